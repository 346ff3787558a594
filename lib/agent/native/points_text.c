/*
 * points_text.c: the points as a file, one JSON array a line. The points are
 * played again: what grew at each of them is added to counts by the names of
 * functions, and those that changed are written.
 *
 *	{"points":1,"engine":"native 1","python":"3.11.7",...}
 *	["p",1,0.005012,0.004980,11534336,11534336,28012,1000]
 *	["f",1,"~/job.py",3,"f"]
 *	["e",0,1,1,0,1,125345,160233]
 */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "changes.h"
#include "points.h"
#include "rows.h"
#include "text.h"

#define TICK 1e-7 /* s: finer times make longer files, and nothing else */

struct replay {
	struct text out;
	struct rows rows;
	bool *known;	   /* by name - 1: its "f" line is written */
	uint32_t *changed; /* rows */
	uint32_t changed_count;
	int64_t calls;
	int64_t ticks; /* of the clock are one of the file */
};

/* Behind a comma, as JSON. */
static void
put_string(struct text *text, PyObject *string)
{
	size_t len;
	const char *data = text_utf8(text, string, &len);

	if (data == NULL)
		return;
	put_text(text, ",\"");
	for (const char *end = data + len; data < end; data++) {
		char escape[8];

		if (*data == '"' || *data == '\\')
			put(text, (char[]){'\\', *data}, 2);
		else if ((unsigned char)*data < 0x20) {
			snprintf(escape, sizeof(escape), "\\u%04x", *data);
			put_text(text, escape);
		} else
			put(text, data, 1);
	}
	put_text(text, "\"");
}

/* ---- lines ---- */

static void
add_changes(struct replay *replay, const struct point *point)
{
	struct changes at = changes_of(point->data, point->size);
	struct change one;

	replay->changed_count = 0;
	while (changes_next(&at, &one)) {
		uint32_t number = replay->rows.of_edge[one.edge];
		struct row *row;

		if (number == NO_EDGE)
			continue;
		row = &replay->rows.items[number];
		counts_add(&row->counts, &one.grown);
		replay->calls += one.grown.calls;
		if (!row->changed)
			replay->changed[replay->changed_count++] = number;
		row->changed = true;
	}
}

static void
put_point(struct replay *replay, uint32_t number, const struct point *point)
{
	struct text *out = &replay->out;

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
	PyObject *key;

	if (function == NO_CALLER || function == ANY_CALLER ||
	    replay->known[function - 1])
		return;
	replay->known[function - 1] = true;
	key = row_key(&replay->rows, function);
	put_text(&replay->out, "[\"f\"");
	put_number(&replay->out, function);
	put_string(&replay->out, PyTuple_GET_ITEM(key, 0));
	put_number(
	    &replay->out, (int64_t)PyLong_AsLongLong(PyTuple_GET_ITEM(key, 1)));
	put_string(&replay->out, PyTuple_GET_ITEM(key, 2));
	put_text(&replay->out, "]\n");
}

static int64_t
file_ticks(const struct replay *replay, int64_t ticks)
{
	int64_t half = replay->ticks / 2;

	return (ticks + (ticks < 0 ? -half : half)) / replay->ticks;
}

/* Nothing where its times have changed by less than the file can tell. */
static void
put_row(struct replay *replay, struct row *row)
{
	struct text *out = &replay->out;
	struct counts now = row->counts;

	row->changed = false;
	now.self = file_ticks(replay, now.self);
	now.total = file_ticks(replay, now.total);
	if (counts_same(&now, &row->written))
		return;
	row->written = now;
	put_function(replay, row->caller);
	put_function(replay, row->callee);
	if (row->caller == ANY_CALLER) {
		put_text(out, "[\"t\"");
		put_number(out, row->callee);
	} else {
		put_text(out, "[\"e\"");
		put_number(out, row->caller);
		put_number(out, row->callee);
		put_number(out, now.calls);
		put_number(out, now.resumed);
	}
	put_number(out, now.primitive);
	if (row->caller != ANY_CALLER)
		put_number(out, now.self);
	put_number(out, now.total);
	put_text(out, "]\n");
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

/* Points that were dropped have left theirs to the next: what is sorted may
 * have the same bucket twice. Returns how many are left. */
static size_t
sort_times(struct replay *replay, struct times *times, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		times[i].function =
		    replay->rows.of_function[times[i].function - 1];
	qsort(times, count, sizeof(*times), compare_times);
	for (size_t i = 0; i < count; i++)
		if (kept > 0 && compare_times(&times[kept - 1], &times[i]) == 0)
			times[kept - 1].count += times[i].count;
		else
			times[kept++] = times[i];
	return kept;
}

static void
put_times(struct replay *replay, struct point *point)
{
	struct text *out = &replay->out;
	const struct times *times = point->times;

	if (point->time_count == 0)
		return;
	point->time_count = sort_times(replay, point->times, point->time_count);
	for (size_t i = 0; i < point->time_count; i++) {
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
	put_text(out, "]]\n");
}

static void
put_all(struct replay *replay, double scale)
{
	char head[512];

	snprintf(head, sizeof(head),
	    "{\"points\":1,\"engine\":\"native 1\",\"python\":\"%s\","
	    "\"clock\":\"%s\",\"seconds_per_tick\":%.17g,"
	    "\"taken\":%" PRIu32 ",\"taken_s\":%.9f,\"dearest_s\":%.9f}\n",
	    PY_VERSION, clock_kind == CLOCK_OF_THREAD ? "cpu" : "wall",
	    scale * (double)replay->ticks, points.taken,
	    (double)points.taken_ns * 1e-9, (double)points.dearest_ns * 1e-9);
	put_text(&replay->out, head);
	for (uint32_t i = 0; i < points.count; i++) {
		add_changes(replay, &points.items[i]);
		put_point(replay, i + 1, &points.items[i]);
		for (uint32_t k = 0; k < replay->changed_count; k++)
			put_row(
			    replay, &replay->rows.items[replay->changed[k]]);
		put_times(replay, &points.items[i]);
	}
}

PyObject *
points_text(PyObject *keys, double scale)
{
	struct replay replay = {
	    .ticks = scale < TICK ? llround(TICK / scale) : 1};

	if (points.count == 0)
		Py_RETURN_NONE;
	if (!rows_find(&replay.rows, keys))
		return NULL;
	replay.known =
	    calloc((size_t)table.function_count + 1, sizeof(*replay.known));
	replay.changed =
	    calloc((size_t)replay.rows.count + 1, sizeof(*replay.changed));
	text_begin(&replay.out);
	if (replay.known == NULL || replay.changed == NULL) {
		text_fail(&replay.out);
		PyErr_NoMemory();
	} else
		put_all(&replay, scale);
	free(replay.known);
	free(replay.changed);
	rows_free(&replay.rows);
	return text_end(&replay.out);
}
