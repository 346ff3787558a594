/*
 * graph.c: reads scale lines into functions and edges. See graph.h.
 */
#include "cause/graph.h"

void
graph_init(struct graph *g)
{
	*g = (struct graph){.names = map_new(),
	    .pairs = pairs_new(),
	    .texts = map_new(),
	    .target = NAN,
	    .n_max = NAN};
}

void
graph_release(struct graph *g)
{
	map_free(g->names);
	pairs_free(g->pairs);
	map_free(g->texts);
	free(g->nodes);
	free(g->links);
}

static const struct law_line no_law = {.p = NAN,
    .lo = NAN,
    .hi = NAN,
    .beyond = NAN,
    .last = NAN,
    .at_target = NAN};

static struct str
keep(struct graph *g, struct str text)
{
	if (text.len == 0)
		return (struct str){NULL, 0};
	return map_key(g->texts, map_add(g->texts, text, NULL));
}

static uint32_t
find_node(struct graph *g, struct str full_name)
{
	bool is_new;
	uint32_t at = map_add(g->names, full_name, &is_new);

	if (!is_new)
		return at;
	GROW(g->nodes, g->node_cap, (size_t)at + 1);
	g->nodes[at] = (struct node){.full_name = map_key(g->names, at),
	    .lineno = NAN,
	    .share = NAN,
	    .callers = MAP_NONE,
	    .callees = MAP_NONE};
	for (int m = 0; m < LAW_METRICS; m++)
		g->nodes[at].laws[m] = no_law;
	return at;
}

static uint32_t
find_link(struct graph *g, uint32_t caller, uint32_t callee)
{
	bool is_new;
	uint32_t at = pairs_add(g->pairs, caller, callee, &is_new);

	if (!is_new)
		return at;
	GROW(g->links, g->link_cap, (size_t)at + 1);
	g->links[at] = (struct link){.caller = caller,
	    .callee = callee,
	    .next_caller = g->nodes[callee].callers,
	    .next_callee = g->nodes[caller].callees};
	g->nodes[callee].callers = g->nodes[caller].callees = at;
	for (int m = 0; m < LAW_METRICS; m++)
		g->links[at].laws[m] = no_law;
	return at;
}

static enum law_confidence
confidence_of(struct str text)
{
	if (str_is(text, "firm"))
		return LAW_FIRM;
	if (str_is(text, "provisional"))
		return LAW_PROVISIONAL;
	return str_is(text, "undecided") ? LAW_UNDECIDED : LAW_NONE;
}

/* The y of the last point; in a table, which holds no points, what is known of
 * the target where that is the largest size. */
static enum status
read_last(const struct reader *in, const struct row *row, double n_max,
    double target, struct law_line *law)
{
	const struct cell *cell = &row->cells[SCALE_POINTS];
	const struct json *pair = NULL, *y;
	struct json *points = NULL;
	enum status status;

	if (cell->kind != VALUE_ARRAY) {
		if (target <= n_max && target >= n_max)
			law->last = law->at_target;
		return STATUS_OK;
	}
	status = row_read_json(in, row, SCALE_POINTS, VALUE_ARRAY, &points);
	if (status != STATUS_OK)
		return status;
	for (const struct json *p = json_first(points); p != NULL;
	     p = json_next(p))
		pair = p;
	y = json_count(pair) == 2 ? json_next(json_first(pair)) : NULL;
	law->last = json_number(y, NAN);
	json_free(points);
	if (pair != NULL && !isfinite(law->last))
		return reader_fail(in, row, "points is not [[n,y],...]");
	return STATUS_OK;
}

struct scale_line {
	struct str full_name, module, name, kind, caller, metric, confidence;
	double lineno, share, n_max, target;
	struct law_line law;
};

static enum status
read_line(const struct reader *in, const struct row *row, struct str *by,
    struct scale_line *line)
{
	struct {
		int column;
		struct str *value;
	} texts[] = {{SCALE_BY, by}, {SCALE_FULL_NAME, &line->full_name},
	    {SCALE_MODULE, &line->module}, {SCALE_NAME, &line->name},
	    {SCALE_KIND, &line->kind}, {SCALE_CALLER, &line->caller},
	    {SCALE_METRIC, &line->metric},
	    {SCALE_CONFIDENCE, &line->confidence},
	    {SCALE_VERDICT, &line->law.verdict},
	    {SCALE_SINCE, &line->law.since}, {SCALE_LAW, &line->law.law}};
	struct {
		int column;
		double *value;
	} numbers[] = {{SCALE_LINENO, &line->lineno},
	    {SCALE_SHARE, &line->share}, {SCALE_N_MAX, &line->n_max},
	    {SCALE_TARGET, &line->target}, {SCALE_P, &line->law.p},
	    {SCALE_P_LO, &line->law.lo}, {SCALE_P_HI, &line->law.hi},
	    {SCALE_BEYOND, &line->law.beyond},
	    {SCALE_AT_TARGET, &line->law.at_target}};
	enum status status = row_need(in, row, SCALE_FULL_NAME);

	*line = (struct scale_line){.lineno = NAN,
	    .share = NAN,
	    .n_max = NAN,
	    .target = NAN,
	    .law = no_law};
	if (status == STATUS_OK)
		status = row_need(in, row, SCALE_METRIC);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		if (status == STATUS_OK)
			status = row_read_text(
			    in, row, texts[i].column, texts[i].value);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		if (status == STATUS_OK)
			status = row_read_number(
			    in, row, numbers[i].column, numbers[i].value);
	if (status == STATUS_OK)
		status =
		    read_last(in, row, line->n_max, line->target, &line->law);
	return status;
}

static int
metric_of(struct str text)
{
	static const char *const names[LAW_METRICS] = {
	    "ncall", "own", "tsub", "ttot"};

	for (int m = 0; m < LAW_METRICS; m++)
		if (str_is(text, names[m]))
			return m;
	return -1;
}

static void
name_node(struct graph *g, struct node *node, const struct scale_line *line)
{
	node->module = keep(g, line->module);
	node->name = keep(g, line->name);
	node->kind = keep(g, line->kind);
	node->lineno = line->lineno;
}

enum status
graph_add(struct graph *g, const struct reader *in, const struct row *row)
{
	struct scale_line line;
	struct str by = {NULL, 0};
	enum status status = read_line(in, row, &by, &line);
	int metric;
	uint32_t callee, link;
	struct law_line *law;

	if (status != STATUS_OK)
		return status;
	metric = metric_of(line.metric);
	if (metric < 0 || str_is(line.kind, "program"))
		return STATUS_OK;
	if (by.len > 0)
		g->by = keep(g, by);
	if (isfinite(line.target))
		g->target = line.target;
	if (isfinite(line.n_max))
		g->n_max = fmax(
		    line.n_max, isfinite(g->n_max) ? g->n_max : line.n_max);
	callee = find_node(g, line.full_name);
	if (line.caller.len > 0) {
		uint32_t caller = find_node(g, line.caller);

		if (g->nodes[callee].kind.data == NULL)
			name_node(g, &g->nodes[callee], &line);
		link = find_link(g, caller, callee);
		law = &g->links[link].laws[metric];
	} else {
		name_node(g, &g->nodes[callee], &line);
		g->nodes[callee].seen = true;
		g->nodes[callee].share = line.share;
		law = &g->nodes[callee].laws[metric];
	}
	*law = line.law;
	law->confidence = line.law.verdict.len == 0
			      ? LAW_NONE
			      : confidence_of(line.confidence);
	law->verdict = keep(g, line.law.verdict);
	law->since = keep(g, line.law.since);
	law->law = keep(g, line.law.law);
	return STATUS_OK;
}

const struct law_line *
node_cost(const struct node *node)
{
	return &node->laws[isfinite(node->laws[LAW_OWN].last) ||
				   isfinite(node->laws[LAW_OWN].p)
			       ? LAW_OWN
			       : LAW_TSUB];
}

const struct law_line *
link_cost(const struct link *link)
{
	return &link->laws[isfinite(link->laws[LAW_OWN].last) ? LAW_OWN
							      : LAW_TSUB];
}

bool
node_is(const struct node *node, const char *kind)
{
	return str_is(node->kind, kind);
}
