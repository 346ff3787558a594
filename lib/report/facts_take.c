/*
 * facts_take.c: adds lines of the stream to the facts.
 *
 *	{"type":"scale","by":"iterations","full_name":"a.py:1 f","name":"f",
 *	 "metric":"own","points":[[312,0.2],[624,0.8]],"p":2.0,...}
 *
 * becomes the law `own` of the function "a.py:1 f".
 */
#include "report/facts.h"

#include <math.h>

#include "core/map.h"
#include "report/facts_lists.h"
#include "stream/funcline.h"
#include "stream/json.h"
#include "stream/programline.h"

/* Sets missing parts from the full name. */
static void
complete(struct facts *facts, struct name *name)
{
	struct name split;

	if (name->module.len > 0 || name->full_name.len == 0)
		return;
	split = full_name_split(name->full_name);
	name->module = map_keep(facts->strings, split.module);
	if (name->name.len == 0)
		name->name = map_keep(facts->strings, split.name);
	if (!isfinite(name->lineno))
		name->lineno = split.lineno;
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
take_run(struct facts *facts, const struct reader *in, const struct row *row)
{
	struct run_line run;
	enum status status = run_line_read(in, row, &run);

	if (status == STATUS_OK)
		run_table_put(facts->runs, &run);
	return status;
}

/* The rank of a run: complete runs before others, larger before smaller. */
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
	facts->largest = map_keep(facts->strings, func->run);
}

static enum status
take_func(struct facts *facts, const struct reader *in, const struct row *row)
{
	struct func_line func;
	struct fact_function *function;
	struct name name;
	enum status status = func_line_read(in, row, &func);

	if (status != STATUS_OK || func.point.len > 0)
		return status;
	note_profiled(facts, &func);
	repeats_add(facts->repeats, &func);
	if (!str_equal(func.run, facts->largest))
		return STATUS_OK;
	name =
	    (struct name){.full_name = map_keep(facts->strings, func.full_name),
		.module = map_keep(facts->strings, func.module),
		.name = map_keep(facts->strings, func.name),
		.lineno = func.lineno};
	function =
	    function_of(facts, &name, map_keep(facts->strings, func.kind));
	function->round = facts->round;
	function->ncall = func.ncall;
	function->own = func.own;
	function->tsub = func.tsub;
	function->ttot = func.ttot;
	function->wait = func.wait;
	return STATUS_OK;
}

/* ---- laws ---- */

static void
law_replace(struct scale_line **place, const struct scale_line *line)
{
	if (*place == NULL)
		*place = xcalloc(1, sizeof(**place));
	else
		free((*place)->points);
	**place = *line;
}

/* True for one within a run that is drawn. */
static bool
is_drawn(const struct scale_line *law)
{
	return law->metric == METRIC_OWN || law->metric == METRIC_TSUB ||
	       law->metric == METRIC_NCALL || law->metric == METRIC_WAIT;
}

/* The place of a law: in those of the whole program, or of a function. */
static struct scale_line **
place_of(struct facts *facts, const struct scale_line *law)
{
	if (law->within.len > 0)
		return &function_of(facts, &law->name, law->kind)
			    ->within[law->metric];
	if (!metric_rows[law->metric].of_functions)
		return &facts->program[law->metric];
	return &function_of(facts, &law->name, law->kind)->laws[law->metric];
}

/* How often a line began, with its points, which come to be the facts'. */
static void
keep_line(struct facts *facts, const struct scale_line *law)
{
	bool is_new;
	uint32_t index =
	    map_add(facts->line_index, law->name.full_name, &is_new);

	if (is_new)
		GROW(facts->lines, facts->line_cap, (size_t)index + 1);
	else
		free(facts->lines[index].points);
	facts->lines[index] = *law;
}

static enum status
take_scale(struct facts *facts, const struct reader *in, const struct row *row)
{
	struct scale_line law;
	enum status status = scale_line_read(in, row, &law);
	size_t cap = 0;
	double *points = NULL;

	if (status == STATUS_OK)
		callers_add(facts->callers, &law);
	/* Those of held memory are told by trend lines. */
	if (status != STATUS_OK ||
	    (law.caller.len > 0 && law.metric != METRIC_HITS) ||
	    law.metric == METRIC_NONE || law.metric == METRIC_HELD ||
	    (law.within.len > 0 && !is_drawn(&law)))
		return status;
	if (law.verdict == VERDICT_UNKNOWN)
		law.verdict = VERDICT_NONE;
	scale_line_keep(&law, facts->strings);
	complete(facts, &law.name);
	status = scale_line_points(in, row, &law, &points, &cap);
	if (status != STATUS_OK) {
		free(points);
		return status;
	}
	if (law.metric == METRIC_HITS) {
		keep_line(facts, &law);
		return STATUS_OK;
	}
	law_replace(place_of(facts, &law), &law);
	facts->law_count += law.within.len == 0;
	return STATUS_OK;
}

static enum status
take_answer(struct facts *facts, const struct reader *in, const struct row *row)
{
	struct answer_line answer;
	enum status status = answer_line_read(in, row, &answer);

	if (status != STATUS_OK)
		return status;
	if (answer.verdict == VERDICT_UNKNOWN)
		answer.verdict = VERDICT_NONE;
	answer_line_keep(&answer, facts->strings);
	complete(facts, &answer.name);
	if (answer.within.len > 0)
		facts->within = answer;
	else
		facts->across = answer;
	return STATUS_OK;
}

/* ---- causes, differences, notes ---- */

static enum status
take_cause(struct facts *facts, const struct reader *in, const struct row *row)
{
	struct cause_line cause;
	enum status status = cause_line_read(in, row, &cause);

	if (status != STATUS_OK)
		return status;
	if (cause.verdict == VERDICT_UNKNOWN)
		cause.verdict = VERDICT_NONE;
	cause_line_keep(&cause, facts->strings);
	complete(facts, &cause.name);
	GROW(facts->causes, facts->cause_cap, facts->cause_count + 1);
	facts->causes[facts->cause_count++] = cause;
	return STATUS_OK;
}

static enum status
take_diff(struct facts *facts, const struct reader *in, const struct row *row)
{
	struct diff_line diff;
	enum status status = diff_line_read(in, row, &diff);

	if (status != STATUS_OK || diff.metric == METRIC_NONE)
		return status;
	diff_line_keep(&diff, facts->strings);
	complete(facts, &diff.name);
	GROW(facts->diffs, facts->diff_cap, facts->diff_count + 1);
	facts->diffs[facts->diff_count++] = diff;
	return STATUS_OK;
}

/* The place of a trend: that of the same level, if there is one. */
static struct trend_line *
trend_of(struct facts *facts, const struct trend_line *trend)
{
	for (size_t i = 0; i < facts->trend_count; i++) {
		struct trend_line *known = &facts->trends[i];

		if (known->metric == trend->metric &&
		    known->statistic == trend->statistic &&
		    str_equal(known->within, trend->within) &&
		    str_equal(known->name.full_name, trend->name.full_name)) {
			free(known->points.pairs);
			return known;
		}
	}
	GROW(facts->trends, facts->trend_cap, facts->trend_count + 1);
	return &facts->trends[facts->trend_count++];
}

static enum status
take_trend(struct facts *facts, const struct reader *in, const struct row *row)
{
	struct trend_line trend;
	enum status status = trend_line_read(in, row, &trend);

	if (status != STATUS_OK) {
		free(trend.points.pairs);
		return status;
	}
	trend_line_keep(&trend, facts->strings);
	complete(facts, &trend.name);
	*trend_of(facts, &trend) = trend;
	return STATUS_OK;
}

static enum status
take_note(struct facts *facts, const struct reader *in, const struct row *row)
{
	struct note_line note;
	enum status status = note_line_read(in, row, &note);

	if (status != STATUS_OK)
		return status;
	note_line_keep(&note, facts->strings);
	facts_add_note(facts, &note);
	return STATUS_OK;
}

/* ---- programs ---- */

static struct facts *
program_of(struct facts *facts, struct str name)
{
	struct facts *program;

	for (size_t i = 0; i < facts->program_count; i++)
		if (str_equal(facts->programs[i]->program_name, name))
			return facts->programs[i];
	GROW(facts->programs, facts->program_cap, facts->program_count + 1);
	program = facts_new();
	program->any = true;
	program->again = facts->again;
	program->program_name = map_keep(program->strings, name);
	facts->programs[facts->program_count++] = program;
	return program;
}

/* Its runs came before it. */
static enum status
take_program(
    struct facts *facts, const struct reader *in, const struct row *row)
{
	struct program_line line;
	enum status status = program_line_read(in, row, &line);
	struct facts *program;

	if (status != STATUS_OK)
		return status;
	program = program_of(facts, line.program);
	for (const struct json *id = json_first(line.runs); id != NULL;
	     id = json_next(id))
		run_table_share(
		    program->runs, facts->runs, str_of(json_text(id, "")));
	program_line_release(&line);
	return STATUS_OK;
}

/* Where a line belongs. */
static struct facts *
owner_of(struct facts *facts, const struct row *row)
{
	int column;

	if (row->shape == NULL || row->shape == &shape_program)
		return facts;
	column = shape_column(
	    row->shape, STR("program"), (int)row->shape->count - 1);
	if (column < 0 || row->cells[column].text.len == 0)
		return facts;
	return program_of(facts, row->cells[column].text);
}

enum status
facts_take(struct facts *facts, const struct reader *in, const struct row *row)
{
	static const struct {
		const struct shape *shape;
		enum status (*take)(
		    struct facts *, const struct reader *, const struct row *);
	} takers[] = {{&shape_run, take_run}, {&shape_func, take_func},
	    {&shape_scale, take_scale}, {&shape_cause, take_cause},
	    {&shape_diff, take_diff}, {&shape_cache, facts_take_cache},
	    {&shape_answer, take_answer}, {&shape_trend, take_trend},
	    {&shape_package, facts_take_package},
	    {&shape_early, facts_take_early}, {&shape_program, take_program},
	    {&shape_note, take_note}};

	facts->any = true;
	facts = owner_of(facts, row);
	for (size_t i = 0; i < COUNT_OF(takers); i++)
		if (row->shape == takers[i].shape)
			return takers[i].take(facts, in, row);
	return STATUS_OK;
}
