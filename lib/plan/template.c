/* template.c: see template.h. */
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

enum placeholder {
	HOLDS_ID,
	HOLDS_START,
	HOLDS_END,
	HOLDS_LABEL,
	HOLDS_OUT,
	HOLDS_INPUT,
	HOLDS_PHASE,
	HOLDS_SIZE,
	HOLDS_NOTHING /* not the name of a placeholder */
};

static const char *const names[] = {[HOLDS_ID] = "id",
    [HOLDS_START] = "start",
    [HOLDS_END] = "end",
    [HOLDS_LABEL] = "label",
    [HOLDS_OUT] = "out",
    [HOLDS_INPUT] = "input",
    [HOLDS_PHASE] = "phase",
    [HOLDS_SIZE] = "size"};

static enum placeholder
placeholder_of(struct str name)
{
	int i = 0;

	while (i < HOLDS_NOTHING && !str_is(name, names[i]))
		i++;
	return (enum placeholder)i;
}

/* The value of a placeholder, data NULL for none. DIGITS has the text of a
 * number. */
static struct str
value_of(
    enum placeholder what, const struct template_values *values, char *digits)
{
	switch (what) {
	case HOLDS_ID:
		return values->id;
	case HOLDS_START:
		return values->start;
	case HOLDS_END:
		return values->end;
	case HOLDS_LABEL:
		return values->label;
	case HOLDS_OUT:
		return values->out;
	case HOLDS_INPUT:
		return values->input;
	case HOLDS_PHASE:
		if (values->phase < 0)
			break;
		number_format_int(values->phase, digits);
		return str_of(digits);
	case HOLDS_SIZE:
		if (isnan(values->size))
			break;
		template_size(values->size, digits);
		return str_of(digits);
	case HOLDS_NOTHING:
		break;
	}
	return (struct str){NULL, 0};
}

/* A placeholder in a text: LEFT braces, its name, RIGHT braces. */
struct mark {
	size_t at, left, right;
	struct str name;
	enum placeholder what;
};

/* How many times BRACE is repeated in TEXT at AT. */
static size_t
count_braces(struct str text, size_t at, char brace)
{
	size_t end = at;

	while (end < text.len && text.data[end] == brace)
		end++;
	return end - at;
}

static struct str
name_at(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.len && text.data[end] >= 'a' && text.data[end] <= 'z')
		end++;
	return (struct str){text.data + at, end - at};
}

/* Finds the first placeholder of TEXT from FROM on; false if there is none. */
static bool
find_mark(struct str text, size_t from, struct mark *mark)
{
	while (from < text.len) {
		const char *brace =
		    memchr(text.data + from, '{', text.len - from);

		if (brace == NULL)
			return false;
		mark->at = (size_t)(brace - text.data);
		mark->left = count_braces(text, mark->at, '{');
		from = mark->at + mark->left;
		mark->name = name_at(text, from);
		mark->right = count_braces(text, from + mark->name.len, '}');
		mark->what = placeholder_of(mark->name);
		if (mark->right > 0 && mark->what != HOLDS_NOTHING)
			return true;
	}
	return false;
}

static void
add_braces(struct buf *out, char brace, size_t count)
{
	while (count-- > 0)
		buf_addc(out, brace);
}

/* Adds the text from *AT up to MARK, with those of its left braces that have no
 * right one; moves *AT after its last paired right brace. Returns the number of
 * pairs. */
static size_t
pass_to(struct buf *out, struct str text, size_t *at, const struct mark *mark)
{
	size_t pairs = mark->left < mark->right ? mark->left : mark->right;

	buf_add(out, text.data + *at, mark->at - *at);
	add_braces(out, '{', mark->left - pairs);
	*at = (size_t)(mark->name.data - text.data) + mark->name.len + pairs;
	return pairs;
}

static void
add_name(struct buf *out, struct str name, size_t pairs)
{
	add_braces(out, '{', pairs);
	buf_addstr(out, name);
	add_braces(out, '}', pairs);
}

bool
template_fill(struct buf *out, struct str text,
    const struct template_values *values, struct buf *fault)
{
	char digits[NUMBER_SIZE];
	struct mark mark;
	size_t at = 0;

	while (find_mark(text, at, &mark)) {
		size_t pairs = pass_to(out, text, &at, &mark);
		struct str value = value_of(mark.what, values, digits);

		if (pairs == 1 && value.data != NULL) {
			buf_addstr(out, value);
		} else if (pairs == 1 && fault != NULL) {
			buf_addf(
			    fault, "no value for '{%.*s}'", STR_ARG(mark.name));
			return false;
		} else {
			add_name(out, mark.name, pairs == 1 ? 1 : pairs - 1);
		}
	}
	buf_add(out, text.data + at, text.len - at);
	return true;
}

void
template_escape(struct buf *out, struct str text)
{
	struct mark mark;
	size_t at = 0;

	while (find_mark(text, at, &mark))
		add_name(out, mark.name, pass_to(out, text, &at, &mark) + 1);
	buf_add(out, text.data + at, text.len - at);
}

enum status
template_command(
    struct buf *out, char *const *words, const struct template_values *values)
{
	struct buf word = BUF_EMPTY;
	enum status status = STATUS_OK;
	char before = '[';

	for (; *words != NULL && status == STATUS_OK; words++) {
		buf_clear(&word);
		if (!str_utf8(str_of(*words)))
			status = fail(STATUS_USAGE,
			    "an argument is not UTF-8: '%s'", *words);
		else
			template_fill(&word, str_of(*words), values, NULL);
		buf_addc(out, before);
		json_quote(out, buf_str(&word));
		before = ',';
	}
	buf_addc(out, ']');
	buf_free(&word);
	return status;
}
