/*
 * chart_icicle.c: the time by callers: each row is called by the one above, and is
 * as wide as its part of the time.
 *
 *	main                          main > load (3 s), main > find (1 s):
 *	load                   find   load is three times as wide as find
 *
 * A function that several call is divided among them in proportion to the time it
 * took for each; its own cost comes from its law, and sums are made from the
 * leaves. A function within itself is not drawn again.
 */
#include "report/charts.h"

#include <math.h>

#include "function/name.h"
#include "report/document.h"
#include "report/figures.h"

#define LEAST_WIDTH 366
#define ROW_HEIGHT  23
#define ROWS_MAX    40
#define BOXES_MAX   800
/* A narrower part of the whole is not drawn. */
#define NARROWEST 0.004
/* A function that passes on so much of its time is left out of the tree. */
#define PASSED_ON 0.975
#define INSET	  0.008
#define TITLE	  80

enum visit {
	UNSEEN,
	OPEN, /* what is seen is below it */
	CUT,
	SUMMED
};

struct tree_node {
	struct str full_name;
	double own, total;
	double called; /* seconds for all its callers */
	enum visit visit;
	bool kept;	       /* the user's own, or a culprit */
	bool root;	       /* nobody calls it */
	uint32_t first, count; /* of its edges */
};

struct tree {
	struct tree_node *nodes;
	uint32_t count;
	struct caller_edge *edges; /* sorted by their caller, largest first */
	struct chart *chart;
	size_t rows, boxes; /* drawn so far */
	double whole;
};

static int
by_caller(const void *a, const void *b)
{
	const struct caller_edge *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->ttot < y->ttot || x->ttot > y->ttot)
		return x->ttot < y->ttot ? 1 : -1;
	return x->to < y->to ? -1 : x->to > y->to;
}

/* Own cost now, or THEN at the target. */
static double
own_cost(const struct fact_function *function, bool then)
{
	const struct scale_line *law = facts_cost_law(function);

	if (law == NULL || law->sizes < 2)
		law = function->within[METRIC_OWN];
	if (law == NULL || str_is(function->kind, "wait"))
		return 0;
	if (then && law_goes_on(law))
		return law->at_target;
	return law_last(law) > 0 ? law_last(law) : 0;
}

static bool
is_culprit(const struct facts *facts, struct str full_name)
{
	for (size_t i = 0; i < facts->cause_count; i++)
		if (str_equal(facts->causes[i].name.full_name, full_name))
			return true;
	return false;
}

static void
plant(struct tree *tree, const struct facts *facts, bool then)
{
	size_t count;
	const struct caller_edge *edges = callers_edges(facts->callers, &count);

	tree->count = callers_count(facts->callers);
	tree->nodes = xcalloc(tree->count + 1, sizeof(*tree->nodes));
	tree->edges = xreallocarray(NULL, count + 1, sizeof(*tree->edges));
	for (size_t i = 0; i < count; i++)
		tree->edges[i] = edges[i];
	xqsort(tree->edges, count, sizeof(*tree->edges), by_caller);
	for (uint32_t i = 0; i < tree->count; i++) {
		struct tree_node *node = &tree->nodes[i];
		const struct fact_function *function;

		node->root = true;
		node->full_name = callers_name(facts->callers, i);
		function = facts_function(facts, node->full_name);
		node->own = function == NULL ? 0 : own_cost(function, then);
		node->kept = is_culprit(facts, node->full_name) ||
			     facts_origin(facts, node->full_name) == ORIGIN_OWN;
	}
	for (size_t i = count; i-- > 0;) {
		tree->nodes[tree->edges[i].from].first = (uint32_t)i;
		tree->nodes[tree->edges[i].from].count++;
		tree->nodes[tree->edges[i].to].root = false;
	}
}

/* Takes away the calls that lead back to a function above them. */
static void
cut(struct tree *tree, struct tree_node *node)
{
	node->visit = OPEN;
	for (uint32_t i = 0; i < node->count; i++) {
		struct caller_edge *edge = &tree->edges[node->first + i];
		struct tree_node *callee = &tree->nodes[edge->to];

		if (callee->visit == OPEN) {
			edge->ttot = 0;
			continue;
		}
		callee->called += edge->ttot;
		if (callee->visit == UNSEEN)
			cut(tree, callee);
	}
	node->visit = CUT;
}

/* The part of the callee that is this caller's. */
static double
part_of(const struct tree *tree, const struct caller_edge *edge)
{
	return edge->ttot > 0 ? edge->ttot / tree->nodes[edge->to].called : 0;
}

/* Its cost with that of all below it. */
static double
add_up(struct tree *tree, struct tree_node *node)
{
	if (node->visit == SUMMED)
		return node->total;
	node->total = node->own;
	for (uint32_t i = 0; i < node->count; i++) {
		const struct caller_edge *edge = &tree->edges[node->first + i];

		if (edge->ttot > 0)
			node->total += part_of(tree, edge) *
				       add_up(tree, &tree->nodes[edge->to]);
	}
	node->visit = SUMMED;
	return node->total;
}

static void
put_box(struct tree *tree, const struct tree_node *node, double p, double x,
    double width, size_t row)
{
	struct name name = full_name_split(node->full_name);
	struct buf text = BUF_EMPTY, ink = BUF_EMPTY;
	char *title;
	struct share share = {.now = 0};
	double top = -(double)row;

	share_look(&share, p);
	show_fit(&text, &name, TITLE);
	ink_quote(&ink, buf_str(&text));
	buf_adds(&ink, ": ");
	figure_time(&ink, width * tree->whole);
	title = label_of(&ink);
	chart_box(tree->chart, share.look, (double[]){x, x + width},
	    (double[]){top, top - 1});
	chart_title(tree->chart, title);
	buf_clear(&text);
	show_last(&text, &name);
	ink_quote(&ink, buf_str(&text));
	chart_label_within(tree->chart, x + INSET, top - 0.5, width - INSET,
	    share.ink, buf_text(&ink));
	free(title);
	buf_free(&text);
	buf_free(&ink);
}

/* The only callee, if that has nearly all of it; else NULL. */
static const struct caller_edge *
passed_on(const struct tree *tree, const struct tree_node *node)
{
	const struct caller_edge *edge = &tree->edges[node->first];

	if (node->kept || node->count == 0 ||
	    part_of(tree, edge) * tree->nodes[edge->to].total <
		PASSED_ON * node->total)
		return NULL;
	return edge;
}

/* PART of the node, from X on. */
static void
put(struct tree *tree, struct tree_node *node, double p, double part, double x,
    size_t row)
{
	double width = part * node->total / tree->whole;
	const struct caller_edge *only = passed_on(tree, node);

	/* Nor is what is no number. */
	if (!(width >= NARROWEST) || row >= ROWS_MAX ||
	    tree->boxes >= BOXES_MAX)
		return;
	if (only == NULL) {
		put_box(tree, node, p, x, width, row++);
		tree->rows = row > tree->rows ? row : tree->rows;
		tree->boxes++;
	}
	for (uint32_t i = 0; i < node->count; i++) {
		const struct caller_edge *edge = &tree->edges[node->first + i];
		struct tree_node *callee = &tree->nodes[edge->to];
		double its = part * part_of(tree, edge);

		put(tree, callee, edge->p, its, x, row);
		x += its * callee->total / tree->whole;
	}
}

struct chart *
chart_of_callers(const struct facts *facts, bool then)
{
	struct tree tree = {.rows = 0};
	double x = 0;

	plant(&tree, facts, then);
	for (uint32_t i = 0; i < tree.count; i++)
		if (tree.nodes[i].root)
			cut(&tree, &tree.nodes[i]);
	for (uint32_t i = 0; i < tree.count; i++)
		if (tree.nodes[i].root)
			tree.whole += add_up(&tree, &tree.nodes[i]);
	tree.chart = chart_new("rows", LEAST_WIDTH, 0);
	for (uint32_t i = 0; i < tree.count && tree.whole > 0; i++) {
		struct tree_node *node = &tree.nodes[i];

		if (!node->root)
			continue;
		put(&tree, node, (double)NAN, 1, x, 0);
		x += node->total / tree.whole;
	}
	if (tree.rows > 0) {
		chart_axis(
		    tree.chart, CHART_Y, CHART_LINEAR, -(double)tree.rows, 0);
		chart_fix_height(tree.chart, ROW_HEIGHT * (double)tree.rows);
	} else {
		chart_free(tree.chart);
		tree.chart = NULL;
	}
	free(tree.nodes);
	free(tree.edges);
	return tree.chart;
}
