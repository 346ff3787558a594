/* html_ink.c: see html_ink.h. */
#include "report/html_ink.h"

#include <string.h>

#include "report/document.h"
#include "svg/markup.h"

#define NO_BREAK "\xc2\xa0"

/* "n^2.00" with the exponent raised. Returns what follows, AT if it is none. */
static const char *
exponent(struct buf *out, const char *at)
{
	size_t digits;

	if (at[0] != 'n' || at[1] != '^')
		return at;
	digits = strspn(at + 2, "-0123456789.");
	/* A stop ends the sentence. */
	while (digits > 0 && at[digits + 1] == '.')
		digits--;
	if (digits == 0)
		return at;
	buf_addf(out, "n<sup>%.*s</sup>", (int)digits, at + 2);
	return at + 2 + digits;
}

/* Words up to the next mark. */
static const char *
words(struct buf *out, const char *at, bool code)
{
	static const char marks[] = {
	    INK_CODE, INK_CODE_END, INK_STRONG, INK_GLUE, 'n', '\0'};
	size_t len = strcspn(at + 1, marks) + 1;
	const char *after = code ? at : exponent(out, at);

	if (after > at)
		return after;
	markup_text(out, (struct str){at, len});
	return at + len;
}

void
html_ink(struct buf *out, const char *ink)
{
	bool strong = false, code = false;

	while (*ink != '\0') {
		switch (*ink) {
		case INK_CODE:
		case INK_CODE_END:
			code = *ink++ == INK_CODE;
			buf_adds(out, code ? "<code>" : "</code>");
			break;
		case INK_STRONG:
			ink++;
			strong = !strong;
			buf_adds(out, strong ? "<b>" : "</b>");
			break;
		case INK_GLUE:
			ink++;
			buf_adds(out, NO_BREAK);
			break;
		default:
			ink = words(out, ink, code);
		}
	}
}
