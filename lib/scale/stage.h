/*
 * stage.h: what the modules of lib/scale share while one stream is worked on.
 * Nothing outside lib/scale includes it.
 */
#ifndef SCALE_STAGE_H
#define SCALE_STAGE_H

#include <math.h>

#include "law/judge.h"
#include "law/noise.h"
#include "law/project.h"
#include "scale/scale.h"
#include "scale/within.h"

/* The metrics of one function or edge, NAN where missing. */
struct series {
	/* By place on the axis. Within a run: the rise in that interval. */
	double *values[METRICS];
	bool steady; /* runs of one n have equal calls */
	/* Within a run: until each of its bounds, and of the whole run. */
	double *sums[METRICS];
	double totals[METRICS];
};

/* How one metric grows. */
struct growth {
	struct points judged; /* what the judgement is of */
	struct points shown;  /* what was measured: the same over runs */
	bool rates; /* within a run: judged are n dy/dn of what is shown */
	/* Of rates: the interval behind each point, and where the function was
	 * called for the last time, NAN where it goes on. */
	double from[FIT_MAX_SIZES], to[FIT_MAX_SIZES], stopped;
	struct judgement j;
};

/* What was seen of a function within a run, for its lines over runs. */
struct seen {
	bool steep, flat; /* neither: not decided */
};

/* A function or an edge that is to be printed. */
struct entry {
	uint32_t index;	 /* into store.functions or store.edges */
	double share;	 /* own, of the computing time at the largest size */
	double rank;	 /* own at the target */
	double tiebreak; /* inclusive time, then calls, at the largest size */
};

struct scale {
	const struct scale_options *options;
	struct writer *out;
	struct store store;
	struct run_table *table;
	struct axis across;	 /* over runs */
	struct within within;	 /* between checkpoints of one run */
	const struct axis *axis; /* that of the two which is at hand */
	struct seen *seen;	 /* by function, METRICS each; or NULL */
	size_t outside;	      /* functions of the start-up or tear-down alone */
	size_t steep;	      /* functions that grow, on the axis at hand */
	size_t open;	      /* those of which that is not decided */
	struct series series; /* of the function or edge at hand */
	enum metric judged;   /* METRIC_OWN, or METRIC_TSUB without callers */
	bool any_time;
	bool wall_times;    /* seconds of a clock, not instructions */
	bool no_callers;    /* some run that takes part has no own times */
	double computing;   /* seconds at the largest size, waiting excluded */
	double most_wait;   /* more waits a thread that nobody waits for */
	double waiting;	    /* of functions that made the program wait */
	struct noise noise; /* of one value, over all functions */
	double doubt;	    /* a verdict less probable than this is not firm */
	double target;	    /* n; NAN where there is none */
	double measured_target; /* the target that was refused; NAN if none */
	struct entry *entries;
	size_t entry_count, entry_cap;
	size_t small_functions, small_edges; /* counted, not printed */
	bool *printed;			     /* by function */
};

static inline bool
is_within(const struct scale *scale)
{
	return scale->axis->within.data != NULL;
}

/* ---- series.c ---- */
void series_init(struct scale *scale);
void series_release(struct scale *scale);
void series_gather(struct scale *scale, const struct chain *costs);
/* The value at the largest size, 0 where there is none; within a run that of
 * the whole run. */
double series_last(const struct scale *scale, enum metric metric);
/* Sets the points of OUT; none where nothing was measured. */
void series_points(
    const struct scale *scale, enum metric metric, struct growth *out);
/* Judges the points of OUT by the noise of these runs. */
void series_judge(const struct scale *scale, enum metric metric, bool holdout,
    struct growth *out);
/* What the metric will be at TARGET. */
void series_project(
    const struct growth *growth, double target, struct projection *out);

/* ---- increments.c ---- */
void increments_gather(struct scale *scale, const struct chain *costs);
/* False for what is of the start-up or the tear-down alone. */
bool increments_any(const struct scale *scale);
/* Rises of a metric as points: n dy/dn, each over as many intervals as it takes
 * to rise by the least that counts. */
void increments_points(
    const struct scale *scale, enum metric metric, struct growth *out);
/* The same of SUMS at BOUNDS, one more than INTERVALS, each rise LEAST. */
void increments_between(const double *bounds, size_t intervals,
    const double *sums, double least, struct growth *out);
/* The time of one call, interval by interval. */
void increments_each(const struct scale *scale, struct growth *out);
/* Relative noise of a count between checkpoints: calls may come in bursts, so
 * that few of them between two checkpoints tell little. */
double increments_scatter(const struct growth *growth);
/* After the judgement: where the growth begins and ends. */
void increments_range(struct growth *out);
/* The law of what rises at these rates. */
bool increments_law(const struct growth *growth, struct model *law);
void increments_project(
    const struct growth *growth, double target, struct projection *out);

/* ---- rank.c ---- */
/* Totals, noise, what is worth printing, and in which order. */
void rank_functions(struct scale *scale);
void rank_edges(struct scale *scale);
/* Of the function at hand: its waiting is worth a line. */
bool rank_waits(const struct scale *scale);

/* ---- function_laws.c ---- */
struct subject {
	struct str full_name, module, name, kind, caller; /* data may be NULL */
	enum origin origin;
	double lineno, share; /* NAN where there is none */
};
void line_write(struct scale *scale, const struct subject *subject,
    enum metric metric, const struct growth *growth, const char *grows_with);
/* ---- program_laws.c ---- */
/* A metric of every run's result. */
void lines_program_values(
    const struct scale *scale, enum metric metric, double *values);
void lines_program(struct scale *scale);
/* The points of OUT are levels of METRIC that have noise of their own. */
void judge_level(struct growth *out, enum metric metric);
/* ---- memory_laws.c ---- */
/* After store_merge(). */
void memory_settle(struct scale *scale);
void lines_memory(struct scale *scale);
/* ---- function_laws.c ---- */
void lines_functions(struct scale *scale);
void lines_edges(struct scale *scale);

/* ---- cache_worth.c ---- */
void lines_cache(struct scale *scale);

/* ---- pairwise.c ---- */
void pairs_write(struct scale *scale);

/* ---- run_notes.c ---- */
/* Notes on the runs and sizes, before the laws. */
void notes_runs(struct scale *scale);
/* ---- within_notes.c ---- */
/* Notes on the checkpoints, before the laws within a run. */
void notes_checkpoints(struct scale *scale);
/* After them. */
void notes_within(struct scale *scale);
/* ---- function_notes.c ---- */
/* Notes on functions: ticks, growth in one step, seen only at some sizes or
 * with no value at all. */
void notes_functions(struct scale *scale);
/* Before store_merge: a note on functions that have several lines in a run. */
void notes_twice(struct scale *scale);
/* ---- commit_notes.c ---- */
/* A note on functions that are not in every commit of the runs. */
void notes_unmatched(struct scale *scale);
/* What was too small to be printed, counted. */
void notes_left_out(struct scale *scale);

/* The whole program. */
static inline struct subject
the_program(void)
{
	return (struct subject){.full_name = STR("program"),
	    .name = STR("program"),
	    .kind = STR("program"),
	    .lineno = (double)NAN,
	    .share = (double)NAN};
}

static inline struct subject
subject_of(const struct scale *scale, uint32_t function)
{
	const struct store *s = &scale->store;
	const struct named *n = &s->named[s->functions[function].named];

	return (struct subject){.full_name = n->full_name,
	    .module = n->module,
	    .name = n->name,
	    .kind = n->kind,
	    .origin = n->origin,
	    .lineno = n->lineno,
	    .share = (double)NAN};
}

#endif
