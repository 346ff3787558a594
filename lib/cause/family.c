/* family.c: see family.h. */
#include "cause/family.h"

#include "law/bounds.h"

/* Families that may get more members, as these come sorted. */
#define OPEN 8

struct member {
	double growth; /* growth of its calls, from the first size to the
			  last */
	struct counts counts;
	size_t index; /* index in the caller's array */
};

static bool
in_step(const struct graph *g, struct counts a, struct counts b)
{
	const double *x = g->counts + a.at, *y = g->counts + b.at;
	uint32_t count = a.count;
	double ratio;

	if (count != b.count)
		return false;
	ratio = y[2 * count - 1] / x[2 * count - 1];
	for (uint32_t i = 0; i < count; i++) {
		if (x[2 * i] < y[2 * i] || x[2 * i] > y[2 * i])
			return false;
		if (!(fabs(y[2 * i + 1] - ratio * x[2 * i + 1]) <=
			FAMILY_IN_STEP * y[2 * i + 1]))
			return false;
	}
	return true;
}

static int
compare_members(const void *a, const void *b)
{
	const struct member *x = a, *y = b;

	if (x->growth < y->growth || x->growth > y->growth)
		return x->growth < y->growth ? -1 : 1;
	return x->index < y->index ? -1 : 1;
}

/* Collects the nodes whose calls are known at enough sizes; returns their
 * number. */
static size_t
gather(const struct graph *g, const struct counts *counts, size_t count,
    struct member *members)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		uint32_t points = counts[i].count;
		const double *y = g->counts + counts[i].at;

		if (points >= SIZES_VERDICT && y[1] > 0 &&
		    y[2 * points - 1] > 0)
			members[kept++] = (struct member){
			    y[2 * points - 1] / y[1], counts[i], i};
	}
	return kept;
}

/* Sets HEADS: for each of the nodes the index of the first of its family. */
static void
join(const struct graph *g, const struct member *members, size_t count,
    size_t *heads)
{
	const struct member *open[OPEN] = {NULL};
	size_t opened = 0;

	for (size_t i = 0; i < count; i++) {
		const struct member *found = NULL;

		for (size_t k = 0; k < OPEN && open[k] != NULL; k++)
			if (in_step(g, open[k]->counts, members[i].counts))
				found = open[k];
		if (found == NULL)
			open[opened++ % OPEN] = found = &members[i];
		heads[members[i].index] = found->index;
	}
}

void
family_number(const struct graph *g, const struct counts *counts, size_t count,
    uint32_t *numbers)
{
	struct member *members =
	    xreallocarray(NULL, count + 1, sizeof(*members));
	size_t *heads = xreallocarray(NULL, count + 1, sizeof(*heads));
	uint32_t *sizes = xcalloc(count + 1, sizeof(*sizes));
	uint32_t *given = xcalloc(count + 1, sizeof(*given)), last = 0;
	size_t kept = gather(g, counts, count, members);

	for (size_t i = 0; i < count; i++)
		heads[i] = i;
	xqsort(members, kept, sizeof(*members), compare_members);
	join(g, members, kept, heads);
	for (size_t i = 0; i < count; i++)
		sizes[heads[i]]++;
	for (size_t i = 0; i < count; i++) {
		if (sizes[heads[i]] > 1 && given[heads[i]] == 0)
			given[heads[i]] = ++last;
		numbers[i] = given[heads[i]];
	}
	free(members);
	free(heads);
	free(sizes);
	free(given);
}

void
family_of_symptoms(const struct graph *g, struct blame *b)
{
	struct counts *counts = xcalloc(b->symptom_count + 1, sizeof(*counts));
	uint32_t *numbers = xcalloc(b->symptom_count + 1, sizeof(*numbers));

	for (size_t i = 0; i < b->symptom_count; i++) {
		const struct symptom *s = &b->symptoms[i];

		counts[i] = s->via == MAP_NONE ? g->nodes[s->node].counts
					       : g->links[s->via].counts;
	}
	family_number(g, counts, b->symptom_count, numbers);
	for (size_t i = 0; i < b->symptom_count; i++)
		b->symptoms[i].family = numbers[i];
	free(counts);
	free(numbers);
}

void
family_join(const struct graph *g, struct blame *b, uint32_t member)
{
	const struct node *node = &g->nodes[member];
	const struct judged_law *cost = node_cost(node);

	if (member == b->node)
		return;
	GROW(b->symptoms, b->symptom_cap, b->symptom_count + 1);
	b->symptoms[b->symptom_count++] = (struct symptom){.node = member,
	    .via = MAP_NONE,
	    .p_ncall = node->laws[METRIC_NCALL].p,
	    .ncall = node->laws[METRIC_NCALL].last,
	    .own_s = law_now(cost),
	    .at_target = law_at_target(cost)};
}
