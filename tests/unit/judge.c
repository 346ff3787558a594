/*
 * judge.c: the numerics of lib/law: estimators, exact laws, verdicts,
 * ranges, projections, names, and how often a firm verdict is wrong.
 */
#include "draw.h"
#include "tap.h"

#include "core/statistics.h"
#include "function/name.h"
#include "law/judge.h"
#include "law/project.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct points
points_of(size_t count, const double *n, const double *y)
{
	struct points points = {.count = count};

	memcpy(points.n, n, count * sizeof(*n));
	memcpy(points.y, y, count * sizeof(*y));
	return points;
}

static struct judgement
judge_by(const struct points *points, struct judge_options options)
{
	struct judgement j;

	options.bound = JUDGE_BOUND;
	judge(points, &options, &j);
	return j;
}

static struct judgement
judge_points(const struct points *points, bool counts)
{
	return judge_by(
	    points, (struct judge_options){.exact = counts, .noise = NAN});
}

static struct judgement
judge_of(size_t count, const double *n, const double *y, bool counts)
{
	struct points points = points_of(count, n, y);

	return judge_points(&points, counts);
}

static void
test_slopes(void)
{
	double day = 1.0 / 1000000;

	is_near(
	    log_slope(7, 1, 30, 18), 1.986, 5e-4, "ln(18)/ln(30/7) is 1.986");
	for (int i = 0; i < 3; i++) {
		static const double n[] = {7, 30, 300};
		static const double want[] = {1.51, 1.29, 1.18};
		double a = n[i] * (1 - day), b = n[i] * (1 + day);
		char name[64];

		snprintf(
		    name, sizeof(name), "n log n at %g is n^%g", n[i], want[i]);
		is_near(log_slope(a, a * log(a), b, b * log(b)), want[i], 0.007,
		    name);
	}
	is_near(log_slope(31, 11.23, 91, 2.97 * 11.23), 1.01, 0.005,
	    "per call x 2.97 from 31 to 91 days");
	is_near(log_slope(31, 11.23, 304, 8.04 * 11.23), 0.91, 0.005,
	    "per call x 8.04 at 304 days");
}

static void
test_estimators(void)
{
	struct points p = {.count = 4};
	struct menu menu;

	for (size_t i = 0; i < 4; i++) {
		p.n[i] = 100 * pow(2, (double)i);
		p.y[i] = 50 + p.n[i] * p.n[i] / 1000;
	}
	ok(fit_end(&p) < 1.9, "a fixed cost bends the end slope");
	is_near(fit_diff(&p), 2, 1e-9, "differences cancel a fixed cost");
	ok(fit_line(&p) < 1.4, "the straight line misses the growth");
	fit_menu(&p, &menu);
	ok(menu.fitted && menu.best.class == CLASS_N2 && menu.best.constant,
	    "the menu finds a + b n^2");
	is_near(menu.best.a, 50, 1e-6, "its constant");
	is_near(menu.best.b, 0.001, 1e-9, "its factor");
	is_near(menu.p, 2, 1e-9, "its slope leaves the constant out");
	is_near(model_at(&menu.best, 1000), 1050, 1e-6, "its value");
	/* Uneven sizes: the general form. */
	p = (struct points){4, {100, 130, 400, 900}, {0}};
	for (size_t i = 0; i < 4; i++)
		p.y[i] = 7 + 3 * pow(p.n[i], 1.7);
	is_near(fit_diff(&p), 1.7, 1e-6, "differences at uneven sizes");
	p.y[2] = p.y[1];
	is_near(fit_diff(&p), fit_end(&p), 0,
	    "a difference that is not positive: the end slope");
}

/* A law of n, a fifth below the last of three points. */
static void
test_residual(void)
{
	struct points p = {3, {100, 200, 400}, {100, 200, 500}};
	struct model line = {.class = CLASS_N, .b = 1};

	is_near(fit_residual(&p, &line), sqrt(0.04 / 2), 1e-12,
	    "the factor takes one of three points");
	line.constant = true;
	is_near(fit_residual(&p, &line), 0.2, 1e-12, "a constant another");
	p.count = 2;
	ok(isnan(fit_residual(&p, &line)), "of two points there is none");
	line.constant = false;
	ok(isnan(fit_residual(&p, &line)), "whatever goes through them");
}

static void
test_law(const char *want, double end, size_t count, const double *n,
    const double *y)
{
	struct judgement j = judge_of(count, n, y, true);
	struct buf text = BUF_EMPTY;

	if (ok(j.exact, "exact: %s", want)) {
		law_text(&text, &j.law);
		is_text(buf_text(&text), want, "its text");
		is_near(j.p, end, 0.005, "its exponent");
		ok(j.confidence == CONFIDENCE_FIRM, "it is firm");
	}
	buf_free(&text);
}

static void
test_laws(void)
{
	static const double n[] = {4, 8, 16, 32};
	static const double iterations[] = {312, 624, 1248, 2496, 4992};
	static const double calls[] = {306, 618, 1242, 2490, 4986};
	static const double once[] = {1, 1, 1, 1};
	static const double pairs[] = {6, 28, 120, 496};
	static const double square[] = {27, 111, 471, 1959};
	static const double off[] = {27, 111, 471, 1960};
	static const double cube[] = {64, 512, 4096};
	static const double hundreds[] = {100, 200, 400, 800};
	static const double sorts[] = {705, 1605, 3605};
	static const double searches[] = {7, 8, 9};
	static const double rounded[] = {1328, 3057, 6915};
	static const double scans[] = {34900, 159800, 719600, 3199200};
	static const double waver[] = {5000, 5001, 5000};
	static const double random[] = {536, 1280, 2960};

	test_law("n - 6", 1, 5, iterations, calls);
	test_law("n - 6", 1, 3, iterations, calls);
	test_law("1", 0, 4, n, once);
	test_law("0.5n^2 - 0.5n", 2.047, 4, n, pairs);
	test_law("2n^2 - 3n + 7", 2.07, 4, n, square);
	test_law("n^3", 3, 3, n, cube);
	test_law("n ceil(log2 n) + 5", 1.166, 3, hundreds, sorts);
	test_law("ceil(log2 n)", 0.17, 3, hundreds, searches);
	test_law("2n log2 n", 1.178, 3, hundreds, rounded);
	test_law("0.5n^2 ceil(log2 n) - n", 2.152, 4, hundreds, scans);
	ok(!judge_of(3, hundreds, waver, true).exact,
	    "a constant that wavers has no law");
	ok(!judge_of(3, hundreds, random, true).exact,
	    "nor have the comparisons of a sort");
	ok(!judge_of(4, n, off, true).exact, "one call off is not exact");
	ok(!judge_of(2, n, cube, true).exact, "two sizes prove no law");
}

static void
test_verdicts(void)
{
	static const struct {
		double p;
		enum verdict verdict;
	} bands[] = {{0.89, VERDICT_SUBLINEAR}, {0.9, VERDICT_LINEAR},
	    {1.1, VERDICT_LINEAR}, {1.11, VERDICT_NEAR_LINEAR},
	    {1.3, VERDICT_NEAR_LINEAR}, {1.31, VERDICT_WATCH},
	    {1.5, VERDICT_WATCH}, {1.51, VERDICT_SUPERLINEAR},
	    {1.8, VERDICT_SUPERLINEAR}, {1.81, VERDICT_QUADRATIC},
	    {3, VERDICT_QUADRATIC}};
	static const double n[] = {312, 624, 1248, 2496, 4992};
	static const double jump[] = {0.0099, 0.0216, 0.045, 0.2625};
	static const double late[] = {0.0013, 0.0037, 0.0062, 0.012, 0.2749};
	static const double grows[] = {0.0343, 0.106, 0.2918, 0.9656};
	/* Slopes 1.4 2.4 0.5 1.85, 0.4 2.87 0.87 1.92, 0.4 3.86 1.04 2.35. */
	static const double slow[] = {0.03, 0.079, 0.417, 0.59, 2.13};
	static const double flat[] = {0.04, 0.053, 0.386, 0.705, 2.67};
	static const double wild[] = {0.04, 0.053, 0.767, 1.578, 8.04};
	struct judgement j;

	for (size_t i = 0; i < COUNT(bands); i++)
		ok(judge_band(bands[i].p) == bands[i].verdict, "%g is %s",
		    bands[i].p, verdict_name(bands[i].verdict));
	j = judge_of(4, n, jump, false);
	ok(j.jump && j.confidence == CONFIDENCE_UNDECIDED,
	    "growth in the last step alone is not believed");
	j = judge_of(5, n, late, false);
	ok(j.jump && j.confidence == CONFIDENCE_UNDECIDED,
	    "nor a step of twenty times");
	ok(!judge_of(5, n, slow, false).jump,
	    "growth that one slow run breaks up is no step");
	ok(!judge_of(5, n, flat, false).jump,
	    "nor is growth that begins behind a fixed cost");
	ok(judge_of(5, n, wild, false).jump,
	    "a step that no law makes proves nothing of the others");
	j = judge_of(4, n, grows, false);
	ok(!j.jump && j.verdict == VERDICT_SUPERLINEAR &&
		j.confidence >= CONFIDENCE_PROVISIONAL,
	    "steady growth is");
	j = judge_of(3, n, grows, false);
	ok(j.confidence == CONFIDENCE_PROVISIONAL, "three sizes: provisional");
	j = judge_of(2, n, grows, false);
	ok(j.verdict == VERDICT_NONE && isfinite(j.p) &&
		j.confidence == CONFIDENCE_UNDECIDED,
	    "two sizes: a slope and no verdict");
	j = judge_of(1, n, grows, false);
	ok(j.verdict == VERDICT_NONE && !isfinite(j.p) &&
		j.confidence == CONFIDENCE_NONE,
	    "one size: nothing");
}

static void
test_ranges(void)
{
	/* Real counts and times of a scan over a list that is capped. */
	static const double n[] = {312, 624, 1248, 2496, 4992};
	static const double calls[] = {46665, 190653, 770661, 2790445, 7072599};
	static const double own[] = {
	    0.029111, 0.106933, 0.483544, 2.379399, 5.876603};
	static const double spans[] = {390, 1638, 4992, 16926};
	static const double counts[] = {73536, 1330896, 7072599, 27482160};
	static const double threshold[] = {10, 20, 40, 160, 640, 2560};
	static const double sizes[] = {100, 200, 400, 800, 1600, 3200};
	struct judgement j = judge_of(5, n, calls, true);
	struct points points;

	ok(j.capped && j.verdict == VERDICT_QUADRATIC &&
		j.confidence == CONFIDENCE_FIRM && j.bend == BEND_DOWN,
	    "calls: quadratic and firm up to the cap");
	is_near(j.range_end, 2496, 0, "the cap");
	is_near(j.beyond, 1.34, 0.005, "the law beyond");
	j = judge_of(4, n, calls, true);
	ok(!j.capped && j.verdict == VERDICT_QUADRATIC,
	    "below the cap there is none");
	ok(!judge_of(5, n, own, false).capped,
	    "own time alone: it may be noise that looks like a cap");
	points = points_of(5, n, own);
	j = judge_by(&points,
	    (struct judge_options){.noise = 0.05, .freedom = NOISE_FREEDOM});
	ok(j.capped && j.verdict == VERDICT_QUADRATIC &&
		j.confidence == CONFIDENCE_FIRM,
	    "beside functions with little noise: quadratic and firm up to "
	    "the cap");
	is_near(j.p, 2.3, 0.1, "its exponent");
	is_near(j.beyond, 1.3, 0.01, "its law beyond");
	j = judge_of(4, spans, counts, true);
	ok(j.capped && j.verdict == VERDICT_QUADRATIC &&
		j.confidence == CONFIDENCE_PROVISIONAL,
	    "two exact counts before a bend: quadratic, provisional");
	is_near(j.range_end, 1638, 0, "up to the second size");
	is_near(j.beyond, 1.296, 0.002, "then down to linear");
	j = judge_of(6, sizes, threshold, false);
	ok(j.verdict == VERDICT_QUADRATIC && !j.capped,
	    "growth above a threshold");
	is_near(j.range_from, 400, 0, "where it begins");
}

/* Seconds at checkpoints within a quadratic loop, beside busy programs: what
 * looks like an end of the law is the machine, whose speed changes. */
static void
test_uneven_machine(void)
{
	static const struct {
		size_t count;
		double n[8], seconds[8];
	} runs[] = {
	    {7, {1572, 2231, 3305, 4920, 6987, 9942, 15547},
		{0.014656, 0.031095, 0.072287, 0.169482, 0.341305, 0.698531,
		    1.531535}},
	    {8, {1144, 1671, 2353, 3645, 5538, 8144, 11623, 15724},
		{0.007719, 0.015213, 0.030682, 0.077158, 0.193469, 0.443229,
		    0.844967, 1.440394}},
	    {8, {919, 1566, 2261, 3515, 5652, 8565, 12223, 15256},
		{0.007060, 0.014860, 0.030496, 0.078697, 0.240661, 0.529032,
		    1.034908, 1.593623}},
	    {7, {1132, 1803, 3343, 5162, 7617, 10906, 15633},
		{0.007418, 0.017323, 0.063146, 0.157632, 0.370228, 0.773080,
		    1.476848}},
	    {8, {710, 1381, 1977, 3348, 4997, 7577, 10961, 15554},
		{0.004308, 0.011823, 0.022840, 0.067162, 0.156443, 0.403920,
		    0.992179, 1.719508}},
	    {8, {942, 1713, 2745, 3904, 5846, 8294, 12003, 15596},
		{0.005797, 0.016584, 0.044472, 0.095718, 0.231465, 0.485626,
		    1.061233, 1.635902}},
	    /* 2.3 times faster from the middle on. */
	    {8, {685, 1227, 1927, 2791, 4688, 6762, 9924, 15611},
		{0.004017, 0.011870, 0.027785, 0.059109, 0.173342, 0.373446,
		    0.679483, 1.262107}},
	    /* A list that is searched until it has 2,000 items. */
	    {8, {250, 500, 1000, 2000, 4000, 8000, 16000, 32000},
		{0.000313, 0.00125, 0.005, 0.02, 0.0602, 0.1405, 0.302, 0.625}},
	};
	const size_t ends = 7;

	for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++) {
		struct points rates = {.count = runs[i].count - 1};
		struct judgement j;

		for (size_t k = 0; k < rates.count; k++) {
			const double *n = runs[i].n + k;
			const double *seconds = runs[i].seconds + k;

			rates.n[k] = 0.5 * (n[0] + n[1]);
			rates.y[k] = rates.n[k] * (seconds[1] - seconds[0]) /
				     (n[1] - n[0]);
		}
		j = judge_by(&rates,
		    (struct judge_options){.noise = NAN, .one_run = true});
		if (i == ends) {
			ok(j.capped, "the law of a list that is full ends");
			is_near(j.p, 2, 0.1, "its exponent until then");
			continue;
		}
		ok(!j.capped, "run %zu on an uneven machine: no end", i + 1);
		ok(j.lo <= 2 && j.hi >= 2 && j.p > JUDGE_BOUND,
		    "its exponent: %.2f, from %.2f to %.2f", j.p, j.lo, j.hi);
	}
}

static void
test_projection(void)
{
	struct points p = {.count = 5};
	struct judgement j;
	struct projection at;

	for (size_t i = 0; i < 5; i++) {
		p.n[i] = 100 * pow(2, (double)i);
		p.y[i] = 5 + p.n[i] * p.n[i] / 1000;
	}
	j = judge_points(&p, false);
	project(&p, &j, 16000, &at);
	is_near(at.at, 256005, 1, "a + b n^2 at ten times the size");
	ok(j.menu.has_second && j.menu.second.class != j.menu.best.class,
	    "the second model is of another class");
	ok(at.lo <= at.at && at.hi >= at.at && at.lo > 0, "as a range");
	project(&p, &j, 1600, &at);
	is_near(at.at, 2565, 1e-9, "measured is measured");
	project(&p, &j, 300, &at);
	ok(at.at > p.y[1] && at.at < p.y[2], "between two sizes");
	is_near(j.holdout, 0, 1e-6, "the hold-out is met");
	p.y[4] = p.y[3] * 2;
	j = judge_points(&p, false);
	ok(j.capped, "a cap");
	project(&p, &j, 3200, &at);
	is_near(at.at, p.y[4] * 2, 1, "behind it the last law rules");
	p.count = 1;
	j = judge_points(&p, false);
	project(&p, &j, 200, &at);
	ok(!isfinite(at.at), "one size says nothing of another");
	project(&p, &j, 100, &at);
	is_near(at.at, p.y[0], 0, "but what was measured");
	ok(at.lo >= at.at && at.hi <= at.at, "and nothing of its noise");
}

/* The forecast at eight times the largest of five sizes, 1 there, where the best
 * model is B n^3, with a constant or without, and the exponent P is said. */
static struct projection
said(double exponent, bool constant, enum confidence confidence)
{
	struct points p = {.count = 5};
	struct judgement j = {.p = exponent,
	    .lo = 1,
	    .hi = 4,
	    .p_end = exponent,
	    .confidence = confidence,
	    .verdict = VERDICT_QUADRATIC,
	    .sigma = (double)NAN,
	    .menu = {.fitted = true,
		.best = {.class = CLASS_N3,
		    .constant = constant,
		    .a = constant ? 0.5 : 0,
		    .b = constant ? 0.5 / 4096e6 : 1 / 4096e6}}};
	struct projection at;

	for (size_t i = 0; i < 5; i++) {
		p.n[i] = 100 * pow(2, (double)i);
		p.y[i] = model_at(&j.menu.best, p.n[i]);
	}
	project_said(&p, &j, 12800, &at);
	return at;
}

static void
test_said(void)
{
	struct projection at = said(1.8, false, CONFIDENCE_PROVISIONAL);

	is_near(at.at, pow(8, 1.8), 1e-9, "by the exponent that is said");
	ok(at.lo <= at.at && at.hi >= 512, "the model is in the range");
	is_near(said(2.701, false, CONFIDENCE_FIRM).at, 512, 1e-6,
	    "by the model where it is about the same");
	is_near(said(2.699, false, CONFIDENCE_FIRM).at, pow(8, 2.699), 1e-6,
	    "and not where it is less");
	is_near(said(3.299, false, CONFIDENCE_FIRM).at, 512, 1e-6,
	    "nor a little more");
	is_near(said(3.301, false, CONFIDENCE_FIRM).at, pow(8, 3.301), 1e-6,
	    "but where it is more");
	is_near(said(1.8, false, CONFIDENCE_UNDECIDED).at, 512, 1e-6,
	    "what is open is not said");
	is_near(said(1.8, true, CONFIDENCE_FIRM).at, 256.5, 1e-6,
	    "a constant hides growth");
	is_near(said(3.4, true, CONFIDENCE_FIRM).at, pow(8, 3.4), 1e-6,
	    "but not what is said beyond it");
}

/* Values that break arithmetic give verdicts or none, and never NaN where
 * there is a verdict. */
static void
test_extremes(void)
{
	static const double values[][4] = {{1e-300, 1e-300, 1e-300, 1e-300},
	    {1e300, 1e301, 1e302, 1e303}, {1e-300, 1e300, 1e-300, 1e300},
	    {5, 4, 3, 2}, {1e-9, 1, 1, 1}, {1, 1, 1, 1e12}};
	static const double small[] = {0.001, 0.002, 0.004, 0.008};
	static const double huge[] = {1e290, 2e290, 4e290, 8e290};
	bool good = true;

	for (size_t i = 0; i < COUNT(values); i++) {
		for (int k = 0; k < 4; k++) {
			const double *n = k & 1 ? huge : small;
			struct judgement j = judge_of(4, n, values[i], k & 2);

			good = good && isfinite(j.p) && isfinite(j.lo) &&
			       isfinite(j.hi) && isfinite(j.p_diff) &&
			       isfinite(j.p_menu) && isfinite(j.p_all) &&
			       j.lo <= j.p && j.p <= j.hi;
			if (!good)
				printf("# row %zu, k %d: p %g\n", i, k, j.p);
		}
	}
	ok(good, "extreme sizes and values give finite numbers");
}

/* A judgement that may be printed: its numbers agree. */
static bool
is_sane(const struct points *p, const struct judgement *j)
{
	struct projection at;

	project(p, j, 10 * p->n[p->count - 1], &at);
	if (isfinite(at.at) && !(at.lo <= at.at && at.at <= at.hi))
		return false;
	if (j->sizes < 2)
		return j->confidence == CONFIDENCE_NONE && !isfinite(j->p);
	if (j->sizes == 2 && j->confidence != CONFIDENCE_UNDECIDED)
		return false;
	if (j->sizes > 2 && !(j->doubt >= 0 && j->doubt <= 1))
		return false;
	return isfinite(j->p) && isfinite(j->lo) && isfinite(j->hi) &&
	       j->lo <= j->p && j->p <= j->hi && isfinite(j->p_end);
}

/* What is no point is left out; the rest is judged. */
static void
test_bad(void)
{
	static const double inf = INFINITY, nan = NAN, top = 1e308,
			    odd = 9007199254740994.0;
	static const struct {
		const char *name;
		size_t sizes; /* that are left */
		double n[5], y[5];
	} rows[] = {
	    {"zeros", 0, {1, 2, 4, 8, 16}, {0, 0, 0, 0, 0}},
	    {"a zero", 4, {1, 2, 4, 8, 16}, {0, 2, 4, 8, 16}},
	    {"negative", 4, {1, 2, 4, 8, 16}, {1, 2, -4, 8, 16}},
	    {"constant", 5, {1, 2, 4, 8, 16}, {7, 7, 7, 7, 7}},
	    {"missing", 3, {1, 2, 4, 8, 16}, {nan, 2, nan, 8, 16}},
	    {"infinite", 4, {1, 2, 4, 8, 16}, {1, 2, 4, 8, inf}},
	    {"no size", 3, {0, 2, nan, 8, 16}, {1, 2, 4, 8, 16}},
	    {"equal sizes", 1, {8, 8, 8, 8, 8}, {1, 2, 4, 8, 16}},
	    {"a size twice", 4, {1, 2, 2, 8, 16}, {1, 2, 9, 8, 16}},
	    {"not rising", 3, {8, 2, 16, 4, 32}, {1, 2, 4, 8, 16}},
	    {"largest numbers", 5, {1, 2, 4, 8, 16},
		{top, top, top, top, 1.5 * top}},
	    {"least numbers", 5, {1, 2, 4, 8, 16},
		{5e-324, 5e-324, 1e-323, 2e-323, 4e-323}},
	    {"counts above 2^53", 5, {1, 2, 4, 8, 16},
		{odd, 2 * odd, 4 * odd, 8 * odd, 16 * odd}},
	    {"contradictory", 5, {1, 2, 4, 8, 16}, {9, 1, 9, 1, 9}},
	    {"falling", 5, {1, 2, 4, 8, 16}, {16, 8, 4, 2, 1}},
	    {"huge sizes", 5, {1e300, 2e300, 4e300, 8e300, top},
		{1, 2, 4, 8, 16}},
	    {"one size", 1, {1, 0, 0, 0, 0}, {1, 0, 0, 0, 0}},
	    {"two sizes", 2, {1, 2, 0, 0, 0}, {1, 2, 0, 0, 0}},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		for (int counts = 0; counts < 2; counts++) {
			struct points p = points_of(5, rows[i].n, rows[i].y);
			struct judgement j = judge_points(&p, counts != 0);

			ok(j.sizes == rows[i].sizes && is_sane(&p, &j),
			    "%s, %s", rows[i].name,
			    counts != 0 ? "counted" : "measured");
		}
	}
}

enum {
	SHAPES = 9
};

static double
shape(int which, double n)
{
	switch (which) {
	case 0:
		return 1;
	case 1:
		return log(n);
	case 2:
		return n;
	case 3:
		return n * log(n);
	case 4:
		return n * sqrt(n);
	case 5:
		return n * n;
	case 6:
		return n * n * n;
	case 7:
		return 100 + n;
	default:
		return 1e4 + n * n;
	}
}

/* Nine shapes, noise of up to 10 %, four to six sizes: how often a firm
 * verdict is on the wrong side, and how often there is one. */
static void
test_simulation(void)
{
	static const bool above[SHAPES] = {
	    false, false, false, false, true, true, true, false, true};
	struct rng rng = rng_seed(20251101);
	size_t draws = 0, firm = 0, wrong = 0;

	for (int draw = 0; draw < 20000; draw++) {
		int which = draw % SHAPES;
		double noise = 0.1 * rng_unit(&rng);
		double ratio = draw & 1 ? 2 : 4;
		struct points p = {.count = 4 + rng_below(&rng, 3)};
		struct judgement j;

		for (size_t i = 0; i < p.count; i++) {
			p.n[i] = 100 * pow(ratio, (double)i);
			p.y[i] = shape(which, p.n[i]) *
				 (1 + noise * rng_normal(&rng));
		}
		j = judge_points(&p, false);
		draws++;
		if (j.confidence != CONFIDENCE_FIRM)
			continue;
		firm++;
		wrong += (j.p > JUDGE_BOUND) != above[which];
	}
	printf(
	    "# %zu draws, %zu firm, %zu of them wrong\n", draws, firm, wrong);
	ok((double)wrong <= 0.002 * (double)draws,
	    "firm verdicts are wrong in less than 0.2 %% of draws");
	ok((double)firm >= 0.85 * (double)draws,
	    "and given in more than 85 %%");
}

static void
test_names(void)
{
	static const struct {
		const char *name, *last;
	} parts[] = {{"get", "get"}, {"A.B.get", "get"},
	    {"A.f.<locals>.g", "g"}, {"f.<locals>.<lambda>", "<lambda>"},
	    {"<listcomp>", "<listcomp>"}, {"odd.", "odd."}, {"a<b.c", "a<b.c"}};
	struct buf a = BUF_EMPTY, b = BUF_EMPTY;
	struct str func = STR("func"), builtin = STR("builtin");

	for (size_t i = 0; i < COUNT(parts); i++) {
		struct str last = name_last_part(str_of(parts[i].name));

		ok(str_is(last, parts[i].last), "last part of %s",
		    parts[i].name);
	}
	name_key(&a, func, STR("/v/site-packages/x.py:3 A.f"),
	    STR("/v/site-packages/x.py"), 3, STR("A.f"));
	name_key(&b, func, STR("/w/site-packages/x.py:3 B.f"),
	    STR("/w/site-packages/x.py"), 3, STR("B.f"));
	is_text(buf_text(&a), buf_text(&b), "one function, two names");
	name_key(&b, func, STR("/w/site-packages/x.py:4 B.f"),
	    STR("/w/site-packages/x.py"), 4, STR("B.f"));
	ok(strcmp(buf_text(&a), buf_text(&b)) != 0, "another line");
	name_key(&a, builtin, STR("<function close at 0x7f12>"),
	    STR("builtins"), 0, STR("close"));
	name_key(&b, builtin, STR("<function close at 0x7fab>"),
	    STR("builtins"), 0, STR("close"));
	is_text(buf_text(&a), buf_text(&b), "addresses do not count");
	buf_free(&a);
	buf_free(&b);
}

static void
test_least(void)
{
	struct points p = {.count = 0};
	bool is_new;

	ok(points_add_least(&p, 4, 7, &is_new) == 0 && is_new, "a first n");
	ok(points_add_least(&p, 8, 9, &is_new) == 1 && is_new, "a larger one");
	ok(points_add_least(&p, 2, 5, &is_new) == 0 && is_new && p.count == 3 &&
		p.n[1] < 5 && p.n[2] > 7,
	    "a smaller one stands before them");
	ok(points_add_least(&p, 4, 6, &is_new) == 1 && !is_new && p.count == 3,
	    "one that is known");
	is_near(p.y[1], 6, 0, "a lesser value replaces it");
	points_add_least(&p, 4, 8, &is_new);
	is_near(p.y[1], 6, 0, "a larger one does not");
	for (double n = 10; p.count < FIT_MAX_SIZES; n++)
		points_add_least(&p, n, 1, &is_new);
	ok(points_add_least(&p, 1, 1, &is_new) == FIT_MAX_SIZES &&
		p.count == FIT_MAX_SIZES && p.n[0] > 1,
	    "there is room for so many");
	ok(points_add_least(&p, 8, 1, &is_new) == 2,
	    "and then for what is known");
}

/* The second best law is of another class, with a constant or without. */
static void
test_second(void)
{
	static const struct {
		const char *name;
		double y[5]; /* at n = 100, 200, 400 ... */
		enum law_class best, second;
		bool constant; /* of the second */
	} rows[] = {
	    {"n^2 and 10^6: next to it n^2 log n and more",
		{1.01e6, 1.04e6, 1.16e6, 1.64e6, 3.56e6}, CLASS_N2, CLASS_N2LOG,
		true},
	    {"n log n: next to it n, as no constant is below 0",
		{664, 1529, 3458, 7715, 17030}, CLASS_NLOG, CLASS_N, false},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct points p = {.count = 5};
		struct menu menu;

		for (size_t k = 0; k < p.count; k++) {
			p.n[k] = 100 << k;
			p.y[k] = rows[i].y[k];
		}
		fit_menu(&p, &menu);
		ok(menu.best.class == rows[i].best && menu.has_second &&
			menu.second.class == rows[i].second &&
			menu.second.constant == rows[i].constant,
		    "%s (%d, %d, %d)", rows[i].name, menu.best.class,
		    menu.second.class, menu.second.constant);
	}
}

int
main(void)
{
	test_least();
	test_slopes();
	test_estimators();
	test_residual();
	test_laws();
	test_verdicts();
	test_ranges();
	test_uneven_machine();
	test_projection();
	test_said();
	test_extremes();
	test_bad();
	test_simulation();
	test_names();
	test_second();
	return done_testing();
}
