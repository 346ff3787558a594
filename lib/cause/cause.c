/*
 * cause.c: passes the stream on and writes the causes behind it. See cause.h
 * for an example.
 */
#include "cause/cause.h"

#include "cause/blame.h"
#include "core/number.h"

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
write_path(struct writer *out, const struct graph *g, uint32_t node)
{
	struct buf text = BUF_EMPTY;
	size_t length;
	uint32_t *path = blame_path(g, node, &length);

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
		add_member(&text, "own_s", s->own_s, 6);
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
		    &g->nodes[g->links[b->entry].callee];

		buf_adds(&text, "calls of ");
		buf_addstr(&text,
		    callee->name.len > 0 ? callee->name : callee->full_name);
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

static void
write_cause(struct writer *out, const struct graph *g, const struct blame *b)
{
	static const char *const confidences[] = {
	    "", "undecided", "provisional", "firm"};
	static const char *const whys[] = {
	    "each-call-grows", "called-too-often", "both"};
	const struct node *node = &g->nodes[b->node];
	double calls = node->laws[LAW_NCALL].p;
	bool timed = isfinite(b->share);

	writer_begin(out, &shape_cause);
	writer_text(out, CAUSE_FULL_NAME, node->full_name);
	write_text(out, CAUSE_MODULE, node->module);
	writer_number(out, CAUSE_LINENO, node->lineno);
	write_text(out, CAUSE_NAME, node->name);
	write_text(out, CAUSE_VERDICT, b->law->verdict);
	writer_text(
	    out, CAUSE_CONFIDENCE, str_of(confidences[b->law->confidence]));
	writer_real(out, CAUSE_P_NCALL, calls, 3);
	writer_real(out, CAUSE_P_OWN, b->law->p, 3);
	writer_real(out, CAUSE_P_TAVG, b->law->p - calls, 3);
	write_law(out, g, b);
	writer_real(out, CAUSE_SHARE, b->share, 6);
	writer_number(out, CAUSE_TARGET, g->target);
	if (timed)
		writer_real(out, CAUSE_AT_TARGET, b->at_target, 6);
	write_text(out, CAUSE_SINCE, b->law->since);
	write_path(out, g, b->node);
	write_symptoms(out, g, b);
	writer_text(out, CAUSE_WHY, str_of(whys[b->why]));
	write_text(out, CAUSE_BY, g->by);
	if (timed)
		writer_real(out, CAUSE_OWN_NOW, b->now, 6);
	writer_number(out, CAUSE_N_MAX, g->n_max);
	writer_real(out, CAUSE_BEYOND, b->law->beyond, 3);
	writer_real(out, CAUSE_P_LO, b->law->lo, 3);
	writer_real(out, CAUSE_P_HI, b->law->hi, 3);
	writer_end(out);
}

enum status
cause_run(struct reader *in, struct writer *out, double least)
{
	enum status status;
	struct graph graph;
	struct blames blames;
	struct row row;

	graph_init(&graph);
	while ((status = reader_next(in, &row)) == STATUS_OK) {
		if (row.shape == &shape_scale)
			status = graph_add(&graph, in, &row);
		if (status != STATUS_OK)
			break;
		writer_copy(out, &row);
	}
	if (status == STATUS_END) {
		status = STATUS_OK;
		blame_find(&graph, least, &blames);
		for (size_t i = 0; i < blames.count; i++)
			write_cause(out, &graph, &blames.items[i]);
		blame_release(&blames);
	}
	graph_release(&graph);
	return status;
}
