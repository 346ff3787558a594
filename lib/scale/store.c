/*
 * store.c: keeps the costs of functions and edges. See store.h for an example.
 */
#include "scale/store.h"

#include <math.h>

#include "scale/name.h"

#define NO_COSTS ((struct chain){MAP_NONE, MAP_NONE, 0})

void
store_init(struct store *s)
{
	*s = (struct store){.texts = map_new(),
	    .names = map_new(),
	    .pairs = map_new(),
	    .ids = map_new()};
}

void
store_release(struct store *s)
{
	map_free(s->texts);
	map_free(s->names);
	map_free(s->pairs);
	map_free(s->ids);
	free(s->named);
	free(s->edges);
	free(s->functions);
	free(s->current);
	free(s->runs);
	free(s->costs);
}

static struct store_run *
open_run(struct store *s, uint32_t id)
{
	GROW(s->runs, s->run_cap, s->run_count + 1);
	s->current[id] = (uint32_t)s->run_count;
	s->runs[s->run_count] =
	    (struct store_run){.id = id, .size = NAN, .iterations = NAN};
	return &s->runs[s->run_count++];
}

static uint32_t
find_id(struct store *s, struct str id)
{
	bool is_new;
	uint32_t index = map_add(s->ids, id, &is_new);

	if (is_new) {
		GROW(s->current, s->current_cap, (size_t)index + 1);
		open_run(s, index);
	}
	return index;
}

void
store_start_run(struct store *s, struct str id)
{
	uint32_t index = find_id(s, id);

	if (s->runs[s->current[index]].lines > 0)
		open_run(s, index);
}

void
store_note(struct store *s, struct str id, struct str code)
{
	if (str_is(code, "profile-broken"))
		s->runs[s->current[find_id(s, id)]].broken = true;
	else if (str_is(code, "instructions"))
		s->runs[s->current[find_id(s, id)]].instructions = true;
}

static struct str
keep(struct store *s, struct str text)
{
	if (text.data == NULL)
		return text;
	return map_key(s->texts, map_add(s->texts, text, NULL));
}

/* A caller is known by its full name alone: "module:lineno name". */
static void
split_full_name(struct str full, struct func_line *line)
{
	for (size_t i = full.len; i-- > 0;) {
		size_t end = i + 1;

		if (full.data[i] != ':')
			continue;
		while (end < full.len && full.data[end] >= '0' &&
		       full.data[end] <= '9')
			end++;
		if (end == i + 1 || end - i > 10 || end >= full.len ||
		    full.data[end] != ' ')
			continue;
		line->module = (struct str){full.data, i};
		line->lineno = 0;
		for (size_t k = i + 1; k < end; k++)
			line->lineno = line->lineno * 10 + (full.data[k] - '0');
		line->name =
		    (struct str){full.data + end + 1, full.len - end - 1};
		return;
	}
}

static uint32_t
find_name(struct store *s, const struct func_line *line)
{
	bool is_new;
	uint32_t index = map_add(s->names, line->full_name, &is_new);
	struct named *named;

	if (is_new) {
		GROW(s->named, s->named_cap, (size_t)index + 1);
		s->named[index] =
		    (struct named){.full_name = map_key(s->names, index),
			.lineno = NAN,
			.costs = NO_COSTS,
			.function = MAP_NONE};
	}
	named = &s->named[index];
	if (named->kind.data == NULL && line->kind.data != NULL) {
		named->kind = keep(s, line->kind);
		named->module = keep(s, line->module);
		named->name = keep(s, line->name);
		named->lineno = line->lineno;
	}
	return index;
}

static uint32_t
find_caller(struct store *s, struct str full_name)
{
	struct func_line caller = {.full_name = full_name, .lineno = NAN};
	uint32_t index = find_name(s, &caller);
	struct named *named = &s->named[index];

	if (named->module.data == NULL) {
		split_full_name(full_name, &caller);
		named->module = keep(s, caller.module);
		named->name = keep(s, caller.name);
		named->lineno = caller.lineno;
	}
	return index;
}

static void
chain_add(struct store *s, struct chain *chain, uint32_t cost)
{
	if (chain->count++ == 0)
		chain->first = cost;
	else
		s->costs[chain->last].next = cost;
	chain->last = cost;
}

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

static uint32_t
find_pair(struct map *pairs, uint32_t caller, uint32_t callee, bool *is_new)
{
	uint32_t pair[2] = {caller, callee};

	return map_add(
	    pairs, (struct str){(const char *)pair, sizeof(pair)}, is_new);
}

static struct chain *
find_edge(struct store *s, const struct func_line *line)
{
	uint32_t callee = find_name(s, line);
	uint32_t caller = find_caller(s, line->caller);
	bool is_new;
	uint32_t index = find_pair(s->pairs, caller, callee, &is_new);

	if (is_new) {
		GROW(s->edges, s->edge_cap, (size_t)index + 1);
		s->edges[index] = (struct edge){caller, callee, NO_COSTS};
		s->edge_count++;
	}
	return &s->edges[index].costs;
}

void
store_add(struct store *s, const struct func_line *line)
{
	uint32_t id;
	struct store_run *run;
	struct chain *chain;

	if (line->point.len > 0) {
		s->checkpoints++;
		return;
	}
	id = find_id(s, line->run);
	run = &s->runs[s->current[id]];
	if (run->lines++ == 0) {
		for (uint32_t i = 0; i < s->current[id]; i++)
			if (s->runs[i].id == id)
				s->runs[i].replaced = true;
	}
	if (isfinite(line->size))
		run->size = line->size;
	if (isfinite(line->iterations))
		run->iterations = line->iterations;
	if (line->caller.data != NULL) {
		chain = find_edge(s, line);
	} else {
		/* Naming it may move the array. */
		uint32_t name = find_name(s, line);

		chain = &s->named[name].costs;
		run->has_own = run->has_own || isfinite(line->own);
	}
	GROW(s->costs, s->cost_cap, s->cost_count + 1);
	s->costs[s->cost_count] = (struct cost){line->ncall, line->ttot,
	    line->tsub, line->own, s->current[id], MAP_NONE};
	chain_add(s, chain, (uint32_t)s->cost_count++);
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
	struct map *pairs = map_new();
	size_t kept = 0;

	merge_names(s);
	for (size_t i = 0; i < s->edge_count; i++) {
		struct edge edge = s->edges[i];
		bool is_new;
		uint32_t at;

		edge.caller = s->named[edge.caller].function;
		edge.callee = s->named[edge.callee].function;
		at = find_pair(pairs, edge.caller, edge.callee, &is_new);
		if (is_new)
			s->edges[kept++] = edge;
		else
			chain_join(s, &s->edges[at].costs, &edge.costs);
	}
	s->edge_count = kept;
	map_free(s->pairs);
	s->pairs = pairs;
}
