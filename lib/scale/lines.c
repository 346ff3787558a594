/*
 * lines.c: writes the scale lines: the program, the functions worst first,
 * the edges by inclusive time. See scale.h for an example.
 */
#include "core/number.h"
#include "scale/model.h"

static void
write_points(struct writer *out, const struct points *points)
{
	static struct buf text;
	char digits[NUMBER_SIZE];

	buf_clear(&text);
	buf_addc(&text, '[');
	for (size_t i = 0; i < points->count; i++) {
		buf_adds(&text, i == 0 ? "[" : ",[");
		buf_add(&text, digits, number_format(points->n[i], digits));
		buf_addc(&text, ',');
		buf_add(&text, digits, number_format(points->y[i], digits));
		buf_addc(&text, ']');
	}
	buf_addc(&text, ']');
	writer_json(out, SCALE_POINTS, buf_str(&text));
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

	for (size_t i = 0; i < sizeof(reals) / sizeof(reals[0]); i++)
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

	write_name(out, SCALE_CLASS, judge_class(j));
	write_name(out, SCALE_VERDICT, judge_verdict_name(j->verdict));
	write_name(out, SCALE_CONFIDENCE, judge_confidence_name(j->confidence));
	if (!j->capped && !isfinite(j->range_from))
		return;
	number_format_rounded(
	    j->capped ? j->range_end : j->range_from, 3, digits);
	snprintf(since, sizeof(since), "%s %s", j->capped ? "up to" : "from",
	    digits);
	writer_text(out, SCALE_SINCE, str_of(since));
}

static void
write_target(
    struct scale *sc, const struct points *points, const struct judgement *j)
{
	struct projection at;

	if (!isfinite(sc->target))
		return;
	project(points, j, sc->target, &at);
	writer_number(sc->out, SCALE_TARGET, sc->target);
	writer_real(sc->out, SCALE_AT_TARGET, at.at, 6);
	writer_real(sc->out, SCALE_AT_LO, at.lo, 6);
	writer_real(sc->out, SCALE_AT_HI, at.hi, 6);
}

static void
write_law(struct writer *out, const struct judgement *j)
{
	static struct buf text;

	if (j->sizes < 3 || (!j->exact && !j->menu.fitted))
		return;
	buf_clear(&text);
	if (j->exact)
		law_text(&text, &j->law);
	else
		law_model_text(&text, &j->menu.best);
	writer_text(out, SCALE_LAW, buf_str(&text));
}

void
line_write(struct scale *sc, const struct subject *subject, const char *metric,
    const struct points *points, const struct judgement *j)
{
	struct writer *out = sc->out;

	writer_begin(out, &shape_scale);
	writer_text(out, SCALE_BY, buf_str(&sc->axis.by));
	writer_text(out, SCALE_FULL_NAME, subject->full_name);
	writer_text(out, SCALE_MODULE, subject->module);
	writer_number(out, SCALE_LINENO, subject->lineno);
	writer_text(out, SCALE_NAME, subject->name);
	writer_text(out, SCALE_KIND, subject->kind);
	if (subject->caller.data != NULL)
		writer_text(out, SCALE_CALLER, subject->caller);
	writer_text(out, SCALE_METRIC, str_of(metric));
	write_points(out, points);
	writer_number(out, SCALE_N_MIN, points->n[0]);
	writer_number(out, SCALE_N_MAX, points->n[points->count - 1]);
	write_exponents(out, j);
	write_verdict(out, j);
	writer_real(out, SCALE_SHARE, subject->share, 6);
	write_target(sc, points, j);
	write_law(out, j);
	writer_real(out, SCALE_BEYOND, j->beyond, 3);
	writer_real(out, SCALE_HOLDOUT, j->holdout, 3);
	if (j->bend != BEND_NONE)
		writer_text(out, SCALE_BEND,
		    j->bend == BEND_UP ? STR("up") : STR("down"));
	writer_end(out);
}

/* The last time that was judged: of a function that calls nobody, own, self
 * and inclusive time are one. */
struct judged {
	bool known;
	struct points points;
	struct judgement judgement;
};

static bool
same_points(const struct points *a, const struct points *b)
{
	size_t size = a->count * sizeof(*a->y);

	return a->count == b->count && memcmp(a->n, b->n, size) == 0 &&
	       memcmp(a->y, b->y, size) == 0;
}

/* One metric of what series_gather() has gathered. LAST may be NULL. */
static void
write_metric(struct scale *sc, const struct subject *subject, enum metric m,
    struct judged *last)
{
	/* With repeats the same points may have other intervals. */
	bool once = sc->axis.used_count == sc->axis.size_count;
	struct points points;
	struct judgement j;

	series_points(sc, m, &points);
	if (points.count == 0)
		return;
	if (last != NULL && last->known && once &&
	    same_points(&last->points, &points)) {
		line_write(
		    sc, subject, metric_names[m], &points, &last->judgement);
		return;
	}
	series_judge(sc, m, true, &points, &j);
	line_write(sc, subject, metric_names[m], &points, &j);
	if (last != NULL)
		*last = (struct judged){true, points, j};
}

void
lines_program_values(
    const struct scale *sc, const char *key, bool each, double *values)
{
	for (size_t i = 0; i < sc->axis.used_count; i++) {
		const struct sized_run *run = &sc->axis.runs[sc->axis.used[i]];

		values[i] = NAN;
		if (run->line != NULL)
			values[i] = run_result_number(run->line, key);
		if (each)
			values[i] /= run->iterations;
	}
}

void
lines_program(struct scale *sc)
{
	static const struct {
		const char *metric, *key;
	} metrics[] = {{"wall", "wall_seconds_total"}, {"cpu", "cpu_seconds"},
	    {"rss", "peak_rss_bytes"}, {"tavg", "wall_seconds_total"}};
	struct subject subject = {.full_name = STR("program"),
	    .name = STR("program"),
	    .kind = STR("program"),
	    .lineno = NAN,
	    .share = NAN};
	struct axis *axis = &sc->axis;
	double *values = sc->series.values[METRIC_TTOT];

	sc->series.steady = true;
	for (size_t m = 0; m < sizeof(metrics) / sizeof(metrics[0]); m++) {
		struct points points;
		struct judgement j;

		lines_program_values(
		    sc, metrics[m].key, *metrics[m].metric == 't', values);
		axis_reduce(axis, values, true, &points);
		if (points.count == 0)
			continue;
		series_judge(sc, METRIC_TTOT, true, &points, &j);
		line_write(sc, &subject, metrics[m].metric, &points, &j);
	}
}

void
lines_functions(struct scale *sc)
{
	for (size_t i = 0; i < sc->entry_count; i++) {
		const struct entry *entry = &sc->entries[i];
		const struct function *f = &sc->store.functions[entry->index];
		struct subject subject = subject_of(sc, entry->index);
		struct judged last = {.known = false};

		subject.share = entry->share;
		series_gather(sc, &f->costs);
		if (!sc->no_callers)
			write_metric(sc, &subject, METRIC_OWN, &last);
		write_metric(sc, &subject, METRIC_TSUB, &last);
		write_metric(sc, &subject, METRIC_NCALL, NULL);
		write_metric(sc, &subject, METRIC_TTOT, &last);
		write_metric(sc, &subject, METRIC_TAVG, NULL);
	}
}

void
lines_edges(struct scale *sc)
{
	for (size_t i = 0; i < sc->entry_count; i++) {
		const struct entry *entry = &sc->entries[i];
		const struct edge *edge = &sc->store.edges[entry->index];
		struct subject subject = subject_of(sc, edge->callee);
		struct judged last = {.known = false};

		subject.share = entry->share;
		subject.caller = subject_of(sc, edge->caller).full_name;
		series_gather(sc, &edge->costs);
		write_metric(sc, &subject, METRIC_NCALL, NULL);
		/* Own of an edge where the reader gave it, else self time. */
		write_metric(sc, &subject,
		    series_last(sc, METRIC_OWN) > 0 ? METRIC_OWN : METRIC_TSUB,
		    &last);
		write_metric(sc, &subject, METRIC_TTOT, &last);
	}
}
