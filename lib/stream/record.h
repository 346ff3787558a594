/*
 * record.h: what a type of line is: its keys in order, what their values are,
 * and which of them a text table shows. Each type has a table of its columns
 * beside its struct (trendline.h and the like); record.c lists the types. New
 * keys are only added at the end. superlinear-formats(5) documents each.
 *
 * A column's number is its index in the table. Columns that are written one by
 * one have names here: FUNC_NCALL is the column "ncall" of a func line, and of
 * no edge line.
 *
 * Files:
 *
 *	record.h	what a type of line is
 *	reader.h	lines in, one row at a time
 *	reading.h	what the files of the reader share
 *	fixedline.c	a JSON line as our programs write it, read fast
 *	jsonline.c	any other JSON line
 *	tableline.c	a row of a CSV table
 *	row.c		typed access to the values of a row
 *	members.h	the columns of a line as members of a struct
 *	origin.h	whose code a function is
 *	package.h	which package it belongs to
 *	python.h	what the names and paths of Python say
 *	lines.h		the lines of an open file as they arrive
 *	csvread.h	rows of a CSV file
 *	json.h		JSON values, as a tree or as spans
 *	scan.c		JSON as spans of its own text
 *	writer.h	lines out, in each format
 *	csvtable.h	lines as a CSV table
 *	texttable.h	lines as an aligned text table
 *	findings.h	check and diff lines for the programs around a repository
 *	runline.h	a run line: the ticket and the receipt
 *	profiles.h	the files of a run's profile
 *	funcline.h	a func or edge line
 *	pointline.h	a point line: a checkpoint
 *	memoryline.h	a memory line: what a function holds at a checkpoint
 *	lineline.h	a line line: how often a line of a function began
 *	noteline.h	a note line
 *	inside.h	where in a function most time goes, in the next two
 *	scaleline.h	a scale line: a law
 *	causeline.h	a cause line
 *	diffline.h	a diff line
 *	cacheline.h	a cache line: what a data cache saves
 *	answerline.h	an answer line: what all laws come to
 *	trendline.h	a trend line: whether times or memory rise on the way
 *	packageline.h	a package line: what each package takes
 *	earlyline.h	an early line: hot spots of a run that was cut short
 *	lockline.h	a lock line: the law that a function may keep
 *	changeline.h	a change line: what a commit did to a lock
 *	checkline.h	a check line: a bound that does not hold
 *	programline.h	a program line: the runs of one program
 *	program_hash.h	which runs are of one program
 */
#ifndef STREAM_RECORD_H
#define STREAM_RECORD_H

#include <stdio.h>

#include "core/text.h"

/* What a value is, and how the struct of its line holds it (members.h). */
enum column_kind {
	/* A string. */
	COLUMN_TEXT, /* struct str; not written if data is NULL */
	COLUMN_WORD, /* struct str; not written if empty */
	/* A string that is the name of a value of an enumeration, not written
	 * if it has no name. */
	COLUMN_METRIC,
	COLUMN_CLASS,
	COLUMN_VERDICT,
	COLUMN_CONFIDENCE,
	COLUMN_ORIGIN,
	COLUMN_ENUM, /* with names in `words` */
	/* A number: double, NAN if missing. */
	COLUMN_NUMBER,
	COLUMN_AMOUNT, /* not negative */
	COLUMN_RATE,   /* small ones are written exactly */
	COLUMN_BOOL,
	COLUMN_JSON,  /* an array or object, kept as its JSON text */
	COLUMN_POINTS /* [[n,y],...]: struct point_list; a table has their
			 number only */
};

struct column {
	struct str key;
	char lead[24]; /* ,"key": as written in a line, padded with zeros */
	enum column_kind kind;
	/* Width in a text table, to which texts are cut in the middle, except
	 * in the last column; 0 if not shown there. */
	int width;
	/* The member of the line's struct that holds the value. */
	bool member; /* false: there is none */
	size_t offset;
	bool needed;
	int decimals; /* digits that a number is rounded to; 0: exact */
	const char *const *words; /* of an enumeration: "", which is no name,
				     then those from 1 on, then NULL */
};

/* The first fields of a struct column. */
#define COLUMN(key_, kind_, width_)      \
	.key = {key_, sizeof(key_) - 1}, \
	.lead = ",\"" key_ "\":", .kind = COLUMN_##kind_, .width = (width_)
/* Those of a column that is a member of a struct of TYPE. */
#define COLUMN_AT(type, key_, kind_, width_, member_) \
	COLUMN(key_, kind_, width_), .member = true,  \
				     .offset = offsetof(type, member_)

/* Whether values of a kind are strings, and whether they are numbers, as which a
 * table shows points, too. */
static inline bool
column_is_text(enum column_kind kind)
{
	return kind <= COLUMN_ENUM;
}

static inline bool
column_is_number(enum column_kind kind)
{
	return (kind >= COLUMN_NUMBER && kind <= COLUMN_RATE) ||
	       kind == COLUMN_POINTS;
}

/* A type of line. */
struct shape {
	const char *type;
	const struct column *columns;
	size_t count;
};

#define SHAPE_MAX_COLUMNS 48
/* Defines shape_NAME. */
#define SHAPE(name, columns)                                                   \
	const struct shape shape_##name = {#name, columns, COUNT_OF(columns)}; \
	_Static_assert(                                                        \
	    COUNT_OF(columns) <= SHAPE_MAX_COLUMNS, "room in every row")

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
	RUN_RESULT,	  /* object: present once the run has ended */
	RUN_ERROR,	  /* error_message: the type of an exception, or a
			  signal */
	RUN_PREDICTED,	  /* seconds that the run is expected to take */
	RUN_PROGRAM_HASH, /* hash of the command without its sizes */
	RUN_COLUMNS
};

/* func lines. */
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
	FUNC_WAIT_MOST, /* seconds that the process waited that waited longest,
			   if there were several */
	FUNC_COLUMNS
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
	SCALE_GROWS_WITH,  /* position (within a run), size (of the run) */
	SCALE_SINCE_N,	   /* n from which the law holds */
	SCALE_UNTIL_N,	   /* n up to which it holds */
	SCALE_ORIGIN,	   /* as in a func line; of an edge, the callee's */
	SCALE_PROGRAM,	   /* that the law is of, if there are several */
	SCALE_CALL_LINENO, /* of an edge: where its calls come from */
	SCALE_HOT_LINE,	   /* number of the line with most of its own time */
	SCALE_HOT_SHARE,   /* that part of it */
	SCALE_VARIABLE,	   /* "list seen": what got longest in it */
	SCALE_LENGTH,	   /* to this */
	SCALE_OPERATION,   /* "in list seen": at what it was found most often */
	SCALE_OPERATION_SHARE, /* the part of all that it was found */
	SCALE_TOTAL,	       /* within a run: the metric in the whole run */
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
	CAUSE_WAY,     /* full_name of what of others `yours` calls there */
	CAUSE_YOURS,   /* full_name of the nearest own function on its path */
	CAUSE_PROGRAM, /* as in a scale line */
	CAUSE_YOURS_LINENO, /* the line of its call of `way` */
	CAUSE_MOVED_FROM,   /* full_name of what grows in its place */
	CAUSE_HOT_LINE,	    /* as in a scale line */
	CAUSE_HOT_SHARE,
	CAUSE_VARIABLE,
	CAUSE_LENGTH,
	CAUSE_OPERATION,
	CAUSE_OPERATION_SHARE,
	CAUSE_ADVICE, /* a sentence: what the operation does, and what does not */
	CAUSE_COLUMNS
};

enum note_column {
	NOTE_TOOL,
	NOTE_LEVEL, /* info warning error */
	NOTE_CODE,  /* a short constant word, for programs */
	NOTE_RUN,
	NOTE_FULL_NAME,
	NOTE_TEXT,
	NOTE_PROGRAM, /* as in a scale line */
	NOTE_COLUMNS
};

extern const struct shape shape_run;
extern const struct shape shape_func;
extern const struct shape shape_edge;
extern const struct shape shape_point;
extern const struct shape shape_memory;
extern const struct shape shape_line;
extern const struct shape shape_scale;
extern const struct shape shape_cause;
extern const struct shape shape_diff;
extern const struct shape shape_cache;
extern const struct shape shape_answer;
extern const struct shape shape_trend;
extern const struct shape shape_package;
extern const struct shape shape_early;
extern const struct shape shape_lock;
extern const struct shape shape_change;
extern const struct shape shape_check;
extern const struct shape shape_program;
extern const struct shape shape_note;

/* The shape of a type of line, NULL if unknown. */
const struct shape *shape_of(struct str type);
/* Prints "func run", "func size", ...: a line for each key of each shape. */
void shapes_print(FILE *file);
/* The column of KEY, -1 if there is none. HINT is tried first: keys are usually
 * in the order of the shape. */
int shape_column(const struct shape *shape, struct str key, int hint);

#endif
