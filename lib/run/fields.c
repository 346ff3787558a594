/*
 * fields.c: see fields.h. Unknown values are null and never 0, so that readers
 * can tell "none" from "not measured".
 */
#include "run/fields.h"

#include <math.h>

#include "core/number.h"
#include "stream/json.h"

static void
add_key(struct buf *out, const char *key)
{
	buf_addc(out, out->len == 0 ? '{' : ',');
	json_quote(out, str_of(key));
	buf_addc(out, ':');
}

void
field_text(struct buf *out, const char *key, const char *text)
{
	add_key(out, key);
	if (text == NULL || !str_utf8(str_of(text)))
		buf_adds(out, "null");
	else
		json_quote(out, str_of(text));
}

void
field_number(struct buf *out, const char *key, double value)
{
	char text[NUMBER_SIZE];

	add_key(out, key);
	if (isfinite(value)) {
		number_format(value, text);
		buf_adds(out, text);
	} else
		buf_adds(out, "null");
}

void
field_count(struct buf *out, const char *key, int64_t value)
{
	char text[NUMBER_SIZE];

	add_key(out, key);
	if (value >= 0) {
		number_format_int(value, text);
		buf_adds(out, text);
	} else
		buf_adds(out, "null");
}

void
field_bool(struct buf *out, const char *key, bool value)
{
	add_key(out, key);
	buf_adds(out, value ? "true" : "false");
}

void
field_json(struct buf *out, const char *key, struct str json)
{
	add_key(out, key);
	buf_addstr(out, json);
}

void
fields_end(struct buf *out)
{
	buf_adds(out, out->len == 0 ? "{}" : "}");
}
