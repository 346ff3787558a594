/*
 * driver.h: the function whose calls are n: named by a pattern, or found.
 *
 *	calls until four checkpoints:
 *	  on_bar 100 200 300 400   fee 301 601 901 1201   match 5e3 2e4 45e3 8e4
 *	-> on_bar: fee is linear in it, and on_bar has the most time
 */
#ifndef SCALE_DRIVER_H
#define SCALE_DRIVER_H

#include "core/status.h"
#include "scale/store.h"

/* Places along which calls rise: runs by size, or the checkpoints of one
 * run. */
struct driver_view {
	const void *context;
	size_t places;
	/* Sets the calls until each place, 0 without any; returns the inclusive
	 * seconds at the last place. */
	double (*counts)(
	    const void *context, const struct chain *costs, double *counts);
};

struct driver {
	uint32_t function; /* MAP_NONE: there is none */
	size_t linear;	   /* functions that are linear in it, with itself */
	size_t rising;	   /* functions whose calls rise */
};

/* The one function that a pattern matches, by any of its names; STATUS_USAGE if
 * none or several do. STORE must be merged. */
enum status driver_named(
    const char *glob, const struct store *store, uint32_t *function);
/* The function whose calls explain most others, see driver.c. Time is linear in
 * the number of functions. */
struct driver driver_choose(
    const struct store *store, const struct driver_view *view);

#endif
