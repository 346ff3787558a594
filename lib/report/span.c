/* span.c: see span.h. */
#include "report/span.h"

#include <math.h>

#include "core/date.h"
#include "law/bounds.h"

/* Both ends are included; 1970-01-01 was a Thursday. */
static bool
run_span(const struct run_line *run, struct span *span)
{
	int64_t start, end, days, weekdays;

	if (!date_parse(str_of(run->start), &start) ||
	    !date_parse(str_of(run->end), &end) || end < start)
		return false;
	days = end - start + 1;
	weekdays = days / 7 * 5;
	for (int64_t day = start + days / 7 * 7; day <= end; day++) {
		int64_t weekday = ((day + 4) % 7 + 7) % 7; /* 0: Sunday */

		weekdays += weekday != 0 && weekday != 6;
	}
	span->days = (double)days;
	span->weekdays = (double)weekdays;
	return true;
}

bool
span_of(const struct facts *facts, struct str by, double n, struct span *span)
{
	double nearest = (double)INFINITY;

	for (size_t i = 0; i < run_table_count(facts->runs); i++) {
		const struct run_line *run = run_table_at(facts->runs, i);
		double run_n = facts_run_n(by, run);
		double away = fabs(log(run_n / n));
		struct span this;

		if (!run_is_complete(run))
			continue;
		if (!run_span(run, &this))
			return false;
		if (str_is(by, "size") &&
		    (run->size == this.days || run->size == this.weekdays))
			return false;
		if (!(away < nearest))
			continue;
		nearest = away;
		span->exact = away < WORD_SAME_SIZE;
		span->days = span->exact ? this.days : this.days * n / run_n;
		span->weekdays =
		    span->exact ? this.weekdays : this.weekdays * n / run_n;
	}
	return isfinite(nearest);
}
