/*
 * stage.h: the state that the files of lib/scale share. Code outside of
 * lib/scale must not include it.
 */
#ifndef SCALE_STAGE_H
#define SCALE_STAGE_H

#include <math.h>

#include "law/judge.h"
#include "law/noise.h"
#include "law/project.h"
#include "scale/scale.h"
#include "scale/within.h"
#include "stream/inside.h"

/* The metrics of one function or edge, NAN if missing. */
struct series {
	/* By place on the axis; within a run the rise in that interval. */
	double *values[METRICS];
	bool here;	  /* some run that takes part has it */
	bool steady;	  /* runs of one n have equal calls */
	double wait_most; /* of one process of the last run */
	/* Within a run: at each of its bounds, and at the end of the run. */
	double *sums[METRICS];
	double totals[METRICS];
};

/* The growth of one metric. */
struct growth {
	struct points judged; /* the points that are judged */
	struct points shown;  /* the measured points: over runs the same */
	bool rates; /* within a run: the judged points are n dy/dn of those
		       shown */
	/* Of rates: the interval of each point, and the n after which the
	 * function was not called any more, NAN if it was. */
	double from[FIT_MAX_SIZES], to[FIT_MAX_SIZES], stopped;
	struct judgement j;
};

/* What is known of a function within a run, for its lines over runs. */
struct seen {
	bool steep, flat; /* undecided if neither */
};

#define NOBODY ((struct str){NULL, 0})

struct subject {
	struct str full_name, module, name, kind, caller; /* data may be NULL */
	enum origin origin;
	double lineno, share; /* NAN where there is none */
	struct inside inside; /* see insides.c */
	double call_lineno;   /* of an edge; likewise */
};

/* A law that the answer may name. */
struct told {
	struct subject subject;
	enum metric metric;
	struct judgement j;
};

/* The summary of the functions that matter, on one axis. */
struct answer {
	double share[FINDINGS]; /* of the computing time */
	double memory;		/* the part of those that are flat but for what
				   slower memory explains */
	bool shares;		/* the shares are known */
	bool functions;		/* the growth of some function is known */
	size_t count[FINDINGS];
	struct told told[FINDINGS];
	struct told fading; /* what fades; its share is 0 if nothing does */
	struct growth wall; /* of the program; without points if not known */
	bool steep;	    /* one grows faster than any class of the menu */
	bool doubles;	    /* one so fast that it may be as 2^n */
	double rise; /* of all, as part of the computing time, in a step */
};

/* A function or edge to be printed. */
struct entry {
	uint32_t index;	 /* index in store.functions or store.edges */
	double share;	 /* share of its own cost in the computing time at the
			    largest size */
	double rank;	 /* own cost at the target */
	double tiebreak; /* inclusive time, then calls, at the largest size */
};

struct hot_part {
	uint32_t part; /* if COUNT is above 0 */
	double count;  /* samples, or the length */
};

/* The parts of a function that have most. */
struct hot {
	double all; /* samples of all its lines */
	struct hot_part line, variable, operation;
};

struct scale {
	const struct scale_options *options;
	struct writer *out;
	struct store store;
	struct run_table *table;
	struct programs programs;
	uint32_t program;	 /* the one that is fitted */
	struct axis across;	 /* over runs */
	struct within within;	 /* between checkpoints of one run */
	const struct axis *axis; /* the current one of the two */
	struct seen *seen;	 /* by function, METRICS each; or NULL */
	struct hot *hot;	 /* by function */
	size_t outside;	      /* functions that are only called in start-up or
				 tear-down */
	struct answer answer; /* on the current axis, as all below */
	struct series series; /* of the current function or edge */
	enum metric judged;   /* METRIC_OWN, or METRIC_TSUB without callers */
	bool any_time;
	bool wall_times;    /* costs are seconds, not instructions */
	bool no_callers;    /* some run that takes part has no own costs */
	double computing;   /* seconds at the largest size, waiting excluded */
	double most_wait;   /* a thread that waits longer delays nobody */
	double waiting;	    /* seconds of functions that made the program
			       wait */
	struct noise noise; /* noise of one value, from all functions */
	double doubt;	    /* a verdict with more doubt than this is not
			       firm */
	/* Computing seconds that the printed functions together have more at
	 * the target. */
	double rise;
	double target;		/* n; NAN if there is none */
	double measured_target; /* a target that was refused; NAN if none */
	struct entry *entries;
	size_t entry_count, entry_cap;
	size_t small_functions, small_edges; /* number of functions and edges
						that are not printed */
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
/* The value at the largest size, 0 if missing; within a run that of the whole
 * run. */
double series_last(const struct scale *scale, enum metric metric);
/* Sets the points of OUT, none if nothing was measured. */
void series_points(
    const struct scale *scale, enum metric metric, struct growth *out);
/* Judges the points of OUT by the noise of these runs. */
void series_judge(
    const struct scale *scale, enum metric metric, struct growth *out);
/* The metric at TARGET, by its law alone. */
void series_project(
    const struct growth *growth, double target, struct projection *out);
/* The same of the function that was gathered, by its calls where these have a law
 * and its time has none. */
void series_forecast(const struct scale *scale, enum metric metric,
    const struct growth *growth, double target, struct projection *out);

/* ---- increments.c ---- */
void increments_gather(struct scale *scale, const struct chain *costs);
/* False if the function is only called in start-up or tear-down. */
bool increments_any(const struct scale *scale);
/* The rises of a metric as points n dy/dn, each over as many intervals as it
 * takes to rise by metric_rows[].least_rise. */
void increments_points(
    const struct scale *scale, enum metric metric, struct growth *out);
/* The same for SUMS at BOUNDS, one more than INTERVALS; each rise is at least
 * LEAST. */
void increments_between(const double *bounds, size_t intervals,
    const double *sums, double least, struct growth *out);
/* The time of one call, interval by interval. */
void increments_each(const struct scale *scale, struct growth *out);
/* What each n adds: the judged points, divided by their n. */
void increments_per_n(const struct growth *growth, struct points *out);
/* The relative noise of a count between checkpoints: calls may come in bursts,
 * so that a few of them between two checkpoints mean little. */
double increments_scatter(const struct growth *growth);
/* True if what each n adds falls in a line to nothing, as of a loop that goes
 * through all that is left. */
bool increments_fades(const struct growth *growth);
/* After the judgement: drops the points up to the end of growth that ended long
 * before the run did, as while a window fills. True if the others are to be judged
 * anew. */
bool increments_outlived(struct growth *out);
/* After the judgement: where the growth begins and ends. */
void increments_range(struct growth *out);
/* The law of the metric that rises at these rates. */
bool increments_law(const struct growth *growth, struct model *law);
void increments_project(
    const struct growth *growth, double target, struct projection *out);

/* ---- rank.c ---- */
/* Finds totals and noise, and which functions and edges are printed, in which
 * order. */
void rank_functions(struct scale *scale);
void rank_edges(struct scale *scale);
/* True if the waiting of the current function is to be printed. */
bool rank_waits(const struct scale *scale);

/* The seconds that the program lost by waiting of the current function. */
double rank_wait_lost(const struct scale *scale);

/* ---- packages.c ---- */
/* After rank_functions(). */
void lines_packages(struct scale *scale);

/* ---- early.c ---- */
void lines_early(const struct scale *scale);

/* ---- function_laws.c ---- */
void line_write(struct scale *scale, const struct subject *subject,
    enum metric metric, const struct growth *growth, const char *grows_with);
/* ---- program_laws.c ---- */
/* A metric of every run's result. */
void lines_program_values(
    const struct scale *scale, enum metric metric, double *values);
void lines_program(struct scale *scale);
/* Judges the points of OUT, values of METRIC with noise of their own. */
void judge_level(struct growth *out, enum metric metric);
/* ---- memory_laws.c ---- */
/* After store_merge(). */
void memory_settle(struct scale *scale);
void lines_memory(struct scale *scale);
/* ---- function_laws.c ---- */
void lines_functions(struct scale *scale);
/* Of edges, and of how often lines began. */
void lines_edges(struct scale *scale);

/* ---- answer.c ---- */
/* Adds a function, by the laws of its cost and of its calls; a law without
 * sizes is unknown. */
void answer_take(struct scale *scale, const struct subject *subject,
    const struct judgement *cost, const struct judgement *calls);
/* Writes the answer, after all functions; false if nothing is known. */
bool answer_write(struct scale *scale);

/* ---- trends.c ---- */
/* Of the longest run: whether iterations get slower, and its memory grows. */
void trends_run(struct scale *scale);
/* Of the memory that a function or the program holds: GROWTH as in its line. */
void trend_held(const struct scale *scale, const struct subject *subject,
    const struct growth *growth);

/* ---- insides.c ---- */
/* Finds what is known of the inside of each function. */
void insides_find(struct scale *scale);
/* What that is of FUNCTION. */
struct inside inside_of(const struct scale *scale, uint32_t function);

/* ---- cache_worth.c ---- */
void lines_cache(struct scale *scale);

/* ---- pairwise.c ---- */
void pairs_write(struct scale *scale);

/* ---- program_notes.c ---- */
/* Where there are several programs: a line of each, and a note. */
void notes_programs(struct scale *scale);
/* ---- run_notes.c ---- */
/* Notes on the runs and sizes, before the laws. */
void notes_runs(struct scale *scale);
/* ---- within_notes.c ---- */
/* Notes on the checkpoints, before the laws within a run. */
void notes_checkpoints(struct scale *scale);
/* After the laws within a run: a note on the time outside of its intervals. */
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
/* A note on the number of functions that were too small to be printed. */
void notes_left_out(struct scale *scale);

/* The own cost of C functions is part of that of their callers. */
static inline bool
is_in_callers(const struct scale *scale, struct str kind)
{
	return str_is(kind, "builtin") && !scale->no_callers && scale->any_time;
}

static inline struct name
subject_name(const struct subject *subject)
{
	return (struct name){.full_name = subject->full_name,
	    .module = subject->module,
	    .name = subject->name,
	    .lineno = subject->lineno};
}

/* The whole program. */
static inline struct subject
the_program(void)
{
	return (struct subject){.full_name = STR("program"),
	    .name = STR("program"),
	    .kind = STR("program"),
	    .lineno = (double)NAN,
	    .share = (double)NAN,
	    .call_lineno = (double)NAN,
	    .inside = inside_unknown()};
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
	    .share = (double)NAN,
	    .call_lineno = (double)NAN,
	    .inside = inside_unknown()};
}

static inline bool
is_kind(const struct scale *scale, uint32_t function, const char *kind)
{
	return str_is(subject_of(scale, function).kind, kind);
}

static inline bool
is_part(const struct scale *scale, uint32_t function)
{
	return kind_is_part(subject_of(scale, function).kind);
}

#endif
