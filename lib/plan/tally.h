/*
 * tally.h: the runs of a plan counted by phase and status, and how long what is
 * left takes.
 *
 *	phase  pending  running  done  error  total  hours  hours_lo  hours_hi
 *	    1        3        0     6      0      9    2.5       2.1       3.4
 */
#ifndef PLAN_TALLY_H
#define PLAN_TALLY_H

#include "plan/select.h"
#include "stream/writer.h"

/* To standard output; STATUSES, by status, may be NULL: all of them. STATUS_NO:
 * nothing was selected. */
enum status tally_write(const struct plan *plan,
    const struct selection *selection, const bool *statuses,
    enum format format);

#endif
