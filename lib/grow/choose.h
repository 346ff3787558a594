/*
 * choose.h: the cheapest runs that would decide what is open.
 *
 * Five sizes over a range of 16 are wanted, halves and doubles of what
 * there is, the cheaper side first; where they are there and the noise is what
 * keeps a verdict open, the next double; and where that is too dear, repeats
 * of the largest sizes.
 */
#ifndef GROW_CHOOSE_H
#define GROW_CHOOSE_H

#include "grow/grow.h"
#include "grow/measured.h"

struct choice {
	double size, seconds; /* NAN: not known */
	uint32_t pending;     /* its number, or MAP_NONE: a run that is new */
};

#define CHOICES_MAX 64

enum outcome {
	OUTCOME_RUNS,	 /* there are some */
	OUTCOME_CULPRIT, /* a firm culprit is known */
	OUTCOME_DECIDED, /* nothing that matters is open */
	OUTCOME_BUDGET,	 /* the next run costs too much */
	OUTCOME_ENOUGH,	 /* open, but more runs like these will not decide */
	OUTCOME_FIXED,	 /* open, but no other size can be made */
	OUTCOME_NOTHING	 /* no run was made, and none is pending */
};

struct choices {
	struct choice items[CHOICES_MAX]; /* in the order to be made */
	size_t count;
	double next_s; /* what the cheapest next run would cost */
};

/* FIXED: there are no sizes but those that were measured. */
enum outcome choose(const struct measured *measured,
    const struct grow_options *options, bool fixed, struct choices *out);

#endif
