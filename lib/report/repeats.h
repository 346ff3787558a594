/*
 * repeats.h: what each run of a function cost, to be drawn beside the one point
 * that a law has for all runs of a size.
 */
#ifndef REPORT_REPEATS_H
#define REPORT_REPEATS_H

#include "stream/funcline.h"

struct repeat {
	double size, iterations; /* NAN if not known */
	double seconds;
};

struct repeats;

struct repeats *repeats_new(void);
void repeats_free(struct repeats *repeats);
/* Keeps the cost of a func line, of at most 200 runs of a function. */
void repeats_add(struct repeats *repeats, const struct func_line *func);
/* Those of a function, *COUNT of them; NULL if there are none. */
const struct repeat *repeats_of(
    const struct repeats *repeats, struct str full_name, size_t *count);

#endif
