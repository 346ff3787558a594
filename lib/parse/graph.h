/*
 * graph.h: the functions of one profile and the calls between them, for the
 * formats that must be read whole before anything can be said (callers, own
 * time, merged names). Memory: about 200 bytes a function or edge.
 */
#ifndef PARSE_GRAPH_H
#define PARSE_GRAPH_H

#include "core/map.h"
#include "parse/identity.h"
#include "parse/profile.h"

#define GRAPH_MAX_FUNCS ((uint32_t)1 << 23)
#define GRAPH_MAX_EDGES ((uint32_t)1 << 25)

/* Calls and seconds of a function, or of the calls to it by one caller. */
struct cost {
	double ncall;	    /* NAN where unknown, as all of them */
	double nactualcall; /* not recursive */
	double ttot;
	double tsub;
};

struct graph_func {
	uint32_t module_len, name_len; /* parts of the full name */
	enum kind kind;
	bool c_code;
	bool listed; /* not only named as a caller */
	double lineno;
	double own;
	struct cost cost;
};

struct graph_edge {
	uint32_t caller, callee;
	struct cost cost;
};

struct graph {
	struct map *names; /* full names; a function's number is its index */
	struct map *pairs; /* caller and callee; likewise for edges */
	struct graph_func *funcs;
	struct graph_edge *edges;
	size_t func_cap, edge_cap;
	/* What to say of the whole. */
	bool has_own;	     /* own_s is known */
	double self_total;   /* seconds */
	uint32_t open_funcs; /* listed ones without times */
};

void graph_init(struct graph *graph);
void graph_release(struct graph *graph);
/* The number of a function or edge, a new one if it is new (costs unknown). */
uint32_t graph_func(struct graph *graph, const struct identity *id);
uint32_t graph_edge(struct graph *graph, uint32_t caller, uint32_t callee);
/* Adds up; what is unknown on one side is left to the other. */
void cost_add(struct cost *sum, const struct cost *more);

/* own.c: fills in `own` of every listed function. */
void graph_own(struct graph *graph);

/* Hands out all listed functions, then all edges, in order of arrival, then
 * the total of self times. */
enum status graph_emit(
    const struct graph *graph, const struct profile_sink *sink);

/* A note to SINK, if it takes any. */
void sink_note(const struct profile_sink *sink, const char *level,
    const char *code, struct str full_name, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
