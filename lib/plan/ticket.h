/*
 * ticket.h: a run of the plan as a run line: all that prof-run needs, with the
 * placeholders of its command filled. Its own values come before the plan's.
 *
 *	{"type":"run","id":"wk-1","phase":1,"label":"week",
 *	 "start":"2025-01-20","end":"2025-01-26","size":7,"status":"pending",
 *	 "attempt":0,"command":["python3","job.py","2025-01-20","2025-01-26"],
 *	 "engine":"yappi","clock":"wall","dir":"profiling"}
 */
#ifndef PLAN_TICKET_H
#define PLAN_TICKET_H

#include "plan/plan.h"
#include "stream/writer.h"

/* Adds the run's command, filled, as a JSON array; nothing if neither the run
 * nor the plan has one. A placeholder that cannot be filled is malformed. */
enum status ticket_command(
    const struct plan *plan, const struct plan_run *run, struct buf *out);

/* Writes the run with this STATUS and ATTEMPT; one that is done or failed
 * with its result and error_message. */
enum status ticket_write(struct writer *out, const struct plan *plan,
    const struct plan_run *run, enum plan_status status, int64_t attempt);

#endif
