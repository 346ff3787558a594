/*
 * points_file.c: see counted.h. The checkpoints, one JSON array a line. The
 * points are replayed: the changes of each are added to counts by the names of
 * functions, and the counts that changed are written. Behind them, if there
 * were several processes, are the counts of all of them at their ends; last the
 * lines that calls come from.
 *
 *	{"points":1,"engine":"native 1","python":"3.11.7",...}
 *	["p",1,0.005012,0.004980,11534336,11534336,28012,1000]
 *	["f",1,"~/job.py",3,"f"]
 *	["e",0,1,1,0,1,125345,160233]
 *	["s"]
 *	["e",0,1,4,0,4,501380,640932]
 *	["l",1,2,7]
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "counts/counted.h"

#define TICK 1e-7 /* s: finer times would only make longer files */

/* The state of a row (rows.c) while points are replayed. */
struct row {
	uint32_t caller, callee; /* names */
	struct counts now;
	int64_t self, total, wait;     /* as last written to the file */
	const struct process *process; /* the last one that was summed */
	int64_t waited;		       /* in it */
	int64_t most;		       /* in one process */
	int line;		       /* of most of its calls */
	int64_t votes;
};

/* Bits: what has changed in a row since the last point. */
#define SAME	0
#define TIMED	1
#define COUNTED 3

struct replay {
	const struct counted *c;
	struct put *out;
	struct row *items; /* by number of the row */
	uint8_t *state;	   /* likewise */
	uint32_t *changed; /* rows */
	uint32_t changed_count;
	bool *known; /* by name - 1: its "f" line was written */
	int64_t calls;
	int64_t ticks; /* ticks of the clock for one of the file */
};

#define ROW_MAX (8 + 9 * NUMBER_MAX)

/* ---- lines ---- */

static bool
has_counted(const struct counts *grown)
{
	return grown->calls != 0 || grown->resumed != 0 ||
	       grown->primitive != 0;
}

/* Adds what the counts of EDGE have grown by to those of its row. */
static void
add_growth(struct replay *replay, size_t edge, const struct counts *grown)
{
	uint32_t number = replay->c->rows.of_edge[edge];

	if (number == NO_EDGE)
		return;
	counts_add(&replay->items[number].now, grown);
	if (!replay->c->functions[replay->c->edges[edge].callee - 1].part)
		count_add(&replay->calls, grown->calls);
	if (replay->state[number] == SAME)
		replay->changed[replay->changed_count++] = number;
	replay->state[number] |= has_counted(grown) ? COUNTED : TIMED;
}

static void
add_changes(struct replay *replay, const struct point *point)
{
	struct changes at = point_changes(point);
	struct change one;

	while (changes_next(&at, &one)) {
		size_t edge = replay->c->main->edges + one.edge;

		if (replay->c->edges[edge].idle)
			one.grown.wait = 0;
		add_growth(replay, edge, &one.grown);
	}
}

static void
put_point(struct replay *replay, uint32_t number, const struct point *point)
{
	struct put *out = replay->out;

	put_text(out, "[\"p\"");
	put_number(out, number);
	put_decimal(out, point->wall_ns, 9);
	put_decimal(out, point->cpu_ns, 9);
	put_number(out, point->rss);
	put_number(out, point->peak_rss);
	put_number(out, point->blocks);
	put_number(out, replay->calls);
	put_text(out, "]\n");
}

static void
put_function(struct replay *replay, uint32_t function)
{
	const struct function *f;

	if (function == NO_CALLER || function == ANY_CALLER ||
	    replay->known[function - 1])
		return;
	replay->known[function - 1] = true;
	f = row_name(replay->c, function);
	put_text(replay->out, "[\"f\"");
	put_number(replay->out, function);
	put_json(replay->out, row_file(replay->c, function));
	put_number(replay->out, f->line);
	put_json(replay->out, &f->name);
	put_text(replay->out, "]\n");
}

static int64_t
file_ticks(const struct replay *replay, int64_t ticks)
{
	int64_t whole = ticks / replay->ticks, rest = ticks % replay->ticks;
	int64_t half = (replay->ticks + 1) / 2;

	return whole + (rest >= half) - (rest <= -half);
}

/* Writes nothing if its times have changed by less than a tick of the file. */
static void
put_row(struct replay *replay, uint32_t number)
{
	struct row *row = &replay->items[number];
	int64_t self = file_ticks(replay, row->now.self);
	int64_t total = file_ticks(replay, row->now.total);
	int64_t wait = file_ticks(replay, row->now.wait);
	bool counted = replay->state[number] == COUNTED;
	char *to;

	replay->state[number] = SAME;
	if (!counted && self == row->self && total == row->total &&
	    wait == row->wait)
		return;
	row->self = self;
	row->total = total;
	row->wait = wait;
	put_function(replay, row->caller);
	put_function(replay, row->callee);
	to = put_room(replay->out, ROW_MAX);
	if (row->caller == ANY_CALLER) {
		memcpy(to, "[\"t\"", 4);
		to = write_number(to + 4, row->callee);
		to = write_number(to, row->now.primitive);
	} else {
		memcpy(to, "[\"e\"", 4);
		to = write_number(to + 4, row->caller);
		to = write_number(to, row->callee);
		to = write_number(to, row->now.calls);
		to = write_number(to, row->now.resumed);
		to = write_number(to, row->now.primitive);
		to = write_number(to, self);
	}
	to = write_number(to, total);
	if (wait != 0)
		to = write_number(to, wait);
	if (wait != 0 && row->most != 0)
		to = write_number(to, file_ticks(replay, row->most));
	memcpy(to, "]\n", 2);
	replay->out->at = to + 2;
}

static void
put_changed(struct replay *replay)
{
	for (uint32_t i = 0; i < replay->changed_count; i++)
		put_row(replay, replay->changed[i]);
	replay->changed_count = 0;
}

/* Adds edge EDGE of P, as it was at its end. */
static void
add_end(struct replay *replay, const struct process *p, size_t edge)
{
	const struct counts *now = &replay->c->edges[edge].now;
	uint32_t number = replay->c->rows.of_edge[edge];
	struct row *row = &replay->items[number == NO_EDGE ? 0 : number];

	if (number == NO_EDGE)
		return;
	if (p != replay->c->main)
		add_growth(replay, edge, now);
	if (row->process != p)
		row->waited = 0;
	row->process = p;
	count_add(&row->waited, now->wait);
	if (row->waited > row->most)
		row->most = row->waited;
}

/* What the processes that have no points here add to the end. */
static void
put_sums(struct replay *replay)
{
	const struct counted *c = replay->c;

	put_text(replay->out, "[\"s\"]\n");
	for (size_t k = 0; k < c->process_count; k++) {
		const struct process *p = &c->processes[k];
		size_t end = process_end(c, k).edges;

		for (size_t i = p->edges; i < end; i++)
			add_end(replay, p, i);
	}
	put_changed(replay);
}

/* Of the processes that call one function from another, the one whose majority
 * is largest tells the line. */
static void
put_lines(struct replay *replay)
{
	const struct counted *c = replay->c;

	for (size_t i = 0; i < c->edge_count; i++) {
		const struct edge *edge = &c->edges[i];
		uint32_t number = c->rows.of_edge[i];
		struct row *row =
		    &replay->items[number == NO_EDGE ? 0 : number];

		if (number != NO_EDGE && edge->line > 0 &&
		    (row->line == 0 || edge->votes > row->votes)) {
			row->line = edge->line;
			row->votes = edge->votes;
		}
	}
	for (size_t i = 0; i < c->edge_count; i++) {
		const struct row *row = &replay->items[i];

		if (row->line == 0 || row->caller == NO_CALLER ||
		    row->caller == ANY_CALLER || !has_counted(&row->now))
			continue;
		put_text(replay->out, "[\"l\"");
		put_number(replay->out, row->caller);
		put_number(replay->out, row->callee);
		put_number(replay->out, row->line);
		put_text(replay->out, "]\n");
	}
}

static int
compare_times(const void *a, const void *b)
{
	const struct times *x = a, *y = b;

	if (x->function != y->function)
		return x->function < y->function ? -1 : 1;
	if (x->bucket != y->bucket)
		return x->bucket < y->bucket ? -1 : 1;
	return 0;
}

/* Sorts the times and joins equal buckets, which a point has from dropped
 * points before it. Returns how many are left. */
static size_t
sort_times(const struct counted *c, struct times *times, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		times[i].function = c->rows.of_function[times[i].function - 1];
	xqsort(times, count, sizeof(*times), compare_times);
	for (size_t i = 0; i < count; i++)
		if (kept > 0 && compare_times(&times[kept - 1], &times[i]) == 0)
			times[kept - 1].count += times[i].count;
		else
			times[kept++] = times[i];
	return kept;
}

static void
put_times(struct replay *replay, const struct point *point)
{
	struct put *out = replay->out;
	size_t size = point->time_count * sizeof(*point->times), count;
	struct times *times = xmalloc(size + 1);

	if (size > 0)
		memcpy(times, point->times, size);
	count = sort_times(replay->c, times, point->time_count);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || times[i].function != times[i - 1].function) {
			put_text(out, i == 0 ? "" : "]]\n");
			put_function(replay, times[i].function);
			put_text(out, "[\"h\"");
			put_number(out, times[i].function);
			put_text(out, ",[[");
		} else
			put_text(out, ",[");
		put_digits(out, times[i].bucket);
		put_number(out, (int64_t)times[i].count);
		put_text(out, "]");
	}
	put_text(out, count > 0 ? "]]\n" : "");
	free(times);
}

static void
put_all(struct replay *replay)
{
	const struct counted *c = replay->c;
	const struct process *p = c->main;
	const struct point *points = &c->points[p->points];
	char head[512];

	snprintf(head, sizeof(head),
	    "{\"points\":1,\"engine\":\"native 1\",\"python\":\"%.*s\","
	    "\"clock\":\"%.*s\",\"seconds_per_tick\":%.17g,"
	    "\"taken\":%" PRIu64 ",\"taken_s\":%.9f,\"dearest_s\":%.9f,"
	    "\"processes\":%zu%s}\n",
	    (int)(p->python.len > 40 ? 40 : p->python.len), p->python.data,
	    (int)(p->clock.len > 40 ? 40 : p->clock.len), p->clock.data,
	    c->scale * (double)replay->ticks, p->taken,
	    (double)p->taken_ns * 1e-9, (double)p->dearest_ns * 1e-9,
	    c->process_count, c->process_count > 1 ? ",\"sums\":true" : "");
	put_text(replay->out, head);
	for (uint32_t i = 0; i < p->point_count; i++) {
		add_changes(replay, &points[i]);
		put_point(replay, i + 1, &points[i]);
		put_changed(replay);
		put_times(replay, &points[i]);
	}
	if (c->process_count > 1)
		put_sums(replay);
	put_lines(replay);
}

void
put_points(const struct counted *c, struct put *out)
{
	size_t count = c->edge_count + 1;
	struct replay replay = {.c = c,
	    .out = out,
	    .ticks = 1,
	    .items = xcalloc(count, sizeof(*replay.items)),
	    .state = xcalloc(count, sizeof(*replay.state)),
	    .changed = xcalloc(count, sizeof(*replay.changed)),
	    .known = xcalloc(c->function_count + 1, sizeof(*replay.known))};

	if (c->scale < TICK)
		replay.ticks = llround(TICK / c->scale);
	for (uint32_t i = 0; i < c->edge_count; i++) {
		replay.items[i].caller = row_name_of(c, c->edges[i].caller);
		replay.items[i].callee = row_name_of(c, c->edges[i].callee);
	}
	put_all(&replay);
	free(replay.items);
	free(replay.state);
	free(replay.changed);
	free(replay.known);
}
