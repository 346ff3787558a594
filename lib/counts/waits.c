/*
 * waits.c: who waits for processes that it has started loses nothing by that:
 * they compute meanwhile. See counted.h.
 *
 *	parent	computes for 1 s, waits for 4 s in select()	4 s > 5 - 1 - 3.9
 *	child	lives for 3.9 s
 *	-> select() waits for nothing else
 */
#include <stdlib.h>

#include "counts/counted.h"
#include "law/bounds.h"

/* Seconds that the processes which each has started lived, one after the other.
 * Those that hardly compute are there for something else. */
static double *
sum_lives(const struct counted *c)
{
	double *lives = xcalloc(c->process_count, sizeof(*lives));

	for (size_t i = 0; i < c->process_count; i++) {
		const struct process *p = &c->processes[i];
		const struct point *last = process_last(p);

		if (p->parent == SIZE_MAX || last == NULL)
			continue;
		if ((double)last->cpu_ns >= LIVES_LEAST * (double)last->wall_ns)
			lives[p->parent] += (double)last->wall_ns * 1e-9;
	}
	return lives;
}

/* Drops the waits of each function of process NUMBER that waited longer than
 * SECONDS. */
static void
drop_longer(struct counted *c, size_t number, double seconds)
{
	const struct process *p = &c->processes[number];
	size_t end = process_end(c, number).edges;
	double *waits = xcalloc((size_t)c->rows.name_count + 1, sizeof(*waits));

	for (size_t i = p->edges; i < end; i++) {
		uint32_t name = row_name_of(c, c->edges[i].callee);

		if (name != 0)
			waits[c->rows.rank[name - 1]] +=
			    (double)c->edges[i].now.wait * c->scale;
	}
	for (size_t i = p->edges; i < end; i++) {
		uint32_t name = row_name_of(c, c->edges[i].callee);

		if (name != 0 && waits[c->rows.rank[name - 1]] > seconds) {
			c->edges[i].idle = true;
			c->edges[i].now.wait = 0;
		}
	}
	free(waits);
}

void
counted_waits(struct counted *c)
{
	double *lives = sum_lives(c);

	for (size_t i = 0; i < c->process_count; i++) {
		const struct point *last = process_last(&c->processes[i]);

		if (last == NULL || !(lives[i] > 0))
			continue;
		drop_longer(c, i,
		    ((double)last->wall_ns -
			(1 - BESIDE_PART) * (double)last->cpu_ns) *
			    1e-9 -
			lives[i] + BESIDE_S);
	}
	free(lives);
}
