/* unmatched.c: see unmatched.h. */
#include "function/unmatched.h"

#include "function/name.h"

void
unmatched_add(struct unmatched *all, const struct unmatched_one *one)
{
	struct unmatched_one *worst = all->worst;
	size_t at = all->count < UNMATCHED_SHOWN ? all->count : UNMATCHED_SHOWN;

	all->count++;
	while (at > 0 && one->seconds > worst[at - 1].seconds) {
		if (at < UNMATCHED_SHOWN)
			worst[at] = worst[at - 1];
		at--;
	}
	if (at < UNMATCHED_SHOWN)
		worst[at] = *one;
}

void
unmatched_text(const struct unmatched *all, struct buf *out)
{
	for (size_t i = 0; i < all->count && i < UNMATCHED_SHOWN; i++) {
		const struct unmatched_one *one = &all->worst[i];

		buf_adds(out, i == 0 ? "" : ", ");
		name_show(
		    out, one->full_name, one->module, one->lineno, one->name);
		if (one->seconds > 0)
			buf_addf(out, " (%.3g s)", one->seconds);
	}
	if (all->count > UNMATCHED_SHOWN)
		buf_addf(out, " and %zu more", all->count - UNMATCHED_SHOWN);
}
