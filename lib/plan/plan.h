/*
 * plan.h: profiling_plan.json in memory: its runs, what they share, and the
 * place of each value in the file's bytes, so that edit.h can change a run and
 * leave all other bytes as they are.
 *
 *	struct plan plan;
 *	status = plan_load(&plan, "profiling_plan.json");
 *	run = plan_find(&plan, STR("wk-1"));
 *	plan_release(&plan);
 *
 * Memory: the file's bytes and about 300 bytes a run. Texts are views that live
 * as long as the plan; data NULL where the key is missing or null. Limit:
 * PLAN_MAX_BYTES a file.
 *
 * Files:
 *
 *	plan.h		the plan in memory
 *	plan_run.c	one row of it
 *	walk.h		JSON text, and the place of each member
 *	member.h	the value of a member, of the right kind
 *	edit.h		changes to the plan in memory
 *	plan_bytes.c	the bytes of a changed plan
 *	layout.h	new JSON formatted like the plan
 *	update.h	one change of the file, under a lock
 *	mark.h		marks of runs, from run lines or by hand
 *	add.h		run lines as new rows
 *	select.h	which runs -r, -p, -l and -a pick
 *	order.h		the order of runs
 *	tally.h		how many there are in which state
 *	estimate.h	how long one will take
 *	space.h		what the output folder holds
 *	prune.h		what of it is stale
 *	ticket_line.h	a run of the plan as a run line
 *	template.h	the placeholders of a command
 *	bare.h		tickets without a plan (plan-seq, plan-cut)
 *	sizes.h		a list of sizes as an option has it
 *	cut.h		the first records of an input file
 *	cut_kind.h	what its records are
 */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include "plan/walk.h"

#define PLAN_DEFAULT_PATH "profiling_plan.json"
#define PLAN_DEFAULT_DIR  "profiling"
#define PLAN_MAX_BYTES	  ((size_t)256 << 20)
#define PLAN_MAX_ATTEMPT  INT64_C(1000000000)
#define PLAN_MAX_PHASE	  INT64_C(1000000)
#define PLAN_NO_PHASE	  INT64_C(-1)
#define PLAN_STATUS_COUNT 4

enum plan_status {
	PLAN_PENDING,
	PLAN_RUNNING,
	PLAN_DONE,
	PLAN_ERROR
};

/* Parses pending, running, done or error; false for another text. */
bool plan_status_parse(struct str text, enum plan_status *status);
const char *plan_status_text(enum plan_status status);

struct plan_run {
	struct str id, start, end, label, description, cache, error;
	struct str command; /* a JSON array with placeholders */
	enum plan_status status;
	int64_t attempt;
	int64_t phase;	  /* PLAN_NO_PHASE where missing */
	double size;	  /* its own, else its number of days; NAN without
			     either */
	double timeout_s; /* NAN where missing */
	struct str row;	  /* its object in the file */
	uint32_t result;  /* its index in plan.results, or MAP_NONE */
	bool changed;	  /* set by edit.h: the row must be written again */
};

/* A member of `results`, of the file or a new one. */
struct plan_result {
	struct member member; /* a new one has only key and value */
	char *fresh;	      /* JSON text that replaces the value; owned */
	bool is_new, dropped;
};

struct plan_meta {
	struct str profiler, clock, dir, iterations_from;
	struct str command, download; /* JSON arrays */
	double timeout_s;	      /* NAN where missing */
	int64_t seed;		      /* random_seed_for_selection, or 0 */
};

struct plan {
	char *path;
	struct buf file;
	struct walk walk; /* owns texts that had to be unescaped */
	struct plan_meta meta;
	struct str invariants; /* a JSON object */
	struct str frozen;     /* invariants.frozen_files, a JSON array */
	struct member first;   /* first member of the root: shows the file's
				  layout */
	struct box root, rows, results_box;
	bool has_results;
	bool results_changed;
	struct plan_run *runs; /* in the order of the file */
	size_t count, cap;
	struct map *ids; /* id to index in runs */
	struct plan_result *results;
	size_t result_count, result_cap;
	struct buf *rows_added; /* JSON texts of rows to be appended */
	size_t added_count, added_cap;
};

/* Reads the plan at PATH. On failure there is nothing to release. */
enum status plan_load(struct plan *plan, const char *path);
/* The same from TEXT, which the plan then owns. */
enum status plan_read(struct plan *plan, const char *path, struct buf *text);
void plan_release(struct plan *plan);

/* NULL if there is no such run. */
struct plan_run *plan_find(const struct plan *plan, struct str id);
/* The output folder, PLAN_DEFAULT_DIR if the plan names none. */
struct str plan_dir(const struct plan *plan);
/* The status, except that a run marked running is pending if no process holds
 * its lock. */
enum plan_status plan_status_now(
    const struct plan *plan, const struct plan_run *run);
/* The text of the run's result, data NULL without one. */
struct str plan_result_text(
    const struct plan *plan, const struct plan_run *run);

/* Reads and checks the object of one run at WALK's place. */
enum status plan_read_run(struct walk *walk, struct plan_run *run);

#endif
