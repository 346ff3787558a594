/*
 * template.c: see template.h.
 */
#include "plan/template.h"

#include <math.h>

#include "core/message.h"
#include "core/number.h"
#include "stream/json.h"

void
template_size(double size, char *digits)
{
	if (size == floor(size) && fabs(size) < 0x1p53)
		number_format_int((int64_t)size, digits);
	else
		number_format(size, digits);
}

/* The value of the placeholder NAME; *KNOWN is false if there is no such
 * one. DIGITS holds a number's text. */
static struct str
value_of(struct str name, const struct template_values *values, char *digits,
    bool *known)
{
	*known = true;
	if (str_is(name, "id"))
		return values->id;
	if (str_is(name, "start"))
		return values->start;
	if (str_is(name, "end"))
		return values->end;
	if (str_is(name, "label"))
		return values->label;
	if (str_is(name, "out"))
		return values->out;
	if (str_is(name, "input"))
		return values->input;
	if (str_is(name, "phase")) {
		if (values->phase < 0)
			return (struct str){NULL, 0};
		number_format_int(values->phase, digits);
		return str_of(digits);
	}
	if (str_is(name, "size")) {
		if (isnan(values->size))
			return (struct str){NULL, 0};
		template_size(values->size, digits);
		return str_of(digits);
	}
	*known = false;
	return (struct str){NULL, 0};
}

/* AT is behind the opening brace; returns what follows the closing one. */
static const char *
fill_one(struct buf *out, const char *at, const char *end,
    const struct template_values *values, struct buf *fault)
{
	const char *close = memchr(at, '}', (size_t)(end - at));
	struct str name = {at, (size_t)((close == NULL ? end : close) - at)};
	char digits[NUMBER_SIZE];
	struct str value;
	bool known = false;

	if (close != NULL) {
		value = value_of(name, values, digits, &known);
		if (known && value.data != NULL) {
			buf_addstr(out, value);
			return close + 1;
		}
	}
	if (known)
		buf_addf(fault, "no value for '{%.*s}'", STR_ARG(name));
	else
		buf_addf(fault,
		    "no placeholder '{%.*s%s' (there are {id} {start} {end} "
		    "{size} {label} {phase} {out} {input}; a brace is written "
		    "{{)",
		    STR_ARG(name), close == NULL ? "" : "}");
	return NULL;
}

bool
template_fill(struct buf *out, struct str text,
    const struct template_values *values, struct buf *fault)
{
	const char *at = text.data, *end = text.data + text.len;

	while (at < end) {
		char c = *at++;

		if (c != '{' && c != '}') {
			buf_addc(out, c);
		} else if (at < end && *at == c) {
			buf_addc(out, c);
			at++;
		} else if (c == '}') {
			buf_addf(fault,
			    "a '}' that closes nothing (a brace is written "
			    "}}): '%.*s'",
			    STR_ARG(text));
			return false;
		} else {
			at = fill_one(out, at, end, values, fault);
			if (at == NULL)
				return false;
		}
	}
	return true;
}

enum status
template_command(
    struct buf *out, char *const *words, const struct template_values *values)
{
	struct buf word = BUF_EMPTY, fault = BUF_EMPTY;
	enum status status = STATUS_OK;
	char before = '[';

	for (; *words != NULL && status == STATUS_OK; words++) {
		buf_clear(&word);
		if (!str_utf8(str_of(*words)))
			status = fail(STATUS_USAGE,
			    "an argument is not UTF-8: '%s'", *words);
		else if (!template_fill(&word, str_of(*words), values, &fault))
			status = fail(STATUS_USAGE, "%s", buf_text(&fault));
		buf_addc(out, before);
		json_quote(out, buf_str(&word));
		before = ',';
	}
	buf_addc(out, ']');
	buf_free(&word);
	buf_free(&fault);
	return status;
}

void
template_escape(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];

		if (c == '{' || c == '}')
			buf_addc(out, c);
		buf_addc(out, c);
	}
}
