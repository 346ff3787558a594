/* doubts.c: see doubts.h. */
#include "parse/doubts.h"

#include <math.h>

double
negatives_check(struct negatives *negatives, double value)
{
	if (!(value < 0))
		return value;
	negatives->count++;
	negatives->least = fmin(negatives->least, value);
	return NAN;
}

void
negatives_note(
    const struct negatives *negatives, const struct profile_sink *sink)
{
	if (negatives->count == 0)
		return;
	sink_note(sink, "warning", "negative-times", (struct str){NULL, 0},
	    "%zu times below zero (down to %.6g s) are left out: calls that "
	    "ran on when the profiler stopped, or a clock that stepped back",
	    negatives->count, negatives->least);
}

/* More than what a clock of microseconds and sums of its values are off. */
static bool
is_below(double ttot, double tsub)
{
	return tsub - ttot > 1e-5 + 1e-3 * fabs(ttot);
}

void
doubts_check(struct doubts *doubts, double ncall, double nactualcall,
    double *tsub, double *ttot)
{
	if (ncall > 0 && nactualcall == 0 && !(*tsub > 0)) {
		*tsub = *ttot = NAN;
		doubts->open++;
	} else if (is_below(*ttot, *tsub)) {
		*ttot = NAN;
		doubts->wrong++;
	}
}

void
doubts_note(const struct doubts *doubts, const struct profile_sink *sink)
{
	uint32_t count = doubts->open;

	if (count > 0)
		sink_note(sink, "info", "open-frames", (struct str){NULL, 0},
		    "%u function%s still running when the profile was taken: "
		    "no times",
		    count, count == 1 ? " was" : "s were");
	count = doubts->wrong;
	if (count > 0)
		sink_note(sink, "warning", "impossible-times",
		    (struct str){NULL, 0},
		    "%u function%s an inclusive time that cannot be, such as "
		    "one below the self time: it is left out",
		    count, count == 1 ? " has" : "s have");
}
