/*
 * visible.c: text from outside as a terminal may show it: what would move its
 * cursor, reorder or hide text is shown by its bytes.
 *
 *	a ESC [2J U+202E b  ->  a\x1b[2J\xe2\x80\xaeb
 *
 * and as a spreadsheet may, which would compute some: =1+1  ->  '=1+1
 */
#include "core/text.h"

/* The code point at AT and its length; 0x80 for a byte that is not UTF-8. */
static uint32_t
code_point(struct str text, size_t at, size_t *len)
{
	unsigned char lead = (unsigned char)text.data[at];
	size_t more = lead >= 0xf0   ? 3
		      : lead >= 0xe0 ? 2
		      : lead >= 0xc0 ? 1
				     : 0;
	uint32_t code = more > 0 ? lead & (0x3fu >> more) : lead;

	*len = 1;
	if (at + more >= text.len ||
	    !str_utf8((struct str){text.data + at, more + 1}))
		return 0x80;
	for (size_t i = 1; i <= more; i++)
		code = code << 6 | ((unsigned char)text.data[at + i] & 0x3f);
	*len = more + 1;
	return code;
}

/* True for control characters, and for those that reorder or hide text. */
static bool
is_hostile(uint32_t code)
{
	static const uint32_t ranges[][2] = {{0, 0x1f}, {0x7f, 0x9f},
	    {0xad, 0xad}, {0x61c, 0x61c}, {0x115f, 0x1160}, {0x180e, 0x180e},
	    {0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f},
	    {0x3164, 0x3164}, {0xfeff, 0xfeff}, {0xffa0, 0xffa0},
	    {0xfff9, 0xfffb}, {0xe0000, 0xe007f}};

	for (size_t i = 0; i < COUNT_OF(ranges); i++)
		if (code >= ranges[i][0] && code <= ranges[i][1])
			return true;
	return false;
}

static void
add_visible(struct buf *buf, struct str text, const char *kept)
{
	for (size_t at = 0, len; at < text.len; at += len) {
		char c = text.data[at];
		uint32_t code;

		len = 1;
		if ((c >= ' ' && c < 0x7f) ||
		    (c != '\0' && strchr(kept, c) != NULL)) {
			buf_addc(buf, c);
			continue;
		}
		code = code_point(text, at, &len);
		if (!is_hostile(code)) {
			buf_add(buf, text.data + at, len);
			continue;
		}
		for (size_t i = 0; i < len; i++)
			buf_addf(buf, "\\x%02x",
			    (unsigned)(unsigned char)text.data[at + i]);
	}
}

void
buf_add_visible(struct buf *buf, struct str text)
{
	add_visible(buf, text, "");
}

void
buf_add_visible_lines(struct buf *buf, struct str text)
{
	add_visible(buf, text, "\n");
}

void
buf_add_visible_cut(struct buf *buf, struct str text, size_t width,
    const char *dots, size_t part)
{
	struct buf shown = BUF_EMPTY;

	buf_add_visible(&shown, text);
	buf_add_cut(buf, buf_str(&shown), width, dots, part);
	buf_free(&shown);
}

bool
str_is_formula(struct str text)
{
	size_t at = 0;

	while (at < text.len && text.data[at] == '\'')
		at++;
	return at < text.len && memchr("=+-@\t\r", text.data[at], 6) != NULL;
}

struct str
str_of_cell(struct str cell)
{
	if (cell.len == 0 || cell.data[0] != '\'' || !str_is_formula(cell))
		return cell;
	return (struct str){cell.data + 1, cell.len - 1};
}
