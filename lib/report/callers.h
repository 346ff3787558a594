/*
 * callers.h: who calls whom, and for how long: the edges between functions as a
 * tree of parts of the whole time, to be drawn.
 */
#ifndef REPORT_CALLERS_H
#define REPORT_CALLERS_H

#include "stream/scaleline.h"

struct callers;

struct caller_edge {
	uint32_t from, to; /* functions, by number */
	double ttot;	   /* seconds of the callee for this caller */
	double p;	   /* its exponent; NAN where that is not decided */
};

struct callers *callers_new(void);
void callers_free(struct callers *callers);
/* Takes the law of the inclusive time of an edge; those within a run stand apart
 * from those over runs. Others are left out. */
void callers_add(struct callers *callers, const struct scale_line *law);

/* The most calls that a function has had of itself; 0 where none has. */
double callers_recursion(const struct callers *callers);
/* Edges over runs, or where there are none within a run: *COUNT of them. */
const struct caller_edge *callers_edges(
    const struct callers *callers, size_t *count);
/* The number of functions, and their full names. */
uint32_t callers_count(const struct callers *callers);
struct str callers_name(const struct callers *callers, uint32_t function);

#endif
