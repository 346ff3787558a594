/*
 * record.h: the shape of each type of line of the stream: the keys of its
 * columns in order, their kinds, and which of them a text table shows. New keys
 * are only added at the end. superlinear-formats(5) documents each.
 *
 * A column's number is its index in the shape: FUNC_NCALL is the column "ncall"
 * of a func line.
 *
 * Files:
 *
 *	record.h	the columns of each type of line
 *	reader.h	lines in, one row at a time
 *	reading.h	what the files of the reader share
 *	fixedline.c	a JSON line as our programs write it, read fast
 *	jsonline.c	any other JSON line
 *	tableline.c	a row of a CSV table
 *	row.c		typed access to the values of a row
 *	members.h	the columns of a line as members of a struct
 *	origin.h	whose code a function is
 *	python.h	what the names and paths of Python say
 *	lines.h		the lines of an open file as they arrive
 *	csvread.h	rows of a CSV file
 *	json.h		JSON values, as a tree or as spans
 *	scan.c		JSON as spans of its own text
 *	writer.h	lines out, in each format
 *	csvtable.h	lines as a CSV table
 *	texttable.h	lines as an aligned text table
 *	runline.h	a run line: the ticket and the receipt
 *	profiles.h	the files of a run's profile
 *	funcline.h	a func or edge line
 *	pointline.h	a point line: a checkpoint
 *	memoryline.h	a memory line: what a function holds at a checkpoint
 *	noteline.h	a note line
 *	scaleline.h	a scale line: a law
 *	causeline.h	a cause line
 *	diffline.h	a diff line
 *	cacheline.h	a cache line: what a data cache saves
 *	answerline.h	an answer line: what all laws come to
 *	trendline.h	a trend line: whether times or memory rise on the way
 */
#ifndef STREAM_RECORD_H
#define STREAM_RECORD_H

#include <stdio.h>

#include "core/text.h"

enum column_kind {
	COLUMN_TEXT,  /* a string */
	COLUMN_COUNT, /* a whole number */
	COLUMN_REAL,  /* any number */
	COLUMN_BOOL,
	COLUMN_JSON, /* an array or object, kept as its JSON text */
	COLUMN_LIST  /* an array; a table has its length only */
};

struct column {
	struct str key;
	char lead[24]; /* ,"key": as written in a line, padded with zeros */
	enum column_kind kind;
	/* Width in a text table; 0 if not shown there. Texts are cut in the
	 * middle, except in the last column. */
	int width;
};

#define COLUMN(key, kind, width)                                     \
	{                                                            \
		{key, sizeof(key) - 1}, ",\"" key "\":", kind, width \
	}

struct shape {
	const char *type;
	const struct column *columns;
	size_t count;
};

enum run_column {
	RUN_ID,
	RUN_PHASE,
	RUN_LABEL,
	RUN_START,
	RUN_END,
	RUN_SIZE,
	RUN_STATUS,
	RUN_ATTEMPT,
	RUN_COMMAND,	 /* array of strings */
	RUN_ENGINE,	 /* auto yappi cprofile native callgrind none */
	RUN_CLOCK,	 /* computing wall cpu */
	RUN_TIMEOUT,	 /* seconds */
	RUN_CACHE,	 /* cold warm */
	RUN_INVARIANTS,	 /* object */
	RUN_DIR,	 /* output folder, relative to the working folder */
	RUN_ITERATIONS,	 /* pattern: the function whose calls are iterations */
	RUN_DOWNLOAD,	 /* array of patterns: functions that fetch data */
	RUN_FROZEN,	 /* array of file names that must not change */
	RUN_FROZEN_HASH, /* the hash that they must have */
	RUN_DESCRIPTION,
	RUN_RESULT,    /* object: present once the run has ended */
	RUN_ERROR,     /* error_message: the type of an exception, or a
			  signal */
	RUN_PREDICTED, /* seconds that the run is expected to take */
	RUN_COLUMNS
};

/* func lines; edge lines have the same columns and `caller` after `point`. */
enum func_column {
	FUNC_RUN,
	FUNC_SIZE,
	FUNC_ITERATIONS,
	FUNC_POINT, /* the checkpoint; empty for the whole run */
	FUNC_KIND,  /* func builtin wait gc program */
	FUNC_FULL_NAME,
	FUNC_MODULE,
	FUNC_LINENO,
	FUNC_NAME,
	FUNC_NCALL,	  /* all calls */
	FUNC_NACTUALCALL, /* calls that are not recursive */
	FUNC_TTOT,	  /* inclusive seconds */
	FUNC_TSUB,	  /* self seconds */
	FUNC_OWN,    /* self seconds, and those of the C functions it calls */
	FUNC_WAIT,   /* seconds of waiting, not part of the other times */
	FUNC_ORIGIN, /* whose code it is: stream/origin.h */
	FUNC_COLUMNS
};
enum edge_column {
	EDGE_RUN,
	EDGE_SIZE,
	EDGE_ITERATIONS,
	EDGE_POINT,
	EDGE_CALLER, /* full_name of the caller */
	EDGE_KIND,   /* of the callee, like all that follow */
	EDGE_FULL_NAME,
	EDGE_MODULE,
	EDGE_LINENO,
	EDGE_NAME,
	EDGE_NCALL,
	EDGE_NACTUALCALL,
	EDGE_TTOT,
	EDGE_TSUB,
	EDGE_OWN,
	EDGE_WAIT,
	EDGE_ORIGIN,
	EDGE_COLUMNS
};

/* A checkpoint within a run: what the run had used and done so far. */
enum point_column {
	POINT_RUN,
	POINT_SIZE,
	POINT_ITERATIONS, /* so far; empty if no function counts them */
	POINT_NAME,	  /* "1", "2", ... in order: the point of func lines */
	POINT_WALL,	  /* seconds since profiling began */
	POINT_CPU,
	POINT_RSS, /* bytes, at this moment */
	POINT_PEAK_RSS,
	POINT_BLOCKS, /* live blocks of the interpreter */
	POINT_CALLS,  /* of all functions so far */
	/* The durations of the driver's calls since the last point. */
	POINT_DRIVER, /* full_name */
	POINT_MEDIAN, /* seconds */
	POINT_P99,
	POINT_WORST,
	POINT_TIMED, /* calls that were timed */
	POINT_COLUMNS
};

/* The memory that lines of a function allocated and that was still held at a
 * checkpoint; for functions where it changed since the last checkpoint. */
enum memory_column {
	MEMORY_RUN,
	MEMORY_SIZE,
	MEMORY_POINT, /* as in point lines */
	MEMORY_KIND,  /* func, or program: all functions */
	MEMORY_FULL_NAME,
	MEMORY_MODULE,
	MEMORY_LINENO,
	MEMORY_NAME,
	MEMORY_BYTES,
	MEMORY_BLOCKS,
	MEMORY_COLUMNS
};

enum scale_column {
	SCALE_BY, /* meaning of n: size, iterations, or a function */
	SCALE_FULL_NAME,
	SCALE_MODULE,
	SCALE_LINENO,
	SCALE_NAME,
	SCALE_KIND,
	SCALE_CALLER, /* full_name, of an edge */
	SCALE_METRIC, /* ncall own tsub ttot tavg; wall cpu rss
			 blocks; held */
	SCALE_POINTS, /* [[n,y],...]; in CSV their number */
	SCALE_N_MIN,
	SCALE_N_MAX,
	SCALE_P, /* the exponent, in the range that matters */
	SCALE_P_LO,
	SCALE_P_HI,
	SCALE_P_END,	  /* exponent between the two largest sizes */
	SCALE_P_DIFF,	  /* exponent by the last differences */
	SCALE_P_MENU,	  /* exponent of the chosen class at the end */
	SCALE_P_ALL,	  /* slope of the line through all points */
	SCALE_CLASS,	  /* 1, log n, n, n log n, n^1.5, n^2, ... */
	SCALE_VERDICT,	  /* sublinear linear near-linear watch superlinear
			     quadratic */
	SCALE_CONFIDENCE, /* firm provisional undecided */
	SCALE_SINCE,	  /* "up to n" or "from n", if the law has a range */
	SCALE_SHARE,	  /* part of the computing time at the largest size,
			     0..1 */
	SCALE_TARGET,	  /* n */
	SCALE_AT_TARGET,  /* the metric at `target` */
	SCALE_AT_LO,
	SCALE_AT_HI,
	SCALE_LAW,     /* the law as text: "2n^2 - 3n + 7" */
	SCALE_BEYOND,  /* p beyond the end of the range */
	SCALE_HOLDOUT, /* relative error predicting the largest size */
	SCALE_BEND,    /* up, down or empty */
	SCALE_WITHIN,  /* id of the run whose checkpoints these are; empty for a
			  law over runs */
	SCALE_GROWS_WITH, /* position (within a run), size (of the run) */
	SCALE_SINCE_N,	  /* n from which the law holds */
	SCALE_UNTIL_N,	  /* n up to which it holds */
	SCALE_ORIGIN,	  /* as in a func line; of an edge, the callee's */
	SCALE_COLUMNS
};

enum cause_column {
	CAUSE_FULL_NAME,
	CAUSE_MODULE,
	CAUSE_LINENO,
	CAUSE_NAME,
	CAUSE_VERDICT,
	CAUSE_CONFIDENCE,
	CAUSE_P_NCALL,
	CAUSE_P_OWN,
	CAUSE_P_TAVG,
	CAUSE_LAW,
	CAUSE_SHARE,
	CAUSE_TARGET,
	CAUSE_AT_TARGET,
	CAUSE_SINCE,
	CAUSE_PATH,	/* array of full names, root first */
	CAUSE_SYMPTOMS, /* array of objects: full_name p_ncall ncall own_s kind
			   family */
	CAUSE_WHY,	/* called-too-often, each-call-grows, both */
	CAUSE_BY,
	CAUSE_OWN_NOW, /* seconds at the largest size measured */
	CAUSE_N_MAX,
	CAUSE_BEYOND,
	CAUSE_P_LO,
	CAUSE_P_HI,
	CAUSE_AXIS,   /* accumulates, input, or empty if not known */
	CAUSE_WITHIN, /* id of the run, if seen only within one run */
	CAUSE_METRIC, /* metric of the law: own tsub ncall (of `entry`) ttot */
	CAUSE_NCALL,  /* its calls at n_max */
	CAUSE_ENTRY,  /* object: the edge through which growth enters */
	CAUSE_CALLEE, /* object: the callee with most of its time */
	CAUSE_SYMPTOM_COUNT, /* their number, if `symptoms` has not all */
	CAUSE_SINCE_N,	     /* as in a scale line */
	CAUSE_UNTIL_N,
	CAUSE_WAY,   /* full_name of what of others `yours` calls there */
	CAUSE_YOURS, /* full_name of the nearest own function on its path */
	CAUSE_COLUMNS
};

enum diff_column {
	DIFF_FULL_NAME,
	DIFF_MODULE,
	DIFF_LINENO,
	DIFF_NAME,
	DIFF_METRIC, /* wall cpu rss of the run; ncall own ttot */
	DIFF_A,
	DIFF_B,
	DIFF_RATIO, /* b / a */
	DIFF_LO,    /* interval of the ratio */
	DIFF_HI,
	DIFF_VERDICT, /* faster slower same ~; of laws worse better same ~ */
	DIFF_GROUP_A,
	DIFF_GROUP_B,
	/* Where laws are compared, of both groups, as in a scale line. */
	DIFF_CALLER,
	DIFF_BY,
	DIFF_CLASS_A,
	DIFF_CLASS_B,
	DIFF_VERDICT_A,
	DIFF_VERDICT_B,
	DIFF_CONFIDENCE_A,
	DIFF_CONFIDENCE_B,
	DIFF_P_A,
	DIFF_P_A_LO,
	DIFF_P_A_HI,
	DIFF_P_B,
	DIFF_P_B_LO,
	DIFF_P_B_HI,
	DIFF_Q, /* false discovery rate at which the difference is accepted */
	DIFF_SHARE, /* the larger of both */
	DIFF_WITHIN_A,
	DIFF_WITHIN_B,
	DIFF_COLUMNS
};

/* The time that a data cache saves: see cacheline.h. */
enum cache_column {
	CACHE_SIZE,
	CACHE_START,
	CACHE_END,
	CACHE_ITERATIONS,
	CACHE_COLD_RUNS,
	CACHE_WARM_RUNS,
	CACHE_COLD, /* wall seconds; the least */
	CACHE_WARM,
	CACHE_SAVING, /* of the cold time, 0..1 */
	CACHE_SAVING_LO,
	CACHE_SAVING_HI,
	CACHE_ADVICE,	  /* preload single repeat */
	CACHE_COLD_EMPTY, /* yes no, as the next ones */
	CACHE_COLD_LEFT,
	CACHE_COLD_BYTES_AFTER,
	CACHE_WARM_FILLED,
	CACHE_WARM_BYTES_BEFORE,
	CACHE_COLUMNS
};

/* What the laws of one axis come to: see answerline.h. */
enum answer_column {
	ANSWER_BY,
	ANSWER_OUTCOME, /* few-sizes open grows clean */
	ANSWER_SIZES,
	ANSWER_N_MIN,
	ANSWER_N_MAX,
	/* The function of most account for that, and its law. */
	ANSWER_FULL_NAME,
	ANSWER_MODULE,
	ANSWER_LINENO,
	ANSWER_NAME,
	ANSWER_KIND,
	ANSWER_METRIC,
	ANSWER_P,
	ANSWER_P_LO,
	ANSWER_P_HI,
	ANSWER_VERDICT,
	ANSWER_CONFIDENCE,
	ANSWER_SHARE,
	ANSWER_SINCE_N,
	ANSWER_UNTIL_N,
	ANSWER_BEYOND,
	/* Of the functions that matter: their share, by what is known. */
	ANSWER_GROWING,
	ANSWER_OPEN,
	ANSWER_SETTLED,
	ANSWER_NEXT, /* sizes larger repeat longer */
	ANSWER_NEXT_N,
	ANSWER_NEXT_S,
	ANSWER_WITHIN,
	ANSWER_COLUMNS
};

/* Whether a level rises on the way: see trendline.h. */
enum trend_column {
	TREND_BY,
	TREND_FULL_NAME,
	TREND_MODULE,
	TREND_LINENO,
	TREND_NAME,
	TREND_KIND,
	TREND_METRIC,	 /* tavg rss blocks held */
	TREND_STATISTIC, /* mean median p99 worst, of tavg */
	TREND_OUTCOME,	 /* rises steady falls */
	TREND_N_MIN,
	TREND_N_MAX,
	TREND_FIRST,
	TREND_LAST,
	TREND_CHANGE, /* of the last third over the first third */
	TREND_EACH,   /* for each unit of n */
	TREND_SHARE,
	TREND_P,
	TREND_WITHIN,
	TREND_POINTS, /* [[n,y],...] */
	TREND_COLUMNS
};

enum check_column {
	CHECK_BOUND,
	CHECK_OUTCOME, /* broken undecided */
	CHECK_FULL_NAME,
	CHECK_METRIC,
	CHECK_VALUE, /* an exponent, or the ratio of a diff line */
	CHECK_LO,
	CHECK_HI,
	CHECK_WITHIN, /* id of the run, if within one; empty: over runs */
	CHECK_COLUMNS
};

enum note_column {
	NOTE_TOOL,
	NOTE_LEVEL, /* info warning error */
	NOTE_CODE,  /* a short constant word, for programs */
	NOTE_RUN,
	NOTE_FULL_NAME,
	NOTE_TEXT,
	NOTE_COLUMNS
};

extern const struct shape shape_run;
extern const struct shape shape_func;
extern const struct shape shape_edge;
extern const struct shape shape_point;
extern const struct shape shape_memory;
extern const struct shape shape_scale;
extern const struct shape shape_cause;
extern const struct shape shape_diff;
extern const struct shape shape_cache;
extern const struct shape shape_answer;
extern const struct shape shape_trend;
extern const struct shape shape_check;
extern const struct shape shape_note;

#define SHAPE_MAX_COLUMNS 48

/* The shape of a type of line, NULL if unknown. */
const struct shape *shape_of(struct str type);
/* Prints "func run", "func size", ...: a line for each key of each shape. */
void shapes_print(FILE *file);
/* The column of KEY, -1 if there is none. HINT is tried first: keys are usually
 * in the order of the shape. */
int shape_column(const struct shape *shape, struct str key, int hint);

#endif
