/*
 * facts_take.c: from a line of the stream to what the report keeps of it.
 *
 *	{"type":"scale","by":"iterations","full_name":"a.py:1 f","name":"f",
 *	 "metric":"own","points":[[312,0.2],[624,0.8]],"p":2.0,...}
 *
 * becomes the law `own` of the function "a.py:1 f".
 */
#include "report/facts.h"

#include <math.h>

#include "core/map.h"
#include "law/bounds.h"
#include "stream/funcline.h"
#include "stream/json.h"
#include "stream/taker.h"

/* Four columns that stand side by side in scale, cause and diff lines alike:
 * full_name, module, lineno, name. What is missing comes out of full_name. */
static struct name
function_name(struct taker *t, int first)
{
	struct name name;
	struct name split;

	name.full_name = taker_text(t, first);
	name.module = taker_text(t, first + 1);
	name.lineno = taker_number(t, first + 2);
	name.name = taker_text(t, first + 3);
	if (name.module.len > 0 || name.full_name.len == 0)
		return name;
	split = full_name_split(name.full_name);
	name.module = taker_keep(t->strings, split.module);
	if (name.name.len == 0)
		name.name = taker_keep(t->strings, split.name);
	if (!isfinite(name.lineno))
		name.lineno = split.lineno;
	return name;
}

static struct fact_function *
function_of(struct facts *facts, const struct name *name, struct str kind)
{
	bool is_new;
	uint32_t index =
	    map_add(facts->function_index, name->full_name, &is_new);

	if (is_new) {
		struct fact_function *function;

		GROW(facts->functions, facts->function_cap,
		    facts->function_count + 1);
		function = &facts->functions[facts->function_count++];
		*function = (struct fact_function){.name = *name};
		function->kind = kind;
	}
	return &facts->functions[index];
}

/* ---- runs and func lines ---- */

static enum status
take_run(struct facts *facts, struct taker *t)
{
	struct run_line run;
	enum status status = run_line_read(t->in, t->row, &run);

	if (status == STATUS_OK)
		run_table_put(facts->runs, &run);
	return status;
}

/* Complete runs come before others, larger ones before smaller. */
static double
rank_of(const struct facts *facts, const struct func_line *func)
{
	const struct run_line *run = run_table_find(facts->runs, func->run);
	double size = isfinite(func->size) ? func->size : func->iterations;

	size = isfinite(size) && size > 0 ? size : 0;
	if (run == NULL || run_is_complete(run))
		return size + 1;
	return -1 / (1 + size);
}

static void
note_profiled(struct facts *facts, const struct func_line *func)
{
	bool is_new;
	uint32_t index = map_add(facts->profiled, func->run, &is_new);
	double rank;

	if (!is_new)
		return;
	GROW(facts->profiled_size, facts->profiled_cap, (size_t)index + 1);
	facts->profiled_size[index] =
	    isfinite(func->iterations) ? func->iterations : func->size;
	rank = rank_of(facts, func);
	if (facts->round > 0 && rank <= facts->largest_rank)
		return;
	facts->round++;
	facts->largest_rank = rank;
	facts->largest = taker_keep(facts->strings, func->run);
}

static enum status
take_func(struct facts *facts, struct taker *t)
{
	struct func_line func;
	struct fact_function *function;
	struct name name;
	enum status status = func_line_read(t->in, t->row, &func);

	if (status != STATUS_OK || func.point.len > 0)
		return status;
	note_profiled(facts, &func);
	if (!str_equal(func.run, facts->largest))
		return STATUS_OK;
	name = (struct name){
	    .full_name = taker_keep(facts->strings, func.full_name),
	    .module = taker_keep(facts->strings, func.module),
	    .name = taker_keep(facts->strings, func.name),
	    .lineno = func.lineno};
	function =
	    function_of(facts, &name, taker_keep(facts->strings, func.kind));
	function->round = facts->round;
	function->ncall = func.ncall;
	function->own = func.own;
	function->tsub = func.tsub;
	function->ttot = func.ttot;
	return STATUS_OK;
}

static enum status
take_point(struct facts *facts, struct taker *t)
{
	struct point_line point;
	enum status status = point_line_read(t->in, t->row, &point);

	if (status == STATUS_OK)
		point_facts_add(facts->checkpoints, &point,
		    taker_keep(t->strings, point.driver));
	return status;
}

/* ---- laws ---- */

static enum verdict
take_verdict(struct taker *t, int column)
{
	enum verdict verdict = verdict_of(taker_text(t, column));

	return verdict == VERDICT_UNKNOWN ? VERDICT_NONE : verdict;
}

static struct fact_law *
law_of(struct taker *t)
{
	struct fact_law *law = xcalloc(1, sizeof(*law));

	law->by = taker_text(t, SCALE_BY);
	law->verdict = take_verdict(t, SCALE_VERDICT);
	law->confidence = confidence_of(taker_text(t, SCALE_CONFIDENCE));
	law->since = taker_text(t, SCALE_SINCE);
	law->law = taker_text(t, SCALE_LAW);
	law->n_min = taker_number(t, SCALE_N_MIN);
	law->n_max = taker_number(t, SCALE_N_MAX);
	law->p = taker_number(t, SCALE_P);
	law->p_lo = taker_number(t, SCALE_P_LO);
	law->p_hi = taker_number(t, SCALE_P_HI);
	law->p_end = taker_number(t, SCALE_P_END);
	law->p_all = taker_number(t, SCALE_P_ALL);
	law->beyond = taker_number(t, SCALE_BEYOND);
	law->share = taker_number(t, SCALE_SHARE);
	law->target = taker_number(t, SCALE_TARGET);
	law->at_target = taker_number(t, SCALE_AT_TARGET);
	law->at_lo = taker_number(t, SCALE_AT_LO);
	law->at_hi = taker_number(t, SCALE_AT_HI);
	law->holdout = taker_number(t, SCALE_HOLDOUT);
	law_take_points(law, &t->row->cells[SCALE_POINTS]);
	return law;
}

static void
law_replace(struct fact_law **place, struct fact_law *law)
{
	if (*place != NULL)
		free((*place)->points);
	free(*place);
	*place = law;
}

/* Laws within a run: the report says what they come to without causes. */
static enum status
take_within(struct facts *facts, struct taker *t, enum metric metric,
    const struct name *name, struct str run)
{
	enum verdict verdict = take_verdict(t, SCALE_VERDICT);
	enum confidence confidence =
	    confidence_of(taker_text(t, SCALE_CONFIDENCE));
	double p = taker_number(t, SCALE_P),
	       share = taker_number(t, SCALE_SHARE);
	double hi = taker_number(t, SCALE_P_HI);

	facts->within.run = run;
	facts->within.laws++;
	if (t->status != STATUS_OK || !(share >= SHARE_MATTERS) ||
	    (metric != METRIC_OWN && metric != METRIC_TSUB))
		return t->status;
	if (verdict == VERDICT_NONE || confidence == CONFIDENCE_UNDECIDED) {
		facts->within.unsure += !(p <= BAND_NEAR_LINEAR);
	} else if (p > BAND_WATCH && !(share <= facts->within.share)) {
		facts->within.growing = *name;
		facts->within.share = share;
		facts->within.p = p;
	} else if (confidence != CONFIDENCE_FIRM && p <= BAND_WATCH &&
		   hi > BAND_WATCH) {
		/* Flat, as it seems; it may as well be steep. */
		facts->within.unsure++;
	}
	return STATUS_OK;
}

/* The laws of what is held: over runs, and within one. */
static struct fact_law **
place_of_held(struct facts *facts, const struct name *name, struct str kind,
    struct str within)
{
	struct fact_function *function;

	if (str_is(kind, "program"))
		return within.len > 0 ? &facts->program_held_within
				      : &facts->program[METRIC_HELD];
	function = function_of(facts, name, kind);
	return within.len > 0 ? &function->held_within
			      : &function->laws[METRIC_HELD];
}

/* The laws of edges are prof-cause's matter. */
static enum status
take_scale(struct facts *facts, struct taker *t)
{
	enum metric metric = metric_of(taker_text(t, SCALE_METRIC));
	struct str caller = taker_text(t, SCALE_CALLER);
	struct str kind = taker_text(t, SCALE_KIND);
	struct name name = function_name(t, SCALE_FULL_NAME);
	struct str within = taker_text(t, SCALE_WITHIN);
	struct fact_law *law;

	if (t->status != STATUS_OK || caller.len > 0 || metric == METRIC_NONE)
		return t->status;
	if (within.len > 0 && metric != METRIC_HELD)
		return take_within(facts, t, metric, &name, within);
	law = law_of(t);
	if (t->status != STATUS_OK) {
		free(law->points);
		free(law);
		return t->status;
	}
	if (metric == METRIC_HELD) {
		law_replace(place_of_held(facts, &name, kind, within), law);
		return STATUS_OK;
	}
	facts->law_count++;
	if (facts->by.len == 0)
		facts->by = law->by;
	if (!metric_rows[metric].of_functions || name.full_name.len == 0)
		law_replace(&facts->program[metric], law);
	else
		law_replace(
		    &function_of(facts, &name, kind)->laws[metric], law);
	return STATUS_OK;
}

/* ---- causes, differences, notes ---- */

static enum status
take_cause(struct facts *facts, struct taker *t)
{
	struct fact_cause cause = {.name = function_name(t, CAUSE_FULL_NAME)};

	cause.verdict = take_verdict(t, CAUSE_VERDICT);
	cause.confidence = confidence_of(taker_text(t, CAUSE_CONFIDENCE));
	cause.law = taker_text(t, CAUSE_LAW);
	cause.since = taker_text(t, CAUSE_SINCE);
	cause.why = taker_text(t, CAUSE_WHY);
	cause.by = taker_text(t, CAUSE_BY);
	cause.p_ncall = taker_number(t, CAUSE_P_NCALL);
	cause.p_own = taker_number(t, CAUSE_P_OWN);
	cause.p_tavg = taker_number(t, CAUSE_P_TAVG);
	cause.p_lo = taker_number(t, CAUSE_P_LO);
	cause.p_hi = taker_number(t, CAUSE_P_HI);
	cause.beyond = taker_number(t, CAUSE_BEYOND);
	cause.share = taker_number(t, CAUSE_SHARE);
	cause.own_now = taker_number(t, CAUSE_OWN_NOW);
	cause.n_max = taker_number(t, CAUSE_N_MAX);
	cause.target = taker_number(t, CAUSE_TARGET);
	cause.at_target = taker_number(t, CAUSE_AT_TARGET);
	cause.path = taker_json(t, CAUSE_PATH, VALUE_ARRAY);
	cause.symptoms = taker_json(t, CAUSE_SYMPTOMS, VALUE_ARRAY);
	cause.symptom_count = taker_number(t, CAUSE_SYMPTOM_COUNT);
	cause.axis = taker_text(t, CAUSE_AXIS);
	cause.within = taker_text(t, CAUSE_WITHIN);
	cause.metric = taker_text(t, CAUSE_METRIC);
	cause.ncall = taker_number(t, CAUSE_NCALL);
	cause.entry = taker_json(t, CAUSE_ENTRY, VALUE_OBJECT);
	cause.callee = taker_json(t, CAUSE_CALLEE, VALUE_OBJECT);
	if (t->status != STATUS_OK) {
		json_free(cause.path);
		json_free(cause.symptoms);
		json_free(cause.entry);
		json_free(cause.callee);
		return t->status;
	}
	GROW(facts->causes, facts->cause_cap, facts->cause_count + 1);
	facts->causes[facts->cause_count++] = cause;
	return STATUS_OK;
}

static enum status
take_diff(struct facts *facts, struct taker *t)
{
	struct fact_diff diff = {.name = function_name(t, DIFF_FULL_NAME)};

	diff.metric = taker_text(t, DIFF_METRIC);
	diff.verdict = taker_text(t, DIFF_VERDICT);
	diff.group_a = taker_text(t, DIFF_GROUP_A);
	diff.group_b = taker_text(t, DIFF_GROUP_B);
	diff.a = taker_number(t, DIFF_A);
	diff.b = taker_number(t, DIFF_B);
	diff.ratio = taker_number(t, DIFF_RATIO);
	diff.lo = taker_number(t, DIFF_LO);
	diff.hi = taker_number(t, DIFF_HI);
	diff.caller = taker_text(t, DIFF_CALLER);
	diff.verdict_a = taker_text(t, DIFF_VERDICT_A);
	diff.verdict_b = taker_text(t, DIFF_VERDICT_B);
	diff.class_a = taker_text(t, DIFF_CLASS_A);
	diff.class_b = taker_text(t, DIFF_CLASS_B);
	diff.p_a = taker_number(t, DIFF_P_A);
	diff.p_b = taker_number(t, DIFF_P_B);
	diff.rate = taker_number(t, DIFF_Q);
	diff.share = taker_number(t, DIFF_SHARE);
	if (t->status != STATUS_OK)
		return t->status;
	GROW(facts->diffs, facts->diff_cap, facts->diff_count + 1);
	facts->diffs[facts->diff_count++] = diff;
	return STATUS_OK;
}

static enum status
take_note(struct facts *facts, struct taker *t)
{
	struct str tool = taker_text(t, NOTE_TOOL),
		   level = taker_text(t, NOTE_LEVEL);
	struct str code = taker_text(t, NOTE_CODE),
		   run = taker_text(t, NOTE_RUN);
	struct str full_name = taker_text(t, NOTE_FULL_NAME);
	struct str words = taker_text(t, NOTE_TEXT);

	if (t->status == STATUS_OK)
		facts_add_note(facts, tool, level, code,
		    (struct fact_note_text){words, run, full_name, 1});
	return t->status;
}

enum status
facts_take(struct facts *facts, const struct reader *in, const struct row *row)
{
	struct taker taker = {facts->strings, in, row, STATUS_OK};

	facts->any = true;
	if (row->shape == &shape_run)
		return take_run(facts, &taker);
	if (row->shape == &shape_func)
		return take_func(facts, &taker);
	if (row->shape == &shape_point)
		return take_point(facts, &taker);
	if (row->shape == &shape_scale)
		return take_scale(facts, &taker);
	if (row->shape == &shape_cause)
		return take_cause(facts, &taker);
	if (row->shape == &shape_diff)
		return take_diff(facts, &taker);
	if (row->shape == &shape_note)
		return take_note(facts, &taker);
	return STATUS_OK;
}
