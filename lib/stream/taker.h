/*
 * taker.h: the columns of a row as fields of a record that outlives it. The
 * first failure is remembered, so that one look at the end is enough.
 *
 *	struct taker t = {strings, in, row, STATUS_OK};
 *
 *	law->class = taker_text(&t, SCALE_CLASS);
 *	law->p = taker_number(&t, SCALE_P);
 *	if (t.status != STATUS_OK)
 *		return t.status;
 */
#ifndef STREAM_TAKER_H
#define STREAM_TAKER_H

#include "core/map.h"
#include "stream/reader.h"

struct taker {
	struct map *strings; /* where texts live */
	const struct reader *in;
	const struct row *row;
	enum status status;
};

/* TEXT as one that lives in STRINGS, "" for one that is missing. */
struct str taker_keep(struct map *strings, struct str text);
/* "" where it is missing. */
struct str taker_text(struct taker *t, int column);
/* NAN where it is missing. */
double taker_number(struct taker *t, int column);
/* NULL where it is missing; the caller frees it. */
struct json *taker_json(struct taker *t, int column, enum value_kind kind);

#endif
