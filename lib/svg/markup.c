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
		buf_addc(out, c);
	}
}

void
markup_text(struct buf *out, struct str text)
{
	struct buf visible = BUF_EMPTY;

	buf_add_visible_lines(&visible, text);
	for (size_t i = 0; i < visible.len; i++)
		add(out, visible.data[i]);
	buf_free(&visible);
}
