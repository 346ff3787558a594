/*
 * callgraph.h: the functions of one profile and the calls between them, for the
 * formats that must be read whole before anything can be said (callers, own
 * time, merged names). Memory: about 200 bytes a function or edge.
 */
#ifndef PARSE_CALLGRAPH_H
#define PARSE_CALLGRAPH_H

#include "core/map.h"
#include "parse/identity.h"
#include "parse/profile.h"

#define CALLGRAPH_MAX_FUNCS ((uint32_t)1 << 23)
#define CALLGRAPH_MAX_EDGES ((uint32_t)1 << 25)

/* Calls and seconds of a function, or of the calls to it by one caller. */
struct cost {
	double ncall;	    /* NAN where unknown, as all of them */
	double nactualcall; /* not recursive */
	double ttot;
	double tsub;
};

struct callgraph_func {
	uint32_t module_len, name_len; /* parts of the full name */
	enum kind kind;
	enum origin origin;
	bool c_code;
	bool listed; /* not only named as a caller */
	double lineno;
	double own;
	struct cost cost;
};

struct callgraph_edge {
	uint32_t caller, callee;
	struct cost cost;
};

struct callgraph {
	struct map *names;   /* full names; a function's number is its index */
	struct pairs *pairs; /* caller and callee; likewise for edges */
	struct callgraph_func *funcs;
	struct callgraph_edge *edges;
	size_t func_cap, edge_cap;
	/* What to say of the whole. */
	bool has_own;	     /* own_s is known */
	double self_total;   /* seconds */
	uint32_t open_funcs; /* listed ones without times */
};

void callgraph_init(struct callgraph *graph);
void callgraph_release(struct callgraph *graph);
/* The number of a function or edge, a new one if it is new (costs unknown). */
uint32_t callgraph_func(struct callgraph *graph, const struct identity *id);
uint32_t callgraph_edge(
    struct callgraph *graph, uint32_t caller, uint32_t callee);
/* Adds up; what is unknown on one side is left to the other. */
void cost_add(struct cost *sum, const struct cost *more);

/* own.c: fills in `own` of every listed function. */
void callgraph_own(struct callgraph *graph);
/* True where the callee's self time is time of the caller's own. */
bool callgraph_is_own(
    const struct callgraph *graph, const struct callgraph_edge *edge);

/* Function INDEX with COST as a line; own time is not set. */
struct func_line callgraph_line(
    const struct callgraph *graph, uint32_t index, const struct cost *cost);

/* Hands out all listed functions, then all edges, in order of arrival, then
 * the total of self times. */
enum status callgraph_emit(
    const struct callgraph *graph, const struct profile_sink *sink);

/* A note to SINK, if it takes any. */
void sink_note(const struct profile_sink *sink, const char *level,
    const char *code, struct str full_name, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
