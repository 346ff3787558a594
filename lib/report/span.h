/*
 * span.h: sizes as spans of the calendar, where every run has a start and an
 * end: n = 1638 iterations is "29 days, 21 of them weekdays".
 */
#ifndef REPORT_SPAN_H
#define REPORT_SPAN_H

#include "report/facts.h"

struct span {
	bool exact; /* a run of that size has these days; else in proportion */
	double days;
	double weekdays;
};

/* The span of N on the axis BY; false where not all complete runs have dates,
 * or where N is a number of days itself. */
bool span_of(
    const struct facts *facts, struct str by, double n, struct span *span);

#endif
