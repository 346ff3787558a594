/*
 * rank.c: which functions and edges matter, in which order, and the noise of
 * these runs. See stage.h.
 */
#include "core/statistics.h"
#include "scale/stage.h"

static int
compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->rank < y->rank || x->rank > y->rank)
		return x->rank > y->rank ? -1 : 1;
	if (x->tiebreak < y->tiebreak || x->tiebreak > y->tiebreak)
		return x->tiebreak > y->tiebreak ? -1 : 1;
	return x->index < y->index ? -1 : 1;
}

static bool
is_wait(const struct scale *sc, uint32_t function)
{
	return is_kind(sc, function, "wait");
}

/* True if what was gathered is of another program, and no part of this one. */
static bool
is_of_others(const struct scale *sc)
{
	return sc->programs.count > 1 && !sc->series.here;
}

static bool
takes_part(const struct scale *sc, uint32_t run)
{
	if (is_within(sc))
		return run == sc->within.run;
	return sc->axis->place[run] != MAP_NONE;
}

static void
find_metric(struct scale *sc, const struct store_run *run)
{
	sc->wall_times |= !run->instructions;
	if (!run->has_own) {
		sc->judged = METRIC_TSUB;
		sc->no_callers = true;
	}
}

/* ---- waiting ---- */

/* The longest that the program can have waited between two checkpoints; FROM
 * NULL: since it began. */
static double
most_between(const struct store_point *from, const struct store_point *to)
{
	static const double zero[METRICS];
	const double *then = from == NULL ? zero : from->metrics;

	return to->metrics[METRIC_WALL] - then[METRIC_WALL] -
	       (1 - BESIDE_PART) *
		   (to->metrics[METRIC_CPU] - then[METRIC_CPU]) +
	       BESIDE_S;
}

/* Up to the last checkpoint of the run, or of the last run of the largest
 * size. */
static double
most_wait(const struct scale *sc)
{
	const struct axis *axis = sc->axis;
	const struct store_point *last = NULL;
	uint32_t run = MAP_NONE;

	if (is_within(sc))
		run = sc->within.run;
	else if (axis->used_count > 0)
		run = axis->runs[axis->used[axis->used_count - 1]].stored;
	for (uint32_t i = 0; i < map_count(sc->store.point_keys); i++) {
		const struct store_point *point = &sc->store.points[i];

		if (point->run == run &&
		    (last == NULL || point->order > last->order))
			last = point;
	}
	return last == NULL ? (double)INFINITY : most_between(NULL, last);
}

/* Within a run: between its bounds. What came before may have been idle. */
static bool
waits_beside(const struct scale *sc)
{
	const struct within *in = &sc->within;
	const struct store_point *points = sc->store.points;
	const double *wait = sc->series.sums[METRIC_WAIT];
	size_t last = sc->axis->used_count;

	return is_within(sc) &&
	       wait[last] - wait[0] >
		   most_between(&points[in->at[0]], &points[in->at[last]]);
}

double
rank_wait_lost(const struct scale *sc)
{
	return sc->series.wait_most > sc->most_wait || waits_beside(sc)
		   ? 0
		   : series_last(sc, METRIC_WAIT);
}

bool
rank_waits(const struct scale *sc)
{
	return sc->waiting > 0 &&
	       rank_wait_lost(sc) > WAIT_SHARE * (sc->computing + sc->waiting);
}

/* ---- totals ---- */

/* Finds the seconds of self time at the largest size without waiting, and
 * whether callers were recorded. Shares refer to the sum of the functions'
 * values, not to the total of a run: with repeats they would add up to more
 * than 1. */
static void
find_totals(struct scale *sc)
{
	double all = 0;

	sc->most_wait = most_wait(sc);
	sc->waiting = 0;
	for (uint32_t f = 0; f < sc->store.function_count; f++) {
		if (is_wait(sc, f) || is_part(sc, f))
			continue;
		series_gather(sc, &sc->store.functions[f].costs);
		all += series_last(sc, METRIC_TSUB);
		sc->waiting += rank_wait_lost(sc);
	}
	sc->computing = all;
	sc->any_time = sc->computing > 0 && isfinite(sc->computing);
	sc->judged = METRIC_OWN;
	for (uint32_t i = 0; i < sc->store.run_count; i++)
		if (takes_part(sc, i))
			find_metric(sc, &sc->store.runs[i]);
}

/* The noise of functions that take time, from repeated runs or else from the
 * residuals of laws; and the doubts of their verdicts. */
struct noise_found {
	struct noise_pool pool;
	double *doubts;
	size_t doubt_count, doubt_cap;
	size_t judged;
};

static void
finish_noise(struct scale *sc, struct noise_found *noise)
{
	size_t count = noise->doubt_count, believed = 0;

	sc->noise = noise_pool_finish(&noise->pool);
	discovery_rates(noise->doubts, count, noise->judged, noise->doubts);
	for (size_t i = 0; i < count; i++)
		believed += noise->doubts[i] <= FALSE_DISCOVERIES;
	sc->doubt = believed == 0 ? 0
				  : FALSE_DISCOVERIES * (double)believed /
					(double)noise->judged;
	free(noise->doubts);
}

/* Judges the own cost of the current function, which may matter; returns its cost
 * at the target. */
static double
estimate(struct scale *sc, struct noise_found *noise, double share)
{
	struct growth growth;
	struct judgement *j = &growth.j;
	struct projection at;
	bool repeats = axis_repeats(sc->axis) > 1;
	bool matters = share >= NOISE_SHARE;

	if (repeats && matters)
		noise_pool_add(&noise->pool,
		    axis_noise(sc->axis, sc->series.values[sc->judged]));
	series_points(sc, sc->any_time ? sc->judged : METRIC_NCALL, &growth);
	judge(&growth.judged,
	    &(struct judge_options){
		.bound = JUDGE_BOUND, .exact = !sc->any_time, .noise = NAN},
	    j);
	noise->judged += matters;
	if (!repeats && matters && growth.judged.count >= SIZES_FIRM)
		noise_pool_add(
		    &noise->pool, noise_of_menu(&j->menu, growth.judged.count));
	if (matters && j->p > JUDGE_BOUND &&
	    growth.judged.count >= SIZES_FIRM) {
		GROW(noise->doubts, noise->doubt_cap, noise->doubt_count + 1);
		noise->doubts[noise->doubt_count++] = j->doubt;
	}
	series_project(&growth, sc->target, &at);
	return isfinite(at.at) ? at.at : 0;
}

/* What the functions that are printed take more at the target, by the laws that
 * are printed. */
static void
find_rise(struct scale *sc)
{
	sc->rise = 0;
	if (!sc->any_time || !(sc->target > sc->axis->last_n))
		return;
	for (size_t i = 0; i < sc->entry_count; i++) {
		uint32_t f = sc->entries[i].index;
		struct str kind = subject_of(sc, f).kind;
		struct growth growth;
		struct projection at;

		if (str_is(kind, "wait") || str_is(kind, "program") ||
		    is_in_callers(sc, kind))
			continue;
		series_gather(sc, &sc->store.functions[f].costs);
		series_points(sc, sc->judged, &growth);
		series_judge(sc, sc->judged, &growth);
		series_forecast(sc, sc->judged, &growth, sc->target, &at);
		sc->rise += fmax(0, at.at - series_last(sc, sc->judged));
	}
}

void
rank_functions(struct scale *sc)
{
	struct noise_found noise = {0};
	double reach = fmax(1, sc->target / sc->axis->last_n);
	double share, inclusive, least = sc->options->min_share;

	find_totals(sc);
	sc->printed = xcalloc(sc->store.function_count + 1, sizeof(bool));
	for (uint32_t f = 0; f < sc->store.function_count; f++) {
		struct entry entry = {.index = f, .share = NAN};

		if (sc->store.functions[f].costs.count == 0 || is_part(sc, f))
			continue;
		series_gather(sc, &sc->store.functions[f].costs);
		if (is_of_others(sc))
			continue;
		if (is_within(sc) && !increments_any(sc)) {
			sc->outside++;
			continue;
		}
		share = inclusive = 0;
		if (sc->any_time) {
			share = series_last(sc, sc->judged) / sc->computing;
			inclusive =
			    series_last(sc, METRIC_TTOT) / sc->computing;
			if (fmax(share * reach * reach, inclusive) < least &&
			    !rank_waits(sc)) {
				sc->small_functions++;
				continue;
			}
		}
		entry.rank = estimate(sc, &noise, share);
		if (sc->any_time &&
		    fmax(fmax(share, inclusive),
			entry.rank / (sc->computing * reach)) < least &&
		    !rank_waits(sc)) {
			sc->small_functions++;
			continue;
		}
		if (is_wait(sc, f))
			entry.rank = 0;
		else if (sc->any_time)
			entry.share = share;
		entry.tiebreak =
		    inclusive > 0 ? inclusive : series_last(sc, METRIC_NCALL);
		sc->printed[f] = true;
		GROW(sc->entries, sc->entry_cap, sc->entry_count + 1);
		sc->entries[sc->entry_count++] = entry;
	}
	finish_noise(sc, &noise);
	if (!sc->options->pairs)
		find_rise(sc);
	xqsort(sc->entries, sc->entry_count, sizeof(*sc->entries),
	    compare_entries);
}

/* True for hits of a line in the whole run, which are counts like calls; others
 * are how often a part was found at checkpoints. */
static bool
has_hits(const struct scale *sc, const struct edge *edge)
{
	uint32_t at = edge->costs.first;

	while (at != MAP_NONE && sc->store.costs[at].point != MAP_NONE)
		at = sc->store.costs[at].next;
	return at != MAP_NONE && !is_within(sc);
}

void
rank_edges(struct scale *sc)
{
	double own, inclusive, calls;

	sc->entry_count = 0;
	for (uint32_t e = 0; e < sc->store.edge_count; e++) {
		const struct edge *edge = &sc->store.edges[e];
		bool both =
		    sc->printed[edge->caller] && sc->printed[edge->callee];
		bool part = is_part(sc, edge->callee);
		struct entry entry = {.index = e, .share = NAN};

		if (edge->costs.count == 0 || (part && !has_hits(sc, edge)))
			continue;
		series_gather(sc, &edge->costs);
		if (is_of_others(sc) || (is_within(sc) && !increments_any(sc)))
			continue;
		inclusive = series_last(sc, METRIC_TTOT);
		calls = series_last(sc, METRIC_NCALL);
		own = series_last(sc, sc->judged);
		if (!(own > 0))
			own = series_last(sc, METRIC_TSUB);
		if (!both && !part && sc->any_time &&
		    inclusive < sc->options->min_share * sc->computing &&
		    !rank_waits(sc)) {
			sc->small_edges++;
			continue;
		}
		if (sc->any_time && !part && !is_wait(sc, edge->callee))
			entry.share = own / sc->computing;
		entry.rank = inclusive;
		entry.tiebreak = calls;
		GROW(sc->entries, sc->entry_cap, sc->entry_count + 1);
		sc->entries[sc->entry_count++] = entry;
	}
	xqsort(sc->entries, sc->entry_count, sizeof(*sc->entries),
	    compare_entries);
}
