/*
 * choose.h: chooses the cheapest runs that would decide what is undecided.
 *
 * The aim are five sizes over a range of 16: halves and doubles of those
 * measured, the cheaper side first. If these exist and noise keeps a verdict
 * open, the next double is chosen; if that is too expensive, repeats of the
 * largest sizes.
 */
#ifndef GROW_CHOOSE_H
#define GROW_CHOOSE_H

#include "grow/grow.h"
#include "grow/measured.h"

struct choice {
	double size, seconds; /* seconds is NAN if not known */
	uint32_t pending;     /* index of a pending run, or MAP_NONE for a new
				 one */
};

#define CHOICES_MAX 64

enum outcome {
	OUTCOME_RUNS,	 /* runs are proposed */
	OUTCOME_CULPRIT, /* a firm culprit is known */
	OUTCOME_DECIDED, /* nothing that matters is undecided */
	OUTCOME_BUDGET,	 /* the next run costs too much */
	OUTCOME_ENOUGH,	 /* undecided, but more runs like these will not help */
	OUTCOME_FIXED,	 /* undecided, but no other size can be made */
	OUTCOME_NOTHING	 /* no run was made and none is pending */
};

struct choices {
	struct choice items[CHOICES_MAX]; /* in the order in which to make
					     them */
	size_t count;
	double next_s; /* seconds of the cheapest next run */
};

/* FIXED: only measured sizes are possible. */
enum outcome choose(const struct measured *measured,
    const struct grow_options *options, bool fixed, struct choices *out);

#endif
