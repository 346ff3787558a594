/* curves.c: see curves.h. */
#include "report/curves.h"

#include <math.h>

#include "core/map.h"
#include "law/bounds.h"
#include "stream/json.h"

const struct scale_line *
curve_law(const struct facts *facts, struct str full_name, struct str within,
    enum metric metric)
{
	const struct fact_function *function = facts_function(facts, full_name);

	if (function == NULL)
		return NULL;
	return within.len > 0 ? function->within[metric]
			      : function->laws[metric];
}

/* Of a line the law of its hits. */
static const struct scale_line *
line_law(const struct facts *facts, const struct cause_line *cause)
{
	return facts_line(
	    facts, str_of(json_text(json_get(cause->entry, "full_name"), "")));
}

static const struct scale_line *
cost_law(const struct facts *facts, struct str full_name,
    const struct cause_line *cause)
{
	const struct scale_line *law;

	if (cause_is_counted(cause))
		return curve_law(facts, full_name, cause->within, METRIC_NCALL);
	if (cause->metric == METRIC_WAIT)
		return curve_law(facts, full_name, cause->within, METRIC_WAIT);
	law = curve_law(facts, full_name, cause->within, METRIC_OWN);
	return law != NULL
		   ? law
		   : curve_law(facts, full_name, cause->within, METRIC_TSUB);
}

/* Adds the points of LAW where both have the same n. */
static void
add_points(struct curve *sum, const struct scale_line *law)
{
	for (size_t i = 0; law != NULL && i < sum->count; i++)
		for (size_t j = 0; j < law->point_count; j++)
			if (!(law->points[2 * j] < sum->points[2 * i]) &&
			    !(law->points[2 * j] > sum->points[2 * i]))
				sum->points[2 * i + 1] +=
				    law->points[2 * j + 1];
}

/* Adds its symptoms, if the cost in the cause line is then that of the largest
 * size; else leaves the curve as it is. */
static bool
add_family(struct curve *curve, const struct facts *facts,
    const struct cause_line *cause)
{
	struct curve sum = *curve;
	double last;

	sum.points = xreallocarray(NULL, 2 * sum.count, sizeof(double));
	memcpy(sum.points, curve->points, 2 * sum.count * sizeof(double));
	for (const struct json *symptom = json_first(cause->symptoms);
	     symptom != NULL; symptom = json_next(symptom))
		add_points(&sum,
		    cost_law(facts,
			str_of(json_text(json_get(symptom, "full_name"), "")),
			cause));
	last = sum.points[2 * sum.count - 1];
	if (last < WORD_SAME_COST * cause->own_now &&
	    cause->own_now < WORD_SAME_COST * last) {
		free(curve->points);
		*curve = sum;
		return true;
	}
	free(sum.points);
	return false;
}

static void
take_points(struct curve *curve, const struct scale_line *law)
{
	curve->points = xreallocarray(
	    NULL, 2 * law->point_count + 1, sizeof(*curve->points));
	for (size_t i = 0; i < law->point_count; i++) {
		const double *at = law->points + 2 * i;

		if (!(at[0] > 0 && at[1] > 0))
			continue;
		curve->points[2 * curve->count] = at[0];
		curve->points[2 * curve->count + 1] = at[1];
		curve->count++;
	}
}

/* Single runs of one function, by what its law is by. */
static void
take_runs(struct curve *curve, const struct facts *facts, struct str whose,
    const struct cause_line *cause)
{
	size_t count, kept = 0;
	bool by_size = str_is(cause->by, "size");
	const struct repeat *runs = repeats_of(facts->repeats, whose, &count);

	if (cause->within.len > 0 || curve->counts || count <= curve->count ||
	    (!by_size && !str_is(cause->by, "iterations")))
		return;
	curve->runs = xreallocarray(NULL, 2 * count, sizeof(double));
	for (size_t i = 0; i < count; i++) {
		double n = by_size ? runs[i].size : runs[i].iterations;

		if (!(n >= curve->points[0]))
			continue;
		curve->runs[2 * kept] = n;
		curve->runs[2 * kept + 1] = runs[i].seconds;
		kept++;
	}
	curve->run_count = kept;
}

struct curve
curve_of_cause(const struct facts *facts, const struct cause_line *cause)
{
	struct str whose = cause->moved_from.len > 0 ? cause->moved_from
						     : cause->name.full_name;
	bool hits = cause->metric == METRIC_HITS;
	const struct scale_line *law =
	    hits ? line_law(facts, cause) : cost_law(facts, whose, cause);
	struct curve curve = {.counts = hits || cause_is_counted(cause),
	    .beyond = cause->beyond,
	    .lo = (double)NAN,
	    .hi = (double)NAN};

	if (law == NULL)
		return curve;
	take_points(&curve, law);
	if (curve.count == 0)
		return curve;
	if (curve.counts || cause_symptom_count(cause) == 0 ||
	    !add_family(&curve, facts, cause)) {
		take_runs(&curve, facts, whose, cause);
		curve.lo = law->at_lo;
		curve.hi = law->at_hi;
	}
	curve.p =
	    cause->verdict == VERDICT_EXPONENTIAL || cause_is_suspect(cause)
		? (double)NAN
	    : curve.counts && !hits ? cause->p_ncall
				    : cause->p_own;
	curve.from =
	    isfinite(cause->since_n) ? cause->since_n : curve.points[0];
	curve.to = isfinite(cause->until_n) ? cause->until_n
					    : curve.points[2 * curve.count - 2];
	return curve;
}

void
curve_free(struct curve *curve)
{
	free(curve->points);
	free(curve->runs);
	*curve = (struct curve){.points = NULL};
}
