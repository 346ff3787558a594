/*
 * merge.c: joins the names of one function. See store.h for an example.
 *
 * With runs of several revisions, a name has a unit in each, since it may be
 * another function there. Units of one revision and one identity
 * (function/name.h) are one function; functions of two revisions are paired
 * (function/pairing.h).
 */
#include "function/name.h"
#include "function/pairing.h"
#include "scale/store.h"

/* A name in one version. */
struct unit {
	uint32_t name, version;
	struct chain costs;
	uint32_t run;  /* run of its first cost; MAP_NONE: it is only a
			  caller */
	uint32_t next; /* next unit of its group */
	uint32_t function;
};

/* The units of one identity, linked. `apart`: two of them are in one run. */
struct group {
	uint32_t first, last;
	bool apart;
};

/* A function in one version. */
struct part {
	uint32_t unit; /* the most frequent one, whose name is shown */
	struct chain costs;
};

struct merge {
	struct store *s;
	uint32_t *version;   /* by run */
	struct pairs *index; /* name, version -> unit */
	struct unit *units;
	size_t unit_count, unit_cap;
	struct part *parts;
	size_t part_count, part_cap;
};

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

/* Numbers the revisions of runs with costs, in order of arrival. */
static void
find_versions(struct merge *m)
{
	struct store *s = m->s;
	uint32_t revisions = store_revisions(s);
	uint32_t *number = xcalloc((size_t)revisions + 1, sizeof(*number));

	m->version = xcalloc(s->run_count + 1, sizeof(*m->version));
	for (size_t i = 0; i < s->run_count; i++) {
		const struct store_run *run = &s->runs[i];

		if ((run->lines == 0 && run->points == 0) || run->replaced)
			continue;
		if (number[run->revision] == 0)
			number[run->revision] = ++s->versions;
		m->version[i] = number[run->revision] - 1;
	}
	free(number);
}

static uint32_t
unit_of(struct merge *m, uint32_t name, uint32_t version)
{
	bool is_new;
	uint32_t at = pairs_add(m->index, name, version, &is_new);

	if (is_new) {
		GROW(m->units, m->unit_cap, m->unit_count + 1);
		m->units[m->unit_count++] = (struct unit){
		    name, version, NO_COSTS, MAP_NONE, MAP_NONE, MAP_NONE};
	}
	return at;
}

static void
split_names(struct merge *m)
{
	struct store *s = m->s;
	uint32_t count = map_count(s->names);

	for (uint32_t name = 0; name < count; name++)
		for (uint32_t i = s->named[name].costs.first, next;
		     i != MAP_NONE; i = next) {
			uint32_t version = m->version[s->costs[i].run];
			uint32_t unit = unit_of(m, name, version);

			next = s->costs[i].next;
			store_chain(s, &m->units[unit].costs, i);
		}
}

/* With a single version the units are the names. */
static void
take_names(struct merge *m)
{
	uint32_t count = map_count(m->s->names);

	GROW(m->units, m->unit_cap, (size_t)count + 1);
	m->unit_count = count;
	for (uint32_t i = 0; i < count; i++)
		m->units[i] = (struct unit){
		    i, 0, m->s->named[i].costs, MAP_NONE, MAP_NONE, MAP_NONE};
}

/* ---- within a version ---- */

/* True if a run with costs of the unit also has a unit of GROUP from another
 * file, which is then another function. The same file and line with two classes
 * is one function. STAMPS has for each run the number of a group + 1 and of a
 * name. */
static bool
mark_runs(const struct store *s, const struct unit *unit, uint32_t group,
    uint32_t (*stamps)[2])
{
	const struct named *n = &s->named[unit->name];
	bool met = false;

	for (uint32_t i = unit->costs.first; i != MAP_NONE;
	     i = s->costs[i].next) {
		uint32_t *stamp = stamps[s->costs[i].run];

		met = met ||
		      (stamp[0] == group + 1 &&
			  !str_equal(s->named[stamp[1]].module, n->module));
		stamp[0] = group + 1;
		stamp[1] = unit->name;
	}
	return met;
}

static void
add_parts(struct merge *m, const struct group *group)
{
	struct part *part = NULL;
	uint32_t best = 0;

	for (uint32_t i = group->first; i != MAP_NONE; i = m->units[i].next) {
		struct unit *unit = &m->units[i];

		if (part == NULL || group->apart) {
			GROW(m->parts, m->part_cap, m->part_count + 1);
			part = &m->parts[m->part_count++];
			*part = (struct part){i, NO_COSTS};
			best = unit->costs.count;
		}
		if (unit->costs.count > best) {
			best = unit->costs.count;
			part->unit = i;
		}
		if (unit->costs.count > 0)
			unit->run = m->s->costs[unit->costs.first].run;
		unit->function = (uint32_t)m->part_count - 1;
		chain_join(m->s, &part->costs, &unit->costs);
	}
}

static void
join_units(struct merge *m)
{
	struct store *s = m->s;
	struct map *keys = map_new();
	struct group *groups = xcalloc(m->unit_count + 1, sizeof(*groups));
	uint32_t(*stamps)[2] = xcalloc(s->run_count + 1, sizeof(*stamps));
	struct buf key = BUF_EMPTY;

	for (uint32_t i = 0; i < m->unit_count; i++) {
		const struct named *n = &s->named[m->units[i].name];
		bool is_new;
		uint32_t g;

		name_key(
		    &key, n->kind, n->full_name, n->module, n->lineno, n->name);
		if (s->versions > 1)
			buf_addf(&key, " %u", m->units[i].version);
		g = map_add(keys, buf_str(&key), &is_new);
		if (is_new)
			groups[g] = (struct group){i, i, false};
		else
			m->units[groups[g].last].next = i;
		groups[g].last = i;
	}
	for (uint32_t g = 0; g < map_count(keys); g++) {
		struct group *group = &groups[g];

		for (uint32_t i = group->first; i != MAP_NONE;
		     i = m->units[i].next)
			group->apart |= mark_runs(s, &m->units[i], g, stamps);
		s->kept_apart += group->apart;
		add_parts(m, group);
	}
	buf_free(&key);
	free(stamps);
	free(groups);
	map_free(keys);
}

/* ---- between versions ---- */

static void
find_same(const struct merge *m, uint32_t *same)
{
	struct pairing_item *items = xcalloc(m->part_count + 1, sizeof(*items));

	for (size_t i = 0; i < m->part_count; i++) {
		const struct unit *unit = &m->units[m->parts[i].unit];
		const struct named *n = &m->s->named[unit->name];

		items[i] = (struct pairing_item){n->kind, n->full_name,
		    n->module, n->name, n->lineno, unit->version, unit->run};
	}
	pairing_find(items, m->part_count, m->s->versions, same);
	free(items);
}

static void
add_functions(struct merge *m)
{
	struct store *s = m->s;
	uint32_t *same = xcalloc(m->part_count + 1, sizeof(*same));
	uint32_t *function = xcalloc(m->part_count + 1, sizeof(*function));
	uint32_t *best = xcalloc(m->part_count + 1, sizeof(*best));

	for (uint32_t i = 0; i < m->part_count; i++)
		same[i] = i;
	if (s->versions > 1)
		find_same(m, same);
	for (uint32_t i = 0; i < m->part_count; i++) {
		const struct part *part = &m->parts[i];
		uint32_t name = m->units[part->unit].name, f;

		if (same[i] == i) {
			GROW(s->functions, s->function_cap,
			    s->function_count + 1);
			function[i] = (uint32_t)s->function_count;
			s->functions[s->function_count++] =
			    (struct function){name, NO_COSTS};
		}
		f = function[i] = function[same[i]];
		if (part->costs.count > best[same[i]]) {
			best[same[i]] = part->costs.count;
			s->functions[f].named = name;
		}
		chain_join(s, &s->functions[f].costs, &part->costs);
	}
	for (size_t i = 0; i < m->unit_count; i++)
		m->units[i].function = function[m->units[i].function];
	free(same);
	free(function);
	free(best);
}

/* A name gets the function of its most frequent unit. */
static void
name_functions(struct merge *m)
{
	struct store *s = m->s;
	uint32_t *best = xcalloc(map_count(s->names) + 1, sizeof(*best));

	for (size_t i = 0; i < m->unit_count; i++) {
		const struct unit *unit = &m->units[i];
		struct named *n = &s->named[unit->name];

		if (n->function != MAP_NONE &&
		    unit->costs.count <= best[unit->name])
			continue;
		n->function = unit->function;
		best[unit->name] = unit->costs.count;
	}
	free(best);
}

/* ---- edges ---- */

/* Adds the units that are only callers. */
static void
add_callers(struct merge *m)
{
	struct store *s = m->s;

	for (size_t e = 0; e < s->edge_count; e++)
		for (uint32_t i = s->edges[e].costs.first; i != MAP_NONE;
		     i = s->costs[i].next) {
			uint32_t version = m->version[s->costs[i].run];

			unit_of(m, s->edges[e].caller, version);
			unit_of(m, s->edges[e].callee, version);
		}
}

/* With a single version the ends of edges are replaced by functions. */
static void
join_edges(struct merge *m)
{
	struct store *s = m->s;
	struct pairs *pairs = pairs_new();
	size_t kept = 0;

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

/* With several, each cost goes to the functions of its version. */
static void
split_edges(struct merge *m)
{
	struct store *s = m->s;
	struct edge *old = s->edges;
	size_t count = s->edge_count;

	pairs_free(s->pairs);
	s->pairs = pairs_new();
	s->edges = NULL;
	s->edge_count = s->edge_cap = 0;
	for (size_t e = 0; e < count; e++)
		for (uint32_t i = old[e].costs.first, next; i != MAP_NONE;
		     i = next) {
			uint32_t version = m->version[s->costs[i].run];
			uint32_t a = unit_of(m, old[e].caller, version);
			uint32_t b = unit_of(m, old[e].callee, version);
			struct chain *to = store_edge(
			    s, m->units[a].function, m->units[b].function);

			next = s->costs[i].next;
			store_chain(s, to, i);
		}
	free(old);
}

void
store_merge(struct store *s)
{
	struct merge m = {.s = s, .index = pairs_new()};

	find_versions(&m);
	if (s->versions > 1) {
		split_names(&m);
		add_callers(&m);
	} else {
		take_names(&m);
	}
	join_units(&m);
	add_functions(&m);
	name_functions(&m);
	if (s->versions > 1)
		split_edges(&m);
	else
		join_edges(&m);
	pairs_free(m.index);
	free(m.version);
	free(m.units);
	free(m.parts);
}
