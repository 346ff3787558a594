/* order.c: see order.h. */
#include "plan/order.h"

#include <math.h>

#include "core/random.h"

bool
order_parse(const char *text, enum order *order)
{
	static const char *const names[] = {
	    "plan", "size", "random", "interleave"};

	for (int i = 0; i < 4; i++) {
		if (strcmp(text, names[i]) == 0) {
			*order = (enum order)i;
			return true;
		}
	}
	return false;
}

/* For sorting by size, then by the original order. */
struct sorted {
	struct order_item item;
	size_t origin;
};

static int
compare_sizes(const void *a, const void *b)
{
	const struct sorted *one = a, *other = b;
	bool one_none = isnan(one->item.size) != 0,
	     other_none = isnan(other->item.size) != 0;

	if (one_none != other_none)
		return one_none ? 1 : -1;
	if (!one_none && one->item.size != other->item.size)
		return one->item.size < other->item.size ? -1 : 1;
	return (one->origin > other->origin) - (one->origin < other->origin);
}

static void
by_size(struct order_item *items, size_t count)
{
	struct sorted *list = xcalloc(count, sizeof(*list));

	for (size_t i = 0; i < count; i++)
		list[i] = (struct sorted){items[i], i};
	xqsort(list, count, sizeof(*list), compare_sizes);
	for (size_t i = 0; i < count; i++)
		items[i] = list[i].item;
	free(list);
}

/* Puts the chained runs back into their original order, at the places that
 * chained runs have now. */
static void
mend_chain(
    struct order_item *items, const struct order_item *came, size_t count)
{
	size_t next = 0;

	for (size_t i = 0; i < count; i++) {
		if (!items[i].chained)
			continue;
		while (!came[next].chained)
			next++;
		items[i] = came[next++];
	}
}

static void
shuffle(struct order_item *items, size_t count, uint64_t seed)
{
	struct rng rng = rng_seed(seed);
	struct order_item *came = xcalloc(count, sizeof(*came));

	memcpy(came, items, count * sizeof(*came));
	for (size_t i = count; i > 1; i--) {
		size_t j = (size_t)rng_below(&rng, i);
		struct order_item kept = items[i - 1];

		items[i - 1] = items[j];
		items[j] = kept;
	}
	mend_chain(items, came, count);
	free(came);
}

static bool
same_size(const struct order_item *a, const struct order_item *b)
{
	return a->size == b->size || (isnan(a->size) && isnan(b->size));
}

/* One pass: COUNT items PICKED, from small to large, are taken from both ends
 * in turn; if BACK the pass is reversed. */
static void
place_pass(struct order_item *out, const struct order_item *picked,
    size_t count, bool back)
{
	for (size_t i = 0; i < count; i++) {
		size_t from = i % 2 == 0 ? i / 2 : count - 1 - i / 2;

		out[back ? count - 1 - i : i] = picked[from];
	}
}

static void
interleave(struct order_item *items, size_t count)
{
	struct order_item *left, *picked, *out;
	size_t remaining = count, placed = 0;

	by_size(items, count);
	left = xcalloc(count, sizeof(*left));
	picked = xcalloc(count, sizeof(*picked));
	out = xcalloc(count, sizeof(*out));
	memcpy(left, items, count * sizeof(*left));
	for (bool back = false; remaining > 0; back = !back) {
		size_t taken = 0, kept = 0;

		/* Takes the first of equal sizes, keeps the others. */
		for (size_t i = 0; i < remaining; i++) {
			if (taken == 0 ||
			    !same_size(&picked[taken - 1], &left[i]))
				picked[taken++] = left[i];
			else
				left[kept++] = left[i];
		}
		place_pass(out + placed, picked, taken, back);
		placed += taken;
		remaining = kept;
	}
	memcpy(items, out, count * sizeof(*items));
	free(left);
	free(picked);
	free(out);
}

void
order_items(
    struct order_item *items, size_t count, enum order order, uint64_t seed)
{
	if (count < 2)
		return;
	switch (order) {
	case ORDER_PLAN:
		break;
	case ORDER_SIZE:
		by_size(items, count);
		break;
	case ORDER_RANDOM:
		shuffle(items, count, seed);
		break;
	case ORDER_INTERLEAVE:
		interleave(items, count);
		break;
	}
}
