/*
 * store.h: all func and edge lines of a stream by function and by edge, each
 * with its cost in every run; and which names are one function.
 *
 *	func lines of runs a and b:  env1/lib/x.py:3 A.f  env2/lib/x.py:3 B.f
 *	-> one function, two costs
 *
 * Lines of checkpoints within a run stand in the same chains. They come as
 * cumulative values, of what has changed only, and are kept as increments:
 *
 *	point 3: ncall 10   point 5: ncall 16   the run's own line: ncall 20
 *	-> 10 until point 3, 6 more until point 5; 20 in all
 *
 * Memory: 48 bytes a line, and each name once.
 */
#ifndef SCALE_STORE_H
#define SCALE_STORE_H

#include "core/map.h"
#include "law/vocabulary.h"
#include "stream/funcline.h"
#include "stream/memoryline.h"
#include "stream/noteline.h"
#include "stream/pointline.h"
#include "stream/runline.h"

struct cost {
	double values[COST_METRICS]; /* NAN where missing; seconds */
	uint32_t run;
	uint32_t next;	/* MAP_NONE at the end */
	uint32_t point; /* into `points`; MAP_NONE: of the whole run */
};

/* Costs in a chain. */
struct chain {
	uint32_t first, last, count;
};

#define NO_COSTS ((struct chain){MAP_NONE, MAP_NONE, 0})

/* A function as one line calls it. */
struct named {
	struct str full_name; /* lives in the map of names */
	struct str module, name, kind;
	enum origin origin;
	double lineno;
	struct chain costs;
	uint32_t function; /* after store_merge; with several versions, that
			      of most of its costs */
};

/* What several names are. */
struct function {
	uint32_t named; /* the name it is shown under: the most frequent */
	struct chain costs;
};

struct edge {
	uint32_t caller, callee; /* names; after store_merge, functions */
	struct chain costs;
};

/* Where the costs of one pass through a run go: a run line that comes again
 * opens another, which replaces the former once it has costs. */
struct store_run {
	uint32_t id;	   /* in `ids` */
	uint32_t former;   /* the state before it, or MAP_NONE */
	uint32_t revision; /* commit and whether it was changed */
	double size, iterations;
	size_t lines;  /* of the whole run */
	size_t points; /* checkpoints */
	bool replaced;
	bool has_own;
	bool broken;	   /* its profile could not be read to the end */
	bool instructions; /* its costs are counts, not times of a clock */
};

/* A checkpoint: what a run had used and done until then; NAN where not known.
 * `calls`: of all functions. */
struct store_point {
	uint32_t run; /* into runs */
	size_t lines; /* func and edge lines: none at the end of a run */
	double order; /* the number that is its name, else its place */
	double iterations, calls;
	double metrics[METRICS]; /* of point lines */
};

/* What a function held at a checkpoint. */
struct held {
	uint32_t named; /* MAP_NONE: the program */
	uint32_t run;
	double order; /* of the checkpoint, as there */
	double bytes;
	/* Of memory_laws.c: */
	uint32_t function;
	size_t place;
};

struct store {
	struct map *texts; /* modules, names, kinds */
	struct map *names; /* full_name -> named */
	/* Found last: in `ids`, and in `names`. */
	uint32_t last_id, last_name, last_caller;
	struct named *named;
	size_t named_cap;
	struct pairs *pairs; /* caller, callee -> edge */
	struct edge *edges;
	size_t edge_count, edge_cap;
	struct function *functions;
	size_t function_count, function_cap;
	struct map *commits;
	uint32_t versions; /* revisions of runs with costs; store_merge */
	struct map *ids;   /* of runs */
	uint32_t *current; /* by id: index into runs */
	size_t current_cap;
	struct store_run *runs;
	size_t run_count, run_cap;
	struct cost *costs;
	size_t cost_count, cost_cap;
	struct map *point_keys; /* run and name of a checkpoint */
	struct store_point *points;
	size_t point_cap;
	struct held *held;
	size_t held_count, held_cap;
	size_t falls;	   /* lines below the line of the point before */
	size_t kept_apart; /* identities of two files within one run */
};

void store_init(struct store *store);
void store_release(struct store *store);
/* A run line: costs that follow belong to this state of the run. */
void store_start_run(struct store *store, struct str id);
/* The last state of a run, by its number in `ids`, that says something of it;
 * MAP_NONE where none does. */
uint32_t store_last_state(const struct store *store, uint32_t id);
/* The text of the program that the run was made of: runs of one commit have
 * the same lines, those with uncommitted changes others. COMMIT is empty, as
 * without this call, where it is unknown. */
void store_revision(
    struct store *store, struct str id, struct str commit, bool changed);
/* Revisions are numbered below this. */
uint32_t store_revisions(const struct store *store);
/* What a note says of a run's profile: noteline.h. */
void store_note(struct store *store, const struct note_line *note);
/* A point line. */
void store_add_point(struct store *store, const struct point_line *line);
/* A memory line; its function need have no others. */
void store_add_memory(struct store *store, const struct memory_line *line);
/* A func or edge line. */
void store_add(struct store *store, const struct func_line *line);
/* After the last line, before store_merge: the costs at checkpoints become
 * increments since the checkpoint before; in a chain they then stand in order.
 * A value below the one before adds nothing and is counted in `falls`. */
void store_difference(struct store *store);
/* Joins the names of one function, and its edges; between
 * revisions as function/pairing.h says. Names of two files that stand side by
 * side in one run stay apart. */
void store_merge(struct store *store);

#endif
