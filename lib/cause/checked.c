/*
 * checked.c: see checked.h.
 *
 *	{"type":"scale","full_name":"x.py:9 get","metric":"ncall",
 *	 "points":[[100,100],[200,200]],"p":1,"verdict":"linear",...}
 */
#include "cause/checked.h"

#include "core/statistics.h"
#include "law/bounds.h"

const struct judged_law no_law = {.p = NAN,
    .lo = NAN,
    .hi = NAN,
    .beyond = NAN,
    .since_n = NAN,
    .until_n = NAN,
    .end = NAN,
    .last = NAN,
    .at_target = NAN,
    .line = NAN,
    .line_lo = NAN};

static void
take_line(const struct line *line, struct judged_law *law)
{
	size_t count = (size_t)line->count;
	double noise, t;

	if (!(line->xx > 0))
		return;
	law->line = line_slope(line);
	if (count < SIZES_VERDICT)
		return;
	t = count == SIZES_VERDICT
		? LINE_T_THREE
		: student_quantile(LINE_CONFIDENCE, (int)count - 2);
	noise = fmax(line_deviation(line),
	    count == SIZES_VERDICT ? LINE_NOISE_THREE : LINE_NOISE);
	law->line_lo = law->line - t * line_slope_error(line, noise);
}

/* Logarithms are computed only for times that may be blamed. */
static void
add_line(const struct scale_line *scale, struct judged_law *law)
{
	struct line line = {0};

	if (!(scale->p > 1) ||
	    (scale->metric != METRIC_OWN && scale->metric != METRIC_TSUB &&
		scale->metric != METRIC_WAIT))
		return;
	for (size_t i = 0; i < scale->point_count; i++) {
		double x = log(scale->points[2 * i]);
		double y = log(scale->points[2 * i + 1]);

		if (isfinite(x) && isfinite(y))
			line_add(&line, x, y);
	}
	take_line(&line, law);
}

struct judged_law
checked_law(const struct scale_line *line)
{
	struct judged_law law = {.p = line->p,
	    .lo = line->p_lo,
	    .hi = line->p_hi,
	    .beyond = line->beyond,
	    .since_n = line->since_n,
	    .until_n = line->until_n,
	    .end = line->p_end,
	    .last = line->last,
	    .at_target = line->at_target,
	    .line = NAN,
	    .line_lo = NAN,
	    .verdict = line->verdict,
	    .confidence = line->confidence,
	    .since = line->since,
	    .law = line->law,
	    .given = true};

	add_line(line, &law);
	return law;
}

static size_t
refuse(bool impossible, double *value)
{
	if (impossible)
		*value = NAN;
	return impossible ? 1 : 0;
}

/* Removes impossible values, so that no verdict is based on them; returns their
 * number. */
static size_t
check(struct scale_line *line)
{
	/* The share of an edge is of inclusive time, which may be more than all
	 * if threads wait. */
	double most = line->caller.len == 0 ? SHARE_MOST : (double)INFINITY;
	size_t count = refuse(line->last < 0, &line->last);

	count += refuse(line->at_target < 0, &line->at_target);
	count += refuse(line->share < 0 || line->share > most, &line->share);
	if (line->p_lo > line->p_hi) {
		count += refuse(true, &line->p_lo);
		line->p_hi = NAN;
	}
	if (line->verdict == VERDICT_NONE || line->verdict == VERDICT_UNKNOWN)
		line->confidence = CONFIDENCE_NONE;
	if (line->confidence == CONFIDENCE_NONE || isfinite(line->p))
		return count;
	line->confidence = CONFIDENCE_NONE;
	return count + 1;
}

enum status
checked_read(const struct reader *in, const struct row *row,
    struct line_space *space, struct scale_line *line, size_t *impossible)
{
	enum status status = scale_line_read(in, row, line);

	if (status == STATUS_OK)
		status = scale_line_points(
		    in, row, line, &space->points, &space->cap);
	if (status != STATUS_OK)
		return status;
	/* A CSV table has no points: the value at the target is used, if that
	 * is the largest size. */
	if (row->cells[SCALE_POINTS].kind != VALUE_ARRAY &&
	    line->target <= line->n_max && line->target >= line->n_max)
		line->last = line->at_target;
	*impossible += check(line);
	return status;
}
