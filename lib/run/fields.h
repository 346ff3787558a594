/*
 * fields.h: writes the members of a JSON object, one after the other.
 *
 *	struct buf out = BUF_EMPTY;
 *	field_number(&out, "wall_seconds_total", 16.64);
 *	field_text(&out, "git_branch", NULL);
 *	fields_end(&out);
 *	-> {"wall_seconds_total":16.64,"git_branch":null}
 */
#ifndef RUN_FIELDS_H
#define RUN_FIELDS_H

#include "core/text.h"

/* A text that is NULL or not UTF-8 is written as null. */
void field_text(struct buf *out, const char *key, const char *text);
/* A number that is not finite is written as null. */
void field_number(struct buf *out, const char *key, double value);
/* A negative count is written as null. */
void field_count(struct buf *out, const char *key, int64_t value);
void field_bool(struct buf *out, const char *key, bool value);
/* JSON text, unchanged. */
void field_json(struct buf *out, const char *key, struct str json);
void fields_end(struct buf *out);

#endif
