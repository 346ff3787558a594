/* store.c: see store.h. */
#include "scale/store.h"

#include <math.h>

#include "core/number.h"

void
store_init(struct store *s)
{
	*s = (struct store){.texts = map_new(),
	    .names = map_new(),
	    .pairs = pairs_new(),
	    .ids = map_new(),
	    .commits = map_new(),
	    .point_keys = map_new()};
	map_add(s->commits, STR(""), NULL);
}

void
store_release(struct store *s)
{
	map_free(s->texts);
	map_free(s->names);
	pairs_free(s->pairs);
	map_free(s->ids);
	map_free(s->commits);
	map_free(s->point_keys);
	free(s->named);
	free(s->edges);
	free(s->functions);
	free(s->current);
	free(s->runs);
	free(s->costs);
	free(s->points);
	free(s->held);
}

static void
open_run(struct store *s, uint32_t id, uint32_t former)
{
	GROW(s->runs, s->run_cap, s->run_count + 1);
	s->current[id] = (uint32_t)s->run_count;
	s->runs[s->run_count++] = (struct store_run){
	    .id = id, .former = former, .size = NAN, .iterations = NAN};
}

/* Like map_add(). *LAST is the last result, and usually the next one, since the
 * lines of a run, and edges to a function, are together. */
static uint32_t
find_again(struct map *map, struct str key, uint32_t *last, bool *is_new)
{
	*is_new = false;
	if (*last >= map_count(map) || !str_equal(map_key(map, *last), key))
		*last = map_add(map, key, is_new);
	return *last;
}

static uint32_t
find_id(struct store *s, struct str id)
{
	bool is_new;
	uint32_t index = find_again(s->ids, id, &s->last_id, &is_new);

	if (is_new) {
		GROW(s->current, s->current_cap, (size_t)index + 1);
		open_run(s, index, MAP_NONE);
	}
	return index;
}

void
store_start_run(struct store *s, struct str id)
{
	uint32_t index = find_id(s, id);
	const struct store_run *run = &s->runs[s->current[index]];

	if (run->lines > 0 || run->points > 0)
		open_run(s, index, s->current[index]);
}

uint32_t
store_last_state(const struct store *s, uint32_t id)
{
	for (uint32_t i = s->current[id]; i != MAP_NONE;
	     i = s->runs[i].former) {
		const struct store_run *run = &s->runs[i];

		if (!run->replaced &&
		    (run->lines > 0 || run->points > 0 || run->broken))
			return i;
	}
	return MAP_NONE;
}

void
store_revision(struct store *s, struct str id, struct str commit, bool changed)
{
	s->runs[s->current[find_id(s, id)]].revision =
	    2 * map_add(s->commits, commit, NULL) + changed;
}

uint32_t
store_revisions(const struct store *s)
{
	return 2 * map_count(s->commits);
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
find_name(struct store *s, const struct func_line *line, uint32_t *last)
{
	bool is_new;
	uint32_t index = find_again(s->names, line->full_name, last, &is_new);
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
	if (named->origin == ORIGIN_UNKNOWN)
		named->origin = line->origin;
	return index;
}

static uint32_t
find_caller(struct store *s, struct str full_name)
{
	struct func_line caller = {.full_name = full_name, .lineno = NAN};
	uint32_t index = find_name(s, &caller, &s->last_caller);
	struct named *named = &s->named[index];

	/* A caller has only its full name. */
	if (named->module.data == NULL) {
		name_split(
		    full_name, &caller.module, &caller.lineno, &caller.name);
		named->module = keep(s, caller.module);
		named->name = keep(s, caller.name);
		named->lineno = caller.lineno;
	}
	return index;
}

void
store_chain(struct store *s, struct chain *chain, uint32_t cost)
{
	if (chain->count++ == 0)
		chain->first = cost;
	else
		s->costs[chain->last].next = cost;
	chain->last = cost;
	s->costs[cost].next = MAP_NONE;
}

struct chain *
store_edge(struct store *s, uint32_t caller, uint32_t callee)
{
	bool is_new;
	uint32_t index = pairs_add(s->pairs, caller, callee, &is_new);

	if (is_new) {
		GROW(s->edges, s->edge_cap, (size_t)index + 1);
		s->edges[index] = (struct edge){caller, callee, NO_COSTS};
		s->edge_count++;
	}
	return &s->edges[index].costs;
}

/* The state of the run that a line belongs to; its first line makes the former
 * states void. */
static uint32_t
run_of_line(struct store *s, struct str id, double size)
{
	uint32_t index = find_id(s, id), at = s->current[index];
	struct store_run *run = &s->runs[at];

	/* Those before the former one were replaced by it. */
	if (run->lines == 0 && run->points == 0 && run->former != MAP_NONE)
		s->runs[run->former].replaced = true;
	if (isfinite(size))
		run->size = size;
	return at;
}

/* The checkpoint called NAME of a run. */
static uint32_t
find_point(struct store *s, uint32_t run, struct str name)
{
	static struct buf key;
	bool is_new;
	uint32_t index;

	buf_clear(&key);
	buf_add(&key, &run, sizeof(run));
	buf_addstr(&key, name);
	index = map_add(s->point_keys, buf_str(&key), &is_new);
	if (is_new) {
		struct store_point *point;

		GROW(s->points, s->point_cap, (size_t)index + 1);
		point = &s->points[index];
		*point = (struct store_point){.run = run,
		    .iterations = NAN,
		    .calls = NAN,
		    .median_s = NAN,
		    .p99_s = NAN,
		    .worst_s = NAN,
		    .timed = NAN};
		for (int m = 0; m < METRICS; m++)
			point->metrics[m] = NAN;
		s->runs[run].points++;
		if (!number_parse(name, &point->order))
			point->order = (double)s->runs[run].points;
	}
	return index;
}

void
store_add_point(struct store *s, const struct point_line *line)
{
	/* Naming it may move the array. */
	uint32_t run = run_of_line(s, line->run, line->size);
	uint32_t index = find_point(s, run, line->point);
	struct store_point *point = &s->points[index];

	point->iterations = line->iterations;
	memcpy(point->metrics, line->metrics, sizeof(point->metrics));
	point->calls = line->calls;
	point->driver = keep(s, line->driver);
	point->median_s = line->median_s;
	point->p99_s = line->p99_s;
	point->worst_s = line->worst_s;
	point->timed = line->timed;
}

void
store_add_memory(struct store *s, const struct memory_line *line)
{
	struct func_line func = {.kind = line->kind,
	    .full_name = line->full_name,
	    .module = line->module,
	    .name = line->name,
	    .lineno = line->lineno};
	struct held held = {.named = MAP_NONE, .bytes = line->bytes};

	held.run = run_of_line(s, line->run, line->size);
	if (!number_parse(line->point, &held.order))
		held.order = (double)s->held_count;
	if (!str_is(line->kind, "program"))
		held.named = find_name(s, &func, &s->last_name);
	GROW(s->held, s->held_cap, s->held_count + 1);
	s->held[s->held_count++] = held;
}

void
store_add(struct store *s, const struct func_line *line)
{
	uint32_t at = run_of_line(s, line->run, line->size), point = MAP_NONE;
	struct store_run *run = &s->runs[at];
	struct chain *chain;
	uint32_t name = MAP_NONE;

	if (line->point.len > 0) {
		point = find_point(s, at, line->point);
		s->points[point].lines++;
		if (!isfinite(s->points[point].iterations))
			s->points[point].iterations = line->iterations;
	} else {
		run->lines++;
		if (isfinite(line->iterations))
			run->iterations = line->iterations;
	}
	if (line->caller.data != NULL) {
		uint32_t callee = find_name(s, line, &s->last_name);

		chain = store_edge(s, find_caller(s, line->caller), callee);
	} else {
		/* Naming it may move the array. */
		name = find_name(s, line, &s->last_name);
		chain = &s->named[name].costs;
		run->has_own = run->has_own || isfinite(line->own);
	}
	GROW(s->costs, s->cost_cap, s->cost_count + 1);
	s->costs[s->cost_count] =
	    (struct cost){.values = {[METRIC_OWN] = line->own,
			      [METRIC_TSUB] = line->tsub,
			      [METRIC_NCALL] = line->ncall,
			      [METRIC_TTOT] = line->ttot,
			      [METRIC_WAIT] = line->wait},
		.wait_most =
		    isfinite(line->wait_most) ? line->wait_most : line->wait,
		.run = at,
		.point = point};
	if (line->caller.data == NULL)
		s->costs[s->cost_count].named = name;
	else if (line->call_lineno < INT32_MAX)
		s->costs[s->cost_count].call_lineno = (int)line->call_lineno;
	store_chain(s, chain, (uint32_t)s->cost_count++);
}

void
store_add_line(struct store *s, const struct line_line *line)
{
	struct func_line edge = line_line_edge(line);

	store_add(s, &edge);
}

void
store_rename(struct store *s, const uint32_t *place)
{
	uint32_t *count = xcalloc(map_count(s->names) + 1, sizeof(*count));

	for (size_t f = 0; f < s->function_count; f++) {
		struct function *function = &s->functions[f];
		uint32_t most = 0;

		for (uint32_t i = function->costs.first; i != MAP_NONE;
		     i = s->costs[i].next) {
			uint32_t named = s->costs[i].named;

			if (place[s->costs[i].run] == MAP_NONE ||
			    ++count[named] <= most)
				continue;
			most = count[named];
			function->named = named;
		}
	}
	free(count);
}
