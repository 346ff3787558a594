/* sizes.c: see sizes.h. */
#include "plan/sizes.h"

#include <math.h>

#include "core/map.h"
#include "core/message.h"
#include "core/number.h"

struct sizes {
	double *list;
	size_t count, cap;
	struct map *seen;
};

static enum status
add_size(struct sizes *sizes, double size)
{
	char digits[NUMBER_SIZE];
	bool is_new;

	number_format(size, digits);
	if (sizes->count == SIZES_MAX)
		return fail(
		    STATUS_USAGE, "more than %d sizes in the list", SIZES_MAX);
	map_add(sizes->seen, str_of(digits), &is_new);
	if (!is_new)
		return fail(STATUS_USAGE,
		    "the size %s stands twice in the list (--repeat N runs "
		    "each N times)",
		    digits);
	GROW(sizes->list, sizes->cap, sizes->count + 1);
	sizes->list[sizes->count++] = size;
	return STATUS_OK;
}

static bool
read_size(struct str text, double *size)
{
	return number_parse(text, size) && *size > 0 && *size <= SIZES_LARGEST;
}

/* Removes the part up to SEPARATOR from *REST and returns it. */
static struct str
split(struct str *rest, char separator)
{
	const char *at =
	    rest->len == 0 ? NULL : memchr(rest->data, separator, rest->len);
	struct str part = *rest;

	if (at == NULL) {
		*rest = (struct str){NULL, 0};
		return part;
	}
	part.len = (size_t)(at - rest->data);
	*rest = (struct str){at + 1, rest->len - part.len - 1};
	return part;
}

/* Adds FROM and the following sizes up to TO; STEP is a factor or an addend. */
static enum status
add_range(struct sizes *sizes, double from, double to, double step, bool times)
{
	bool whole = from == floor(from) && (times || step == floor(step));
	/* Sums and products of decimal fractions may miss the end by
	 * rounding. */
	double end = whole ? to : to * (1 + 1e-9), last = 0;

	for (size_t i = 0;; i++) {
		double size = times ? from * pow(step, (double)i)
				    : from + step * (double)i;
		enum status status;

		if (whole)
			size = round(size);
		else if (fabs(size - to) <= to * 1e-9)
			size = to;
		if (size > end)
			return STATUS_OK;
		if (size == last && times)
			continue;
		if (size == last)
			return fail(STATUS_USAGE,
			    "a step of %g makes no difference at %g", step,
			    size);
		last = size;
		status = add_size(sizes, size);
		if (status != STATUS_OK)
			return status;
	}
}

static enum status
add_part(struct sizes *sizes, struct str part)
{
	struct str rest = part, text = split(&rest, ':');
	double from, to, step = 2;
	bool times = true;

	if (!read_size(text, &from))
		return fail(STATUS_USAGE,
		    "a size is not a number above 0 and up to 1e15: '%.*s'",
		    STR_ARG(text));
	if (rest.data == NULL)
		return add_size(sizes, from);
	text = split(&rest, ':');
	if (!read_size(text, &to))
		return fail(STATUS_USAGE,
		    "a size is not a number above 0 and up to 1e15: '%.*s'",
		    STR_ARG(text));
	if (to < from)
		return fail(STATUS_USAGE,
		    "a range ends before it begins: '%.*s'", STR_ARG(part));
	if (rest.data != NULL) {
		times = rest.len > 0 && rest.data[0] == 'x';
		if (rest.len < 2 || (!times && rest.data[0] != '+') ||
		    !read_size(
			(struct str){rest.data + 1, rest.len - 1}, &step) ||
		    (times && step < 1.01))
			return fail(STATUS_USAGE,
			    "a step is x and a factor of 1.01 or more, or + "
			    "and a number above 0: '%.*s'",
			    STR_ARG(rest));
	}
	return add_range(sizes, from, to, step, times);
}

enum status
sizes_parse(const char *list, double **sizes, size_t *count)
{
	struct sizes all = {.seen = map_new()};
	struct str rest = str_of(list);
	enum status status = STATUS_OK;

	do
		status = add_part(&all, split(&rest, ','));
	while (status == STATUS_OK && rest.data != NULL);
	map_free(all.seen);
	if (status != STATUS_OK) {
		free(all.list);
		all = (struct sizes){NULL, 0, 0, NULL};
	}
	*sizes = all.list;
	*count = all.count;
	return status;
}
