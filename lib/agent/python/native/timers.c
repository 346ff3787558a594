/*
 * timers.c: see timers.h.
 *
 * The body of a main loop is called at least a few times, and most of the time
 * passes in it. Of several such functions, those called more often are nearer
 * to the body. A function that no longer fits (the start-up is over) is
 * replaced.
 */
#include "timers.h"

#include <fnmatch.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "edges.h"
#include "hook.h"
#include "sender.h"

#define FEWEST_CALLS 8
#define STEP_BITS    8 /* 256 parts of an octave */
#define STEPS	     (1 << STEP_BITS)
#define OCTAVES	     52 /* of 1/16 ns */

static struct timer *timers[MOST_TIMERS];   /* made when first needed */
static char *named;			    /* the pattern, or NULL */
static uint64_t scale = UINT64_C(16) << 20; /* 1/16 ns a tick, << 20 */

/* The bucket of each part of an octave: log() would take as long as everything
 * else for a call. Borders of buckets are therefore exact to 0.2 %. */
static uint16_t bucket_of[OCTAVES][STEPS];

void
timers_scale(double ns)
{
	scale = (uint64_t)(ns * 16 * (1 << 20));
}

static void
make_buckets(void)
{
	double end = 1.01;
	uint16_t bucket = 0;

	for (int octave = 0; octave < OCTAVES; octave++)
		for (int step = 0; step < STEPS; step++) {
			double middle = 1 + (step + 0.5) / STEPS;

			while (ldexp(middle, octave - 4) >= end &&
			       bucket < BUCKETS - 1) {
				bucket++;
				end *= 1.01;
			}
			bucket_of[octave][step] = bucket;
		}
}

static void
watch(void)
{
	hook.watched = sender_bit();
	for (int i = 0; i < MOST_TIMERS; i++)
		if (timers[i] != NULL && timers[i]->function != 0)
			hook.watched |= hook_bit(timers[i]->function);
}

/* The timer of a function; NULL if it is not timed. */
static struct timer *
timer_of(uint32_t function)
{
	for (int i = 0; i < MOST_TIMERS; i++)
		if (timers[i] != NULL && timers[i]->function == function)
			return timers[i];
	return NULL;
}

/* Gives timer I to a function; 0: to none. */
static void
assign(int i, uint32_t function)
{
	if (timers[i] == NULL) {
		timers[i] = calloc(1, sizeof(*timers[i]));
		make_buckets();
	}
	if (timers[i] == NULL || timers[i]->function == function)
		return;
	timers[i]->function = function;
	timers[i]->low = timers[i]->high = 0;
	memset(timers[i]->counts, 0, sizeof(timers[i]->counts));
	watch();
}

void
timers_reset(void)
{
	for (int i = 0; i < MOST_TIMERS; i++)
		if (timers[i] != NULL)
			assign(i, 0);
}

void
timers_meet(const struct function *f)
{
	const char *file, *name;
	char *full;
	int i = 0;

	if (named == NULL || f->hidden || f->part || timer_of(f->id) != NULL)
		return;
	file = PyUnicode_AsUTF8(f->file);
	name = PyUnicode_AsUTF8(f->name);
	if (file == NULL || name == NULL) {
		PyErr_Clear();
		return;
	}
	while (i < MOST_TIMERS && timers[i] != NULL && timers[i]->function != 0)
		i++;
	if (i == MOST_TIMERS ||
	    asprintf(&full, "%s:%d %s", file, f->line, name) < 0)
		return;
	if (fnmatch(named, full, 0) == 0)
		assign(i, f->id);
	free(full);
}

void
timers_begin(const char *pattern)
{
	free(named);
	named = pattern == NULL || *pattern == '\0' ? NULL : strdup(pattern);
	for (uint32_t i = 0; i < table.function_count; i++)
		timers_meet(table.functions[i]);
}

static void
add(struct timer *timer, int64_t ticks)
{
	uint64_t low = (uint64_t)ticks & ((1 << 20) - 1);
	uint64_t parts =
	    ((uint64_t)ticks >> 20) * scale + (low * scale >> 20) + 1;
	int octave = 63 - __builtin_clzll(parts);
	uint32_t bucket = BUCKETS - 1;

	if (octave < OCTAVES)
		bucket = bucket_of[octave]
				  [parts << (63 - octave) >> (63 - STEP_BITS) &
				      (STEPS - 1)];

	if (timer->low == timer->high) {
		timer->low = bucket;
		timer->high = bucket + 1;
	}
	if (bucket < timer->low)
		timer->low = bucket;
	if (bucket >= timer->high)
		timer->high = bucket + 1;
	timer->counts[bucket]++;
}

void
timers_add(uint32_t function, int64_t ticks)
{
	struct timer *timer = timer_of(function);

	if (timer != NULL)
		add(timer, ticks);
}

static size_t
count_used(const struct timer *timer)
{
	size_t used = 0;

	for (uint32_t b = timer->low; b < timer->high; b++)
		used += timer->counts[b] != 0;
	return used;
}

bool
timers_take(struct times **times, size_t *count)
{
	size_t used = 0;
	struct times *to;

	*times = NULL;
	*count = 0;
	for (int i = 0; i < MOST_TIMERS; i++)
		if (timers[i] != NULL)
			used += count_used(timers[i]);
	if (used == 0)
		return true;
	*times = to = malloc(used * sizeof(*to));
	if (to == NULL)
		return false;
	*count = used;
	for (int i = 0; i < MOST_TIMERS; i++) {
		struct timer *timer = timers[i];

		if (timer == NULL)
			continue;
		for (uint32_t b = timer->low; b < timer->high; b++)
			if (timer->counts[b] != 0)
				*to++ = (struct times){
				    timer->function, b, timer->counts[b]};
		memset(timer->counts + timer->low, 0,
		    (timer->high - timer->low) * sizeof(timer->counts[0]));
		timer->low = timer->high = 0;
	}
	return true;
}

/* ---- choosing functions ---- */

static bool
fits(const struct edge *edge, int64_t ticks)
{
	return edge->caller == ANY_CALLER &&
	       edge->now.primitive >= FEWEST_CALLS &&
	       edge->now.total - edge->last.total >= ticks / 2 &&
	       !table.functions[edge->callee - 1]->hidden &&
	       !table.functions[edge->callee - 1]->part &&
	       !table.functions[edge->callee - 1]->c_code;
}

/* The growth of computing time: in a program that mostly waits, that is less
 * than the time. The collector, which has no caller, does not count. */
static int64_t
self_growth(const struct edge *edge)
{
	if (edge->caller == ANY_CALLER ||
	    (edge->caller == NO_CALLER &&
		table.functions[edge->callee - 1]->c_code))
		return 0;
	return edge->now.self - edge->last.self;
}

/* Inserts EDGE into BEST, the most often called ones in order. */
static void
offer(const struct edge **best, const struct edge *edge)
{
	for (int i = 0; i < MOST_TIMERS; i++) {
		const struct edge *other = best[i];

		if (other != NULL &&
		    other->now.primitive >= edge->now.primitive)
			continue;
		best[i] = edge;
		if (other == NULL)
			return;
		edge = other;
	}
}

void
timers_choose(int64_t ticks)
{
	const struct edge *best[MOST_TIMERS] = {NULL};
	int64_t self = 0;

	if (named != NULL || ticks <= 0)
		return;
	for (uint32_t i = edges_next(0); i < edges.count; i = edges_next(i + 1))
		self += self_growth(&edges.items[i]);
	if (ticks > self)
		ticks = self;
	for (uint32_t i = edges_next(0); i < edges.count; i = edges_next(i + 1))
		if (fits(&edges.items[i], ticks))
			offer(best, &edges.items[i]);
	for (int i = 0; i < MOST_TIMERS; i++) {
		bool stays = false;

		for (int k = 0; k < MOST_TIMERS && timers[i] != NULL; k++)
			if (best[k] != NULL &&
			    best[k]->callee == timers[i]->function) {
				best[k] = NULL;
				stays = true;
			}
		for (int k = 0; k < MOST_TIMERS && !stays; k++)
			if (best[k] != NULL &&
			    timer_of(best[k]->callee) == NULL) {
				assign(i, best[k]->callee);
				best[k] = NULL;
				stays = true;
			}
	}
}
