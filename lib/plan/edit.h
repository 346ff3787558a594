/*
 * edit.h: changes to a plan in memory, and the bytes of the file that they
 * make: of a changed run its status, attempt and error_message and its member
 * of `results`, and nothing else. Unknown keys, order, layout and numbers stay
 * byte by byte. Setting what is already there changes nothing.
 *
 *	plan_set_status(&plan, run, PLAN_DONE);
 *	plan_set_result(&plan, run, STR("{\"wall_seconds_total\":16.6}"));
 *	if (plan_is_changed(&plan))
 *		plan_render(&plan, &bytes);
 */
#ifndef PLAN_EDIT_H
#define PLAN_EDIT_H

#include "plan/plan.h"

void plan_set_status(
    struct plan *plan, struct plan_run *run, enum plan_status status);
void plan_set_attempt(struct plan *plan, struct plan_run *run, int64_t attempt);
/* error_message; data NULL removes it. TEXT is copied. */
void plan_set_error(struct plan *plan, struct plan_run *run, struct str text);
/* RESULT: a JSON object that json_parse accepts; copied. */
void plan_set_result(
    struct plan *plan, struct plan_run *run, struct str result);
void plan_drop_result(struct plan *plan, struct plan_run *run);
/* Appends a row, a JSON object that plan_read_run accepts; copied. Its id must
 * be new. */
void plan_append(struct plan *plan, struct str id, struct str row);

bool plan_is_changed(const struct plan *plan);
/* The whole file with its changes. */
void plan_render(const struct plan *plan, struct buf *out);

#endif
