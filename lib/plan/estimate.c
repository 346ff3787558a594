/*
 * estimate.c: see estimate.h.
 */
#include "plan/estimate.h"

#include <math.h>

#include "stream/json.h"
#include "stream/runline.h"

/* Of a run that ended well and was not cut short; NAN else. */
static double
wall_of(const struct plan *plan, const struct plan_run *run)
{
	struct str text = plan_result_text(plan, run);
	struct json *tree;
	double wall;

	if (run->status != PLAN_DONE || text.data == NULL)
		return NAN;
	tree = json_parse(text, NULL, NULL);
	wall = json_number(json_get(tree, "wall_seconds_total"), (double)NAN);
	if (!result_is_whole(tree))
		wall = NAN;
	json_free(tree);
	return wall;
}

void
estimate_learn(struct estimate *estimate, const struct plan *plan)
{
	struct judge_options options = {
	    .bound = JUDGE_BOUND, .noise = NAN, .doubles = true};
	struct points *points = &estimate->walls;

	*estimate = (struct estimate){.limit_s = plan->meta.timeout_s};
	for (size_t i = 0; i < plan->count; i++) {
		double wall = wall_of(plan, &plan->runs[i]);
		bool is_new;

		if (wall > 0 && plan->runs[i].size > 0)
			points_add_least(
			    points, plan->runs[i].size, wall, &is_new);
	}
	judge(points, &options, &estimate->law);
}

/* One size tells no law: between what does not grow and what grows with its
 * square. */
static void
from_one(const struct points *points, double size, struct projection *out)
{
	double ratio = size / points->n[0], wall = points->y[0];

	out->at = wall * ratio;
	out->lo = wall * fmin(1, ratio * ratio);
	out->hi = wall * fmax(1, ratio * ratio);
}

void
estimate_run(const struct estimate *estimate, const struct plan_run *run,
    struct projection *out)
{
	double limit =
	    isfinite(run->timeout_s) ? run->timeout_s : estimate->limit_s;

	*out = (struct projection){NAN, NAN, NAN};
	if (estimate->walls.count == 1 && run->size > 0)
		from_one(&estimate->walls, run->size, out);
	else
		project(&estimate->walls, &estimate->law, run->size, out);
	if (!isfinite(limit) || !isfinite(out->at))
		return;
	out->at = fmin(out->at, limit);
	out->lo = fmin(out->lo, limit);
	out->hi = fmin(out->hi, limit);
}
