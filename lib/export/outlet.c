/* outlet.c: see outlet.h. */
#include "export/outlet.h"

#include "core/number.h"
#include "stream/json.h"

#define FLUSH_SIZE ((size_t)128 << 10)

static void
put(struct outlet *out)
{
	fwrite(buf_text(&out->bytes), 1, out->bytes.len, out->file);
	buf_clear(&out->bytes);
}

void
outlet_flush(struct outlet *out)
{
	if (out->bytes.len >= FLUSH_SIZE)
		put(out);
}

void
outlet_close(struct outlet *out)
{
	put(out);
	buf_free(&out->bytes);
}

void
outlet_number(struct outlet *out, double value)
{
	char digits[NUMBER_SIZE];
	size_t len = number_format(value, digits);

	buf_add(&out->bytes, digits, len);
}

static void
add_harmless(
    struct buf *buf, struct str name, const char *harmful, const char *harmless)
{
	struct buf shown = BUF_EMPTY;
	const char *at, *found;

	buf_add_visible(&shown, name);
	at = buf_text(&shown);
	while ((found = strstr(at, harmful)) != NULL) {
		buf_add(buf, at, (size_t)(found - at));
		buf_adds(buf, harmless);
		at = found + strlen(harmful);
	}
	buf_adds(buf, at);
	buf_free(&shown);
}

void
outlet_name(struct outlet *out, struct str name, const char *harmful,
    const char *harmless)
{
	add_harmless(&out->bytes, name, harmful, harmless);
}

void
outlet_quoted(struct outlet *out, struct str name, const char *harmful,
    const char *harmless)
{
	struct buf text = BUF_EMPTY;

	add_harmless(&text, name, harmful, harmless);
	json_quote(&out->bytes, buf_str(&text));
	buf_free(&text);
}
