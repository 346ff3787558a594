/*
 * pairwise.c: the classic pairwise exponents, ln(m2/m1) / ln(n2/n1) of every
 * two runs whose sizes differ by 10 % or more, as scale lines of two points
 * without a verdict.
 *
 *	wk-1 (n 1368, wall 16.6) and mo-2 (n 6048, wall 162.0)
 *	-> {"type":"scale",...,"metric":"wall","points":[[1368,16.6],
 *	    [6048,162]],"n_min":1368,"n_max":6048,"p":1.532}
 */
#include "scale/stage.h"

static void
write_pairs(struct scale *sc, const struct subject *subject, enum metric metric,
    const double *values)
{
	const struct axis *axis = sc->axis;

	for (size_t i = 0; i < axis->used_count; i++) {
		for (size_t k = i + 1; k < axis->used_count; k++) {
			struct points points = {2, {axis->n[i], axis->n[k]},
			    {values[i], values[k]}};
			struct growth growth = {
			    .judged = points, .shown = points};
			struct judgement *j = &growth.j;

			*j = (struct judgement){.p_end = NAN,
			    .lo = NAN,
			    .hi = NAN,
			    .p_diff = NAN,
			    .p_menu = NAN,
			    .p_all = NAN,
			    .range_from = NAN,
			    .beyond = NAN,
			    .holdout = NAN};

			if (!(values[i] > 0) || !(values[k] > 0) ||
			    axis->group[k] == axis->group[i])
				continue;
			j->p = fit_end(&points);
			if (isfinite(j->p))
				line_write(sc, subject, metric, &growth, NULL);
		}
	}
}

static void
program_pairs(struct scale *sc)
{
	struct subject subject = the_program();
	double *values = sc->series.values[METRIC_WALL];

	for (enum metric m = 0; m < METRICS; m++) {
		if (metric_rows[m].result == NULL || m == METRIC_TAVG)
			continue;
		lines_program_values(sc, m, values);
		write_pairs(sc, &subject, m, values);
	}
}

void
pairs_write(struct scale *sc)
{
	double target = sc->target;
	size_t left = 0;

	/* Two points do not allow a projection. */
	sc->target = NAN;
	program_pairs(sc);
	for (size_t i = 0; i < sc->entry_count; i++) {
		uint32_t f = sc->entries[i].index;
		struct subject subject = subject_of(sc, f);

		subject.share = sc->entries[i].share;
		if (sc->any_time && sc->options->min_share > 0 &&
		    !(subject.share >= SHARE_PAIRS)) {
			left++;
			continue;
		}
		series_gather(sc, &sc->store.functions[f].costs);
		write_pairs(sc, &subject, METRIC_NCALL,
		    sc->series.values[METRIC_NCALL]);
		for (enum metric m = 0; m < METRICS; m++)
			if (metric_rows[m].of_functions && m != METRIC_NCALL &&
			    (m != METRIC_OWN || !sc->no_callers))
				write_pairs(
				    sc, &subject, m, sc->series.values[m]);
	}
	if (left > 0)
		writer_note(sc->out, "info", "small", (struct str){NULL, 0},
		    (struct str){NULL, 0},
		    "%zu functions below 1 %% of the computing time have no "
		    "pairs; --min-share 0 prints them",
		    left);
	sc->target = target;
}
