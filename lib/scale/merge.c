/*
 * merge.c: which names are one function. See store.h for an example.
 */
#include "scale/name.h"
#include "scale/store.h"

static void
chain_join(struct store *s, struct chain *to, const struct chain *from)
{
	if (from->count == 0)
		return;
	if (to->count == 0)
		*to = *from;
	else {
		s->costs[to->last].next = from->first;
		to->last = from->last;
		to->count += from->count;
	}
}

/* Names with one key, linked; apart: two of them stand in one run. */
struct group {
	uint32_t first, last;
	bool apart;
};

/* True if a run of the name's costs has one of GROUP in it from another file:
 * another function. The same file and line under two classes is one. STAMPS
 * holds a group's number + 1 and a name's number for each run. */
static bool
mark_runs(
    const struct store *s, uint32_t name, uint32_t group, uint32_t (*stamps)[2])
{
	const struct named *n = &s->named[name];
	bool met = false;

	for (uint32_t i = n->costs.first; i != MAP_NONE; i = s->costs[i].next) {
		uint32_t *stamp = stamps[s->costs[i].run];

		met = met ||
		      (stamp[0] == group + 1 &&
			  !str_equal(s->named[stamp[1]].module, n->module));
		stamp[0] = group + 1;
		stamp[1] = name;
	}
	return met;
}

static uint32_t
new_function(struct store *s, uint32_t name)
{
	GROW(s->functions, s->function_cap, s->function_count + 1);
	s->functions[s->function_count] = (struct function){name, NO_COSTS};
	return (uint32_t)s->function_count++;
}

static void
merge_names(struct store *s)
{
	uint32_t count = map_count(s->names);
	struct map *keys = map_new();
	struct group *groups = xcalloc((size_t)count + 1, sizeof(*groups));
	uint32_t *next = xcalloc((size_t)count + 1, sizeof(*next));
	uint32_t(*stamps)[2] = xcalloc(s->run_count + 1, sizeof(*stamps));
	struct buf key = BUF_EMPTY;

	for (uint32_t i = 0; i < count; i++) {
		const struct named *n = &s->named[i];
		bool is_new;
		uint32_t g;

		name_key(
		    &key, n->kind, n->full_name, n->module, n->lineno, n->name);
		g = map_add(keys, buf_str(&key), &is_new);
		next[i] = MAP_NONE;
		if (is_new)
			groups[g] = (struct group){i, i, false};
		else
			next[groups[g].last] = i;
		groups[g].last = i;
	}
	for (uint32_t g = 0; g < map_count(keys); g++) {
		struct group *group = &groups[g];
		uint32_t f = MAP_NONE, best = 0;

		for (uint32_t i = group->first; i != MAP_NONE; i = next[i])
			group->apart |= mark_runs(s, i, g, stamps);
		s->kept_apart += group->apart;
		for (uint32_t i = group->first; i != MAP_NONE; i = next[i]) {
			struct named *n = &s->named[i];

			if (f == MAP_NONE || group->apart) {
				f = new_function(s, i);
				best = n->costs.count;
			}
			if (n->costs.count > best) {
				best = n->costs.count;
				s->functions[f].named = i;
			}
			n->function = f;
			chain_join(s, &s->functions[f].costs, &n->costs);
		}
	}
	buf_free(&key);
	free(stamps);
	free(next);
	free(groups);
	map_free(keys);
}

void
store_merge(struct store *s)
{
	struct pairs *pairs = pairs_new();
	size_t kept = 0;

	merge_names(s);
	for (size_t i = 0; i < s->edge_count; i++) {
		struct edge edge = s->edges[i];
		bool is_new;
		uint32_t at;

		edge.caller = s->named[edge.caller].function;
		edge.callee = s->named[edge.callee].function;
		at = pairs_add(pairs, edge.caller, edge.callee, &is_new);
		if (is_new)
			s->edges[kept++] = edge;
		else
			chain_join(s, &s->edges[at].costs, &edge.costs);
	}
	s->edge_count = kept;
	pairs_free(s->pairs);
	s->pairs = pairs;
}
