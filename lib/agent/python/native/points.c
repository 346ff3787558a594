/*
 * points.c: see points.h. When a point is taken, and how.
 *
 *	entries 0 .. 1000 1400 1960 ...		or, whichever is first,
 *	time    0 .. 5 10 15 ... 200 210 220 ... 400 420 ... ms
 */
#include "points.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "changes.h"
#include "hook.h"

#define FIRST_ENTRIES 1000
#define FIRST_STEP    INT64_C(5000000) /* ns */
#define COST_PART     64     /* of the time, for points at even steps */
#define FIRST_LOOK    200000 /* ticks, while their length is not known */
#define LOOK_ENTRIES  200    /* without a wall clock in ticks */
/* Then the tallies are summed up anyway: they count to twice as many. */
#ifndef MOST_ENTRIES
#define MOST_ENTRIES (UINT64_C(1) << 31)
#endif

struct points points;
static uint64_t entries_summed; /* how many there were the last time */

static void
sum_up(int64_t now)
{
	edges_sum(now);
	entries_summed = hook_entries();
}

static void
give_up(void)
{
	points_reset();
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

static bool
pack_changes(struct point *point)
{
	uint32_t before = 0;
	uint8_t *start = malloc((size_t)edges_changed() * CHANGE_MAX + 1);
	uint8_t *to = start;

	if (start == NULL)
		return false;
	for (uint32_t i = edges_next(0); i < edges.count;
	     i = edges_next(i + 1)) {
		struct edge *edge = &edges.items[i];

		if (!counts_same(&edge->now, &edge->last))
			to = change_pack(to, &before,
			    &(struct change){
				i, counts_grown(&edge->now, &edge->last)});
		edge->last = edge->now;
	}
	edges_settle();
	return point_keep(point, start, to);
}

/* A hundred times a run, in the program's time: no stream, no buffer. */
static int64_t
resident(void)
{
	char text[128];
	long pages = 0;
	ssize_t len;
	int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return 0;
	len = read(fd, text, sizeof(text) - 1);
	close(fd);
	text[len < 0 ? 0 : len] = '\0';
	if (sscanf(text, "%*d %ld", &pages) != 1)
		return 0;
	return (int64_t)pages * sysconf(_SC_PAGESIZE);
}

/* A call of a C function that runs no code of the program's. */
static int64_t
live_blocks(void)
{
	PyObject *kind, *value, *traceback, *number;
	int64_t blocks = 0;

	if (points.blocks == NULL)
		return 0;
	PyErr_Fetch(&kind, &value, &traceback);
	number = PyObject_CallNoArgs(points.blocks);
	if (number != NULL && PyLong_Check(number))
		blocks = PyLong_AsLongLong(number);
	Py_XDECREF(number);
	PyErr_Clear();
	PyErr_Restore(kind, value, traceback);
	return blocks;
}

static void
measure_memory(struct point *point)
{
	int64_t own = (int64_t)points.bytes;
	struct rusage usage;

	point->rss = resident() - own;
	if (getrusage(RUSAGE_SELF, &usage) == 0)
		point->peak_rss = (int64_t)usage.ru_maxrss * 1024 - own;
	if (point->peak_rss < point->rss)
		point->peak_rss = point->rss;
	point->blocks = live_blocks();
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

static void
take(struct moment at)
{
	int64_t cpu = cpu_now(), thread = clock_read(CLOCK_THREAD_CPUTIME_ID);
	struct point point = {.wall_ns = wall_so_far(at),
	    .cpu_ns = cpu - points.first_cpu - points.spent_cpu,
	    .entries = hook_entries()};
	struct moment end;
	int64_t memory_ns, own_cpu;

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
	timers_choose(at.ticks - points.last_ticks);
	measure_memory(&point);
	memory_ns = memory_take(&point.held, point.wall_ns);
	if (!pack_changes(&point) ||
	    !timers_take(&point.times, &point.time_count)) {
		memory_forget(&point.held);
		give_up();
		return;
	}
	points.items[points.count++] = point;
	if (!points_settle(point.wall_ns)) {
		give_up();
		return;
	}
	end = clock_moment();
	points.cost_ns = end.ns - at.ns - memory_ns;
	points.taken++;
	points.taken_ns += points.cost_ns;
	if (points.dearest_ns < points.cost_ns)
		points.dearest_ns = points.cost_ns;
	points.spent_wall += end.ns - at.ns;
	own_cpu = clock_read(CLOCK_THREAD_CPUTIME_ID) - thread;
	points.spent_cpu += own_cpu;
	points.last_ticks = end.ticks;
	computing_postpone(end.ticks - at.ticks, end.ns - at.ns, own_cpu);
}

static uint64_t
entries_wanted(void)
{
	double last = 0;

	if (points.count > 0)
		last = (double)points.items[points.count - 1].entries;
	last *= points.ratio;
	return last < FIRST_ENTRIES ? FIRST_ENTRIES : (uint64_t)last + 1;
}

/* Dear ones are no nearer than the ratio has them. */
static int64_t
wall_wanted(void)
{
	int64_t last = 0, wait = points.cost_ns * COST_PART;

	if (points.count > 0)
		last = points.items[points.count - 1].wall_ns;
	if ((double)wait > (double)last * (points.ratio - 1))
		wait = (int64_t)((double)last * (points.ratio - 1));
	return last + (wait > points.step_ns ? wait : points.step_ns);
}

/* Says when to look again. */
static void
arm(void)
{
	struct moment now = clock_moment();
	int64_t missing = wall_wanted() - wall_so_far(now);
	int64_t ticks = now.ticks - points.first.ticks;
	int64_t ns = now.ns - points.first.ns;
	uint64_t entries = entries_wanted();

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
	       (hook_entries() >= entries_wanted() ||
		   wall_so_far(at) >= wall_wanted());
}

void
points_due(void)
{
	struct moment at = clock_moment();

	if (is_due(at))
		take(at);
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
	if (ratio <= 1 || points.failed)
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
		points.spent_wall += now.ns - points.stopped_wall;
		points.spent_cpu += cpu_now() - points.stopped_cpu;
	}
	arm();
}

void
points_end(void)
{
	disarm();
	if (!points.on || points.failed)
		return;
	memory_last();
	take(clock_moment());
	points.stopped_wall = clock_read(CLOCK_MONOTONIC);
	points.stopped_cpu = cpu_now();
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
