/*
 * points_thin.c: see points.h. Which points are kept: those that the ratio
 * would have taken, and those a step apart. The changes of the others are added
 * to the next one.
 */
#include <stdlib.h>

#include "journal.h"

#define STEPS	    16 /* / (ratio - 1) is the most steps in a run */
#define MOST_POINTS 200
/* Bytes of all points, about a third of those in the file of checkpoints; but
 * with fewer points growth cannot be seen. */
#define MOST_BYTES    1000000
#define FEWEST_POINTS 30
#define MOST_RATIO \
	64 /* above it, the remaining points are kept for other
			    reasons */

bool
point_keep(struct point *point, uint8_t *start, const uint8_t *end)
{
	size_t size = (size_t)(end - start);
	uint8_t *data = realloc(start, size == 0 ? 1 : size);

	if (data == NULL) {
		free(start);
		return false;
	}
	point->data = data;
	point->size = size;
	points.bytes += size;
	return true;
}

/* Adds the times of ONE to those of OTHER. */
static bool
merge_times(struct point *one, struct point *other)
{
	size_t count = one->time_count + other->time_count;
	struct times *grown;

	if (one->time_count == 0)
		return true;
	grown = realloc(one->times, count * sizeof(*grown));
	if (grown == NULL)
		return false;
	for (size_t i = 0; i < other->time_count; i++)
		grown[one->time_count + i] = other->times[i];
	free(other->times);
	other->times = grown;
	other->time_count = count;
	one->times = NULL;
	return true;
}

/* Adds the changes of ONE to those of OTHER, the next point. */
static bool
merge(struct point *one, struct point *other)
{
	struct changes from = changes_of(one->data, one->size);
	struct changes by = changes_of(other->data, other->size);
	size_t size = one->size + other->size; /* enough for the sum */
	uint8_t *start = malloc(size + 1), *to = start;
	struct change a, b;
	bool has_a = changes_next(&from, &a), has_b = changes_next(&by, &b);
	uint32_t before = 0;

	if (start == NULL)
		return false;
	while (has_a || has_b) {
		struct change next = has_a ? a : b;

		if (has_a && has_b && b.edge < a.edge)
			next = b;
		else if (has_a && has_b && b.edge == a.edge)
			counts_add(&next.grown, &b.grown);
		if (has_b && b.edge == next.edge)
			has_b = changes_next(&by, &b);
		if (has_a && a.edge == next.edge)
			has_a = changes_next(&from, &a);
		to = change_pack(to, &before, &next);
	}
	points.bytes -= size;
	if (!merge_times(one, other)) {
		free(start);
		return false;
	}
	memory_forget(&one->held);
	free(one->data);
	free(other->data);
	*one = (struct point){.data = NULL};
	other->data = NULL;
	other->size = 0;
	return point_keep(other, start, to);
}

/* Where the program is steady, half a step is kept. */
static int64_t
least_step(const struct point *point)
{
	return point->fine ? points.step_ns / 2 : points.step_ns;
}

static bool
far_enough(const struct point *from, const struct point *to)
{
	return (double)to->entries >= (double)from->entries * points.ratio ||
	       (double)to->wall_ns >= (double)from->wall_ns * points.ratio ||
	       to->wall_ns >= from->wall_ns + least_step(to) * 7 / 8;
}

/* Drops points that are too near to the one before; keeps the last. */
static bool
thin(void)
{
	uint32_t kept = 0;

	journal_whole();
	for (uint32_t i = 0; i < points.count; i++) {
		struct point *point = &points.items[i];

		/* Points with held memory are few, and it cannot be added to
		 * the next. */
		if (kept > 0 && i + 1 < points.count &&
		    point->held.lines == NULL &&
		    !far_enough(&points.items[kept - 1], point)) {
			if (!merge(point, point + 1))
				return false;
			continue;
		}
		if (kept != i) {
			points.items[kept] = *point;
			*point = (struct point){.data = NULL};
		}
		kept++;
	}
	points.count = kept;
	return true;
}

bool
points_settle(int64_t wall)
{
	double most = STEPS / (points.ratio - 1);
	bool longer = false;

	for (; (double)wall > most * (double)points.step_ns; longer = true)
		points.step_ns *= 2;
	if (longer && !thin())
		return false;
	while (points.count >= MOST_POINTS ||
	       (points.bytes > MOST_BYTES && points.count > FEWEST_POINTS)) {
		uint32_t before = points.count;

		points.ratio = 1 + (points.ratio - 1) * 2;
		points.step_ns *= 2;
		if (!thin())
			return false;
		if (points.count == before && points.ratio > MOST_RATIO)
			break;
	}
	return true;
}

bool
points_join(void)
{
	for (; points.count > 1; points.count--) {
		journal_whole();
		if (!merge(&points.items[0], &points.items[1]))
			return false;
		points.items[0] = points.items[1];
		points.items[1] = (struct point){.data = NULL};
	}
	return true;
}
