/*
 * cumulative.h: the calls and times of a run at a checkpoint: cumulative
 * values, of which each checkpoint has those that changed. Memory: about 300
 * bytes for each function or edge, whatever the number of checkpoints.
 *
 *	cumulative_init(&c, "*on_trading_iteration");
 *	func = cumulative_func(&c, file, line, name);
 *	cumulative_edge(&c, CUMULATIVE_NOBODY, func, &counts);
 *	cumulative_emit(&c, sink, STR("7"), false);
 *
 * Functions of one identity are joined, as in every reader.
 */
#ifndef PARSE_CUMULATIVE_H
#define PARSE_CUMULATIVE_H

#include "parse/callgraph.h"

/* Stands for an unknown caller. */
#define CUMULATIVE_NOBODY UINT32_MAX

/* Whole numbers up to 2^53. */
struct counts {
	double calls, resumed; /* resumed: further entries of a generator */
	double primitive;      /* calls that are not recursive */
	double self, total;    /* ticks */
	double wait;
	double wait_most; /* in one process */
};

struct cumulative_edge {
	uint32_t caller, callee; /* as defined in the file, before functions are
				    joined */
	uint32_t edge;		 /* edge of the graph; MAP_NONE: no caller */
	struct counts now;
};

struct cumulative_func {
	uint32_t index; /* in the graph */
	double primitive, total;
};

/* A function or edge of the graph. */
struct cumulative_sum {
	struct counts now;
	double own;   /* self ticks of the C functions that it calls */
	bool whole;   /* primitive and total are known */
	bool counted; /* its calls are iterations */
	bool changed;
};

struct cumulative {
	struct callgraph graph;
	struct identity id;
	const char *pattern; /* pattern of the function whose calls are
				iterations; the caller's */
	double tick_s;
	bool summing;	   /* values are of several processes from here on */
	double iterations; /* calls of functions that match; NAN if none does */
	/* As the file defines them, before functions are joined. */
	struct cumulative_func *funcs;
	struct pairs *pairs;
	struct cumulative_edge *edges;
	uint32_t func_count;
	size_t func_cap, edge_cap;
	/* By number in the graph; and which of them have changed. */
	struct cumulative_sum *func_sums, *edge_sums;
	uint32_t *changed_funcs, *changed_edges;
	size_t func_sum_cap, edge_sum_cap;
	size_t changed_func_count, changed_edge_count;
	size_t changed_func_cap, changed_edge_cap;
};

/* PATTERN may be NULL or empty. */
void cumulative_init(struct cumulative *c, const char *pattern);
void cumulative_release(struct cumulative *c);

/* Adds a function and returns its number; MAP_NONE if there are too many. */
uint32_t cumulative_func(
    struct cumulative *c, struct str file, double lineno, struct str name);
/* The full name of a function; valid until the release. */
struct str cumulative_name(const struct cumulative *c, uint32_t func);

/* Sets the values of the calls from CALLER to CALLEE, or PRIMITIVE and TOTAL of
 * the function as a whole. Returns the key of a value that is lower than
 * before, or NULL. *FULL: there are too many edges. */
const char *cumulative_edge(struct cumulative *c, uint32_t caller,
    uint32_t callee, const struct counts *counts, bool *full);
const char *cumulative_whole(
    struct cumulative *c, uint32_t func, double primitive, double total);
/* The line that most of the calls come from; false if there were none. */
bool cumulative_call_line(
    struct cumulative *c, uint32_t caller, uint32_t callee, double lineno);

/* Passes how often lines of the program's own functions began. */
enum status cumulative_lines(
    const struct cumulative *c, const struct profile_sink *sink);

/* Passes the functions and edges that have changed since the last call to SINK,
 * with POINT and the iterations; with ALL, every one that was ever called. */
enum status cumulative_emit(struct cumulative *c,
    const struct profile_sink *sink, struct str point, bool all);

#endif
