/*
 * answer.c: the summary of the laws of one axis: does anything grow faster than
 * the data? No, if that is known of all functions that matter; yes, if it is
 * firmly known of one that matters.
 *
 *	f 92 % n^1.1 (0.08 to 2.10), g 5 % n^1.0 (0.98 to 1.03)
 *	-> {"type":"answer","by":"size","outcome":"open","full_name":"x.py:1 f",
 *	    "p":1.1,"p_lo":0.08,"p_hi":2.1,"share":0.92,"growing":0,
 *	    "open":0.92,"settled":0.05,"next":"repeat"}
 */
#include "scale/stage.h"
#include "stream/answerline.h"

static void
take(struct answer *answer, enum finding finding, const struct told *told)
{
	struct told *first = &answer->told[finding];
	bool before = answer->count[finding] > 0;

	if (isfinite(told->subject.share)) {
		answer->share[finding] += told->subject.share;
		answer->shares = true;
	}
	answer->count[finding]++;
	/* Of those that grow or are undecided the most expensive, else the
	 * steepest. */
	if (!before || (finding == FOUND_FLAT
			       ? told->j.p > first->j.p
			       : told->subject.share > first->subject.share))
		*first = *told;
}

/* True of a time that data beyond the caches explains, and that does not get
 * steeper: its calls show what the function does. */
static bool
is_memory(const struct judgement *cost, const struct judgement *calls)
{
	return cost->caches && cost->sizes >= SIZES_FIRM &&
	       cost->p_end <= cost->p_all + CACHES_BEND && calls->sizes > 0 &&
	       judge_finding(calls) == FOUND_FLAT;
}

static bool
matters(const struct scale *sc, const struct subject *subject)
{
	if (str_is(subject->kind, "wait") || str_is(subject->kind, "gc"))
		return false;
	/* Imports and set-up are phases of a program, not work on data. */
	if (subject->origin == ORIGIN_IMPORT ||
	    subject->origin == ORIGIN_HARNESS)
		return false;
	if (is_in_callers(sc, subject->kind))
		return false;
	return !sc->any_time || subject->share >= SHARE_MATTERS;
}

/* The size before the largest. */
static double
size_before(const struct axis *axis)
{
	double before = NAN;

	for (size_t i = 0; i < axis->used_count; i++)
		if (axis->n[i] < axis->last_n)
			before = axis->n[i];
	return before;
}

/* So steep that it may grow as 2^n: by its calls, which are exact, or by all of the
 * interval of a time. */
static bool
may_double(const struct subject *subject, const struct judgement *cost,
    const struct judgement *calls)
{
	return subject->share >= SHARE_TOLD &&
	       ((calls->sizes > 0 && calls->p > STEPS_ASKED) ||
		   (cost->sizes > 0 && cost->p > STEPS_ASKED &&
		       cost->lo > STEP_STEEPEST_CLASS));
}

/* What one size more, a step from the largest, adds: short times tell less of it
 * than calls, which are exact, and the whole run may hide it. */
static void
take_rise(struct scale *sc, const struct subject *subject,
    const struct judgement *cost, const struct judgement *calls)
{
	double p = fmax(cost->sizes > 0 ? cost->p : (double)NAN,
	    calls->sizes > 0 ? calls->p : (double)NAN);
	double last = sc->axis->last_n,
	       next = project_next(size_before(sc->axis), last, true);

	if (is_within(sc) || !isfinite(p) || !(subject->share > 0))
		return;
	sc->answer.steep |= p > STEP_STEEPEST_CLASS;
	sc->answer.doubles |= may_double(subject, cost, calls);
	sc->answer.rise += subject->share * (pow(next / last, p) - 1);
}

/* Calls that are no fewer towards the end. */
static bool
goes_on(const struct judgement *calls)
{
	return calls->sizes == 0 || fabs(calls->p) < WORD_CALLS_CONSTANT ||
	       fabs(calls->p - 1) < WORD_CALLS_LINEAR;
}

void
answer_take(struct scale *sc, const struct subject *subject,
    const struct judgement *cost, const struct judgement *calls)
{
	struct told told = {*subject, sc->judged, *cost};
	bool memory;

	if (!matters(sc, subject))
		return;
	take_rise(sc, subject, cost, calls);
	if (is_within(sc) && cost->fades && goes_on(calls) &&
	    subject->share > sc->answer.fading.subject.share)
		sc->answer.fading = told;
	/* The time decides; but if calls grow faster than the data, in the end
	 * the time does, too. */
	if (!sc->any_time || (judge_finding(cost) != FOUND_STEEP &&
				 judge_finding(calls) == FOUND_STEEP)) {
		told.metric = METRIC_NCALL;
		told.j = *calls;
	}
	if (told.j.sizes == 0)
		return;
	sc->answer.functions = true;
	memory = told.metric != METRIC_NCALL && is_memory(cost, calls);
	if (memory)
		sc->answer.memory += subject->share;
	take(&sc->answer, memory ? FOUND_FLAT : judge_finding(&told.j), &told);
}

/* The growth of the whole run, if no function explains it. */
static void
take_program(struct scale *sc)
{
	const struct growth *wall = &sc->answer.wall;

	if (wall->judged.count > 0)
		take(&sc->answer, judge_finding(&wall->j),
		    &(struct told){the_program(), METRIC_WALL, wall->j});
}

/* Growth of little account, or behind what is open, opens no answer. */
static bool
growth_is_told(const struct answer *answer)
{
	double share = answer->share[FOUND_STEEP];

	return answer->count[FOUND_STEEP] > 0 &&
	       (!answer->shares ||
		   (share >= SHARE_TOLD && share >= answer->share[FOUND_OPEN]));
}

/* ABOUT: whose function the answer is about. */
static enum answer_outcome
outcome_of_all(const struct scale *sc, const struct told **about)
{
	const struct answer *answer = &sc->answer;
	bool open = answer->count[FOUND_OPEN] > 0,
	     grows = answer->count[FOUND_STEEP] > 0;
	bool little = answer->shares && answer->share[FOUND_OPEN] < SHARE_TOLD;

	*about = &answer->told[open    ? FOUND_OPEN
			       : grows ? FOUND_STEEP
				       : FOUND_FLAT];
	if (sc->axis->size_count < SIZES_VERDICT)
		return OUTCOME_SIZES;
	if (growth_is_told(answer)) {
		*about = &answer->told[FOUND_STEEP];
		return OUTCOME_GROWS;
	}
	if (grows || (open && !little))
		return OUTCOME_OPEN;
	if (answer->fading.subject.share >= FADE_SHARE) {
		*about = &answer->fading;
		return OUTCOME_FADES;
	}
	return open ? OUTCOME_MOSTLY : OUTCOME_CLEAN;
}

static void
set_law(struct answer_line *line, const struct told *told)
{
	const struct subject *subject = &told->subject;
	const struct judgement *j = &told->j;

	line->name = subject_name(subject);
	line->kind = subject->kind;
	line->share = subject->share;
	line->metric = told->metric;
	line->p = j->p;
	line->p_lo = j->lo;
	line->p_hi = j->hi;
	line->verdict = j->verdict;
	line->confidence = j->confidence;
	line->since_n = j->range_from;
	line->until_n = j->capped ? j->range_end : (double)NAN;
	line->beyond = j->beyond;
}

/* One more run: a step more of what is steep, else of twice the largest size. */
static void
set_larger(const struct scale *sc, struct answer_line *line)
{
	const struct answer *answer = &sc->answer;
	const struct growth *wall = &answer->wall;
	struct projection at;

	line->next = answer->steep ? NEXT_STEP : NEXT_LARGER;
	line->next_n =
	    project_next(size_before(sc->axis), line->n_max, answer->steep);
	if (wall->judged.count == 0)
		return;
	series_project(wall, line->next_n, &at);
	line->next_s = at.at;
	if (answer->steep)
		line->next_s =
		    fmax(at.at, wall->judged.y[wall->judged.count - 1] +
				    sc->computing * answer->rise);
}

/* ABOUT: whose function the answer is about. */
static void
set_next(
    const struct scale *sc, const struct told *about, struct answer_line *line)
{
	const struct answer *answer = &sc->answer;
	bool coarse = line->n_max > STEPS_COARSE * size_before(sc->axis);
	/* That no power goes through even sizes takes five of them. */
	bool one_more =
	    answer->steep && !coarse && sc->axis->size_count < SIZES_DOUBLING;

	if (is_within(sc)) {
		line->next =
		    line->outcome >= OUTCOME_MOSTLY ? NEXT_SIZES : NEXT_LONGER;
	} else if (sc->axis->size_count < 2) {
		line->next = NEXT_SIZES;
	} else if (answer->doubles && coarse) {
		line->next = NEXT_EVEN;
	} else if (!one_more && sc->axis->size_count >= SIZES_FIRM &&
		   /* Repeats make no short time longer. */
		   !about->j.brief &&
		   (answer->steep ||
		       line->n_max / line->n_min >= RANGE_WANTED)) {
		line->next = NEXT_REPEAT;
	} else {
		set_larger(sc, line);
	}
}

bool
answer_write(struct scale *sc)
{
	struct answer *answer = &sc->answer;
	const struct within *in = &sc->within;
	const struct axis *axis = sc->axis;
	struct answer_line line = {.by = buf_str(&axis->by),
	    .within = axis->within,
	    .sizes = (double)axis->size_count,
	    .n_min = is_within(sc) ? in->bounds[0] : axis->n[0],
	    .n_max =
		is_within(sc) ? in->bounds[axis->used_count] : axis->last_n,
	    .growing = NAN,
	    .open = NAN,
	    .settled = NAN,
	    .memory = NAN,
	    .next_n = NAN,
	    .next_s = NAN};
	const struct told *about;

	if (!answer->functions)
		take_program(sc);
	line.outcome = outcome_of_all(sc, &about);
	if (about->j.sizes == 0)
		return false;
	set_law(&line, about);
	if (answer->shares) {
		line.growing = answer->share[FOUND_STEEP];
		line.open = answer->share[FOUND_OPEN];
		line.settled = answer->share[FOUND_FLAT];
		if (answer->memory > 0)
			line.memory = answer->memory;
	}
	set_next(sc, about, &line);
	answer_line_write(sc->out, &line);
	return true;
}
