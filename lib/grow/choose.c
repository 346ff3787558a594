/* choose.c: see choose.h. */
#include "grow/choose.h"

#include <math.h>
#include <stdlib.h>

#include "law/bounds.h"
#include "plan/order.h"

static bool
take(struct choices *out, const struct grow_options *options,
    struct choice choice, double *spent)
{
	double seconds = isnan(choice.seconds) ? 0 : choice.seconds;

	if (isnan(out->next_s))
		out->next_s = seconds;
	if (out->count == options->most || out->count == CHOICES_MAX ||
	    !isfinite(choice.size) || *spent + seconds > options->budget_s)
		return false;
	*spent += seconds;
	out->items[out->count++] = choice;
	return true;
}

/* ---- runs that are pending ---- */

static int
compare_sizes(const void *a, const void *b)
{
	const struct choice *x = a, *y = b;

	return (x->size > y->size) - (x->size < y->size);
}

/* Smallest first: enough for three sizes, then one at a time. */
static enum outcome
choose_pending(const struct measured *e, const struct grow_options *options,
    struct choice *pending, size_t count, struct choices *out)
{
	size_t wanted =
	    e->walls.count < SIZES_VERDICT ? SIZES_VERDICT - e->walls.count : 1;
	double spent = 0;

	xqsort(pending, count, sizeof(*pending), compare_sizes);
	for (size_t i = 0; i < count && i < wanted; i++)
		if (!take(out, options, pending[i], &spent))
			break;
	return out->count > 0 ? OUTCOME_RUNS : OUTCOME_BUDGET;
}

/* ---- new sizes ---- */

/* True if every open function still takes long enough at a size. */
static bool
long_enough(const struct measured *e, double size)
{
	double n_of_size = e->walls.n[e->walls.count - 1];

	if (size < 1)
		return false;
	for (size_t i = 0; i < e->open_count; i++) {
		const struct costly_function *f = &e->functions[i];
		double p = isfinite(f->p) ? fmax(f->p, 1) : 1;

		if (f->last * pow(size / n_of_size, p) < BRIEF_S)
			return false;
	}
	/* A run that is mostly start-up says nothing: part of the time must
	 * depend on the size. */
	return measured_seconds(e, size) <
	       GROW_START_UP * measured_seconds(e, GROW_RATIO * size);
}

/* Half of a whole size is whole. */
static double
half(double size)
{
	return size == floor(size) ? floor(size / GROW_RATIO)
				   : size / GROW_RATIO;
}

/* What is steep shows itself over a small range. */
static bool
too_few(const struct measured *e, size_t sizes, double range)
{
	return sizes < SIZES_WANTED ||
	       (range < RANGE_WANTED && !measured_is_steep(e));
}

static void
choose_sizes(const struct measured *e, const struct grow_options *options,
    struct choices *out)
{
	const struct points *w = &e->walls;
	double low = w->n[0], high = w->n[w->count - 1], spent = 0;
	size_t sizes = w->count;
	bool more = true;

	while (more && too_few(e, sizes, high / low)) {
		double down = half(low), up = measured_next(e, high);
		bool can_down = long_enough(e, down);
		double size = can_down ? down : up;

		more = take(out, options,
		    (struct choice){.size = size,
			.seconds = measured_seconds(e, size),
			.pending = MAP_NONE},
		    &spent);
		low = fmin(low, size);
		high = fmax(high, size);
		sizes++;
	}
}

/* All sizes exist, but something is undecided: a larger size, or else repeats
 * of the largest three, which separate noise from growth. */
static enum outcome
choose_more(const struct measured *e, const struct grow_options *options,
    bool fixed, struct choices *out)
{
	const struct points *w = &e->walls;
	double spent = 0, up = measured_next(e, w->n[w->count - 1]);
	size_t first = w->count > SIZES_VERDICT ? w->count - SIZES_VERDICT : 0;

	if (!fixed && up / w->n[0] <= GROW_RANGE &&
	    take(out, options,
		(struct choice){.size = up,
		    .seconds = measured_seconds(e, up),
		    .pending = MAP_NONE},
		&spent))
		return OUTCOME_RUNS;
	for (size_t k = 1; k < GROW_REPEATS; k++)
		for (size_t i = first; i < w->count; i++)
			if (e->repeats[i] <= k)
				take(out, options,
				    (struct choice){.size = w->n[i],
					.seconds = w->y[i],
					.pending = MAP_NONE},
				    &spent);
	if (out->count > 0)
		return OUTCOME_RUNS;
	if (!isnan(out->next_s))
		return OUTCOME_BUDGET;
	return fixed ? OUTCOME_FIXED : OUTCOME_ENOUGH;
}

/* Small and large in turn, so that a drift of the machine does not look like
 * growth. */
static void
interleave(struct choices *out)
{
	struct order_item items[CHOICES_MAX];
	struct choices old = *out;

	for (size_t i = 0; i < out->count; i++)
		items[i] = (struct order_item){i, old.items[i].size, false};
	order_items(items, out->count, ORDER_INTERLEAVE, 0);
	for (size_t i = 0; i < out->count; i++)
		out->items[i] = old.items[items[i].place];
}

static enum outcome
choose_new(const struct measured *e, const struct grow_options *options,
    bool fixed, struct choices *out)
{
	const struct points *w = &e->walls;
	bool few = too_few(e, w->count, w->n[w->count - 1] / w->n[0]);

	if ((!few || fixed) && e->judged > 0 && e->open_count == 0)
		return OUTCOME_DECIDED;
	if (!few || fixed)
		return choose_more(e, options, fixed, out);
	choose_sizes(e, options, out);
	return out->count > 0 ? OUTCOME_RUNS : OUTCOME_BUDGET;
}

enum outcome
choose(const struct measured *e, const struct grow_options *options, bool fixed,
    struct choices *out)
{
	uint32_t runs = map_count(e->runs.ids);
	struct choice *pending = xcalloc((size_t)runs + 1, sizeof(*pending));
	enum outcome outcome;
	size_t count = 0;

	*out = (struct choices){.next_s = NAN};
	for (uint32_t i = 0; i < runs; i++) {
		const struct run_cells *run = &e->runs.items[i];

		if (run->pending && run->size > 0)
			pending[count++] = (struct choice){.size = run->size,
			    .seconds = measured_seconds(e, run->size),
			    .pending = i};
	}
	if (e->culprit != NULL)
		outcome = OUTCOME_CULPRIT;
	else if (count > 0)
		outcome = choose_pending(e, options, pending, count, out);
	else if (e->walls.count == 0)
		outcome = OUTCOME_NOTHING;
	else
		outcome = choose_new(e, options, fixed, out);
	free(pending);
	interleave(out);
	return outcome;
}
