/*
 * glance.c: see counts.h: what a process that goes on has counted so far.
 */
#include <stdlib.h>
#include <sys/stat.h>

#include "counts/counted.h"

/* What is in a file that has just been made may not be whole. */
#define LEAST_BYTES 64
/* To read more would take a processor that the program may want. */
#define MOST_BYTES ((off_t)32 << 20)

struct glance {
	int64_t *self; /* by function, ticks, at the glance before */
	size_t count;
};

struct glance *
glance_new(void)
{
	return xcalloc(1, sizeof(struct glance));
}

void
glance_free(struct glance *glance)
{
	if (glance != NULL)
		free(glance->self);
	free(glance);
}

/* The function that computed most since the last glance, and what all have by
 * now; NULL: none did. */
static const struct function *
compare(struct glance *glance, const struct counted *c, int64_t *calls)
{
	int64_t *self = xcalloc(c->function_count + 1, sizeof(*self));
	const struct function *top = NULL;
	int64_t most = 0;

	*calls = 0;
	for (size_t i = 0; i < c->edge_count; i++) {
		const struct edge *edge = &c->edges[i];

		if (edge->caller == ANY_CALLER)
			continue;
		count_add(calls, edge->now.calls);
		count_add(&self[edge->callee - 1], edge->now.self);
	}
	for (size_t i = 0; i < c->function_count; i++) {
		int64_t since = self[i];

		if (i < glance->count)
			count_subtract(&since, glance->self[i]);
		if (c->functions[i].hidden || since <= most)
			continue;
		most = since;
		top = &c->functions[i];
	}
	free(glance->self);
	glance->self = self;
	glance->count = c->function_count;
	return top;
}

bool
glance_at(
    struct glance *glance, const char *path, int64_t *calls, struct buf *top)
{
	struct counted *c;
	struct counted_totals totals;
	const struct function *found;
	struct stat info;
	bool any;

	if (stat(path, &info) != 0 || info.st_size < LEAST_BYTES ||
	    info.st_size > MOST_BYTES)
		return false;
	c = counted_new();
	any = counted_add(c, path, &totals) == STATUS_OK;
	if (any) {
		found = compare(glance, c, calls);
		if (found != NULL)
			buf_add(top, found->name.data, found->name.len);
	}
	counted_free(c);
	return any;
}
