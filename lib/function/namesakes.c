/*
 * namesakes.c: see namesakes.h.
 *
 *	a  10 A.get, 40 B.get    b  43 B.get    lines around 40 moved by 3
 *	-> 40 is 43; 10 has no partner
 */
#include "function/namesakes.h"

#include <math.h>

#include "function/name.h"

#define NONE NAMESAKE_NONE

/* True for "A.get"; "get" does not tell its class. */
static bool
has_class(struct str name)
{
	return name_last_part(name).len < name.len;
}

static bool
names_differ(struct str a, struct str b)
{
	return has_class(a) && has_class(b) && !str_equal(a, b);
}

bool
name_is_missing(struct str name)
{
	struct str last = name_last_part(name);

	return last.len == 0 || last.data[0] == '<';
}

/* The index in SIDE of the first line that is not below LINE. */
static size_t
place_of(const struct namesakes *side, double line)
{
	size_t low = 0, high = side->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (side->items[middle].line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static uint32_t
at_line(const struct namesakes *side, double line)
{
	size_t place = isfinite(line) ? place_of(side, line) : side->count;

	if (place == side->count || side->items[place].line > line)
		return NONE;
	return (uint32_t)place;
}

static void
pair(struct namesakes *a, size_t i, struct namesakes *b, size_t k)
{
	a->items[i].partner = (uint32_t)k;
	b->items[k].partner = (uint32_t)i;
}

/* Marks functions that are not where the lines around them moved to. */
static void
find_gone(struct namesakes *side, const struct namesakes *other,
    const struct moved_lines *shift, bool back)
{
	for (size_t i = 0; i < side->count; i++) {
		struct namesake *relative = &side->items[i];
		struct expected expected =
		    moved_line(shift, relative->line, back);

		relative->gone = expected_sure(&expected) &&
				 at_line(other, expected.below) == NONE;
	}
}

/* The index in OTHER of the function where the lines around LINE moved to; NONE
 * if there are two, or none. */
static uint32_t
by_shift(const struct namesakes *other, const struct moved_lines *shift,
    double line, bool back)
{
	struct expected expected = moved_line(shift, line, back);
	uint32_t below = at_line(other, expected.below);
	uint32_t above = at_line(other, expected.above);

	if (below != NONE && above != NONE && below != above)
		return NONE;
	return below != NONE ? below : above;
}

static void
pair_by_shift(
    struct namesakes *a, struct namesakes *b, const struct moved_lines *shift)
{
	for (size_t i = 0; i < a->count; i++) {
		uint32_t k = by_shift(b, shift, a->items[i].line, false);

		if (k != NONE &&
		    by_shift(a, shift, b->items[k].line, true) == i)
			pair(a, i, b, k);
	}
	find_gone(a, b, shift, false);
	find_gone(b, a, shift, true);
}

/* The index in SIDE of the line nearest to LINE; NONE if two are. */
static uint32_t
nearest(const struct namesakes *side, double line)
{
	size_t above = place_of(side, line);
	double to_below, to_above;

	if (above == 0)
		return 0;
	if (above == side->count)
		return (uint32_t)above - 1;
	to_below = line - side->items[above - 1].line;
	to_above = side->items[above].line - line;
	if (to_below < to_above)
		return (uint32_t)above - 1;
	return to_above < to_below ? (uint32_t)above : NONE;
}

/* Pairs functions on the same line, or else the nearest with the same class. */
static void
pair_by_look(struct namesakes *a, struct namesakes *b)
{
	for (size_t i = 0; i < a->count; i++) {
		const struct namesake *x = &a->items[i], *y;
		uint32_t k = nearest(b, x->line);

		if (k == NONE)
			continue;
		y = &b->items[k];
		if (nearest(a, y->line) != i)
			continue;
		if ((at_line(b, x->line) == k &&
			!names_differ(x->name, y->name)) ||
		    (has_class(x->name) && str_equal(x->name, y->name)))
			pair(a, i, b, k);
	}
}

static size_t
left_between(const struct namesakes *side, size_t from, size_t to)
{
	size_t count = 0;

	for (size_t i = from; i < to; i++)
		count += !side->items[i].gone;
	return count;
}

/* Pairs the functions from I to A_END with those from K to B_END, if both are
 * equally many. */
static void
pair_gap(struct namesakes *a, size_t i, size_t a_end, struct namesakes *b,
    size_t k, size_t b_end)
{
	if (left_between(a, i, a_end) != left_between(b, k, b_end))
		return;
	for (;; i++, k++) {
		while (i < a_end && a->items[i].gone)
			i++;
		while (k < b_end && b->items[k].gone)
			k++;
		if (i == a_end || k == b_end)
			return;
		pair(a, i, b, k);
	}
}

static void
pair_by_order(struct namesakes *a, struct namesakes *b)
{
	size_t last = 0, i = 0, k = 0;

	for (size_t at = 0; at < a->count; at++) {
		size_t to = a->items[at].partner;

		if (to == NONE)
			continue;
		/* Not in the same order: lines cannot decide. */
		if (to < last)
			return;
		last = to;
	}
	for (size_t at = 0; at < a->count; at++) {
		size_t to = a->items[at].partner;

		if (to == NONE)
			continue;
		pair_gap(a, i, at, b, k, to);
		i = at + 1;
		k = to + 1;
	}
	pair_gap(a, i, a->count, b, k, b->count);
}

/* A name that is unique on both sides is the same function, wherever it moved,
 * unless both its place and its class differ. */
static bool
is_single(const struct namesakes *a, const struct namesakes *b)
{
	const struct namesake *x = a->items, *y = b->items;

	if (a->count != 1 || b->count != 1 || name_is_missing(x->name))
		return false;
	return (!x->gone && !y->gone) || !names_differ(x->name, y->name);
}

void
namesakes_pair(
    struct namesakes *a, struct namesakes *b, const struct moved_lines *shift)
{
	if (a->count == 0 || b->count == 0)
		return;
	if (shift->count > 0)
		pair_by_shift(a, b, shift);
	else if (a->count != b->count)
		pair_by_look(a, b);
	if (is_single(a, b))
		pair(a, 0, b, 0);
	else
		pair_by_order(a, b);
}
