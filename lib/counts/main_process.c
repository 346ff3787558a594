/*
 * main_process.c: the process whose checkpoints are those of the run. The times
 * of all others are converted to ticks of its clock. See counted.h.
 *
 *	jupyter		2.1 s, none of it in the program's own code
 *	its kernel	1.2 s, 0.4 s of it in cells	<- this one
 */
#include <math.h>
#include <stdlib.h>

#include "counts/counted.h"
#include "law/bounds.h"

static double
cpu_s(const struct process *p)
{
	const struct point *last = process_last(p);

	return last == NULL ? 0 : (double)last->cpu_ns * 1e-9;
}

struct owns {
	const struct counted *c;
	char *known; /* by name - 1: 0 if not asked yet, else 'y' or 'n' */
};

static struct str
text_of(const struct word *word)
{
	return (struct str){word->data, word->len};
}

static bool
asked(struct owns *owns, uint32_t name)
{
	const struct counted *c = owns->c;
	const struct function *f;
	char *known = &owns->known[name - 1];

	if (*known == 0) {
		f = row_name(c, name);
		*known = c->is_own(c->own_context, text_of(row_file(c, name)),
			     f->line, text_of(&f->name))
			     ? 'y'
			     : 'n';
	}
	return *known == 'y';
}

/* Seconds that own code of process NUMBER computed. */
static double
own_s(struct owns *owns, size_t number)
{
	const struct counted *c = owns->c;
	const struct process *p = &c->processes[number];
	size_t end = process_end(c, number).edges;
	int64_t own = 0;

	for (size_t i = p->edges; i < end; i++) {
		const struct edge *edge = &c->edges[i];
		uint32_t name = row_name_of(c, edge->callee);

		if (edge->now.self != 0 && name != 0 && asked(owns, name))
			count_add(&own, edge->now.self);
	}
	return (double)own * p->scale;
}

/* Of several processes; OTHER if next to no own code computed. */
static const struct process *
main_by_own(const struct counted *c, const struct process *other)
{
	struct owns owns = {.c = c,
	    .known = xcalloc(c->function_count + 1, sizeof(*owns.known))};
	double most = 0, least = OWN_LEAST * cpu_s(other);

	for (size_t i = 0; i < c->process_count; i++) {
		double own = own_s(&owns, i);

		if (own > most && own >= least) {
			most = own;
			other = &c->processes[i];
		}
	}
	free(owns.known);
	return other;
}

static const struct process *
find_main(const struct counted *c)
{
	const struct process *busiest = &c->processes[0];

	for (size_t i = 1; i < c->process_count; i++)
		if (cpu_s(&c->processes[i]) > cpu_s(busiest))
			busiest = &c->processes[i];
	if (c->is_own == NULL || c->process_count == 1)
		return busiest;
	return main_by_own(c, busiest);
}

void
counted_own(struct counted *c, counted_is_own *is_own, void *context)
{
	c->is_own = is_own;
	c->own_context = context;
}

/* ---- ticks ---- */

static void
rescale(int64_t *ticks, double by)
{
	*ticks = llrint((double)*ticks * by);
}

/* Converts the ticks of one process. */
static void
rescale_process(struct counted *c, size_t number)
{
	const struct process *p = &c->processes[number];
	const struct process end = process_end(c, number);
	double by = p->scale / c->scale;

	if (p == c->main)
		return;
	for (size_t i = p->edges; i < end.edges; i++) {
		rescale(&c->edges[i].now.self, by);
		rescale(&c->edges[i].now.total, by);
		rescale(&c->edges[i].now.wait, by);
	}
	for (size_t i = p->threads; i < end.threads; i++)
		rescale(&c->threads[i].self, by);
	for (size_t i = p->functions; i < end.functions; i++)
		rescale(&c->functions[i].longest, by);
}

void
counted_settle(struct counted *c)
{
	c->main = find_main(c);
	c->scale = c->main->scale;
	for (size_t i = 0; i < c->process_count; i++)
		rescale_process(c, i);
}
