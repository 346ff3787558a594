/*
 * callgraph.h: the functions of one profile and the calls between them, for
 * formats that must be read completely first (callers, own time, merged names).
 * Memory: about 200 bytes for each function or edge.
 */
#ifndef PARSE_CALLGRAPH_H
#define PARSE_CALLGRAPH_H

#include "core/map.h"
#include "parse/identity.h"
#include "parse/profile.h"

#define CALLGRAPH_MAX_FUNCS ((uint32_t)1 << 23)
#define CALLGRAPH_MAX_EDGES ((uint32_t)1 << 25)

/* A file may name a function once and refer to it ever after: what its names come
 * to, written out, is bounded by its size. */
#define NAMES_FLOOR ((size_t)64 << 20)
#define NAMES_RATIO ((size_t)128)
static inline size_t
names_most(size_t file_bytes)
{
	return NAMES_FLOOR + NAMES_RATIO * file_bytes;
}

/* Calls and seconds of a function or edge. */
struct cost {
	double ncall;	    /* NAN if unknown, like all others */
	double nactualcall; /* not recursive */
	double ttot;
	double tsub;
};

struct callgraph_func {
	uint32_t module_len, name_len; /* lengths of parts of the full name */
	enum kind kind;
	enum origin origin;
	bool c_code;
	bool listed; /* has an entry of its own, not only as a caller */
	double lineno;
	double own;
	struct cost cost;
};

struct callgraph_edge {
	uint32_t caller, callee;
	double call_lineno; /* NAN if unknown */
	struct cost cost;
};

struct callgraph {
	struct map *names;   /* full names; the index is the number of a
				function */
	struct pairs *pairs; /* caller and callee; the index is the number of an
				edge */
	struct callgraph_func *funcs;
	struct callgraph_edge *edges;
	size_t func_cap, edge_cap;
	/* Of the whole profile. */
	bool has_own;	   /* own_s is known */
	double self_total; /* seconds */
	size_t file_bytes; /* so far; counted by the reader */
};

void callgraph_init(struct callgraph *graph);
void callgraph_release(struct callgraph *graph);
/* The number of a function or edge, which is added, with unknown costs, if it
 * is new. */
uint32_t callgraph_func(struct callgraph *graph, const struct identity *id);
uint32_t callgraph_edge(
    struct callgraph *graph, uint32_t caller, uint32_t callee);
/* Adds MORE; a value that is unknown in one is taken from the other. */
void cost_add(struct cost *sum, const struct cost *more);

/* own.c: sets `own` of every listed function. */
void callgraph_own(struct callgraph *graph);
/* True if the callee's self time is part of the caller's own time. */
bool callgraph_is_own(
    const struct callgraph *graph, const struct callgraph_edge *edge);

/* A line of function INDEX with COST; without own time. */
struct func_line callgraph_line(
    const struct callgraph *graph, uint32_t index, const struct cost *cost);

/* Passes the line that an edge leads to, of KIND_HITS and called "f.<hits>", as
 * "f.<line>" with HITS to SINK. */
enum status callgraph_hits(const struct callgraph *graph, uint32_t edge,
    double hits, const struct profile_sink *sink);

/* Passes all listed functions, then all edges, of lines their calls as hits, in
 * order of arrival, then the total of self times to SINK. STATUS_MALFORMED, and
 * nothing is passed, where the names come to more than names_most(). NAME is the
 * file's. */
enum status callgraph_emit(const struct callgraph *graph, const char *name,
    const struct profile_sink *sink);

/* Passes a note to SINK. */
void sink_note(const struct profile_sink *sink, const char *level,
    const char *code, struct str full_name, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
