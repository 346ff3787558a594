/*
 * report.c: the order of the report's parts. The document depends only on the
 * lines, without date or host of its own, so that the same lines give the same
 * bytes.
 */
#include "report/report.h"

#include <stdlib.h>

#include "core/options.h"
#include "report/render.h"

/* Rows of a table below a short answer. */
#define BRIEF_ROWS 5

static void
add_rest(struct doc *doc, const struct facts *facts,
    const struct report_options *options)
{
	section_time(doc, facts);
	section_packages(doc, facts);
	section_offenders(doc, facts, options);
	section_classes(doc, facts, options);
	section_diffs(doc, facts, options);
	section_pace(doc, facts);
	section_memory(doc, facts);
	section_cache(doc, facts);
	section_waiting(doc, facts);
	section_runs(doc, facts);
	section_early(doc, facts);
	section_warnings(doc, facts);
	if (facts->program_name.data == NULL)
		section_provenance(doc, facts);
}

/* Below a short answer: the causes, or else what changed or costs most. */
static void
add_brief(struct doc *doc, const struct facts *facts,
    const struct report_options *options)
{
	struct report_options few = *options;

	if (few.limit > BRIEF_ROWS)
		few.limit = BRIEF_ROWS;
	if (facts->cause_count > 0) {
		section_culprits(doc, facts, options);
	} else if (facts->diff_count > 0) {
		section_classes(doc, facts, &few);
		section_diffs(doc, facts, &few);
	} else {
		section_offenders(doc, facts, &few);
	}
	section_memory(doc, facts);
}

static void
as_md(const struct doc *doc, const struct report_options *options,
    struct buf *out)
{
	(void)options;
	render_md(doc, out);
}

static void
as_text(const struct doc *doc, const struct report_options *options,
    struct buf *out)
{
	render_text(doc, options->columns, options->colour, out);
}

static void
as_html(const struct doc *doc, const struct report_options *options,
    struct buf *out)
{
	(void)options;
	render_html(doc, out);
}

const struct renderer *
renderer_of(const char *name)
{
	static const struct renderer renderers[] = {
	    {"md", false, DRAWN_CURVE, 10, as_md},
	    {"text", true, DRAWN_CURVE, 10, as_text},
	    {"html", false, DRAWN_PICTURES, 25, as_html}};
	struct buf names = BUF_EMPTY;

	for (size_t i = 0; i < COUNT_OF(renderers); i++) {
		if (strcmp(name, renderers[i].name) == 0) {
			buf_free(&names);
			return &renderers[i];
		}
		buf_adds(&names, i == 0 ? "" : i == 1 ? ", " : " or ");
		buf_adds(&names, renderers[i].name);
	}
	tool_usage("-o: not %s: %s", buf_text(&names), name);
}

/* The report of one program. */
static void
add_program(struct doc *doc, const struct facts *facts,
    const struct report_options *options)
{
	if (!options->answer_last)
		section_ended(doc, facts);
	section_glance(doc, facts, options);
	if (!options->answer_last)
		section_answer(doc, facts);
	if (options->brief) {
		add_brief(doc, facts, options);
	} else {
		section_culprits(doc, facts, options);
		add_rest(doc, facts, options);
	}
	if (options->answer_last) {
		if (!options->brief)
			doc_heading(doc, 2, "The answer");
		section_ended(doc, facts);
		section_answer(doc, facts);
	}
}

/* Several: side by side first, at a terminal last, then each. */
static void
add_programs(struct doc *doc, const struct facts *facts,
    const struct report_options *options)
{
	const struct facts **order = programs_by_law(facts);

	if (!options->answer_last)
		section_programs(doc, order, facts->program_count);
	doc->deeper++;
	for (size_t i = 0; i < facts->program_count; i++) {
		program_heading(doc, order[i], i + 1);
		add_program(doc, order[i], options);
	}
	doc->deeper--;
	if (!options->brief) {
		section_warnings(doc, facts);
		section_provenance(doc, facts);
	}
	if (options->answer_last)
		section_programs(doc, order, facts->program_count);
	free(order);
}

void
report_write(const struct facts *facts, const struct report_options *options,
    const struct renderer *renderer, struct buf *out)
{
	struct doc *doc;

	if (!facts->any)
		return;
	doc = doc_new();
	doc->drawn = renderer->drawn;
	if (!options->brief)
		doc_heading(doc, 1, "Performance report");
	if (facts->program_count > 0)
		add_programs(doc, facts, options);
	else
		add_program(doc, facts, options);
	renderer->render(doc, options, out);
	doc_free(doc);
}
