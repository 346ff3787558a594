/* facts.c: functions on facts; see facts.h. */
#include "report/facts.h"

#include <math.h>
#include <stdlib.h>

#include "core/map.h"
#include "core/number.h"
#include "law/bounds.h"
#include "law/judge.h"
#include "stream/json.h"
#include "stream/python.h"

struct facts *
facts_new(void)
{
	struct facts *facts = xcalloc(1, sizeof(*facts));

	facts->strings = map_new();
	facts->runs = run_table_new();
	facts->function_index = map_new();
	facts->line_index = map_new();
	facts->profiled = map_new();
	facts->repeats = repeats_new();
	facts->callers = callers_new();
	return facts;
}

static void
law_free(struct scale_line *law)
{
	if (law != NULL)
		free(law->points);
	free(law);
}

void
facts_free(struct facts *facts)
{
	if (facts == NULL)
		return;
	/* They share the runs. */
	for (size_t i = 0; i < facts->program_count; i++)
		facts_free(facts->programs[i]);
	free(facts->programs);
	for (size_t i = 0; i < facts->function_count; i++)
		for (size_t j = 0; j < METRICS; j++) {
			law_free(facts->functions[i].laws[j]);
			law_free(facts->functions[i].within[j]);
		}
	for (size_t j = 0; j < METRICS; j++)
		law_free(facts->program[j]);
	for (size_t i = 0; i < facts->cause_count; i++)
		cause_line_release(&facts->causes[i]);
	for (size_t i = 0; i < map_count(facts->line_index); i++)
		free(facts->lines[i].points);
	free(facts->lines);
	map_free(facts->line_index);
	free(facts->functions);
	free(facts->causes);
	free(facts->diffs);
	free(facts->caches);
	for (size_t i = 0; i < facts->trend_count; i++)
		free(facts->trends[i].points.pairs);
	free(facts->trends);
	free(facts->packages);
	free(facts->early);
	free(facts->notes);
	free(facts->profiled_size);
	map_free(facts->profiled);
	repeats_free(facts->repeats);
	callers_free(facts->callers);
	map_free(facts->function_index);
	map_free(facts->strings);
	run_table_free(facts->runs);
	free(facts);
}

const struct fact_function *
facts_function(const struct facts *facts, struct str full_name)
{
	uint32_t index = map_find(facts->function_index, full_name);

	return index == MAP_NONE ? NULL : &facts->functions[index];
}

const struct scale_line *
facts_line(const struct facts *facts, struct str full_name)
{
	uint32_t index = map_find(facts->line_index, full_name);

	return index == MAP_NONE ? NULL : &facts->lines[index];
}

const struct scale_line *
facts_cost_law(const struct fact_function *function)
{
	return function->laws[METRIC_OWN] != NULL ? function->laws[METRIC_OWN]
						  : function->laws[METRIC_TSUB];
}

const struct scale_line *
facts_cost_within(const struct fact_function *function)
{
	return function->within[METRIC_OWN] != NULL
		   ? function->within[METRIC_OWN]
		   : function->within[METRIC_TSUB];
}

bool
law_goes_on(const struct scale_line *law)
{
	return law->target > law->n_max && law->at_target > 0;
}

bool
exponent_is_vague(enum verdict verdict, double lo, double hi)
{
	return verdict != VERDICT_EXPONENTIAL && !interval_tells(lo, hi);
}

bool
cause_is_vague(const struct cause_line *cause)
{
	return exponent_is_vague(cause->verdict, cause->p_lo, cause->p_hi);
}

bool
cause_is_suspect(const struct cause_line *cause)
{
	return cause->verdict == VERDICT_NONE ||
	       cause->confidence == CONFIDENCE_UNDECIDED ||
	       cause_is_vague(cause);
}

double
law_last(const struct scale_line *law)
{
	if (law == NULL || law->point_count == 0)
		return (double)NAN;
	return law->points[2 * law->point_count - 1];
}

bool
facts_in_largest(
    const struct facts *facts, const struct fact_function *function)
{
	return facts->round > 0 && function->round == facts->round;
}

double
facts_cost_now(const struct facts *facts, const struct fact_function *function)
{
	double now = law_last(facts_cost_law(function));

	if (isfinite(now) || !facts_in_largest(facts, function))
		return now;
	return isfinite(function->own) ? function->own : function->tsub;
}

size_t
facts_profiled_sizes(const struct facts *facts)
{
	size_t count = map_count(facts->profiled), kept = 0, sizes = 0;
	double *sorted = xreallocarray(NULL, count + 1, sizeof(*sorted));

	for (size_t i = 0; i < count; i++)
		if (isfinite(facts->profiled_size[i]))
			sorted[kept++] = facts->profiled_size[i];
	number_sort(sorted, kept);
	for (size_t i = 0; i < kept; i++)
		sizes += i == 0 || sorted[i] > sorted[i - 1];
	free(sorted);
	return sizes == 0 && count > 0 ? 1 : sizes;
}

double
facts_run_n(struct str by, const struct run_line *run)
{
	double iterations = run_result_number(run, "iteration_count");

	return str_is(by, "size") ? run->size : iterations;
}

double
cause_each(const struct cause_line *cause)
{
	double p = cause->p_own - cause->p_ncall;

	if (!interval_tells(cause->p_lo, cause->p_hi))
		return NAN;
	/* Of calls alone nothing is known of one call. */
	return isfinite(p) && !cause_is_counted(cause) ? p : cause->p_tavg;
}

bool
cause_has_family(const struct facts *facts, const struct cause_line *cause)
{
	const struct fact_function *function =
	    facts_function(facts, cause->name.full_name);

	return function != NULL && cause_symptom_count(cause) > 0 &&
	       cause->own_now > WORD_FAMILY * facts_cost_now(facts, function);
}

size_t
cause_symptom_count(const struct cause_line *cause)
{
	size_t listed = json_count(cause->symptoms);

	return cause->symptom_count > (double)listed
		   ? (size_t)fmin(cause->symptom_count, 1e15)
		   : listed;
}

bool
cause_is_counted(const struct cause_line *cause)
{
	return cause->metric == METRIC_NCALL && cause->entry == NULL;
}

bool
cause_is_led_to(const struct cause_line *cause)
{
	return cause->yours.len > 0 && cause->way.len > 0 &&
	       !str_equal(cause->yours, cause->name.full_name);
}

struct name
cause_yours(const struct cause_line *cause)
{
	struct name name = cause_is_led_to(cause)
			       ? full_name_split(cause->yours)
			       : cause->name;

	if (isfinite(cause->yours_lineno))
		name.lineno = cause->yours_lineno;
	return name;
}

enum origin
facts_origin(const struct facts *facts, struct str full_name)
{
	const struct fact_function *function = facts_function(facts, full_name);
	const struct scale_line *law =
	    function == NULL ? NULL : facts_cost_law(function);
	struct name name = full_name_split(full_name);

	if (law != NULL)
		return law->origin;
	return isfinite(name.lineno)
		   ? python_origin(STR("func"), full_name, name.module)
		   : ORIGIN_BUILTIN;
}

/* ---- notes ---- */

static struct fact_note *
note_group(struct facts *facts, const struct note_line *line)
{
	struct fact_note *note;

	for (size_t i = 0; i < facts->note_count; i++) {
		note = &facts->notes[i];
		if (str_equal(note->code, line->code) &&
		    str_equal(note->tool, line->tool) &&
		    str_equal(note->level, line->level))
			return note;
	}
	GROW(facts->notes, facts->note_cap, facts->note_count + 1);
	note = &facts->notes[facts->note_count++];
	*note = (struct fact_note){
	    .tool = line->tool, .level = line->level, .code = line->code};
	return note;
}

void
facts_add_note(struct facts *facts, const struct note_line *line)
{
	struct fact_note *note = note_group(facts, line);

	note->count++;
	for (size_t i = 0; i < note->text_count; i++)
		if (str_equal(note->texts[i].text, line->text)) {
			note->texts[i].count++;
			return;
		}
	if (note->text_count < NOTE_TEXTS_MAX)
		note->texts[note->text_count++] = (struct fact_note_text){
		    line->text, line->run, line->full_name, 1};
}
