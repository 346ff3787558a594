/*
 * diff.c: see diff.h.
 *
 *	a: f 100 calls, 2.0 s own     b: f 100 calls, 4.0 s own
 *	-> {"type":"diff","name":"f","metric":"ncall","a":100,"b":100,
 *	    "ratio":1,"verdict":"same",...}
 *	   {"type":"diff","name":"f","metric":"own","a":2,"b":4,"ratio":2,...}
 */
#include "diff/diff.h"

#include <math.h>
#include <stdlib.h>

#include "core/message.h"
#include "diff/compare.h"
#include "diff/cost_notes.h"
#include "diff/match.h"
#include "stream/diffline.h"

enum measure {
	MEASURE_NCALL,
	MEASURE_OWN,
	MEASURE_TTOT,
	MEASURES
};

struct line {
	const struct group_function *function;
	struct comparison measures[MEASURES];
	bool has_own; /* otherwise its self time is used */
	double share; /* share of the computing time of the group where it is
			 larger */
};

/* Samples by function: those of function i are order[first[i]] .. order[first[i
 * + 1] - 1]. */
struct index {
	const struct groups *groups;
	uint32_t *order;
	size_t *first;
	size_t runs[SIDES];
	double total[SIDES]; /* mean computing seconds of a run */
	double *values[SIDES];
	double *slots; /* one for each run */
};

static double
measure_of(const struct group_sample *sample, enum measure measure, bool own)
{
	switch (measure) {
	case MEASURE_NCALL:
		return sample->ncall;
	case MEASURE_OWN:
		return own ? sample->own : sample->tsub;
	case MEASURE_TTOT:
	case MEASURES:
		break;
	}
	return sample->ttot;
}

static void
index_build(struct index *index, const struct groups *groups)
{
	size_t functions = groups->function_count, at = 0;
	size_t *fill;

	index->groups = groups;
	index->order = xreallocarray(
	    NULL, groups->sample_count + 1, sizeof(*index->order));
	index->first = xcalloc(functions + 2, sizeof(*index->first));
	fill = xcalloc(functions + 1, sizeof(*fill));
	for (size_t i = 0; i < groups->sample_count; i++)
		index->first[groups->samples[i].function + 1]++;
	for (size_t i = 0; i < functions; i++) {
		at += index->first[i + 1];
		index->first[i + 1] = at;
		fill[i] = index->first[i];
	}
	for (size_t i = 0; i < groups->sample_count; i++)
		index->order[fill[groups->samples[i].function]++] = (uint32_t)i;
	free(fill);
	for (int side = SIDE_A; side < SIDES; side++) {
		index->runs[side] = groups_runs(groups, (enum side)side);
		index->values[side] =
		    xreallocarray(NULL, groups->run_count + 1, sizeof(double));
		index->total[side] = 0;
	}
	index->slots =
	    xreallocarray(NULL, groups->run_count + 1, sizeof(double));
	for (size_t i = 0; i < groups->sample_count; i++) {
		const struct group_sample *sample = &groups->samples[i];
		enum side side = groups->runs[sample->run].side;

		if (side == SIDE_NONE || !(sample->tsub > 0) ||
		    str_is(groups->functions[sample->function].kind, "wait"))
			continue;
		index->total[side] += sample->tsub / (double)index->runs[side];
	}
}

static void
index_free(struct index *index)
{
	free(index->order);
	free(index->first);
	free(index->slots);
	free(index->values[SIDE_A]);
	free(index->values[SIDE_B]);
}

/* Collects the values of one side, one for each run, the sum of its lines of
 * the function. A run without the function has 0 calls and no times. */
static size_t
gather(struct index *index, uint32_t function, enum side side,
    enum measure measure, bool own)
{
	const struct groups *groups = index->groups;
	double *values = index->values[side];
	size_t count = 0;

	if (function == MATCH_NONE)
		return 0;
	for (size_t i = 0; i < groups->run_count; i++)
		index->slots[i] = (double)NAN;
	for (size_t i = index->first[function]; i < index->first[function + 1];
	     i++) {
		const struct group_sample *sample =
		    &groups->samples[index->order[i]];
		double value = measure_of(sample, measure, own);
		double *slot = &index->slots[sample->run];

		if (isfinite(value))
			*slot = isfinite(*slot) ? *slot + value : value;
	}
	for (size_t i = 0; i < groups->run_count; i++) {
		if (groups->runs[i].side != side)
			continue;
		if (isfinite(index->slots[i]))
			values[count++] = index->slots[i];
		else if (measure == MEASURE_NCALL)
			values[count++] = 0;
	}
	return count;
}

static bool
has_own(const struct index *index, const struct match *match)
{
	for (int side = SIDE_A; side < SIDES; side++) {
		uint32_t function = match->function[side];

		if (function == MATCH_NONE)
			continue;
		for (size_t i = index->first[function];
		     i < index->first[function + 1]; i++) {
			const struct group_sample *sample =
			    &index->groups->samples[index->order[i]];

			if (index->groups->runs[sample->run].side !=
				SIDE_NONE &&
			    !isfinite(sample->own))
				return false;
		}
	}
	return true;
}

static double
share_of(const struct index *index, const struct comparison *own)
{
	double a = isfinite(own->a) ? own->a : 0;
	double b = isfinite(own->b) ? own->b : 0;
	double total = fmax(index->total[SIDE_A], index->total[SIDE_B]);

	return total > 0 ? fmax(a, b) / total : (double)NAN;
}

/* What only group b has is slower than nothing, where it costs something. */
static void
judge_new(struct index *index, struct line *line, size_t b_count,
    const struct diff_options *options)
{
	struct comparison *own = &line->measures[MEASURE_OWN];
	double nothing = 0;
	struct comparison c = compare_times(&nothing, 1, index->values[SIDE_B],
	    b_count, options->noise, COMPARE_FLOOR_S);

	if (line->share >= options->min_share && c.verdict == COMPARE_SLOWER) {
		own->verdict = c.verdict;
		own->chance = c.chance;
	}
}

static struct line
compare_function(struct index *index, const struct match *match,
    const struct diff_options *options)
{
	uint32_t shown = match->function[SIDE_B] != MATCH_NONE
			     ? match->function[SIDE_B]
			     : match->function[SIDE_A];
	struct line line = {.function = &index->groups->functions[shown],
	    .has_own = has_own(index, match)};

	for (int m = 0; m < MEASURES; m++) {
		size_t count[SIDES];

		for (int side = SIDE_A; side < SIDES; side++)
			count[side] = gather(index, match->function[side],
			    (enum side)side, (enum measure)m, line.has_own);
		line.measures[m] =
		    m == MEASURE_NCALL
			? compare_counts(index->values[SIDE_A], count[SIDE_A],
			      index->values[SIDE_B], count[SIDE_B])
			: compare_times(index->values[SIDE_A], count[SIDE_A],
			      index->values[SIDE_B], count[SIDE_B],
			      options->noise, COMPARE_FLOOR_S);
	}
	line.share = str_is(line.function->kind, "wait")
			 ? 0
			 : share_of(index, &line.measures[MEASURE_OWN]);
	if (match->is_new)
		judge_new(index, &line,
		    gather(index, match->function[SIDE_B], SIDE_B, MEASURE_OWN,
			line.has_own),
		    options);
	return line;
}

static double
weight(const struct line *line)
{
	const struct comparison *own = &line->measures[MEASURE_OWN];
	double a = isfinite(own->a) ? own->a : 0;
	double b = isfinite(own->b) ? own->b : 0;

	return fabs(b - a);
}

static int
by_weight(const void *a, const void *b)
{
	const struct line *x = a, *y = b;
	double heavy_x = weight(x), heavy_y = weight(y);
	int order;

	if (heavy_x != heavy_y)
		return heavy_x < heavy_y ? 1 : -1;
	order = str_compare(x->function->full_name, y->function->full_name);
	return order != 0
		   ? order
		   : (x->function > y->function) - (x->function < y->function);
}

/* ---- writing ---- */

static bool
is_over(const struct comparison *c, double bound)
{
	return isfinite(bound) && c->verdict == COMPARE_SLOWER &&
	       (!isfinite(c->ratio) || c->ratio > bound);
}

/* LINE is NULL for the whole run. */
static void
write_line(const struct groups *groups, const struct line *line,
    enum metric metric, const struct comparison *c, struct writer *out)
{
	struct diff_line diff = diff_line_none();
	const struct group_function *function =
	    line == NULL ? NULL : line->function;

	if (function != NULL)
		diff.name = (struct name){function->full_name, function->module,
		    function->name, function->lineno};
	if (line != NULL)
		diff.share = line->share;
	diff.metric = metric;
	diff.a.value = c->a;
	diff.b.value = c->b;
	diff.ratio = c->ratio;
	diff.lo = c->lo;
	diff.hi = c->hi;
	diff.verdict = str_of(compare_verdict_name(c->verdict));
	diff.a.group = str_of(groups->names[SIDE_A]);
	diff.b.group = str_of(groups->names[SIDE_B]);
	diff_line_write(out, &diff);
}

/* Writes wall, cpu and rss of the runs; returns how many are over the bound. */
static size_t
write_program(
    struct index *index, const struct diff_options *options, struct writer *out)
{
	const struct groups *groups = index->groups;
	size_t over = 0;

	for (enum metric m = 0; m < METRICS; m++) {
		const struct metric_row *metric = &metric_rows[m];
		size_t count[SIDES] = {0, 0};
		struct comparison c;

		if (metric->result == NULL || m == METRIC_TAVG)
			continue;
		for (size_t i = 0; i < groups->run_count; i++) {
			const struct group_run *run = &groups->runs[i];
			double value =
			    run->has_line
				? run_result_number(&run->line, metric->result)
				: (double)NAN;

			if (run->side != SIDE_NONE && isfinite(value))
				index->values[run->side][count[run->side]++] =
				    value;
		}
		if (count[SIDE_A] + count[SIDE_B] == 0)
			continue;
		c = compare_times(index->values[SIDE_A], count[SIDE_A],
		    index->values[SIDE_B], count[SIDE_B], options->noise,
		    metric->unit == UNIT_SECONDS ? COMPARE_FLOOR_S : 0);
		over += is_over(&c, options->bound);
		write_line(groups, NULL, m, &c, out);
	}
	return over;
}

static size_t
write_function(const struct groups *groups, const struct line *line,
    const struct diff_options *options, struct writer *out)
{
	const enum metric metrics[MEASURES] = {METRIC_NCALL,
	    line->has_own ? METRIC_OWN : METRIC_TSUB, METRIC_TTOT};
	size_t over = 0;

	for (int m = 0; m < MEASURES; m++) {
		const struct comparison *c = &line->measures[m];

		if (!isfinite(c->a) && !isfinite(c->b))
			continue;
		write_line(groups, line, metrics[m], c, out);
		over += !(line->share < options->min_share) &&
			is_over(c, options->bound);
	}
	return over;
}

/* False discovery control over all times that are compared. */
static void
settle(struct line *lines, size_t count)
{
	struct comparison **all =
	    xreallocarray(NULL, 2 * count + 1, sizeof(*all));
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		for (int m = MEASURE_OWN; m <= MEASURE_TTOT; m++)
			if (lines[i].measures[m].verdict != COMPARE_NONE)
				all[kept++] = &lines[i].measures[m];
	compare_settle(all, kept);
	free(all);
}

enum status
diff_write(const struct groups *groups, const struct diff_options *options,
    struct writer *out)
{
	struct index index;
	struct match *matches;
	struct line *lines;
	size_t count, over;

	index_build(&index, groups);
	count = match_functions(groups, &matches);
	lines = xreallocarray(NULL, count + 1, sizeof(*lines));
	for (size_t i = 0; i < count; i++)
		lines[i] = compare_function(&index, &matches[i], options);
	settle(lines, count);
	qsort(lines, count, sizeof(*lines), by_weight);
	cost_notes_write(groups, matches, count, options->noise, out);
	over = write_program(&index, options, out);
	for (size_t i = 0; i < count; i++)
		over += write_function(groups, &lines[i], options, out);
	free(lines);
	free(matches);
	index_free(&index);
	if (over == 0)
		return STATUS_OK;
	return fail(STATUS_NO, "%zu figure%s slower than %g times", over,
	    over == 1 ? " is" : "s are", options->bound);
}
