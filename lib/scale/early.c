/*
 * early.c: early lines: the hot spots of runs that were cut short, per call and
 * per iteration, beside the largest run that was not.
 *
 *	stopped after 60 s: f took 12 s in 4,000 calls and 100 iterations
 *	-> {"type":"early","run":"wk-4","full_name":"x.py:9 f","own_s":12,
 *	    "ncall":4000,"each_s":0.003,"iteration_s":0.12,"whole":"wk-1",
 *	    "whole_each_s":0.001,...}
 *
 * Such a run has no size that counts, and is in no law; what one call and one
 * iteration cost until then is known all the same.
 */
#include "law/bounds.h"
#include "scale/stage.h"
#include "stream/earlyline.h"

/* So many functions a run. */
#define HOT 5

/* What a function cost in one run. */
struct spent {
	double own, ncall;
};

static struct spent
spent_in(const struct scale *sc, uint32_t function, uint32_t run)
{
	const struct chain *chain = &sc->store.functions[function].costs;
	struct spent until = {0, 0}, whole = {0, 0};
	bool ended = false;

	for (uint32_t i = chain->first; i != MAP_NONE;
	     i = sc->store.costs[i].next) {
		const struct cost *cost = &sc->store.costs[i];
		bool end = cost->point == MAP_NONE;
		struct spent *sum = end ? &whole : &until;
		double own = cost->values[METRIC_OWN];

		if (cost->run != run)
			continue;
		if (!sc->store.runs[run].has_own)
			own = cost->values[METRIC_TSUB];
		ended |= end;
		sum->own += own > 0 ? own : 0;
		sum->ncall += cost->values[METRIC_NCALL] > 0
				  ? cost->values[METRIC_NCALL]
				  : 0;
	}
	return ended ? whole : until;
}

static bool
was_cut(const struct scale *sc, const struct sized_run *run)
{
	return run->line != NULL && run->stored != MAP_NONE &&
	       !sc->store.runs[run->stored].instructions &&
	       json_bool(json_get(run->line->result, "early_exit"), false);
}

/* The largest whole run; NULL without one. */
static const struct sized_run *
whole_run(const struct scale *sc)
{
	const struct axis *axis = &sc->across;

	for (size_t i = axis->used_count; i-- > 0;) {
		const struct sized_run *run = &axis->runs[axis->used[i]];

		if (!was_cut(sc, run) && run->stored != MAP_NONE)
			return run;
	}
	return NULL;
}

/* NAN where one of them is not above 0. */
static double
part(double cost, double count)
{
	return cost > 0 && count > 0 ? cost / count : (double)NAN;
}

static void
write_hot(const struct scale *sc, const struct sized_run *run,
    const struct sized_run *whole, uint32_t function, double all)
{
	struct subject subject = subject_of(sc, function);
	struct spent spent = spent_in(sc, function, run->stored);
	struct early_line line = {.run = run->id,
	    .size = run->size,
	    .iterations = run->iterations,
	    .name = subject_name(&subject),
	    .kind = subject.kind,
	    .own_s = spent.own,
	    .share = part(spent.own, all),
	    .ncall = spent.ncall,
	    .each_s = part(spent.own, spent.ncall),
	    .iteration_s = part(spent.own, run->iterations),
	    .whole_each_s = NAN,
	    .whole_iteration_s = NAN};

	if (whole != NULL) {
		spent = spent_in(sc, function, whole->stored);
		line.whole = whole->id;
		line.whole_each_s = part(spent.own, spent.ncall);
		line.whole_iteration_s = part(spent.own, whole->iterations);
	}
	early_line_write(sc->out, &line);
}

/* The functions that took most, at most HOT; returns how many. *ALL is what all
 * took. */
static size_t
find_hot(const struct scale *sc, const struct sized_run *run, uint32_t *hot,
    double *all)
{
	bool has_own = sc->store.runs[run->stored].has_own;
	double own[HOT];
	size_t count = 0;

	*all = 0;
	for (uint32_t f = 0; f < sc->store.function_count; f++) {
		double cost;
		size_t at;

		if (is_part(sc, f) || is_kind(sc, f, "wait") ||
		    is_kind(sc, f, "program") ||
		    (has_own && is_kind(sc, f, "builtin")))
			continue;
		cost = spent_in(sc, f, run->stored).own;
		*all += cost;
		at = count < HOT ? count++ : HOT;
		for (; at > 0 && own[at - 1] < cost; at--)
			if (at < HOT) {
				own[at] = own[at - 1];
				hot[at] = hot[at - 1];
			}
		if (at < HOT) {
			own[at] = cost;
			hot[at] = f;
		}
	}
	while (count > 0 && !(own[count - 1] > SHARE_MATTERS * *all))
		count--;
	return count;
}

void
lines_early(const struct scale *sc)
{
	const struct sized_run *whole = whole_run(sc);

	for (size_t i = 0; i < sc->across.run_count; i++) {
		const struct sized_run *run = &sc->across.runs[i];
		uint32_t hot[HOT];
		size_t count;
		double all;

		if (!was_cut(sc, run))
			continue;
		count = find_hot(sc, run, hot, &all);
		for (size_t k = 0; k < count; k++)
			write_hot(sc, run, whole, hot[k], all);
	}
}
