/*
 * vocabulary.h: the enumerations of metrics, verdicts, confidences, classes and
 * bends: each value with its key in the stream and, where people read it, its
 * name.
 *
 *	{"metric":"held","class":"n^2","verdict":"quadratic",
 *	 "confidence":"firm","bend":"down"}
 *	-> METRIC_HELD, CLASS_N2, VERDICT_QUADRATIC, CONFIDENCE_FIRM, BEND_DOWN
 *
 * A value whose name is "" is written as a missing key. CONTRIBUTING says how
 * to add a metric.
 */
#ifndef LAW_VOCABULARY_H
#define LAW_VOCABULARY_H

#include "core/text.h"

/* ---- metrics ---- */

/* In order of preference: of several metrics of one thing, the first says best
 * how it grows. */
enum metric {
	/* What func and edge lines hold. */
	METRIC_OWN,
	METRIC_TSUB,
	METRIC_NCALL,
	METRIC_TTOT,
	METRIC_WAIT, /* not a part of another time */
	COST_METRICS,
	/* Of a whole run, in its result or at its checkpoints. */
	METRIC_WALL = COST_METRICS,
	METRIC_CPU,
	METRIC_RSS,
	METRIC_TAVG, /* of a call, or of an iteration of the whole run */
	METRIC_BLOCKS,
	METRIC_HELD, /* what memory lines hold */
	METRIC_HITS, /* and line lines */
	METRICS,
	METRIC_NONE = METRICS /* any other text */
};

enum metric_unit {
	UNIT_COUNT,
	UNIT_SECONDS,
	UNIT_BYTES
};

/* The noise of a value, and so how it is judged. */
enum noise_kind {
	NOISE_EXACT, /* none: by laws that go through every point */
	NOISE_CLOCK, /* that of all times of these runs */
	NOISE_LEVEL  /* a relative deviation of its own, `level` */
};

struct metric_row {
	const char *key;   /* in the stream */
	const char *words; /* for people, as in "its own cost"; NULL: the key */
	enum metric_unit unit;
	enum noise_kind noise;
	double level; /* relative deviation of one value; NOISE_LEVEL */
	/* Within a run, a smaller rise is joined to the next. */
	double least_rise;
	/* Where it is read. */
	bool of_functions;  /* from func and edge lines */
	bool of_points;	    /* from point lines, of the whole run */
	const char *result; /* key of a run's result, or NULL */
};

extern const struct metric_row metric_rows[METRICS];

/* METRIC_NONE where there is no such metric. */
enum metric metric_of(struct str key);
/* The name for people, or else the key. */
const char *metric_words(enum metric metric);

/* ---- verdicts ---- */

enum verdict {
	VERDICT_NONE, /* one or two sizes: no verdict */
	VERDICT_SUBLINEAR,
	VERDICT_LINEAR,
	VERDICT_NEAR_LINEAR,
	VERDICT_WATCH,
	VERDICT_SUPERLINEAR,
	VERDICT_QUADRATIC,
	VERDICT_EXPONENTIAL, /* faster than any power */
	VERDICT_UNKNOWN	     /* any other text */
};

/* "superlinear" */
const char *verdict_name(enum verdict verdict);
enum verdict verdict_of(struct str name);
/* "grows faster than the data" */
const char *verdict_words(enum verdict verdict);

enum confidence {
	CONFIDENCE_NONE, /* one size, or any other text */
	CONFIDENCE_UNDECIDED,
	CONFIDENCE_PROVISIONAL,
	CONFIDENCE_FIRM
};

const char *confidence_name(enum confidence confidence);
enum confidence confidence_of(struct str name);

/* ---- laws ---- */

/* The functions of n that laws consist of, slow growth first. */
enum law_class {
	CLASS_ONE,
	CLASS_LOG,
	CLASS_N,
	CLASS_NLOG,
	CLASS_N15,
	CLASS_N2,
	CLASS_N2LOG,
	CLASS_N3,
	CLASS_MENU, /* the ones before it are fitted to times */
	CLASS_N4 = CLASS_MENU,
	CLASS_DOUBLES, /* with each so many of n */
	CLASS_FACTORIAL,
	CLASSES,
	CLASS_NONE = CLASSES /* not known, or any other text */
};

/* "n log n" */
const char *class_name(enum law_class class);
enum law_class class_of(struct str name);

enum bend {
	BEND_NONE,
	BEND_UP,
	BEND_DOWN
};

const char *bend_name(enum bend bend);

#endif
