/*
 * flow.h: which part of each function of a run belongs to which of its callers.
 * A profile knows callers, not stacks, so that the part is taken from the
 * inclusive times of its calls:
 *
 *	a calls f, 3 s; b calls f, 1 s	->  3/4 of f below a, 1/4 below b
 *
 * Time that no call accounts for makes f a root as well. Calls that lead back to
 * a function that is being called (those to itself, those that close a circle)
 * lead nowhere, and their part is that of the other callers.
 */
#ifndef EXPORT_FLOW_H
#define EXPORT_FLOW_H

#include "export/collected.h"

/* From a function to one that it calls. */
struct step {
	uint32_t caller, callee; /* functions of the run */
	double seconds;
	double part; /* of the callee, 0..1; 0 if it leads back */
};

struct flow {
	uint32_t *first;    /* by function, and one more: of its steps */
	struct step *steps; /* by caller, those with most time first */
	double *rest;	    /* by function: the part that is of no caller */
	double *self;	    /* by function: seconds */
	double *below;	    /* the same with its parts of what it leads to */
	double total;	    /* of all self times */
	/* While it is made. */
	uint32_t *finished; /* functions, those that are called first */
};

void flow_make(struct flow *flow, const struct profiled_run *run);
void flow_release(struct flow *flow);

#endif
