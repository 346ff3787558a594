/*
 * points_pace.c: see points.h. When the next point is due.
 *
 *	imports: steps of 40 ms		a loop behind them: 10 ms at first
 */
#include "points.h"
#include "stack.h"

#define FIRST_ENTRIES 1000
#define RISE_PART     128 /* of the edges: fewer new ones are none */

/* What a point would cost now, as those before did. */
static int64_t
cost_now(void)
{
	double changed = edges_changed() + FIXED_EDGES;

	for (const struct thread *t = table.threads; t != NULL; t = t->next)
		changed += t->busy_count;
	return points.taken == 0
		   ? 0
		   : (int64_t)(points.cost_ns * changed / points.cost_edges);
}

uint64_t
points_entries(void)
{
	double last = 0;

	if (points.ratio <= 1)
		return UINT64_MAX;
	if (points.count > 0)
		last = (double)points.items[points.count - 1].entries;
	last *= points.ratio;
	return last < FIRST_ENTRIES ? FIRST_ENTRIES : (uint64_t)last + 1;
}

void
points_look(int64_t wall)
{
	uint32_t least = points.look_edges / RISE_PART;

	if (wall < points.look_ns + points.step_ns / LOOK_PART / 2)
		return;
	points.look_ns = wall;
	if (edges.count > points.look_edges + least)
		points.rose_ns = wall;
	points.look_edges = edges.count;
}

/* Less where it is steady, but not for long: what it does now is most of what
 * there will be, perhaps. */
int64_t
points_step(int64_t wall)
{
	int64_t steady = wall - points.rose_ns;

	if (points.rose_ns == points.look_ns || steady > wall / 2)
		return points.step_ns;
	return steady > wall / 4 ? points.step_ns / 2 : points.step_ns / 4;
}

/* Points that take long are not nearer than the ratio has them. */
int64_t
points_wall(int64_t wall)
{
	int64_t wait = cost_now() * COST_PART, step = points_step(wall);
	int64_t last = 0;

	if (points.ratio <= 1)
		return INT64_MAX / 2;
	if (points.count > 0)
		last = points.items[points.count - 1].wall_ns;
	if ((double)wait > (double)last * (points.ratio - 1))
		wait = (int64_t)((double)last * (points.ratio - 1));
	return last + (wait > step ? wait : step);
}
