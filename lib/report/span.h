/*
 * span.h: sizes as days of the calendar, if every run has a start and an end: n
 * = 1638 iterations is "29 days, 21 of them weekdays".
 */
#ifndef REPORT_SPAN_H
#define REPORT_SPAN_H

#include "report/facts.h"

struct span {
	bool exact; /* the days of a run of that size; else in proportion */
	double days;
	double weekdays;
};

/* The days of size N on the axis BY; false if not all complete runs have dates,
 * or N is a number of days itself. */
bool span_of(
    const struct facts *facts, struct str by, double n, struct span *span);

#endif
