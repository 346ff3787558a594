/* bound.c: see bound.h. */
#include "check/bound.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/message.h"
#include "core/number.h"
#include "core/text.h"
#include "law/vocabulary.h"

/* The largest file of bounds. */
#define MAX_FILE ((size_t)16 << 20)

static const char *const signs[] = {"<=", "<", ">=", ">"};

/* True for a metric, or "cause" for being one. */
static bool
is_metric(struct str text)
{
	return metric_of(text) != METRIC_NONE || str_is(text, "cause");
}

static bool
read_sign(struct str text, enum comparison *comparison)
{
	for (size_t i = 0; i < COUNT_OF(signs); i++)
		if (str_is(text, signs[i])) {
			*comparison = (enum comparison)i;
			return true;
		}
	return false;
}

#define BLANKS " \t\r"

/* Removes the last word of TEXT and returns it. */
static struct str
last_word(struct str *text)
{
	struct str all = str_trim(*text, BLANKS);
	size_t start = all.len;

	while (start > 0 && strchr(BLANKS, all.data[start - 1]) == NULL)
		start--;
	*text = (struct str){all.data, start};
	return (struct str){all.data + start, all.len - start};
}

enum status
bounds_add(struct bounds *bounds, const char *text, const char *where,
    enum status otherwise)
{
	struct str rest = str_of(text);
	struct str limit = last_word(&rest), sign = last_word(&rest);
	struct str metric = last_word(&rest), pattern = str_trim(rest, BLANKS);
	struct bound bound = {.text = NULL};
	struct buf whole = BUF_EMPTY;

	if (pattern.len == 0 || !is_metric(metric) ||
	    !read_sign(sign, &bound.comparison) ||
	    !number_parse(limit, &bound.limit) || !str_utf8(str_of(text)))
		return fail(otherwise,
		    "%s%snot a bound (PATTERN METRIC <= NUMBER): '%s'",
		    where == NULL ? "" : where, where == NULL ? "" : ": ",
		    text);
	bound.pattern = xstrndup(pattern.data, pattern.len);
	bound.metric = xstrndup(metric.data, metric.len);
	bound.wild = strpbrk(bound.pattern, "*?[") != NULL;
	buf_addf(&whole, "%s %s %s ", bound.pattern, bound.metric,
	    signs[bound.comparison]);
	buf_addstr(&whole, limit);
	bound.text = buf_take(&whole);
	GROW(bounds->items, bounds->cap, bounds->count + 1);
	bounds->items[bounds->count++] = bound;
	return STATUS_OK;
}

enum status
bounds_read(struct bounds *bounds, const char *path)
{
	struct buf file = BUF_EMPTY, line = BUF_EMPTY, where = BUF_EMPTY;
	enum status status = file_read(path, MAX_FILE, &file);
	const char *at = buf_text(&file), *end = at + file.len;
	size_t number = 0;

	if (status == STATUS_OK && memchr(at, '\0', file.len) != NULL)
		status = fail(STATUS_MALFORMED, "%s: has a NUL byte", path);
	while (status == STATUS_OK && at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		struct str text = {
		    at, (size_t)((stop == NULL ? end : stop) - at)};

		number++;
		at = stop == NULL ? end : stop + 1;
		text = str_trim(text, BLANKS);
		if (text.len == 0 || text.data[0] == '#')
			continue;
		buf_clear(&line);
		buf_addstr(&line, text);
		buf_clear(&where);
		buf_addf(&where, "%s:%zu", path, number);
		status = bounds_add(bounds, buf_text(&line), buf_text(&where),
		    STATUS_MALFORMED);
	}
	buf_free(&file);
	buf_free(&line);
	buf_free(&where);
	return status;
}

void
bounds_release(struct bounds *bounds)
{
	for (size_t i = 0; i < bounds->count; i++) {
		free(bounds->items[i].text);
		free(bounds->items[i].pattern);
		free(bounds->items[i].metric);
	}
	free(bounds->items);
}

static bool
holds(const struct bound *bound, double value)
{
	switch (bound->comparison) {
	case AT_MOST:
		return value <= bound->limit;
	case BELOW:
		return value < bound->limit;
	case AT_LEAST:
		return value >= bound->limit;
	case ABOVE:
	default:
		return value > bound->limit;
	}
}

enum finding
bound_holds(
    const struct bound *bound, double value, double lo, double hi, bool exact)
{
	if (!isfinite(value))
		return OPEN;
	if (exact)
		return holds(bound, value) ? HOLDS : BROKEN;
	if (!isfinite(lo) || !isfinite(hi))
		return OPEN;
	if (holds(bound, lo) != holds(bound, hi))
		return OPEN;
	return holds(bound, lo) ? HOLDS : BROKEN;
}
