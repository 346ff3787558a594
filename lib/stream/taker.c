/*
 * taker.c: see taker.h.
 */
#include "stream/taker.h"

#include <math.h>

struct str
taker_keep(struct map *strings, struct str text)
{
	if (text.data == NULL)
		return STR("");
	return map_key(strings, map_add(strings, text, NULL));
}

struct str
taker_text(struct taker *t, int column)
{
	struct str value = {NULL, 0};

	if (t->status == STATUS_OK)
		t->status = row_read_text(t->in, t->row, column, &value);
	return t->status == STATUS_OK ? taker_keep(t->strings, value) : STR("");
}

double
taker_number(struct taker *t, int column)
{
	double value = (double)NAN;

	if (t->status == STATUS_OK)
		t->status = row_read_number(t->in, t->row, column, &value);
	return value;
}

struct json *
taker_json(struct taker *t, int column, enum value_kind kind)
{
	struct json *value = NULL;

	if (t->status == STATUS_OK)
		t->status = row_read_json(t->in, t->row, column, kind, &value);
	return value;
}
