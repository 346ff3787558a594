/* markup.c: see markup.h. */
#include "svg/markup.h"

static void
add(struct buf *out, char c)
{
	switch (c) {
	case '&':
		buf_adds(out, "&amp;");
		return;
	case '<':
		buf_adds(out, "&lt;");
		return;
	case '>':
		buf_adds(out, "&gt;");
		return;
	case '"':
		buf_adds(out, "&quot;");
		return;
	case '\'':
		buf_adds(out, "&#39;");
		return;
	default:
		if (((unsigned char)c < 0x20 && c != '\n') || c == 0x7f)
			buf_addf(out, "\\x%02x", (unsigned)(unsigned char)c);
		else
			buf_addc(out, c);
	}
}

void
markup_text(struct buf *out, struct str text)
{
	struct buf space = BUF_EMPTY;
	struct str legible = text.len > 0 ? str_legible(text, &space) : text;

	for (size_t i = 0; i < legible.len; i++)
		add(out, legible.data[i]);
	buf_free(&space);
}
