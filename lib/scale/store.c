/*
 * store.c: keeps the costs of functions and edges. See store.h for an example.
 */
#include "scale/store.h"

#include <math.h>

#include "scale/name.h"

void
store_init(struct store *s)
{
	*s = (struct store){.texts = map_new(),
	    .names = map_new(),
	    .pairs = pairs_new(),
	    .ids = map_new(),
	    .revisions = map_new()};
	map_add(s->revisions, STR(""), NULL);
}

void
store_release(struct store *s)
{
	map_free(s->texts);
	map_free(s->names);
	pairs_free(s->pairs);
	map_free(s->ids);
	map_free(s->revisions);
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
store_revision(struct store *s, struct str id, struct str revision)
{
	s->runs[s->current[find_id(s, id)]].revision =
	    map_add(s->revisions, revision, NULL);
}

void
store_note(struct store *s, const struct note_line *note)
{
	if (note_breaks_run(note))
		s->runs[s->current[find_id(s, note->run)]].broken = true;
	else if (note_counts_instructions(note))
		s->runs[s->current[find_id(s, note->run)]].instructions = true;
}

static struct str
keep(struct store *s, struct str text)
{
	if (text.data == NULL)
		return text;
	return map_key(s->texts, map_add(s->texts, text, NULL));
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

	/* A caller is known by its full name alone. */
	if (named->module.data == NULL) {
		name_split(
		    full_name, &caller.module, &caller.lineno, &caller.name);
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

static struct chain *
find_edge(struct store *s, const struct func_line *line)
{
	uint32_t callee = find_name(s, line);
	uint32_t caller = find_caller(s, line->caller);
	bool is_new;
	uint32_t index = pairs_add(s->pairs, caller, callee, &is_new);

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
