/* counted.c: the arrays that all processes are in, and who owns what; see
 * counted.h. */
#include <math.h>
#include <stdlib.h>

#include "counts/counted.h"

struct counted *
counted_new(void)
{
	return xcalloc(1, sizeof(struct counted));
}

void
counted_forget_sums(struct counted *c)
{
	free(c->lines);
	free(c->by_key);
	free(c->by_total);
	c->lines = NULL;
	c->by_key = c->by_total = NULL;
	c->called = 0;
}

void
counted_free(struct counted *c)
{
	if (c == NULL)
		return;
	counted_forget_sums(c);
	rows_forget(c);
	for (size_t i = 0; i < c->text_count; i++)
		free(c->texts[i]);
	free(c->texts);
	free(c->functions);
	free(c->edges);
	free(c->threads);
	free(c->points);
	free(c->files);
	free(c->processes);
	free(c);
}

char *
counted_keep(struct counted *c, char *text)
{
	GROW(c->texts, c->text_cap, c->text_count + 1);
	c->texts[c->text_count++] = text;
	return text;
}

/* ---- processes ---- */

static struct process
at_ends(const struct counted *c)
{
	return (struct process){.functions = c->function_count,
	    .edges = c->edge_count,
	    .threads = c->thread_count,
	    .points = c->point_count,
	    .files = c->file_count};
}

struct process
process_begin(struct counted *c)
{
	struct process p = at_ends(c);

	p.c = c;
	p.parent = SIZE_MAX;
	return p;
}

struct process
process_end(const struct counted *c, size_t number)
{
	if (number + 1 < c->process_count)
		return c->processes[number + 1];
	return at_ends(c);
}

void
counted_parent(struct counted *c, size_t child, size_t parent)
{
	c->processes[child].parent = parent;
}

int64_t
counted_ns(const struct counted *c, int64_t ticks)
{
	return llrint((double)ticks * c->scale * 1e9);
}
