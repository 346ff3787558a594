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
	uint32_t base; /* number in the graph */
	bool inner;    /* a deeper level of recursion */
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
	struct identity id;
	struct buf space;
	bool yappi; /* written by YAPPI */
	bool is_time;
	char event[32];
	double seconds; /* seconds of one unit */
	double summary, totals;
};

void callgrind_init(struct callgrind *cg);
void callgrind_release(struct callgrind *cg);

/* ---- callgrind_names.c ---- */

void callgrind_creator(struct callgrind *cg, struct str creator);
void callgrind_event_name(struct callgrind *cg, struct str name);
/* Seconds of one unit of an event; 0 if it is not a time. */
double callgrind_unit(const struct callgrind *cg, struct str event);
/* VALUE is "(3) a.c", "(3)" or "a.c". *ID is CALLGRIND_NONE without a number.
 * False if the number is too large. NAME is valid as long as CG. */
bool callgrind_name(struct callgrind *cg, enum callgrind_space space,
    struct str value, struct str *name, uint32_t *id);
/* The number of a function, which is added if new; CALLGRIND_NONE if there are
 * too many. */
uint32_t callgrind_func(
    struct callgrind *cg, struct str file, struct str name, uint32_t id);

/* ---- callgrind_functions.c ---- */

void callgrind_self(struct callgrind *cg, uint32_t func, double cost);
/* Adds a call; false if there are too many. */
bool callgrind_call(struct callgrind *cg, uint32_t from, uint32_t to,
    double calls, double cost);
enum status callgrind_finish(
    struct callgrind *cg, const struct profile_sink *sink);

#endif
