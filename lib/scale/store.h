/*
 * store.h: all func and edge lines of a stream by function and edge, with the
 * cost in each run; joins the names of one function.
 *
 *	func lines of runs a and b:  env1/lib/x.py:3 A.f  env2/lib/x.py:3 B.f
 *	-> one function, two costs
 *
 * Lines of checkpoints within a run are in the same chains. They come as
 * cumulative values, only of what has changed, and are kept as increments:
 *
 *	point 3: ncall 10   point 5: ncall 16   the run's own line: ncall 20
 *	-> 10 until point 3, 6 more until point 5; 20 in all
 *
 * Memory: 64 bytes for each line, and each name once.
 */
#ifndef SCALE_STORE_H
#define SCALE_STORE_H

#include "core/map.h"
#include "law/vocabulary.h"
#include "stream/funcline.h"
#include "stream/lineline.h"
#include "stream/memoryline.h"
#include "stream/noteline.h"
#include "stream/pointline.h"
#include "stream/runline.h"

struct cost {
	double values[COST_METRICS]; /* NAN if missing; seconds */
	double wait_most;	     /* of one process */
	uint32_t run;
	uint32_t next;	/* MAP_NONE at the end */
	uint32_t point; /* index in `points`; MAP_NONE: of the whole run */
	union {
		uint32_t named;	 /* of a function: index in `named` */
		int call_lineno; /* of an edge; 0: not known */
	};
};

/* A list of costs. */
struct chain {
	uint32_t first, last, count;
};

#define NO_COSTS ((struct chain){MAP_NONE, MAP_NONE, 0})

/* A name of a function, as in a line. */
struct named {
	struct str full_name; /* owned by the map of names */
	struct str module, name, kind;
	enum origin origin;
	double lineno;
	struct chain costs;
	uint32_t function; /* set by store_merge(); with several versions, that
			      of most of its costs */
};

/* A part of a function, whose time is that of the function: a loop or the length
 * of a variable, which are axes alone, a line or an operation. Only checkpoints
 * have it, except for lines whose hits are known of the whole run. */
static inline bool
kind_is_part(struct str kind)
{
	return str_is(kind, "loop") || str_is(kind, "length") ||
	       str_is(kind, "line") || str_is(kind, "operation");
}

/* A function with all its names. */
struct function {
	uint32_t named; /* the name that is shown: the most frequent */
	struct chain costs;
};

struct edge {
	uint32_t caller, callee; /* names; after store_merge() functions */
	struct chain costs;
};

/* One state of a run. A run line that comes again begins a new state, which
 * replaces the old one once it has costs. */
struct store_run {
	uint32_t id;	   /* in `ids` */
	uint32_t former;   /* the state before, or MAP_NONE */
	uint32_t revision; /* commit and whether it was changed */
	double size, iterations;
	size_t lines;  /* of the whole run */
	size_t points; /* checkpoints */
	bool replaced;
	bool has_own;
	bool broken;	   /* its profile could not be read to the end */
	bool instructions; /* its costs are counts, not times */
};

/* A checkpoint: what a run had used and done so far; NAN if not known. `calls`
 * are those of all functions. */
struct store_point {
	uint32_t run; /* into runs */
	size_t lines; /* number of func and edge lines: 0 at the end of a run */
	double order; /* the number that is its name, or else its position */
	double iterations, calls;
	double metrics[METRICS]; /* metrics of point lines */
	struct str driver; /* whose calls were timed since the last point */
	double median_s, p99_s, worst_s, timed;
};

/* The memory that a function held at a checkpoint. */
struct held {
	uint32_t named; /* MAP_NONE: the program */
	uint32_t run;
	double order; /* as in store_point */
	double bytes;
	/* Set by memory_laws.c: */
	uint32_t function;
	size_t place;
};

struct store {
	struct map *texts; /* modules, names, kinds */
	struct map *names; /* full_name -> named */
	/* The last ones found: in `ids`, and in `names`. */
	uint32_t last_id, last_name, last_caller;
	struct named *named;
	size_t named_cap;
	struct pairs *pairs; /* caller, callee -> edge */
	struct edge *edges;
	size_t edge_count, edge_cap;
	struct function *functions;
	size_t function_count, function_cap;
	struct map *commits;
	uint32_t versions; /* revisions of runs with costs, set by
			      store_merge() */
	struct map *ids;   /* of runs */
	uint32_t *current; /* by id: index in runs */
	size_t current_cap;
	struct store_run *runs;
	size_t run_count, run_cap;
	struct cost *costs;
	size_t cost_count, cost_cap;
	struct map *point_keys; /* keys: run and name of a checkpoint */
	struct store_point *points;
	size_t point_cap;
	struct held *held;
	size_t held_count, held_cap;
	size_t falls;	   /* lines below the line of the last point */
	size_t kept_apart; /* identities that are two files within one run */
};

void store_init(struct store *store);
void store_release(struct store *store);
/* Begins a new state of a run: the following costs belong to it. */
void store_start_run(struct store *store, struct str id);
/* The last state with lines of a run, by its index in `ids`; MAP_NONE if there
 * is none. */
uint32_t store_last_state(const struct store *store, uint32_t id);
/* Sets the version of the program: runs of one commit have the same lines of
 * code, runs with uncommitted changes others. COMMIT is empty if unknown, as
 * without this call. */
void store_revision(
    struct store *store, struct str id, struct str commit, bool changed);
/* Revisions are numbered below this. */
uint32_t store_revisions(const struct store *store);
/* Adds a note on a run's profile (noteline.h). */
void store_note(struct store *store, const struct note_line *note);
/* Adds a point line. */
void store_add_point(struct store *store, const struct point_line *line);
/* Adds a memory line; its function may have no other lines. */
void store_add_memory(struct store *store, const struct memory_line *line);
/* Adds a func or edge line. */
void store_add(struct store *store, const struct func_line *line);
/* Adds a line line: an edge from the function to its line, whose calls are the
 * hits. */
void store_add_line(struct store *store, const struct line_line *line);
/* Adds a cost at the end of a chain. */
void store_chain(struct store *store, struct chain *chain, uint32_t cost);
/* The costs of an edge, which is added where it is new. */
struct chain *store_edge(struct store *store, uint32_t caller, uint32_t callee);
/* After the last line, before store_merge(): converts costs at checkpoints to
 * increments since the last checkpoint, and sorts each chain. A value below the
 * one before adds nothing and is counted in `falls`. */
void store_difference(struct store *store);
/* Joins the names of one function, and its edges; between revisions by
 * function/pairing.h. Names from two files of one run stay apart. */
void store_merge(struct store *store);
/* Shows each function by the name that it has most often in the runs that have a
 * PLACE: two programs may know one file by two paths. */
void store_rename(struct store *store, const uint32_t *place);

#endif
