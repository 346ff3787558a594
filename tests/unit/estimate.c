/*
 * estimate.c: how long a run of a plan will take, by those that are done.
 */
#include "plan/estimate.h"

#include "tap.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define MOST	     6

static const struct {
	const char *what;
	struct {
		double size, wall;
		const char *more; /* of the result */
	} done[MOST];
	double limit, size; /* of the run that is asked for; limit 0: none */
	double lo, at, hi;  /* lo, hi 0: around at, by the law's noise */
} cases[] = {
    {"nothing is known", {{0, 0, ""}}, 0, 2, NAN, NAN, NAN},
    {"one size: constant to its square", {{1, 60, ""}}, 0, 4, 60, 240, 960},
    {"the same for a smaller run", {{4, 60, ""}}, 0, 1, 3.75, 15, 60},
    {"the least of the repeats", {{1, 90, ""}, {1, 60, ""}, {1, 70, ""}}, 0, 2,
	60, 120, 240},
    {"of repeats alone no law is made", {{1, 60, ""}, {1, 60, ""}, {1, 60, ""}},
	0, 2, 60, 120, 240},
    {"between two sizes: the straight line in logarithms",
	{{1, 60, ""}, {4, 240, ""}, {16, 960, ""}}, 0, 2, 0, 120, 0},
    {"as it was at a size that is done",
	{{4, 240, ""}, {16, 960, ""}, {1, 60, ""}}, 0, 16, 0, 960, 0},
    {"a larger size may have taken less",
	{{1, 60, ""}, {2, 30, ""}, {4, 240, ""}}, 0, 2, 0, 30, 0},
    {"what was cut short says nothing",
	{{1, 60, ""}, {2, 1, ",\"early_exit\":true"}}, 0, 4, 60, 240, 960},
    {"nor does a run without a time", {{1, 60, ""}, {2, 0, ""}}, 0, 4, 60, 240,
	960},
    {"no longer than the limit", {{1, 60, ""}}, 200, 4, 60, 200, 200},
    {"nor the least of it", {{1, 60, ""}}, 50, 4, 50, 50, 50},
};

static void
add_runs(struct buf *text, size_t trial)
{
	struct buf results = BUF_EMPTY;

	buf_adds(text, "{\"runs\":[");
	for (size_t i = 0; i < MOST && cases[trial].done[i].size > 0; i++) {
		buf_addf(text,
		    "{\"id\":\"r%zu\",\"size\":%g,\"status\":\"done\"},", i,
		    cases[trial].done[i].size);
		buf_addf(&results, "%s\"r%zu\":{\"wall_seconds_total\":%g%s}",
		    i > 0 ? "," : "", i, cases[trial].done[i].wall,
		    cases[trial].done[i].more);
	}
	buf_addf(text, "{\"id\":\"next\",\"size\":%g}],\"results\":{%s}",
	    cases[trial].size, buf_text(&results));
	if (cases[trial].limit > 0)
		buf_addf(text, ",\"meta\":{\"timeout_seconds\":%g}",
		    cases[trial].limit);
	buf_addc(text, '}');
	buf_free(&results);
}

static bool
is_same(double got, double want)
{
	return (isnan(got) && isnan(want)) || fabs(got - want) < 1e-9 * want;
}

static bool
is_range(const struct projection *got, double lo, double hi)
{
	if (lo == 0)
		return got->lo < got->at && got->at < got->hi;
	return is_same(got->lo, lo) && is_same(got->hi, hi);
}

int
main(void)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf text = BUF_EMPTY;
		struct estimate estimate;
		struct projection out;
		struct plan plan;

		add_runs(&text, i);
		if (!ok(plan_read(&plan, "plan.json", &text) == STATUS_OK,
			"a plan: %s", cases[i].what))
			continue;
		estimate_learn(&estimate, &plan);
		estimate_run(&estimate, plan_find(&plan, STR("next")), &out);
		if (!ok(is_same(out.at, cases[i].at) &&
			    is_range(&out, cases[i].lo, cases[i].hi),
			"%s", cases[i].what))
			printf("# got: %g %g %g\n", out.lo, out.at, out.hi);
		plan_release(&plan);
	}
	return done_testing();
}
