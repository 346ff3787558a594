/* match.c: see match.h. */
#include "diff/match.h"

#include <stdlib.h>
#include <string.h>

#include "function/name.h"
#include "function/pairing.h"
#include "stream/json.h"

bool
match_one_commit(const struct groups *groups)
{
	const char *first = NULL;

	for (size_t i = 0; i < groups->run_count; i++) {
		const struct group_run *run = &groups->runs[i];
		const char *rev;

		if (run->side == SIDE_NONE)
			continue;
		rev =
		    run->has_line ? run_result_text(&run->line, "git_rev") : "";
		if (rev[0] == '\0' ||
		    json_bool(json_get(run->line.result, "git_dirty"), false))
			return false;
		if (first == NULL)
			first = rev;
		if (strcmp(first, rev) != 0)
			return false;
	}
	return first != NULL;
}

/* Lists the functions of each side, as versions for pairing_find(): *ITEMS by
 * side, then in the order of arrival; *FUNCTIONS are their indexes. */
static size_t
list_items(const struct groups *groups, struct pairing_item **items,
    uint32_t **functions)
{
	size_t most = groups->function_count * SIDES + 1, count = 0;
	/* The run whose line first named the function, and so its module. */
	uint32_t *run =
	    xreallocarray(NULL, groups->function_count + 1, sizeof(*run));

	*items = xcalloc(most, sizeof(**items));
	*functions = xcalloc(most, sizeof(**functions));
	for (size_t i = 0; i < groups->function_count; i++)
		run[i] = MATCH_NONE;
	for (size_t i = groups->sample_count; i-- > 0;)
		run[groups->samples[i].function] = groups->samples[i].run;
	for (uint32_t side = SIDE_A; side < SIDES; side++)
		for (uint32_t i = 0; i < groups->function_count; i++) {
			const struct group_function *f = &groups->functions[i];

			if (!f->seen[side])
				continue;
			(*items)[count] =
			    (struct pairing_item){f->kind, f->full_name,
				f->place, f->name, f->lineno, side, run[i]};
			(*functions)[count++] = i;
		}
	free(run);
	return count;
}

/* PAIRED: for each function of side a that of side b. */
static void
pair_sides(const struct groups *groups, uint32_t *paired, bool *taken)
{
	struct pairing_item *items;
	uint32_t *functions, *same;
	size_t count = list_items(groups, &items, &functions);

	same = xcalloc(count + 1, sizeof(*same));
	pairing_find(items, count, SIDES, same);
	for (size_t i = 0; i < count; i++) {
		if (same[i] == i)
			continue;
		paired[functions[same[i]]] = functions[i];
		taken[functions[i]] = true;
	}
	free(same);
	free(items);
	free(functions);
}

static void
pair_same(const struct groups *groups, uint32_t *paired, bool *taken)
{
	for (uint32_t i = 0; i < groups->function_count; i++)
		if (groups->functions[i].seen[SIDE_A] &&
		    groups->functions[i].seen[SIDE_B]) {
			paired[i] = i;
			taken[i] = true;
		}
}

static void
mark_new(const struct groups *groups, struct match *matches, size_t count)
{
	struct map *lone = map_new();

	for (size_t i = 0; i < count; i++)
		if (matches[i].function[SIDE_B] == MATCH_NONE)
			map_add(lone,
			    name_last_part(
				groups->functions[matches[i].function[SIDE_A]]
				    .name),
			    NULL);
	for (size_t i = 0; i < count; i++) {
		const uint32_t *pair = matches[i].function;

		matches[i].is_new =
		    pair[SIDE_A] == MATCH_NONE &&
		    map_find(lone,
			name_last_part(groups->functions[pair[SIDE_B]].name)) ==
			MAP_NONE;
	}
	map_free(lone);
}

size_t
match_functions(const struct groups *groups, struct match **matches)
{
	size_t functions = groups->function_count, count = 0;
	uint32_t *paired = xreallocarray(NULL, functions + 1, sizeof(*paired));
	bool *taken = xcalloc(functions + 1, sizeof(*taken));

	*matches = xreallocarray(NULL, 2 * functions + 1, sizeof(**matches));
	for (size_t i = 0; i < functions; i++)
		paired[i] = MATCH_NONE;
	if (match_one_commit(groups))
		pair_same(groups, paired, taken);
	else
		pair_sides(groups, paired, taken);
	for (uint32_t i = 0; i < functions; i++) {
		if (groups->functions[i].seen[SIDE_A])
			(*matches)[count++] =
			    (struct match){{i, paired[i]}, false};
		if (groups->functions[i].seen[SIDE_B] && !taken[i])
			(*matches)[count++] =
			    (struct match){{MATCH_NONE, i}, false};
	}
	mark_new(groups, *matches, count);
	free(paired);
	free(taken);
	return count;
}
