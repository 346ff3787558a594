/*
 * record.h: the shapes of the stream's lines: the key of every column, in
 * order, what it holds, and which of them a table for eyes shows. Keys are
 * only ever added, at the right. superlinear-formats(5) documents each.
 *
 * A column's number is its place in the shape: FUNC_NCALL is the column
 * "ncall" of a func line.
 *
 * Files:
 *
 *	record.h	the columns of each type of line
 *	reader.h	lines in, one row at a time
 *	reading.h	what the parts of the reader share
 *	fixedline.c	a JSON line as our programs write it
 *	jsonline.c	any other JSON line
 *	tableline.c	a row of a CSV table
 *	row.c		typed access to the values of a row
 *	lines.h		the lines of an open file as they arrive
 *	csvread.h	rows of a CSV file
 *	json.h		JSON values, as a tree or as spans
 *	scan.c		JSON as spans of its own text
 *	writer.h	lines out, in each format
 *	csvtable.h	lines as a CSV table
 *	texttable.h	lines as a table for eyes
 *	runline.h	a run line: the ticket and the receipt
 *	funcline.h	a func or edge line
 *	pointline.h	a point line: a checkpoint
 *	memoryline.h	a memory line: who holds memory
 *	noteline.h	a note line
 *	scaleline.h	a scale line: a law
 *	causeline.h	a cause line
 *	diffline.h	a diff line
 *	cacheline.h	a cache line: what a data cache saves
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
	COLUMN_LIST  /* an array of which a table holds the length only */
};

struct column {
	struct str key;
	char lead[24]; /* ,"key": as it stands in a line; zeros fill it up */
	enum column_kind kind;
	/* Width in a table for eyes: 0 not shown there; texts are shown whole
	 * in the last column and cut in the middle elsewhere. */
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
	RUN_ITERATIONS,	 /* glob: the function whose calls are iterations */
	RUN_DOWNLOAD,	 /* array of globs: functions that fetch data */
	RUN_FROZEN,	 /* array of file names that must not change */
	RUN_FROZEN_HASH, /* what their hash must be */
	RUN_DESCRIPTION,
	RUN_RESULT,    /* object: present once the run has ended */
	RUN_ERROR,     /* error_message: an exception's type or a signal */
	RUN_PREDICTED, /* seconds that the run is expected to take */
	RUN_COLUMNS
};

/* func, and edge with `caller` behind `point`: the same columns otherwise. */
enum func_column {
	FUNC_RUN,
	FUNC_SIZE,
	FUNC_ITERATIONS,
	FUNC_POINT, /* empty at the end of a run, else the checkpoint */
	FUNC_KIND,  /* func builtin wait gc program */
	FUNC_FULL_NAME,
	FUNC_MODULE,
	FUNC_LINENO,
	FUNC_NAME,
	FUNC_NCALL,	  /* all calls */
	FUNC_NACTUALCALL, /* calls that are not recursive */
	FUNC_TTOT,	  /* inclusive seconds */
	FUNC_TSUB,	  /* self seconds */
	FUNC_OWN,  /* self seconds and those of the C functions it calls */
	FUNC_WAIT, /* seconds that it waited itself, in no other time */
	FUNC_COLUMNS
};
enum edge_column {
	EDGE_RUN,
	EDGE_SIZE,
	EDGE_ITERATIONS,
	EDGE_POINT,
	EDGE_CALLER, /* full_name of the caller */
	EDGE_KIND,   /* of the callee, as all that follows */
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
	EDGE_COLUMNS
};

/* A checkpoint within a run: what the run had used and done until then. */
enum point_column {
	POINT_RUN,
	POINT_SIZE,
	POINT_ITERATIONS, /* until then; empty where no function counts them */
	POINT_NAME,	  /* "1", "2", ... in order: the point of func lines */
	POINT_WALL,	  /* seconds since profiling began */
	POINT_CPU,
	POINT_RSS, /* bytes, now */
	POINT_PEAK_RSS,
	POINT_BLOCKS, /* live blocks of the interpreter */
	POINT_CALLS,  /* of all functions until then */
	/* The durations of the driver's calls since the point before. */
	POINT_DRIVER, /* full_name */
	POINT_MEDIAN, /* seconds */
	POINT_P99,
	POINT_WORST,
	POINT_TIMED, /* calls that were timed */
	POINT_COLUMNS
};

/* What the blocks that lines of a function allocated, and that were still held
 * at a checkpoint, come to; of functions where it has changed since the
 * checkpoint before. */
enum memory_column {
	MEMORY_RUN,
	MEMORY_SIZE,
	MEMORY_POINT, /* that of point lines */
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
	SCALE_BY, /* what n is: size, iterations, or a function */
	SCALE_FULL_NAME,
	SCALE_MODULE,
	SCALE_LINENO,
	SCALE_NAME,
	SCALE_KIND,
	SCALE_CALLER, /* full_name, where this is an edge */
	SCALE_METRIC, /* ncall own tsub ttot tavg; wall cpu rss
			 blocks; held */
	SCALE_POINTS, /* [[n,y],...]; in CSV their number */
	SCALE_N_MIN,
	SCALE_N_MAX,
	SCALE_P, /* the headline exponent, in the range that matters */
	SCALE_P_LO,
	SCALE_P_HI,
	SCALE_P_END,	  /* slope between the two largest sizes */
	SCALE_P_DIFF,	  /* slope of the successive differences */
	SCALE_P_MENU,	  /* local slope of the chosen class */
	SCALE_P_ALL,	  /* the straight line through all points */
	SCALE_CLASS,	  /* 1, log n, n, n log n, n^1.5, n^2, ... */
	SCALE_VERDICT,	  /* sublinear linear near-linear watch superlinear
			     quadratic */
	SCALE_CONFIDENCE, /* firm provisional undecided */
	SCALE_SINCE,	  /* "up to n" or "from n", where a law has a range */
	SCALE_SHARE,	  /* of the computing time at the largest size, 0..1 */
	SCALE_TARGET,	  /* n */
	SCALE_AT_TARGET,  /* the metric there */
	SCALE_AT_LO,
	SCALE_AT_HI,
	SCALE_LAW,     /* the fitted law as text: "2n^2 - 3n + 7" */
	SCALE_BEYOND,  /* p behind the end of the range, where there is one */
	SCALE_HOLDOUT, /* relative error predicting the largest size */
	SCALE_BEND,    /* up, down or empty */
	SCALE_WITHIN,  /* id of the run whose checkpoints these are; empty: the
			  law is over runs */
	SCALE_GROWS_WITH, /* position (within a run), size (of the run) */
	SCALE_SINCE_N,	  /* n from which on the law holds */
	SCALE_UNTIL_N,	  /* n up to which it holds */
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
	CAUSE_AXIS,   /* accumulates input, or empty where it is not known */
	CAUSE_WITHIN, /* id of the run it was seen in, where in no other way */
	CAUSE_METRIC, /* whose law it is: own tsub ncall (of `entry`) ttot */
	CAUSE_NCALL,  /* its calls at n_max */
	CAUSE_ENTRY,  /* object: the edge through which growth enters */
	CAUSE_CALLEE, /* object: which callee holds most of its time */
	CAUSE_SYMPTOM_COUNT, /* where there are more than `symptoms` holds */
	CAUSE_SINCE_N,	     /* as in a scale line */
	CAUSE_UNTIL_N,
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
	/* Where laws are compared: as in a scale line, of both groups. */
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
	DIFF_Q, /* false discovery rate at which the difference is believed */
	DIFF_SHARE, /* the larger of both */
	DIFF_WITHIN_A,
	DIFF_WITHIN_B,
	DIFF_COLUMNS
};

/* What a data cache saves: see cacheline.h. */
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
	CACHE_COLD_EMPTY, /* yes no, as the next of them */
	CACHE_COLD_LEFT,
	CACHE_COLD_BYTES_AFTER,
	CACHE_WARM_FILLED,
	CACHE_WARM_BYTES_BEFORE,
	CACHE_COLUMNS
};

enum check_column {
	CHECK_BOUND,
	CHECK_OUTCOME, /* broken undecided */
	CHECK_FULL_NAME,
	CHECK_METRIC,
	CHECK_VALUE, /* an exponent, or the ratio of a diff line */
	CHECK_LO,
	CHECK_HI,
	CHECK_WITHIN, /* id of the run that it is within; empty: over runs */
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
extern const struct shape shape_check;
extern const struct shape shape_note;

#define SHAPE_MAX_COLUMNS 48

/* The shape of a type, NULL for one that is not ours. */
const struct shape *shape_of(struct str type);
/* "func run", "func size", ...: a line for each key of each shape, in order. */
void shapes_print(FILE *file);
/* The column of KEY, -1 where there is none. HINT is tried first: keys mostly
 * come in the order of the shape. */
int shape_column(const struct shape *shape, struct str key, int hint);

#endif
