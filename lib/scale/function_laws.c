/*
 * function_laws.c: writes the scale lines of functions, worst first, and of
 * edges, by inclusive time. See scale.h for an example.
 */
#include "core/number.h"
#include "scale/stage.h"

static void
write_points(struct writer *out, const struct points *points)
{
	double pairs[2 * FIT_MAX_SIZES];

	for (size_t i = 0; i < points->count; i++) {
		pairs[2 * i] = points->n[i];
		pairs[2 * i + 1] = points->y[i];
	}
	writer_points(out, SCALE_POINTS, pairs, points->count);
}

static void
write_exponents(struct writer *out, const struct judgement *j)
{
	struct {
		int column;
		double value;
	} reals[] = {{SCALE_P, j->p}, {SCALE_P_LO, j->lo}, {SCALE_P_HI, j->hi},
	    {SCALE_P_END, j->p_end}, {SCALE_P_DIFF, j->p_diff},
	    {SCALE_P_MENU, j->p_menu}, {SCALE_P_ALL, j->p_all}};

	for (size_t i = 0; i < COUNT_OF(reals); i++)
		writer_real(out, reals[i].column, reals[i].value, 3);
}

static void
write_name(struct writer *out, int column, const char *text)
{
	if (*text != '\0')
		writer_text(out, column, str_of(text));
}

static void
write_verdict(struct writer *out, const struct judgement *j)
{
	char since[NUMBER_SIZE + 8], digits[NUMBER_SIZE];

	write_name(out, SCALE_CLASS, class_name(judge_class(j)));
	write_name(out, SCALE_VERDICT, verdict_name(j->verdict));
	write_name(out, SCALE_CONFIDENCE, confidence_name(j->confidence));
	if (!j->capped && !isfinite(j->range_from))
		return;
	number_format_rounded(
	    j->capped ? j->range_end : j->range_from, 3, digits);
	snprintf(since, sizeof(since), "%s %s", j->capped ? "up to" : "from",
	    digits);
	writer_text(out, SCALE_SINCE, str_of(since));
}

/* The whole program takes no less than its functions, however much of its time
 * at the sizes that were measured is start-up. What several processors compute
 * at a time takes that much less of the wall time. */
static void
hold_functions(
    const struct scale *sc, const struct growth *growth, struct projection *at)
{
	double last = growth->shown.y[growth->shown.count - 1],
	       at_once = fmax(1, sc->computing / last),
	       least = last + sc->rise / at_once;

	if (!isfinite(at->at) || !(sc->target > sc->axis->last_n))
		return;
	at->at = fmax(at->at, least);
	at->hi = fmax(at->hi, at->at);
}

static void
write_target(struct scale *sc, const struct subject *subject,
    enum metric metric, const struct growth *growth)
{
	struct projection at;

	if (!isfinite(sc->target))
		return;
	if (str_is(subject->kind, "program") && !growth->rates)
		project(&growth->judged, &growth->j, sc->target, &at);
	else
		series_forecast(sc, metric, growth, sc->target, &at);
	if (str_is(subject->kind, "program") &&
	    (metric == METRIC_WALL || metric == METRIC_CPU))
		hold_functions(sc, growth, &at);
	writer_number(sc->out, SCALE_TARGET, sc->target);
	writer_real(sc->out, SCALE_AT_TARGET, at.at, 6);
	writer_real(sc->out, SCALE_AT_LO, at.lo, 6);
	writer_real(sc->out, SCALE_AT_HI, at.hi, 6);
}

static double
last_of(const struct points *points)
{
	return points->n[points->count - 1];
}

/* Not where the exponent says something else. */
static void
write_law(struct writer *out, const struct growth *growth)
{
	static struct buf text;
	const struct judgement *j = &growth->j;
	struct model model = j->menu.best;

	if (j->sizes < SIZES_VERDICT || (!j->exact && !j->menu.fitted) ||
	    !project_is_said(
		&growth->judged, j, GROW_RATIO * last_of(&growth->judged)))
		return;
	if (growth->rates && !increments_law(growth, &model))
		return;
	buf_clear(&text);
	if (j->exact)
		law_text(&text, &j->law);
	else
		law_model_text(&text, &model);
	writer_text(out, SCALE_LAW, buf_str(&text));
}

/* Within a run: what it had used at its end, behind the last checkpoint too. A
 * mean and a level have no sum. */
static double
total_of(
    const struct scale *sc, const struct subject *subject, enum metric metric)
{
	const struct run_line *run;

	if (!is_within(sc) || metric == METRIC_TAVG)
		return NAN;
	if (metric == METRIC_HITS)
		return sc->series.totals[METRIC_NCALL];
	if (!str_is(subject->kind, "program"))
		return metric_rows[metric].of_functions
			   ? sc->series.totals[metric]
			   : (double)NAN;
	run = sc->across.runs[sc->within.chosen].line;
	return run == NULL || metric_rows[metric].result == NULL
		   ? (double)NAN
		   : run_result_number(run, metric_rows[metric].result);
}

void
line_write(struct scale *sc, const struct subject *subject, enum metric metric,
    const struct growth *growth, const char *grows_with)
{
	struct writer *out = sc->out;
	const struct points *points = &growth->shown;
	const struct judgement *j = &growth->j;

	writer_begin(out, &shape_scale);
	writer_text(out, SCALE_BY, buf_str(&sc->axis->by));
	writer_text(out, SCALE_FULL_NAME, subject->full_name);
	writer_text(out, SCALE_MODULE, subject->module);
	writer_number(out, SCALE_LINENO, subject->lineno);
	writer_text(out, SCALE_NAME, subject->name);
	writer_text(out, SCALE_KIND, subject->kind);
	if (subject->caller.data != NULL)
		writer_text(out, SCALE_CALLER, subject->caller);
	writer_text(out, SCALE_METRIC, str_of(metric_rows[metric].key));
	write_points(out, points);
	writer_number(out, SCALE_N_MIN, points->n[0]);
	writer_number(out, SCALE_N_MAX, points->n[points->count - 1]);
	write_exponents(out, j);
	write_verdict(out, j);
	writer_real(out, SCALE_SHARE, subject->share, 6);
	write_target(sc, subject, metric, growth);
	write_law(out, growth);
	writer_real(out, SCALE_BEYOND, j->beyond, 3);
	writer_real(out, SCALE_HOLDOUT, j->holdout, 3);
	write_name(out, SCALE_BEND, bend_name(j->bend));
	if (is_within(sc))
		writer_text(out, SCALE_WITHIN, sc->axis->within);
	if (grows_with != NULL)
		writer_text(out, SCALE_GROWS_WITH, str_of(grows_with));
	writer_real(out, SCALE_SINCE_N, j->range_from, 3);
	writer_real(
	    out, SCALE_UNTIL_N, j->capped ? j->range_end : (double)NAN, 3);
	writer_text(out, SCALE_ORIGIN, origin_text(subject->origin));
	writer_number(out, SCALE_CALL_LINENO, subject->call_lineno);
	if (metric == sc->judged && subject->caller.data == NULL)
		inside_write(out, SCALE_HOT_LINE, &subject->inside);
	writer_number(out, SCALE_TOTAL, total_of(sc, subject, metric));
	writer_end(out);
}

/* The last time that was judged: of a function that calls nobody, own, self
 * and inclusive time are one. */
struct judged {
	bool known;
	struct growth growth;
};

static bool
same_points(const struct points *a, const struct points *b)
{
	size_t size = a->count * sizeof(*a->y);

	return a->count == b->count && memcmp(a->n, b->n, size) == 0 &&
	       memcmp(a->y, b->y, size) == 0;
}

/* With the position within a run (what it keeps grows), or with the size of
 * the run only (every call is dear because the input is large); NULL where
 * nothing grows, or it is not known with what. SEEN is what was seen of this
 * within a run, and is set where that is what is judged.
 *
 * The axis of a cause (cause/causes_within.h) is another question. Here it is
 * one metric of one function, its calls or all of its time: what is called n^2
 * times within a run grows with the position, though no call costs more than
 * the first. Of a cause it is what one call adds, by the law that the cause
 * rests on, which may be that of an edge. Neither follows from the other. */
static const char *
grows_with(const struct scale *sc, const struct judgement *j, struct seen *seen)
{
	bool decided = j->confidence == CONFIDENCE_FIRM ||
		       (j->confidence == CONFIDENCE_PROVISIONAL &&
			   j->doubt < DOUBT_BUILT_UPON);
	bool steep = decided && j->p > JUDGE_BOUND;

	if (is_within(sc)) {
		if (seen != NULL)
			*seen = (struct seen){steep, decided && !steep};
		return steep ? "position" : NULL;
	}
	if (seen == NULL || !(steep || seen->steep))
		return NULL;
	if (seen->steep)
		return "position";
	return seen->flat ? "size" : NULL;
}

/* One metric of what series_gather() has gathered. LAST and SEEN may be NULL.
 * J is set to its judgement where there is a line. */
static void
write_metric(struct scale *sc, const struct subject *subject, enum metric m,
    struct judged *last, struct seen *seen, struct judgement *j)
{
	/* With repeats the same points may have other intervals. */
	bool once = sc->axis->used_count == sc->axis->size_count;
	struct growth growth;

	series_points(sc, m, &growth);
	if (growth.shown.count == 0)
		return;
	if (last != NULL && last->known && once &&
	    same_points(&last->growth.shown, &growth.shown)) {
		growth = last->growth;
	} else {
		series_judge(sc, m, &growth);
		if (last != NULL)
			*last = (struct judged){true, growth};
	}
	/* Start-up alone. */
	if (growth.rates && growth.judged.count == 0)
		return;
	line_write(sc, subject, m, &growth, grows_with(sc, &growth.j, seen));
	*j = growth.j;
}

/* Of all waiting, as other shares are of all computing. */
static double
wait_share(const struct scale *sc)
{
	return series_last(sc, METRIC_WAIT) / sc->waiting;
}

void
lines_functions(struct scale *sc)
{
	for (size_t i = 0; i < sc->entry_count; i++) {
		const struct entry *entry = &sc->entries[i];
		const struct function *f = &sc->store.functions[entry->index];
		struct subject subject = subject_of(sc, entry->index);
		struct judged last = {.known = false};
		struct judgement laws[METRICS] = {{.sizes = 0}};

		subject.share = entry->share;
		subject.inside = inside_of(sc, entry->index);
		series_gather(sc, &f->costs);
		for (enum metric m = 0; m < METRICS; m++) {
			size_t at = (size_t)entry->index * METRICS + m;
			bool time = m != METRIC_NCALL && m != METRIC_TAVG;

			if (!metric_rows[m].of_functions ||
			    (m == METRIC_OWN && sc->no_callers) ||
			    (m == METRIC_WAIT && !rank_waits(sc)))
				continue;
			subject.share =
			    m == METRIC_WAIT ? wait_share(sc) : entry->share;
			write_metric(sc, &subject, m, time ? &last : NULL,
			    sc->seen == NULL ? NULL : &sc->seen[at], &laws[m]);
		}
		subject.share = entry->share;
		answer_take(
		    sc, &subject, &laws[sc->judged], &laws[METRIC_NCALL]);
	}
}

/* The line that the calls of an edge come from, in the last run that tells
 * it. */
static double
call_line(const struct store *s, const struct chain *costs)
{
	int line = 0;

	for (uint32_t i = costs->first; i != MAP_NONE; i = s->costs[i].next)
		if (s->costs[i].call_lineno > 0)
			line = s->costs[i].call_lineno;
	return line > 0 ? line : (double)NAN;
}

/* How often the line of an edge that was gathered began: counts like calls; in a
 * table for eyes only where it varies. */
static void
write_hits(struct scale *sc, const struct subject *subject)
{
	struct growth growth;
	const double *y;

	series_points(sc, METRIC_NCALL, &growth);
	y = growth.shown.y;
	if (growth.shown.count == 0 || (writer_format(sc->out) == FORMAT_TEXT &&
					   !(y[growth.shown.count - 1] > y[0])))
		return;
	series_judge(sc, METRIC_NCALL, &growth);
	line_write(sc, subject, METRIC_HITS, &growth, NULL);
}

void
lines_edges(struct scale *sc)
{
	for (size_t i = 0; i < sc->entry_count; i++) {
		const struct entry *entry = &sc->entries[i];
		const struct edge *edge = &sc->store.edges[entry->index];
		struct subject subject = subject_of(sc, edge->callee);
		struct judged last = {.known = false};
		struct judgement j;

		subject.share = entry->share;
		subject.caller = subject_of(sc, edge->caller).full_name;
		subject.call_lineno = call_line(&sc->store, &edge->costs);
		series_gather(sc, &edge->costs);
		if (is_part(sc, edge->callee)) {
			write_hits(sc, &subject);
			continue;
		}
		/* In a table for eyes they would look like functions. */
		if (writer_format(sc->out) == FORMAT_TEXT)
			continue;
		write_metric(sc, &subject, METRIC_NCALL, NULL, NULL, &j);
		/* Own of an edge where the reader gave it, else self time. */
		write_metric(sc, &subject,
		    series_last(sc, METRIC_OWN) > 0 ? METRIC_OWN : METRIC_TSUB,
		    &last, NULL, &j);
		write_metric(sc, &subject, METRIC_TTOT, &last, NULL, &j);
		if (!rank_waits(sc))
			continue;
		subject.share = wait_share(sc);
		write_metric(sc, &subject, METRIC_WAIT, NULL, NULL, &j);
	}
}
