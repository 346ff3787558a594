/*
 * ticket_line.h: a run of the plan as a run line: all that prof-run needs, with
 * the placeholders of its command filled. Values of the run override those of
 * the plan.
 *
 *	{"type":"run","id":"wk-1","phase":1,"label":"week",
 *	 "start":"2025-01-20","end":"2025-01-26","size":7,"status":"pending",
 *	 "attempt":0,"command":["python3","job.py","2025-01-20","2025-01-26"],
 *	 "engine":"yappi","clock":"wall","dir":"profiling"}
 */
#ifndef PLAN_TICKET_LINE_H
#define PLAN_TICKET_LINE_H

#include "plan/plan.h"
#include "stream/writer.h"

/* Adds the run's command, filled, as a JSON array; nothing if neither the run
 * nor the plan has one. If a placeholder cannot be filled, returns false with a
 * message in *FAULT, which the caller frees, and *AT the word in the plan. */
bool ticket_fill(const struct plan *plan, const struct plan_run *run,
    struct buf *out, struct buf *fault, const char **at);

/* Writes the run with this STATUS and ATTEMPT, and if it has ended with its
 * result and error_message. STATUS_MALFORMED if its command cannot be
 * filled. */
enum status ticket_write(struct writer *out, const struct plan *plan,
    const struct plan_run *run, enum plan_status status, int64_t attempt);

#endif
