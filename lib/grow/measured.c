/* measured.c: see measured.h. */
#include "grow/measured.h"

#include <math.h>
#include <stdlib.h>

#include "law/project.h"
#include "stream/causeline.h"
#include "stream/scaleline.h"

void
measured_init(struct measured *e)
{
	*e = (struct measured){.functions = NULL};
	tickets_init(&e->runs);
}

void
measured_release(struct measured *e)
{
	for (size_t i = 0; i < e->function_count; i++)
		free(e->functions[i].full_name);
	free(e->functions);
	free(e->culprit);
	tickets_release(&e->runs);
}

/* The calls of a function follow its costs. */
static void
add_calls(struct measured *e, const struct scale_line *line)
{
	for (size_t i = e->function_count; i-- > 0;) {
		if (!str_is(line->name.full_name, e->functions[i].full_name))
			return;
		e->functions[i].p_calls = line->p;
	}
}

/* Adds a law of a function's cost, over runs: not of edges, not of waiting, and
 * not within a run, which says nothing about other sizes. */
static enum status
add_law(struct measured *e, const struct reader *in, const struct row *row)
{
	struct scale_line line;
	enum status status = scale_line_read(in, row, &line);

	if (status != STATUS_OK || line.caller.len > 0 || line.within.len > 0 ||
	    str_is(line.kind, "wait") || str_is(line.kind, "gc") ||
	    (line.metric != METRIC_OWN && line.metric != METRIC_TSUB &&
		line.metric != METRIC_NCALL))
		return status;
	if (line.metric == METRIC_NCALL) {
		add_calls(e, &line);
		return STATUS_OK;
	}
	GROW(e->functions, e->function_cap, e->function_count + 1);
	e->functions[e->function_count++] = (struct costly_function){
	    .full_name =
		xstrndup(line.name.full_name.data, line.name.full_name.len),
	    .p = line.p,
	    .p_calls = NAN,
	    .last = line.last,
	    .n_max = line.n_max,
	    .share = fmax(line.share, 0),
	    .at_target = fmax(line.at_target, 0),
	    .firm = line.confidence == CONFIDENCE_FIRM,
	    .by_self = line.metric == METRIC_TSUB};
	return STATUS_OK;
}

static enum status
add_cause(struct measured *e, const struct reader *in, const struct row *row)
{
	struct cause_line cause;
	enum status status = cause_line_read(in, row, &cause);
	struct str name = cause.name.full_name;

	if (status != STATUS_OK)
		return status;
	if (e->culprit == NULL && name.len > 0 &&
	    cause.confidence == CONFIDENCE_FIRM)
		e->culprit = xstrndup(name.data, name.len);
	cause_line_release(&cause);
	return STATUS_OK;
}

enum status
measured_add(struct measured *e, const struct reader *in, const struct row *row)
{
	if (row->shape == &shape_scale)
		return add_law(e, in, row);
	if (row->shape == &shape_cause)
		return add_cause(e, in, row);
	return row->shape == &shape_run ? tickets_add(&e->runs, in, row)
					: STATUS_OK;
}

/* ---- what follows from it ---- */

/* Adds the wall time of a size; sizes beyond FIT_MAX_SIZES are left out. */
static void
add_wall(struct measured *e, double size, double wall)
{
	bool is_new;
	size_t at = points_add_least(&e->walls, size, wall, &is_new);

	if (at == FIT_MAX_SIZES)
		return;
	if (is_new) {
		memmove(&e->repeats[at + 1], &e->repeats[at],
		    (e->walls.count - 1 - at) * sizeof(*e->repeats));
		e->repeats[at] = 0;
	}
	e->repeats[at]++;
}

/* The place of I goes to AT, and what is there to I. */
static void
swap_functions(struct measured *e, size_t at, size_t i)
{
	struct costly_function other = e->functions[at];

	e->functions[at] = e->functions[i];
	e->functions[i] = other;
}

/* Those with a law first, and of these those that matter and are not firm. */
static void
sort_functions(struct measured *e)
{
	double total = 0;
	bool has_own = false;

	for (size_t i = 0; i < e->function_count; i++)
		has_own |= !e->functions[i].by_self;
	for (size_t i = 0; i < e->function_count; i++)
		if (e->functions[i].by_self != has_own)
			swap_functions(e, e->judged++, i);
	for (size_t i = 0; i < e->judged; i++)
		if (e->functions[i].at_target > 0)
			total += e->functions[i].at_target;
	for (size_t i = 0; i < e->judged; i++) {
		const struct costly_function *f = &e->functions[i];

		if (!f->firm && (f->share >= SHARE_MATTERS ||
				    f->at_target >= SHARE_MATTERS * total))
			swap_functions(e, e->open_count++, i);
	}
}

void
measured_weigh(struct measured *e)
{
	struct judge_options options = {
	    .bound = JUDGE_BOUND, .noise = NAN, .doubles = true};

	for (uint32_t i = 0; i < map_count(e->runs.ids); i++) {
		const struct run_cells *run = &e->runs.items[i];

		if (run->wall > 0 && run->size > 0)
			add_wall(e, run->size, run->wall);
	}
	judge(&e->walls, &options, &e->wall_law);
	sort_functions(e);
}

/* The exponent that a function's cost will have: short times tell less of it than
 * its calls. */
static double
steepest(const struct costly_function *f)
{
	return fmax(f->p, f->p_calls);
}

/* What the functions will take more, each by its own law: with few sizes the
 * whole run still hides it. */
static double
growth(const struct measured *e, double ratio)
{
	double sum = 0;

	for (size_t i = 0; i < e->judged; i++) {
		const struct costly_function *f = &e->functions[i];

		if (isfinite(steepest(f)) && f->last > 0)
			sum += f->last * (pow(ratio, steepest(f)) - 1);
	}
	return sum;
}

bool
measured_is_steep(const struct measured *e)
{
	/* Over a narrow range the noise of start-ups looks steep, too. */
	if (e->wall_law.p > STEP_STEEPEST_CLASS &&
	    e->wall_law.confidence == CONFIDENCE_FIRM)
		return true;
	for (size_t i = 0; i < e->judged; i++)
		if (steepest(&e->functions[i]) > STEP_STEEPEST_CLASS &&
		    e->functions[i].share >= SHARE_MATTERS)
			return true;
	return false;
}

double
measured_next(const struct measured *e, double largest)
{
	const struct points *w = &e->walls;

	double step =
	    w->count < 2 ? 0 : w->n[w->count - 1] - w->n[w->count - 2];

	return project_next(largest - step, largest, measured_is_steep(e));
}

double
measured_seconds(const struct measured *e, double size)
{
	const struct points *w = &e->walls;
	struct projection at;
	double largest, last, seconds;

	if (w->count == 0)
		return NAN;
	largest = w->n[w->count - 1];
	last = w->y[w->count - 1];
	project(w, &e->wall_law, size, &at);
	/* With one size, or no law, it is taken to be linear. */
	seconds = isfinite(at.at) ? at.at : last * size / largest;
	if (size > largest)
		seconds = fmax(seconds, last + growth(e, size / largest));
	return seconds;
}
