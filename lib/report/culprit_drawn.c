/*
 * culprit_drawn.c: a culprit in pictures: how its cost grows, what its calls and
 * each of them have to do with that, and the way to it.
 */
#include "report/charts.h"
#include "report/figures.h"
#include "report/sections.h"
#include "stream/json.h"

#define PATH_MAX_UP 6 /* the most callers shown of a path */

/* The first, the last ones, and all that is the user's own. */
bool
is_step_shown(
    const struct facts *facts, struct str step, size_t at, size_t count)
{
	return count <= PATH_MAX_UP || at == 0 || at > count - PATH_MAX_UP ||
	       facts_origin(facts, step) == ORIGIN_OWN;
}

/* The last step before the cause that is the user's own; COUNT if none is. */
static size_t
own_step(const struct facts *facts, const struct json *path, size_t count)
{
	size_t at = 0, found = count;

	for (const struct json *step = json_first(path); step != NULL;
	     step = json_next(step), at++)
		if (at + 1 < count &&
		    facts_origin(facts, str_of(json_text(step, ""))) ==
			ORIGIN_OWN)
			found = at;
	return found;
}

/* Step by step, where the user's own code ends marked. */
void
list_path(
    struct doc *doc, const struct facts *facts, const struct cause_line *cause)
{
	struct buf ink = BUF_EMPTY;
	size_t count = json_count(cause->path), at = 0, left_out = 0;
	size_t own = own_step(facts, cause->path, count);

	for (const struct json *step = json_first(cause->path); step != NULL;
	     step = json_next(step), at++) {
		struct str full_name = str_of(json_text(step, ""));
		struct name name = full_name_split(full_name);

		if (!is_step_shown(facts, full_name, at, count)) {
			left_out++;
			continue;
		}
		if (left_out > 0) {
			ink_words(&ink, "%zu more", left_out);
			doc_step(doc, &ink, "more");
		}
		left_out = 0;
		ink_name(&ink, &name);
		doc_step(doc, &ink,
		    at + 1 == count ? "culprit"
		    : at == own	    ? "mine"
				    : "");
	}
	buf_free(&ink);
}

/* Below a chart; PICTURE: not one in characters. */
static void
say_chart(struct buf *ink, const struct facts *facts,
    const struct cause_line *cause, bool picture)
{
	ink_words(ink, "%s against %s, both axes logarithmic. ",
	    cause->metric == METRIC_HITS     ? "Hits of the line"
	    : cause_is_counted(cause)	     ? "Calls"
	    : cause_has_family(facts, cause) ? "Own cost with its symptoms"
					     : "Own cost",
	    str_is(cause->by, "size")	      ? "size"
	    : str_is(cause->by, "iterations") ? "iterations"
					      : "n");
	ink_words(ink, "%s",
	    picture ? "Dots: measured, dashes: single runs; line: the law, "
		      "dashed to the target; "
		      "band: how far the dots are from it; thin lines: what "
		      "n, n log n and n^2 would make of today's cost."
		    : "o: measured; line: the law, dashed to the target.");
}

void
draw_culprit(struct doc *doc, const struct facts *facts,
    const struct cause_line *cause, size_t rank, double budget)
{
	bool picture = doc->drawn == DRAWN_PICTURES;
	struct buf ink = BUF_EMPTY;

	if (!picture && rank > 0)
		return;
	say_chart(&ink, facts, cause, picture);
	doc_chart(doc,
	    picture ? chart_of_growth(facts, cause, budget)
		    : chart_of_growth_in_text(facts, cause),
	    "beside", &ink);
	buf_free(&ink);
}

void
draw_split(struct doc *doc, const struct facts *facts,
    const struct cause_line *cause, struct buf *ink)
{
	static const char *const words[] = {
	    "calls n^", "times each call n^", "is own cost n^"};
	double p[] = {cause->p_ncall, cause_each(cause), cause->p_own};

	for (int i = SPLIT_CALLS;
	     i <= SPLIT_COST && doc->drawn == DRAWN_PICTURES; i++) {
		ink_words(ink, "%s", words[i]);
		figure_exponent(ink, p[i]);
		doc_chart(doc, chart_of_split(facts, cause, (enum split_part)i),
		    "part", ink);
	}
}
