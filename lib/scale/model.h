/*
 * model.h: what the modules of lib/scale share while one stream is worked on.
 * Nothing outside lib/scale includes it.
 */
#ifndef SCALE_MODEL_H
#define SCALE_MODEL_H

#include <math.h>

#include "scale/axis.h"
#include "scale/judge.h"
#include "scale/project.h"
#include "scale/scale.h"

enum metric {
	METRIC_NCALL,
	METRIC_OWN,
	METRIC_TSUB,
	METRIC_TTOT,
	METRIC_TAVG,
	METRIC_COUNT
};
extern const char *const metric_names[METRIC_COUNT];

/* The metrics of one function or edge in every run that takes part. */
struct series {
	double *values[METRIC_COUNT]; /* by place in axis.used; NAN missing */
	bool steady;		      /* runs of one n have equal calls */
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
	struct axis axis;
	struct series series; /* of the function or edge at hand */
	enum metric judged;   /* METRIC_OWN, or METRIC_TSUB without callers */
	bool any_time;
	bool wall_times;  /* seconds of a clock, not instructions */
	bool no_callers;  /* some run that takes part has no own times */
	double computing; /* seconds at the largest size, waiting excluded */
	double noise;	  /* relative, pooled; NAN where unknown */
	double doubt;	  /* a verdict less probable than this is not firm */
	double target;	  /* n; NAN where there is none */
	double measured_target; /* the target that was refused; NAN if none */
	struct entry *entries;
	size_t entry_count, entry_cap;
	size_t small_functions, small_edges; /* counted, not printed */
	bool *printed;			     /* by function */
};

/* ---- series.c ---- */
void series_init(struct scale *scale);
void series_release(struct scale *scale);
void series_gather(struct scale *scale, const struct chain *costs);
/* The value at the largest size, 0 where there is none. */
double series_last(const struct scale *scale, enum metric metric);
void series_points(
    const struct scale *scale, enum metric metric, struct points *points);
/* Judges one metric, its interval from repeats where there are enough. */
void series_judge(const struct scale *scale, enum metric metric, bool holdout,
    const struct points *points, struct judgement *out);
/* The 95 % interval of the exponent by resampling the repeats of each size
 * (fixed seed); false where a size has fewer than three. RANGE is the number
 * of points that the law holds in. */
bool series_bootstrap(const struct scale *scale, const double *values,
    bool steady, size_t range, double *lo, double *hi);

/* ---- rank.c ---- */
/* Totals, noise, what is worth printing, and in which order. */
void rank_functions(struct scale *scale);
void rank_edges(struct scale *scale);

/* ---- lines.c ---- */
struct subject {
	struct str full_name, module, name, kind, caller; /* data may be NULL */
	double lineno, share; /* NAN where there is none */
};
void line_write(struct scale *scale, const struct subject *subject,
    const char *metric, const struct points *points,
    const struct judgement *judgement);
/* A number of every run's result, or that of one iteration (EACH). */
void lines_program_values(
    const struct scale *scale, const char *key, bool each, double *values);
void lines_program(struct scale *scale);
void lines_functions(struct scale *scale);
void lines_edges(struct scale *scale);

/* ---- pairs.c ---- */
void pairs_write(struct scale *scale);

/* ---- checks.c ---- */
/* Notes on the runs and sizes, before the laws. */
void checks_runs(struct scale *scale);
/* ---- suspects.c ---- */
/* Notes on functions: ticks, growth in one step, seen only at some sizes. */
void checks_functions(struct scale *scale);
/* ---- commits.c ---- */
/* A note on functions that are not in every commit of the runs. */
void checks_unmatched(struct scale *scale);
/* What was too small to be printed, counted. */
void checks_left_out(struct scale *scale);

static inline struct subject
subject_of(const struct scale *scale, uint32_t function)
{
	const struct store *s = &scale->store;
	const struct named *n = &s->named[s->functions[function].named];

	return (struct subject){.full_name = n->full_name,
	    .module = n->module,
	    .name = n->name,
	    .kind = n->kind,
	    .lineno = n->lineno,
	    .share = (double)NAN};
}

#endif
