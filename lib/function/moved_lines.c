/* moved_lines.c: see moved_lines.h. */
#include "function/moved_lines.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/text.h"

#define NONE UINT32_MAX

static int
by_from(const void *a, const void *b)
{
	const struct anchor *x = a, *y = b;

	if (x->from < y->from || x->from > y->from)
		return x->from < y->from ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

/* The longest rising sequence by patience sorting: last[k] is the anchor with
 * the smallest `to` that ends a sequence of length k + 1. */
void
moved_lines_settle(struct moved_lines *shift)
{
	struct anchor *all = shift->anchors;
	size_t count = shift->count, length = 0;
	uint32_t *last, *before, at;

	if (count == 0)
		return;
	xqsort(all, count, sizeof(*all), by_from);
	last = xcalloc(count, sizeof(*last));
	before = xcalloc(count, sizeof(*before));
	for (uint32_t i = 0; i < count; i++) {
		size_t low = 0, high = length;

		while (low < high) {
			size_t middle = (low + high) / 2;

			if (all[last[middle]].to < all[i].to)
				low = middle + 1;
			else
				high = middle;
		}
		before[i] = low > 0 ? last[low - 1] : NONE;
		last[low] = i;
		if (low == length)
			length++;
	}
	/* Backwards: anchor k of the sequence is at index k or later. */
	at = last[length - 1];
	for (size_t k = length; k-- > 0;) {
		last[k] = at;
		at = before[at];
	}
	for (size_t k = 0; k < length; k++)
		all[k] = all[last[k]];
	shift->count = length;
	free(last);
	free(before);
}

struct expected
moved_line(const struct moved_lines *shift, double line, bool back)
{
	struct expected expected = {(double)NAN, (double)NAN};
	size_t low = 0, high = shift->count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct anchor *a = &shift->anchors[middle];

		if ((back ? a->to : a->from) <= line)
			low = middle + 1;
		else
			high = middle;
	}
	if (low > 0) {
		const struct anchor *a = &shift->anchors[low - 1];

		expected.below =
		    line + (back ? a->from - a->to : a->to - a->from);
	}
	if (low < shift->count) {
		const struct anchor *a = &shift->anchors[low];

		expected.above =
		    line + (back ? a->from - a->to : a->to - a->from);
	}
	return expected;
}

bool
expected_sure(const struct expected *expected)
{
	return expected->below <= expected->above &&
	       expected->below >= expected->above;
}
