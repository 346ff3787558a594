/*
 * points.c: reads the checkpoints written by the native engine: a line that
 * names the kind of file, then lines of JSON arrays,
 *
 *	{"points":1,"engine":"native 1","python":"3.11.7","clock":"wall",
 *	 "seconds_per_tick":3.1e-10}
 *	["f",ID,FILE,LINE,NAME]		a function, before its first use
 *	["p",K,WALL_S,CPU_S,RSS_BYTES,PEAK_RSS_BYTES,BLOCKS,CALLS]
 *					checkpoint K begins
 *	["e",CALLER,CALLEE,CALLS,RESUMED,PRIMITIVE,SELF_TICKS,TOTAL_TICKS,
 *	 WAIT_TICKS]			the last one only if it waited
 *	["t",CALLEE,PRIMITIVE,TOTAL_TICKS]
 *					values from the start until K, if
 *					they have changed; CALLER 0: none
 *	["h",FUNCTION,[[BUCKET,COUNT],...]]
 *					durations of calls since K - 1
 *	["s"]				behind the last checkpoint, if there
 *					were several processes: the checkpoints
 *					are of one, "e" and "t" from here on the
 *					sums of all at their ends; if it waited,
 *					an "e" has the most WAIT_TICKS of one
 *					process, too
 *	["l",CALLER,CALLEE,LINE]	behind all of them: the line that most
 *					of the calls come from
 *
 * Each checkpoint becomes a point, and the functions and edges that have
 * changed. The last checkpoint, if no sums follow, is the end of the run, whose
 * functions are in the pstat; without one, they are passed on without a point.
 */
#include <math.h>

#include "core/number.h"
#include "parse/cumulative.h"
#include "parse/items.h"
#include "parse/readers.h"
#include "stream/json.h"

struct points {
	struct items line;
	const struct profile_sink *sink;
	struct cumulative sums;
	struct map *ids; /* ids of functions; numbered as in sums */
	struct buf file, name;
	/* The current checkpoint; k is 0 before the first. */
	int64_t k;
	char k_text[NUMBER_SIZE];
	struct point_line point;
	/* Durations of single calls. */
	uint32_t driver;
	bool has_driver; /* it was chosen at an earlier checkpoint */
	bool promised;	 /* sums follow the last checkpoint */
	struct durations *timed, *space;
};

/* ---- a checkpoint ---- */

/* Passes the current checkpoint on; AT_END: it is the last. */
static enum status
end_point(struct points *p, bool at_end)
{
	struct point_line *point = &p->point;
	enum status status = STATUS_OK;

	if (p->k == 0)
		return STATUS_OK;
	point->point = str_of(p->k_text);
	point->iterations = p->sums.iterations;
	if (p->timed->total > 0) {
		p->has_driver = true;
		point->driver = cumulative_name(&p->sums, p->driver);
		point->timed = p->timed->total;
		point->median_s = durations_quantile(p->timed, 0.5);
		point->p99_s = durations_quantile(p->timed, 0.99);
		point->worst_s = durations_quantile(p->timed, 1);
	}
	if (p->sink->point != NULL)
		status = p->sink->point(p->sink->context, point);
	if (status == STATUS_OK && !at_end)
		status =
		    cumulative_emit(&p->sums, p->sink, point->point, false);
	return status;
}

static enum status
take_point(void *reader)
{
	struct points *p = reader;
	double calls = p->point.calls, peak = p->point.peak_rss;
	int64_t k = p->k;
	enum status status = items_checkpoint(&p->line, &k);
	struct measure {
		const char *what;
		double *value;
	} measures[] = {
	    {"WALL_S", &p->point.metrics[METRIC_WALL]},
	    {"CPU_S", &p->point.metrics[METRIC_CPU]},
	    {"RSS_BYTES", &p->point.metrics[METRIC_RSS]},
	    {"PEAK_RSS_BYTES", &p->point.peak_rss},
	    {"BLOCKS", &p->point.metrics[METRIC_BLOCKS]},
	};

	if (p->sums.summing)
		status = items_bad(&p->line, "a checkpoint behind the sums");
	if (status == STATUS_OK)
		status = end_point(p, false);
	p->point = (struct point_line){.size = NAN,
	    .iterations = NAN,
	    .median_s = NAN,
	    .p99_s = NAN,
	    .worst_s = NAN,
	    .timed = NAN};
	for (size_t i = 0; i < COUNT_OF(measures); i++)
		if (status == STATUS_OK)
			status = items_number(&p->line, i + 2, measures[i].what,
			    measures[i].value);
	if (status == STATUS_OK)
		status = items_count(&p->line, 7, "CALLS", &p->point.calls);
	if (status == STATUS_OK && p->point.calls < calls)
		status = items_bad(&p->line, "CALLS falls from %.0f to %.0f",
		    calls, p->point.calls);
	/* The engine subtracts its own memory, also from the peak. */
	if (!isnan(p->point.peak_rss))
		p->point.peak_rss = fmax(p->point.peak_rss, peak);
	p->k = k;
	number_format_int(k, p->k_text);
	memset(p->timed, 0, sizeof(*p->timed));
	return status;
}

/* ---- functions, edges and durations ---- */

static enum status
take_function(void *reader)
{
	struct points *p = reader;
	int64_t line = 0;
	enum status status =
	    items_function(&p->line, p->ids, &p->file, &line, &p->name);

	if (status != STATUS_OK)
		return status;
	cumulative_func(
	    &p->sums, buf_str(&p->file), (double)line, buf_str(&p->name));
	return STATUS_OK;
}

static enum status
take_edge(void *reader)
{
	struct points *p = reader;
	uint32_t caller = CUMULATIVE_NOBODY, callee = 0;
	struct counts counts = {0};
	struct part {
		const char *what;
		double *value;
	} parts[] = {
	    {"CALLS", &counts.calls},
	    {"RESUMED", &counts.resumed},
	    {"PRIMITIVE", &counts.primitive},
	    {"SELF_TICKS", &counts.self},
	    {"TOTAL_TICKS", &counts.total},
	    {"WAIT_TICKS", &counts.wait},
	    {"WAIT_MOST_TICKS", &counts.wait_most},
	};
	const char *fell;
	bool full;
	enum status status = STATUS_OK;

	if (!str_is(p->line.items[1].text, "0"))
		status =
		    items_find_function(&p->line, 1, "CALLER", p->ids, &caller);
	if (status == STATUS_OK)
		status =
		    items_find_function(&p->line, 2, "CALLEE", p->ids, &callee);
	for (size_t i = 0; i < p->line.count - 3; i++)
		if (status == STATUS_OK)
			status = items_count(
			    &p->line, i + 3, parts[i].what, parts[i].value);
	/* Of one process. */
	if (p->line.count < 10)
		counts.wait_most = counts.wait;
	if (status != STATUS_OK)
		return status;
	fell = cumulative_edge(&p->sums, caller, callee, &counts, &full);
	if (full)
		return items_bad(&p->line,
		    "more than %u pairs of caller and callee",
		    CALLGRAPH_MAX_EDGES);
	if (fell != NULL)
		return items_bad(&p->line, "%s of %.*s from %.*s falls", fell,
		    STR_ARG(p->line.items[2].text),
		    STR_ARG(p->line.items[1].text));
	return STATUS_OK;
}

static enum status
take_line(void *reader)
{
	struct points *p = reader;
	uint32_t caller = 0, callee = 0;
	double lineno = NAN;
	enum status status =
	    items_find_function(&p->line, 1, "CALLER", p->ids, &caller);

	if (status == STATUS_OK)
		status =
		    items_find_function(&p->line, 2, "CALLEE", p->ids, &callee);
	if (status == STATUS_OK)
		status = items_count(&p->line, 3, "LINE", &lineno);
	if (status == STATUS_OK &&
	    !cumulative_call_line(&p->sums, caller, callee, lineno))
		return items_bad(&p->line, "no calls of %.*s from %.*s",
		    STR_ARG(p->line.items[2].text),
		    STR_ARG(p->line.items[1].text));
	return status;
}

static enum status
take_whole(void *reader)
{
	struct points *p = reader;
	uint32_t func = 0;
	double primitive = 0, total = 0;
	const char *fell = NULL;
	enum status status =
	    items_find_function(&p->line, 1, "CALLEE", p->ids, &func);

	if (status == STATUS_OK)
		status = items_count(&p->line, 2, "PRIMITIVE", &primitive);
	if (status == STATUS_OK)
		status = items_count(&p->line, 3, "TOTAL_TICKS", &total);
	if (status == STATUS_OK)
		fell = cumulative_whole(&p->sums, func, primitive, total);
	if (fell != NULL)
		return items_bad(&p->line, "%s of %.*s falls", fell,
		    STR_ARG(p->line.items[1].text));
	return status;
}

/* Of several timed functions, the one with the most calls at the first such
 * checkpoint stays the driver, as a point line has only one. */
static enum status
take_durations(void *reader)
{
	struct points *p = reader;
	uint32_t func = 0;
	struct durations *swap;
	enum status status =
	    items_find_function(&p->line, 1, "FUNCTION", p->ids, &func);

	if (status == STATUS_OK)
		status = items_durations(&p->line, 2, p->space);
	if (status != STATUS_OK || !(p->space->total > p->timed->total) ||
	    (p->has_driver && func != p->driver))
		return status;
	swap = p->timed;
	p->timed = p->space;
	p->space = swap;
	p->driver = func;
	return STATUS_OK;
}

static enum status
take_sums(void *reader)
{
	struct points *p = reader;

	enum status status;

	if (p->sums.summing)
		return items_bad(&p->line, "sums for the second time");
	status = end_point(p, false);
	p->sums.summing = true;
	return status;
}

/* ---- lines ---- */

static const struct items_kind kinds[] = {
    {"\"e\"", 8, 2, true, take_edge},
    {"\"t\"", 4, 0, true, take_whole},
    {"\"f\"", 5, 0, false, take_function},
    {"\"l\"", 4, 0, true, take_line},
    {"\"h\"", 3, 0, true, take_durations},
    {"\"p\"", 8, 0, false, take_point},
    {"\"s\"", 1, 0, true, take_sums},
};
#define KINDS COUNT_OF(kinds)

static enum status
take_header(struct points *p, struct str line)
{
	struct json *header = items_header(&p->line, line, "points");
	double tick = json_number(json_get(header, "seconds_per_tick"), NAN);
	enum status status = STATUS_OK;

	if (header == NULL)
		return STATUS_MALFORMED;
	if (!(tick > 0 && tick <= 1))
		status = items_bad(&p->line,
		    "\"seconds_per_tick\" is not above 0 and up to 1: '%.*s'",
		    ITEMS_SHORT(line));
	p->sums.tick_s = tick;
	p->promised = json_bool(json_get(header, "sums"), false);
	p->sums.id.waits_known =
	    strcmp(json_text(json_get(header, "clock"), ""), "computing") == 0;
	json_free(header);
	return status;
}

enum status
points_read(struct source *s, const struct profile_sink *sink)
{
	struct points p = {.line = {.source = s},
	    .sink = sink,
	    .ids = map_new(),
	    .timed = xcalloc(1, sizeof(*p.timed)),
	    .space = xcalloc(1, sizeof(*p.space))};
	struct str line;
	enum status status;

	cumulative_init(&p.sums, sink->iterations);
	p.sums.id.own_folders = sink->own_folders;
	status = source_line(s, &line);
	if (status == STATUS_OK)
		status = take_header(&p, line);
	while (status == STATUS_OK &&
	       (status = source_line(s, &line)) == STATUS_OK)
		status = items_take(&p.line, line, kinds, KINDS, p.k > 0, &p);
	if (status == STATUS_END && p.k == 0)
		status =
		    items_bad(&p.line, "no checkpoint: the file is cut short");
	if (status == STATUS_END && p.promised && !p.sums.summing)
		status = items_bad(&p.line, "no sums: the file is cut short");
	if (status == STATUS_END)
		status = p.sums.summing ? STATUS_OK : end_point(&p, true);
	if (status == STATUS_OK)
		status = cumulative_lines(&p.sums, sink);
	if (status == STATUS_OK && sink->whole)
		status =
		    cumulative_emit(&p.sums, sink, (struct str){NULL, 0}, true);
	cumulative_release(&p.sums);
	map_free(p.ids);
	buf_free(&p.file);
	buf_free(&p.name);
	free(p.timed);
	free(p.space);
	return status;
}
