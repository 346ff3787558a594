/*
 * callgrind.h: the content of a callgrind file: names with their numbers,
 * functions by level of recursion, calls. Costs are in units of the event.
 */
#ifndef PARSE_CALLGRIND_H
#define PARSE_CALLGRIND_H

#include "parse/readers.h"

#define CALLGRIND_NONE	 UINT32_MAX
#define CALLGRIND_MAX_ID ((uint32_t)1 << 22)
/* The seconds that stand for one instruction. */
#define CALLGRIND_COST_S 1e-9
/* What valgrind calls a file that it does not know. */
#define CALLGRIND_NO_FILE "???"

/* callgrind_writer.c */
enum callgrind_writer {
	WRITER_OTHER,
	WRITER_VALGRIND,
	WRITER_YAPPI,
	WRITER_XDEBUG,
	WRITER_NYTPROF,
	WRITER_RUBY_PROF,
	WRITER_PYPROF,
	WRITER_PPROF
};

/* Numbers of names are separate in each. */
enum callgrind_space {
	CALLGRIND_FILES,
	CALLGRIND_FUNCTIONS,
	CALLGRIND_SPACES
};

struct callgrind_names {
	struct map *texts;
	uint32_t *text_of_id; /* text + 1; 0 if not defined */
	size_t cap;
};

/* A function as the file names it: levels of recursion (rec'2) are separate. */
struct callgrind_func {
	uint32_t base; /* number in the graph, or CALLGRIND_NONE */
	bool inner;    /* a deeper level of recursion */
	bool named;    /* by fn= */
	bool entered;  /* it has costs of its own */
	bool called;
	bool calls;
	struct str file;
	double line; /* where its entry begins; NAN before that */
	double self;
	double callees; /* inclusive cost of its calls, except to itself */
};

struct callgrind_call {
	uint32_t from, to; /* functions as the file names them */
	double calls;
	double cost; /* inclusive */
};

struct callgrind {
	struct callgrind_names names[CALLGRIND_SPACES];
	uint32_t *func_of_id; /* + 1 */
	size_t func_of_id_cap;
	struct map *raw; /* file and name; the index is the number of a
			    function */
	struct callgrind_func *funcs;
	size_t func_cap;
	struct pairs *pairs;
	struct callgrind_call *calls;
	size_t call_cap;
	struct callgraph graph;
	size_t raw_bytes; /* of the names in `raw` */
	struct identity id;
	struct buf space;
	enum callgrind_writer writer;
	bool has_creator;
	bool closed; /* nothing follows the last total */
	bool blank;  /* the last line was */
	bool counts; /* some number of calls is above 0 */
	bool is_time;
	char event[32];
	double seconds; /* seconds of one unit */
	double summary, totals;
};

void callgrind_init(struct callgrind *cg);
void callgrind_release(struct callgrind *cg);

/* ---- callgrind_writer.c ---- */

void callgrind_creator(struct callgrind *cg, struct str creator);
/* "ns : Nanoseconds" */
void callgrind_event_text(struct callgrind *cg, struct str text);
void callgrind_event_name(struct callgrind *cg, struct str name);
/* Seconds of one unit of an event; 0 if it is not a time. */
double callgrind_event(struct callgrind *cg, struct str event);
/* True if the writer ends its last line, too. */
bool callgrind_ends_lines(const struct callgrind *cg);
/* What the file lacks if it ends here; NULL if it may. */
const char *callgrind_missing(const struct callgrind *cg);
/* Sets cg->id to the function NAME, which has the number ID. */
void callgrind_identify(struct callgrind *cg, const struct callgrind_func *func,
    struct str name, uint32_t id);

/* ---- callgrind_names.c ---- */

/* VALUE is "(3) a.c", "(3)" or "a.c". *ID is CALLGRIND_NONE without a number.
 * False if the number is too large. NAME is valid as long as CG. */
bool callgrind_name(struct callgrind *cg, enum callgrind_space space,
    struct str value, struct str *name, uint32_t *id);
/* The number of a function, which is added if new; CALLGRIND_NONE if there are
 * too many. FILE must be valid as long as CG. */
uint32_t callgrind_func(
    struct callgrind *cg, struct str file, struct str name, uint32_t id);
/* Gives each function its place in the graph, once all lines are read. */
void callgrind_place(struct callgrind *cg);

/* ---- callgrind_functions.c ---- */

/* LINE is the position of the cost; NAN if it is none. */
void callgrind_self(
    struct callgrind *cg, uint32_t func, double line, double cost);
/* Adds a call; false if there are too many. */
bool callgrind_call(struct callgrind *cg, uint32_t from, uint32_t to,
    double calls, double cost);
enum status callgrind_finish(
    struct callgrind *cg, const char *name, const struct profile_sink *sink);

#endif
