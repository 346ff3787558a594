/* notes.c: see notes.h. */
#include "run/notes.h"

#include "core/message.h"
#include "stream/json.h"

void
notes_keep(struct notes *notes, const char *code, const char *text)
{
	if (notes->count == NOTES_MAX || !str_utf8(str_of(text)) ||
	    !str_utf8(str_of(code)))
		return;
	if (notes->count > 0)
		buf_adds(&notes->text, "; ");
	buf_adds(&notes->text, text);
	buf_addc(&notes->codes, notes->count > 0 ? ',' : '[');
	json_quote(&notes->codes, str_of(code));
	notes->count++;
}

void
notes_add(struct notes *notes, const char *code, const char *format, ...)
{
	struct buf text = BUF_EMPTY;
	va_list args;

	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	message("%s: %s", notes->run, buf_text(&text));
	notes_keep(notes, code, buf_text(&text));
	buf_free(&text);
}

struct str
notes_codes(struct notes *notes)
{
	if (notes->count == 0)
		return STR("[]");
	buf_addc(&notes->codes, ']');
	return buf_str(&notes->codes);
}

void
notes_release(struct notes *notes)
{
	buf_free(&notes->text);
	buf_free(&notes->codes);
}
