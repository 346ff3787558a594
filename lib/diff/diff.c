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
#include <string.h>

#include "core/message.h"
#include "law/compare.h"
#include "diff/cost_notes.h"
#include "diff/drift.h"
#include "diff/samples.h"
#include "stream/diffline.h"

struct line {
	const struct group_function *function;
	struct comparison measures[MEASURES];
	bool has_own; /* otherwise its self time is used */
	double share; /* share of the computing time of the group where it is
			 larger */
	bool small[MEASURES]; /* too small a part of all to matter */
};

/* The largest mean of a time in a run of either group, all calls together. */
static double
largest(struct samples *samples, const struct match *match,
    enum measure measure, bool own)
{
	bool per_call = samples->per_call;
	double most = 0;

	samples->per_call = false;
	for (int side = SIDE_A; side < SIDES; side++) {
		size_t count = samples_gather(samples, match->function[side],
		    (enum side)side, measure, own);
		double sum = 0;

		for (size_t i = 0; i < count; i++)
			sum += samples->values[side][i] / (double)count;
		most = fmax(most, sum);
	}
	samples->per_call = per_call;
	return most;
}

/* Sets the share, and which times are too small to matter. */
static void
weigh(struct samples *samples, const struct match *match, struct line *line,
    const struct diff_options *options)
{
	double total = fmax(samples->total[SIDE_A], samples->total[SIDE_B]);

	for (int m = MEASURE_OWN; m < MEASURES; m++) {
		double most =
		    largest(samples, match, (enum measure)m, line->has_own);

		line->small[m] = most < options->min_share * total;
		if (m != MEASURE_OWN)
			continue;
		line->share = str_is(line->function->kind, "wait") ? 0
			      : total > 0 ? most / total
					  : (double)NAN;
	}
}

/* What times are held against. */
struct clock {
	struct drift drift;
	struct compare_noise noise;
	double wall_floor; /* the least deviation of the wall time */
};

/* Compares the times in samples->values, the drift divided out. */
static struct comparison
compare(const struct samples *samples, const size_t *count,
    const struct clock *clock)
{
	double *b = samples->values[SIDE_B];
	struct comparison c;

	for (size_t i = 0; i < count[SIDE_B]; i++)
		b[i] /= clock->drift.factor;
	c = compare_times(samples->values[SIDE_A], count[SIDE_A], b,
	    count[SIDE_B], &clock->noise);
	c.b *= clock->drift.factor;
	return c;
}

/* What only group b has is slower than nothing, where it costs something. */
static void
judge_new(struct samples *samples, struct line *line, size_t b_count,
    const struct clock *clock, const struct diff_options *options)
{
	struct comparison *own = &line->measures[MEASURE_OWN];
	double nothing = 0;
	struct comparison c = compare_times(
	    &nothing, 1, samples->values[SIDE_B], b_count, &clock->noise);

	if (line->share >= options->min_share && c.verdict == COMPARE_SLOWER) {
		own->verdict = c.verdict;
		own->chance = c.chance;
	}
}

/* How many calls a time is divided by, at least. */
static double
least_calls(struct samples *samples, const struct match *match)
{
	double least = (double)INFINITY;

	for (int side = SIDE_A; side < SIDES && samples->per_call; side++) {
		size_t count = samples_gather(samples, match->function[side],
		    (enum side)side, MEASURE_NCALL, true);

		for (size_t i = 0; i < count; i++)
			if (samples->values[side][i] > 0)
				least = fmin(least, samples->values[side][i]);
	}
	return isfinite(least) ? least : 1;
}

static struct line
compare_function(struct samples *samples, const struct match *match,
    const struct clock *clock, const struct diff_options *options)
{
	uint32_t shown = match->function[SIDE_B] != MATCH_NONE
			     ? match->function[SIDE_B]
			     : match->function[SIDE_A];
	struct line line = {.function = &samples->groups->functions[shown],
	    .has_own = samples_have_own(samples, match)};
	struct clock of_calls = *clock;

	of_calls.noise.floor /= least_calls(samples, match);
	for (int m = 0; m < MEASURES; m++) {
		size_t count[SIDES];

		/* Of runs that were cut short, calls are no counts of it. */
		if (m == MEASURE_NCALL && options->per_call) {
			line.measures[m] = compare_counts(NULL, 0, NULL, 0);
			continue;
		}
		for (int side = SIDE_A; side < SIDES; side++)
			count[side] =
			    samples_gather(samples, match->function[side],
				(enum side)side, (enum measure)m, line.has_own);
		line.measures[m] =
		    m == MEASURE_NCALL
			? compare_counts(samples->values[SIDE_A], count[SIDE_A],
			      samples->values[SIDE_B], count[SIDE_B])
			: compare(samples, count, &of_calls);
	}
	weigh(samples, match, &line, options);
	if (match->is_new)
		judge_new(samples, &line,
		    samples_gather(samples, match->function[SIDE_B], SIDE_B,
			MEASURE_OWN, line.has_own),
		    &of_calls, options);
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
    enum metric metric, const struct comparison *c, bool per_call,
    struct writer *out)
{
	struct diff_line diff = diff_line_none();
	const struct group_function *function =
	    line == NULL ? NULL : line->function;

	if (function != NULL)
		diff.name = (struct name){function->full_name, function->module,
		    function->name, function->lineno};
	if (line != NULL)
		diff.share = line->share;
	if (per_call)
		diff.per = STR("call");
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

/* Compares wall, cpu and rss of the runs: METRICS comparisons, of which those
 * that no run has are without values. How far runs came that were cut short is
 * no cost. */
static void
compare_program(struct samples *samples, const struct clock *clock,
    const struct diff_options *options, struct comparison *whole)
{
	const struct groups *groups = samples->groups;
	const struct clock memory = {
	    .drift = {.factor = 1}, .noise = {.single = clock->noise.single}};
	struct clock wall = *clock;

	wall.noise.floor = clock->wall_floor;
	for (enum metric m = 0; m < METRICS; m++) {
		const struct metric_row *metric = &metric_rows[m];
		size_t count[SIDES] = {0, 0};

		for (size_t i = 0; i < groups->run_count; i++) {
			const struct group_run *run = &groups->runs[i];
			double value =
			    run->has_line && metric->result != NULL &&
				    m != METRIC_TAVG && !options->per_call
				? run_result_number(&run->line, metric->result)
				: (double)NAN;

			if (run->side != SIDE_NONE && isfinite(value))
				samples->values[run->side][count[run->side]++] =
				    value;
		}
		whole[m] = compare(samples, count,
		    metric->unit != UNIT_SECONDS ? &memory
		    : m == METRIC_WALL		 ? &wall
						 : clock);
	}
}

/* Returns how many are over the bound. */
static size_t
write_program(const struct groups *groups, const struct comparison *whole,
    const struct diff_options *options, struct writer *out)
{
	size_t over = 0;

	for (enum metric m = 0; m < METRICS; m++) {
		if (!isfinite(whole[m].a) && !isfinite(whole[m].b))
			continue;
		over += is_over(&whole[m], options->bound);
		write_line(groups, NULL, m, &whole[m], false, out);
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
		write_line(groups, line, metrics[m], c, options->per_call, out);
		over += !(line->share < options->min_share) &&
			is_over(c, options->bound);
	}
	return over;
}

/* False discovery control over all times that matter. */
static void
settle(struct line *lines, size_t count, struct comparison *whole)
{
	struct comparison **all =
	    xreallocarray(NULL, 2 * count + METRICS, sizeof(*all));
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		for (int m = MEASURE_OWN; m <= MEASURE_TTOT; m++) {
			struct comparison *c = &lines[i].measures[m];

			if (c->verdict == COMPARE_NONE)
				continue;
			if (!lines[i].small[m])
				all[kept++] = c;
			else if (c->verdict != COMPARE_EQUAL)
				c->verdict = COMPARE_COVERED;
		}
	for (enum metric m = 0; m < METRICS; m++)
		if (whole[m].verdict != COMPARE_NONE)
			all[kept++] = &whole[m];
	compare_settle(all, kept);
	free(all);
}

/* On a machine with more to do than processors a function takes longer, by a
 * wall clock, by the turns that others had. */
static void
take_turns(struct clock *clock, const struct run_line *run)
{
	double wall = run_result_number(run, "wall_seconds_total");
	double cpu = run_result_number(run, "cpu_seconds");
	double load = run_result_number(run, "load_1m");
	double cpus = run_result_number(run, "cpu_count");

	clock->wall_floor =
	    fmax(clock->wall_floor, compare_wall_floor(wall, cpu, load, cpus));
	if (load >= cpus && strcmp(run_result_text(run, "clock"), "wall") == 0)
		clock->noise.floor = COMPARE_TURN_S;
}

static struct clock
clock_of(struct samples *samples, const struct match *matches, size_t count,
    const struct diff_options *options)
{
	const struct groups *groups = samples->groups;
	struct clock clock = {.drift = drift_find(samples, matches, count),
	    .wall_floor = COMPARE_FLOOR_S};

	clock.noise = (struct compare_noise){
	    options->noise, COMPARE_FLOOR_S, clock.drift.spread};
	for (size_t i = 0; i < groups->run_count; i++)
		if (groups->runs[i].side != SIDE_NONE &&
		    groups->runs[i].has_line)
			take_turns(&clock, &groups->runs[i].line);
	return clock;
}

enum status
diff_write(const struct groups *groups, const struct diff_options *options,
    struct writer *out)
{
	struct comparison whole[METRICS];
	struct samples samples;
	struct match *matches;
	struct clock clock;
	struct line *lines;
	size_t count, over;

	samples_build(&samples, groups);
	samples.per_call = options->per_call;
	count = match_functions(groups, &matches);
	clock = clock_of(&samples, matches, count, options);
	lines = xreallocarray(NULL, count + 1, sizeof(*lines));
	for (size_t i = 0; i < count; i++)
		lines[i] =
		    compare_function(&samples, &matches[i], &clock, options);
	compare_program(&samples, &clock, options, whole);
	settle(lines, count, whole);
	xqsort(lines, count, sizeof(*lines), by_weight);
	cost_notes_write(groups, matches, count, options->noise, out);
	drift_note(&clock.drift, groups->names, out);
	over = write_program(groups, whole, options, out);
	for (size_t i = 0; i < count; i++)
		over += write_function(groups, &lines[i], options, out);
	free(lines);
	free(matches);
	samples_free(&samples);
	if (over == 0)
		return STATUS_OK;
	return fail(STATUS_NO, "%zu figure%s slower than %g times", over,
	    over == 1 ? " is" : "s are", options->bound);
}
