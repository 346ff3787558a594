/*
 * edit.h: changes a plan in memory, and makes the new bytes of its file. Only
 * the status, attempt and error_message of a changed run and its member of
 * `results` are written; all other bytes, such as unknown keys, order, layout
 * and numbers, stay as they are. Setting a value that is already there changes
 * nothing.
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
/* Sets error_message to a copy of TEXT; data NULL removes it. */
void plan_set_error(struct plan *plan, struct plan_run *run, struct str text);
/* RESULT is a JSON object that json_parse() accepts; it is copied. */
void plan_set_result(
    struct plan *plan, struct plan_run *run, struct str result);
void plan_drop_result(struct plan *plan, struct plan_run *run);
/* Appends a copy of ROW, a JSON object that plan_read_run() accepts; ID must be
 * new. */
void plan_append(struct plan *plan, struct str id, struct str row);

bool plan_is_changed(const struct plan *plan);
/* Adds the bytes of the whole file with its changes to OUT. */
void plan_render(const struct plan *plan, struct buf *out);

#endif
