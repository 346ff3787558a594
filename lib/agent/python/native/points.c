/*
 * points.c: see points.h. When points are taken, and how.
 *
 *	entries 0 .. 1000 1400 1960 ...		or, whichever is first,
 *	time    0 .. 5 10 15 ... 200 210 220 ... 400 420 ... ms
 */
#include "points.h"

#include <stdlib.h>
#include <string.h>

#include "journal.h"
#include "lines.h"
#include "loops.h"
#include "stack.h"
#include "timers.h"

#define FIRST_STEP   INT64_C(5000000) /* ns */
#define FIRST_LOOK   200000 /* ticks, as long as their length is not known */
#define LOOK_ENTRIES 200    /* if ticks are not of a wall clock */
/* After so long the counts are written to the journal, in case the program is
 * killed. */
#define TAIL_STEP INT64_C(1000000000) /* ns */
/* Tails before messages (sender.h): they may take this part of the time; the
 * first few are written in any case. */
#define SEND_PART 8
#define FEW_SENDS 64
/* After so many entries the tallies are summed up, which can count to twice as
 * many. */
#ifndef MOST_ENTRIES
#define MOST_ENTRIES (UINT64_C(1) << 31)
#endif

struct points points;
static uint64_t entries_summed; /* at the last sum_up() */

static void
sum_up(int64_t now)
{
	stack_sum(now);
	entries_summed = hook_entries();
}

static void
give_up(void)
{
	struct moment first = points.first;

	points_reset();
	points.first = first;
	points.failed = true;
}

/* ---- one point ---- */

static struct counts
counts_grown(const struct counts *now, const struct counts *last)
{
	return (struct counts){now->calls - last->calls,
	    now->resumed - last->resumed, now->primitive - last->primitive,
	    now->self - last->self, now->total - last->total,
	    now->wait - last->wait};
}

/* The changes since the last point; if KEPT they are those of a new point. NULL
 * without memory. */
static uint8_t *
pack_changes(const uint8_t **end, bool kept)
{
	uint32_t before = 0;
	uint8_t *start = malloc((size_t)edges_changed() * CHANGE_BYTES + 1);
	uint8_t *to = start;

	if (start == NULL)
		return NULL;
	for (uint32_t i = edges_next(0); i < edges.count;
	     i = edges_next(i + 1)) {
		struct edge *edge = &edges.items[i];

		if (!counts_same(&edge->now, &edge->last))
			to = change_pack(to, &before,
			    &(struct change){
				i, counts_grown(&edge->now, &edge->last)});
		if (kept)
			edge->last = edge->now;
	}
	if (kept)
		edges_settle();
	*end = to;
	return start;
}

/* ---- when ---- */

static int64_t
cpu_now(void)
{
	return clock_read(CLOCK_PROCESS_CPUTIME_ID);
}

static int64_t
wall_so_far(struct moment at)
{
	return at.ns - points.first_wall - points.spent_wall;
}

static struct point
point_at(struct moment at)
{
	return (struct point){.wall_ns = wall_so_far(at),
	    .cpu_ns = cpu_now() - points.first_cpu - points.spent_cpu,
	    .entries = hook_entries(),
	    .fine = points_step(wall_so_far(at)) < points.step_ns};
}

/* Subtracts the time from AT to END; THREAD is the CPU time of the thread at
 * AT. Returns what it has used since. */
static int64_t
take_out(struct moment at, struct moment end, int64_t thread)
{
	int64_t cpu = clock_read(CLOCK_THREAD_CPUTIME_ID) - thread;

	points.spent_wall += end.ns - at.ns;
	points.spent_cpu += cpu;
	computing_postpone(end.ticks - at.ticks, end.ns - at.ns, cpu);
	return cpu;
}

/* Adds a point of so many ns, MEMORY of them for held memory, and CPU time. */
static void
add_cost(int64_t wall, int64_t memory, double cpu)
{
	int64_t cost = wall - memory;

	points.taken++;
	points.taken_ns += cost;
	if (points.dearest_ns < cost)
		points.dearest_ns = cost;
	if (wall > 0)
		points.cost_ns += cpu * (double)cost / (double)wall;
}

/* Their edges are none that the program calls. */
static void
take_parts(void)
{
	uint32_t before = edges.count;

	if (thread_self != NULL)
		loops_take(thread_self);
	lines_take();
	points.look_edges += edges.count - before;
}

static void
take(struct moment at)
{
	struct point point = point_at(at);
	int64_t thread = clock_read(CLOCK_THREAD_CPUTIME_ID);
	struct moment end;
	int64_t memory_ns;
	const uint8_t *behind;
	uint8_t *data;

	if (points.count == points.cap) {
		uint32_t cap = points.cap * 2 + 64;
		struct point *grown =
		    realloc(points.items, cap * sizeof(*grown));

		if (grown == NULL) {
			give_up();
			return;
		}
		points.items = grown;
		points.cap = cap;
	}
	sum_up(at.ticks);
	take_parts();
	timers_choose(at.ticks - points.last_ticks);
	point_measure(&point);
	memory_ns = memory_take(&point.held, point.wall_ns);
	points.cost_edges += edges_changed() + FIXED_EDGES;
	data = pack_changes(&behind, true);
	if (data == NULL || !point_keep(&point, data, behind) ||
	    !timers_take(&point.times, &point.time_count)) {
		memory_forget(&point.held);
		give_up();
		return;
	}
	points.items[points.count++] = point;
	if (points.ratio > 1 ? !points_settle(point.wall_ns) : !points_join()) {
		give_up();
		return;
	}
	journal_points();
	end = clock_moment();
	points.last_ticks = end.ticks;
	points.tail_due = end.ns + TAIL_STEP;
	add_cost(end.ns - at.ns, memory_ns, (double)take_out(at, end, thread));
}

/* Writes the counts so far to the journal, without a checkpoint. */
static void
take_tail(struct moment at)
{
	struct point point = point_at(at);
	int64_t thread = clock_read(CLOCK_THREAD_CPUTIME_ID);
	struct moment end;
	int64_t wait;
	const uint8_t *behind;

	sum_up(at.ticks);
	point_measure(&point);
	point.data = pack_changes(&behind, false);
	if (point.data != NULL) {
		point.size = (size_t)(behind - point.data);
		journal_tail(&point);
		free(point.data);
	}
	end = clock_moment();
	wait = (end.ns - at.ns) * COST_PART;
	points.tail_due = end.ns + (wait > TAIL_STEP ? wait : TAIL_STEP);
	points.tail_soonest =
	    end.ns + (clock_read(CLOCK_THREAD_CPUTIME_ID) - thread) * SEND_PART;
	take_out(at, end, thread);
}

/* Sets when points_due() is called next. */
static void
arm(void)
{
	struct moment now = clock_moment();
	int64_t wall = wall_so_far(now), missing = points_wall(wall) - wall;
	int64_t soon =
	    points.ratio > 1 ? points.step_ns / LOOK_PART : INT64_MAX / 2;
	int64_t tail = points.tail_due - now.ns;
	int64_t ticks = now.ticks - points.first.ticks;
	int64_t ns = now.ns - points.first.ns;
	uint64_t entries = points_entries();

	if (missing > soon)
		missing = soon;
	if (missing < soon / 2)
		missing = soon / 2;
	if (missing > tail)
		missing = tail;
	if (clock_kind != CLOCK_OF_THREAD && ticks > 0)
		timers_scale((double)ns / (double)ticks);
	if (entries > entries_summed + MOST_ENTRIES)
		entries = entries_summed + MOST_ENTRIES;
	if (clock_kind == CLOCK_OF_THREAD &&
	    entries > hook_entries() + LOOK_ENTRIES)
		entries = hook_entries() + LOOK_ENTRIES;
	hook_due_at(entries);
	hook.due_time = INT64_MAX;
	if (clock_kind == CLOCK_OF_THREAD)
		return;
	if (ns < 100000 || ticks <= 0)
		hook.due_time = now.ticks + FIRST_LOOK;
	else if (missing > 0)
		hook.due_time =
		    now.ticks +
		    (int64_t)((double)missing * (double)ticks / (double)ns) + 1;
	else
		hook.due_time = now.ticks;
}

static void
disarm(void)
{
	hook_due_at(entries_summed + MOST_ENTRIES);
	hook.due_time = INT64_MAX;
}

static bool
is_due(struct moment at)
{
	return points.on && !points.failed &&
	       (hook_entries() >= points_entries() ||
		   wall_so_far(at) >= points_wall(wall_so_far(at)));
}

void
points_due(void)
{
	struct moment at = clock_moment();

	if (points.sends &&
	    (points.sent < FEW_SENDS || at.ns >= points.tail_soonest)) {
		points.tail_due = at.ns;
		points.sent++;
	}
	points.sends = false;
	points_look(wall_so_far(at));
	if (is_due(at))
		take(at);
	else if (points.on && !points.failed && at.ns >= points.tail_due)
		take_tail(at);
	if (hook_entries() >= entries_summed + MOST_ENTRIES)
		sum_up(at.ticks);
	if (points.on && !points.failed)
		arm();
	else
		disarm();
}

void
points_begin(double ratio, PyObject *blocks)
{
	struct moment now = clock_moment();

	disarm();
	if (points.failed)
		return;
	if (!points.on) {
		points.first_wall = now.ns;
		points.first_cpu = cpu_now();
		points.first = now;
		points.last_ticks = now.ticks;
		points.ratio = ratio;
		points.step_ns = FIRST_STEP;
		points.blocks = Py_XNewRef(blocks);
		points.on = true;
	} else {
		points.spent_wall += now.ns - points.stopped.ns;
		points.spent_cpu += cpu_now() - points.stopped_cpu;
	}
	points.tail_due = now.ns + TAIL_STEP;
	arm();
}

/* After a failure: begins again with a single point for the whole run. */
static void
recover(void)
{
	struct moment first = points.first;

	points.failed = false;
	points_begin(0, NULL);
	points.first = first;
	disarm();
	edges_unsettle();
	journal_whole();
}

void
points_end(void)
{
	disarm();
	if (points.failed)
		recover();
	memory_last();
	take(clock_moment());
	points.stopped = clock_moment();
	points.stopped_cpu = cpu_now();
}

double
points_scale(void)
{
	bool running = hook.running || points.stopped.ns == 0;

	return clock_scale(
	    points.first, running ? clock_moment() : points.stopped);
}

void
points_reset(void)
{
	for (uint32_t i = 0; i < points.count; i++) {
		free(points.items[i].data);
		free(points.items[i].times);
		memory_forget(&points.items[i].held);
	}
	memory_reset();
	free(points.items);
	Py_XDECREF(points.blocks);
	timers_reset();
	points = (struct points){.on = false};
	hook.left = hook.due_entries = entries_summed = 0;
	disarm();
}
