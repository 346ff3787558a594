/* bound.c: see bound.h. */
#include "check/bound.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/message.h"
#include "core/number.h"
#include "core/text.h"
#include "law/bounds.h"
#include "lock/locked.h"

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

/* The units of a limit. A count names the metric that it is of, so that no
 * number of calls is taken for an exponent. */
static const struct {
	const char *name;
	enum metric_unit unit;
	enum metric only; /* METRIC_NONE: any of this unit */
	double factor;
} units[] = {
    {"ms", UNIT_SECONDS, METRIC_NONE, 1e-3},
    {"s", UNIT_SECONDS, METRIC_NONE, 1},
    {"m", UNIT_SECONDS, METRIC_NONE, 60},
    {"h", UNIT_SECONDS, METRIC_NONE, 3600},
    {"B", UNIT_BYTES, METRIC_NONE, 1},
    {"kB", UNIT_BYTES, METRIC_NONE, 1e3},
    {"MB", UNIT_BYTES, METRIC_NONE, 1e6},
    {"GB", UNIT_BYTES, METRIC_NONE, 1e9},
    {"calls", UNIT_COUNT, METRIC_NCALL, 1},
    {"hits", UNIT_COUNT, METRIC_HITS, 1},
    {"blocks", UNIT_COUNT, METRIC_BLOCKS, 1},
};

/* Takes "at target" from the end of TEXT. */
static bool
take_at_target(struct str *text)
{
	struct str rest = *text;

	if (!str_is(last_word(&rest), "target") ||
	    !str_is(last_word(&rest), "at"))
		return false;
	*text = rest;
	return true;
}

/* Takes the name of a class, "n^2 log n", from behind the comparison at the end of
 * TEXT. That of what does not grow is a number. */
static bool
take_class(struct str *text, enum law_class *class)
{
	for (int c = CLASS_ONE + 1; c < CLASSES; c++) {
		const char *name = class_name((enum law_class)c);
		struct str rest = *text, before;
		enum comparison sign;

		if (!str_ends(rest, name))
			continue;
		rest.len -= strlen(name);
		before = rest;
		if (!read_sign(last_word(&before), &sign))
			continue;
		*text = rest;
		*class = (enum law_class)c;
		return true;
	}
	return false;
}

/* The exponent from which on what is not exact is above the class of a bound: in
 * the middle between that class and the next. A factor log n it does not show. */
static double
limit_of_class(const struct bound *bound)
{
	bool is_below =
	    bound->comparison == BELOW || bound->comparison == AT_LEAST;
	int most = (int)bound->class - is_below;

	if (most == CLASS_ONE || most == CLASS_N || most == CLASS_N2)
		most++;
	if (most + 1 == CLASSES)
		return HUGE_VAL;
	return (locked_exponent((enum law_class)most) +
		   locked_exponent((enum law_class)(most + 1))) /
	       2;
}

/* Takes the limit from the end of TEXT: "1.3", "n log n", "300s", "1e7 calls", of
 * which the last two may have "at target". *UNIT is as written, empty without
 * one. */
static bool
take_limit(struct str *text, struct bound *bound, struct str *unit)
{
	bool at_target = take_at_target(text);
	struct str word, rest;
	size_t len;

	*unit = STR("");
	if (!at_target && take_class(text, &bound->class)) {
		bound->of = OF_CLASS;
		return true;
	}
	word = last_word(text);
	len = number_scan(word, &bound->limit);
	if (len == 0) {
		*unit = word;
		word = last_word(text);
		len = number_scan(word, &bound->limit);
		if (len != word.len)
			return false;
	} else {
		*unit = (struct str){word.data + len, word.len - len};
	}
	rest = *unit;
	bound->of = at_target	   ? AT_TARGET_N
		    : rest.len > 0 ? AT_LARGEST
				   : OF_GROWTH;
	return len > 0 && isfinite(bound->limit) &&
	       (rest.len > 0 || !at_target);
}

/* Converts the limit, which is in UNIT; false where the metric has no such
 * unit. */
static bool
convert(struct bound *bound, struct str unit, struct str metric)
{
	enum metric m = metric_of(metric);

	if (unit.len == 0)
		return true;
	for (size_t i = 0; i < COUNT_OF(units); i++)
		if (str_is(unit, units[i].name)) {
			bound->limit *= units[i].factor;
			return m != METRIC_NONE &&
			       metric_rows[m].unit == units[i].unit &&
			       (units[i].only == METRIC_NONE ||
				   units[i].only == m);
		}
	return false;
}

/* Adds the words of TEXT from FROM on, with single blanks. */
static void
add_words(struct buf *out, struct str text, size_t from)
{
	for (size_t i = from; i < text.len; i++) {
		bool blank = strchr(BLANKS, text.data[i]) != NULL;

		if (!blank)
			buf_addc(out, text.data[i]);
		else if (i + 1 < text.len &&
			 strchr(BLANKS, text.data[i + 1]) == NULL)
			buf_addc(out, ' ');
	}
}

static enum status
no_bound(
    const char *text, const char *where, enum status otherwise, const char *why)
{
	return fail(otherwise, "%s%s%s: '%s'", where == NULL ? "" : where,
	    where == NULL ? "" : ": ", why, text);
}

enum status
bounds_add(struct bounds *bounds, const char *text, const char *where,
    enum status otherwise)
{
	struct str all = str_trim(str_of(text), BLANKS), rest = all, unit;
	struct bound bound = {.text = NULL};
	bool limited = take_limit(&rest, &bound, &unit);
	size_t limit = rest.len;
	struct str sign = last_word(&rest), metric = last_word(&rest);
	struct str pattern = str_trim(rest, BLANKS);
	struct buf whole = BUF_EMPTY;

	if (!limited || pattern.len == 0 || !is_metric(metric) ||
	    !read_sign(sign, &bound.comparison) || !str_utf8(all))
		return no_bound(text, where, otherwise,
		    "not a bound (PATTERN METRIC <= NUMBER[UNIT], or a "
		    "class as n^2)");
	if (bound.of == OF_CLASS)
		bound.limit = limit_of_class(&bound);
	if (!convert(&bound, unit, metric))
		return no_bound(text, where, otherwise,
		    "a unit that the metric does not have (ms s m h of times, "
		    "B kB MB GB of memory, calls of ncall, hits of hits, "
		    "blocks of blocks)");
	if (str_starts(pattern, PACKAGE) && bound.of != AT_LARGEST)
		return no_bound(text, where, otherwise,
		    "a package is bounded in seconds, at the largest size "
		    "that ran");
	if (bound.of == OF_GROWTH && fabs(bound.limit) > LIMIT_REASON)
		return no_bound(text, where, otherwise,
		    "a number without a unit is an exponent or a ratio, and "
		    "none is so large (of a value, write '300s', '1e7 "
		    "calls')");
	bound.pattern = xstrndup(pattern.data, pattern.len);
	bound.metric = xstrndup(metric.data, metric.len);
	bound.wild = strpbrk(bound.pattern, "*?[") != NULL;
	buf_addf(&whole, "%s %s %s ", bound.pattern, bound.metric,
	    signs[bound.comparison]);
	add_words(&whole, all, limit);
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
compares(enum comparison comparison, double value, double limit)
{
	switch (comparison) {
	case AT_MOST:
		return value <= limit;
	case BELOW:
		return value < limit;
	case AT_LEAST:
		return value >= limit;
	case ABOVE:
	default:
		return value > limit;
	}
}

static bool
holds(const struct bound *bound, double value)
{
	return compares(bound->comparison, value, bound->limit);
}

bool
bound_is_of_value(const struct bound *bound)
{
	return bound->of == AT_LARGEST || bound->of == AT_TARGET_N;
}

enum finding
bound_holds_class(const struct bound *bound, enum law_class class)
{
	return compares(bound->comparison, class, bound->class) ? HOLDS
								: BROKEN;
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
