/* write.c: see write.h. */
#include "cause/write.h"

#include <inttypes.h>
#include <math.h>

#include "cause/evidence.h"
#include "cause/habit.h"
#include "cause/hits.h"
#include "cause/remedy.h"
#include "cause/yours.h"
#include "core/number.h"
#include "law/bounds.h"

static void
add_member(struct buf *out, const char *key, double value, int decimals)
{
	char digits[NUMBER_SIZE];

	if (!isfinite(value))
		return;
	number_format_rounded(value, decimals, digits);
	buf_addf(out, ",\"%s\":%s", key, digits);
}

static void
add_kind(struct buf *out, const struct node *node)
{
	if (node->kind.len == 0)
		return;
	buf_adds(out, ",\"kind\":");
	json_quote(out, node->kind);
}

static void
write_path(struct writer *out, const struct graph *g, uint32_t node,
    struct trail_marks *marks)
{
	struct buf text = BUF_EMPTY;
	size_t length;
	uint32_t *path = trail_path(g, node, marks, &length);

	buf_addc(&text, '[');
	for (size_t i = 0; i < length; i++) {
		buf_adds(&text, i == 0 ? "" : ",");
		json_quote(&text, g->nodes[path[i]].full_name);
	}
	buf_addc(&text, ']');
	writer_json(out, CAUSE_PATH, buf_str(&text));
	buf_free(&text);
	free(path);
}

static void
write_symptoms(struct writer *out, const struct graph *g, const struct blame *b)
{
	struct buf text = BUF_EMPTY;

	buf_addc(&text, '[');
	for (size_t i = 0; i < b->symptom_count; i++) {
		const struct symptom *s = &b->symptoms[i];

		buf_adds(
		    &text, i == 0 ? "{\"full_name\":" : ",{\"full_name\":");
		json_quote(&text, g->nodes[s->node].full_name);
		add_member(&text, "p_ncall", s->p_ncall, 3);
		add_member(&text, "ncall", round(s->ncall), 0);
		/* Of counts alone no time is known. */
		add_member(
		    &text, "own_s", b->now > 0 ? s->own_s : (double)NAN, 6);
		add_kind(&text, &g->nodes[s->node]);
		if (s->family > 0)
			buf_addf(&text, ",\"family\":%" PRIu32, s->family);
		buf_addc(&text, '}');
	}
	buf_addc(&text, ']');
	writer_json(out, CAUSE_SYMPTOMS, buf_str(&text));
	buf_free(&text);
}

static void
write_law(struct writer *out, const struct graph *g, const struct blame *b)
{
	struct buf text = BUF_EMPTY;

	if (b->law->law.len == 0)
		return;
	if (b->by_calls) {
		const struct node *callee =
		    &g->nodes[b->entry == MAP_NONE ? b->node
						   : g->links[b->entry].callee];

		if (node_is(callee, "line"))
			buf_addf(&text, "hits of line %.0f", callee->lineno);
		else
			buf_addf(&text, "calls of %.*s",
			    STR_ARG(callee->name.len > 0 ? callee->name
							 : callee->full_name));
		buf_adds(&text, " = ");
	}
	buf_addstr(&text, b->law->law);
	writer_text(out, CAUSE_LAW, buf_str(&text));
	buf_free(&text);
}

static void
write_text(struct writer *out, int column, struct str text)
{
	if (text.len > 0)
		writer_text(out, column, text);
}

/* What is known of the inside, and what to do: about the library function that
 * the user's own one calls, else about the operation. */
static void
write_inside(struct writer *out, const struct graph *g, const struct blame *b)
{
	struct inside inside = g->nodes[b->node].inside;
	const char *habit = habit_of(g, b);
	struct buf text = BUF_EMPTY;

	/* The line that frees is not where it is made. */
	if (b->inner != MAP_NONE && evidence_frees(g, b->node))
		inside = inside_unknown();
	if (habit != NULL) {
		inside.operation = STR("");
		inside.operation_share = NAN;
		buf_adds(&text, habit);
	} else {
		remedy_add(&text, &inside);
	}
	inside_write(out, CAUSE_HOT_LINE, &inside);
	write_text(out, CAUSE_ADVICE, buf_str(&text));
	buf_free(&text);
}

/* The callee with most of the time of the cause's calls. */
static void
write_callee(struct writer *out, const struct graph *g, const struct blame *b)
{
	uint32_t at = trail_holder(g, b->node);
	double all = g->nodes[b->node].laws[METRIC_TTOT].last;
	struct buf text = BUF_EMPTY;
	const struct link *link;

	if (at == MAP_NONE)
		return;
	link = &g->links[at];
	buf_adds(&text, "{\"full_name\":");
	json_quote(&text, g->nodes[link->callee].full_name);
	add_kind(&text, &g->nodes[link->callee]);
	add_member(&text, "share", link->laws[METRIC_TTOT].last / all, 3);
	add_member(&text, "ncall", link->laws[METRIC_NCALL].last, 0);
	add_member(&text, "p_ncall", link->laws[METRIC_NCALL].p, 3);
	add_member(&text, "p_ttot", link->laws[METRIC_TTOT].p, 3);
	buf_addc(&text, '}');
	writer_json(out, CAUSE_CALLEE, buf_str(&text));
	buf_free(&text);
}

/* The edge where the growth enters. */
static void
write_entry(struct writer *out, const struct graph *g, const struct blame *b)
{
	struct buf text = BUF_EMPTY;
	const struct link *link;

	if (b->entry == MAP_NONE)
		return;
	link = &g->links[b->entry];
	buf_adds(&text, "{\"caller\":");
	json_quote(&text, g->nodes[link->caller].full_name);
	buf_adds(&text, ",\"full_name\":");
	json_quote(&text, g->nodes[link->callee].full_name);
	add_member(&text, "ncall", link->laws[METRIC_NCALL].last, 0);
	add_member(&text, "p_ncall", link->laws[METRIC_NCALL].p, 3);
	buf_addc(&text, '}');
	writer_json(out, CAUSE_ENTRY, buf_str(&text));
	buf_free(&text);
}

static enum metric
metric_of_law(const struct graph *g, const struct blame *b)
{
	if (g->waits)
		return METRIC_WAIT;
	if (b->by_calls)
		return b->entry != MAP_NONE && hits_is_line(g, b->entry)
			   ? METRIC_HITS
			   : METRIC_NCALL;
	return b->chain ? METRIC_TTOT : node_cost_metric(&g->nodes[b->node]);
}

/* The law that says where the growth ends. Within a run checkpoints are near
 * each other and a time shows an end late, or not at all; counts, which have no
 * noise, are better, unless more grows than they do. */
static const struct judged_law *
ending(const struct graph *g, const struct blame *b, struct str within)
{
	const struct judged_law *calls;

	if (within.len == 0 || b->entry == MAP_NONE)
		return b->law;
	calls = &g->links[b->entry].laws[METRIC_NCALL];
	if (!isfinite(b->law->beyond) && b->law->p - calls->p > EXCESS_SYMPTOM)
		return b->law;
	return calls->confidence == CONFIDENCE_FIRM && isfinite(calls->beyond)
		   ? calls
		   : b->law;
}

/* By the law that is said, where that is of calls, which end before the time
 * shows it. */
static double
cost_at_target(
    const struct graph *g, const struct blame *b, const struct judged_law *end)
{
	if (end == b->law || !(g->target > g->n_max))
		return b->at_target;
	return b->now * pow(g->target / g->n_max, end->beyond);
}

void
write_cause(struct writer *out, const struct graph *g, const struct blame *b,
    struct trail_marks *marks, enum axis axis, struct str within)
{
	static const char *const axes[] = {"", "accumulates", "input"};
	static const char *const whys[] = {
	    "each-call-grows", "called-too-often", "both"};
	const struct node *node = &g->nodes[b->node];
	double calls =
	    isfinite(node->laws[METRIC_NCALL].p) ? node->calls : (double)NAN;
	bool timed = isfinite(b->share);
	const struct judged_law *end = ending(g, b, within);
	enum confidence confidence = CONFIDENCE_PROVISIONAL;
	/* Of calls alone nothing is known of one call, nor of who is to blame. */
	bool alone = b->by_calls && b->entry == MAP_NONE;

	writer_begin(out, &shape_cause);
	writer_text(out, CAUSE_FULL_NAME, node->full_name);
	write_text(out, CAUSE_MODULE, node->module);
	writer_number(out, CAUSE_LINENO, node->lineno);
	write_text(out, CAUSE_NAME, node->name);
	write_text(out, CAUSE_VERDICT, str_of(verdict_name(b->law->verdict)));
	/* What is blamed is certain, by the line if not by the verdict. */
	if (b->law->confidence > confidence && !alone)
		confidence = b->law->confidence;
	writer_text(out, CAUSE_CONFIDENCE, str_of(confidence_name(confidence)));
	writer_real(out, CAUSE_P_NCALL, calls, 3);
	writer_real(out, CAUSE_P_OWN, b->law->p, 3);
	if (!alone)
		writer_real(out, CAUSE_P_TAVG, b->law->p - calls, 3);
	write_law(out, g, b);
	writer_real(out, CAUSE_SHARE, b->share, 6);
	writer_number(out, CAUSE_TARGET, g->target);
	if (timed && isfinite(g->target))
		writer_real(out, CAUSE_AT_TARGET, cost_at_target(g, b, end), 6);
	write_text(out, CAUSE_SINCE, end->since);
	write_path(out, g, b->node, marks);
	write_symptoms(out, g, b);
	writer_text(out, CAUSE_WHY, str_of(whys[b->why]));
	write_text(out, CAUSE_BY, g->by);
	if (timed)
		writer_real(out, CAUSE_OWN_NOW, b->now, 6);
	writer_number(out, CAUSE_N_MAX, g->n_max);
	writer_real(out, CAUSE_BEYOND, end->beyond, 3);
	writer_real(out, CAUSE_P_LO, b->law->lo, 3);
	writer_real(out, CAUSE_P_HI, b->law->hi, 3);
	write_text(out, CAUSE_AXIS, str_of(axes[axis]));
	write_text(out, CAUSE_WITHIN, within);
	writer_text(
	    out, CAUSE_METRIC, str_of(metric_rows[metric_of_law(g, b)].key));
	writer_number(out, CAUSE_NCALL, node->call_count);
	write_entry(out, g, b);
	write_callee(out, g, b);
	if (b->symptom_total > b->symptom_count)
		writer_number(
		    out, CAUSE_SYMPTOM_COUNT, (double)b->symptom_total);
	writer_number(out, CAUSE_SINCE_N, end->since_n);
	writer_number(out, CAUSE_UNTIL_N, end->until_n);
	if (b->way != MAP_NONE)
		writer_text(out, CAUSE_WAY, g->nodes[b->way].full_name);
	if (b->yours != MAP_NONE)
		writer_text(out, CAUSE_YOURS, g->nodes[b->yours].full_name);
	writer_number(out, CAUSE_YOURS_LINENO, b->yours_lineno);
	if (yours_from(g, b) != b->node)
		writer_text(out, CAUSE_MOVED_FROM,
		    g->nodes[yours_from(g, b)].full_name);
	write_inside(out, g, b);
	writer_end(out);
}
