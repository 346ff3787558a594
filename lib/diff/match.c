/*
 * match.c: which function of one group is which of the other; see match.h.
 */
#include "diff/match.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scale/name.h"
#include "stream/json.h"

struct member {
	double lineno;
	uint32_t function;
};

/* Functions of the same file and last name, on either side. */
struct family {
	struct member *members[SIDES]; /* sorted by line */
	size_t count[SIDES], cap[SIDES];
};

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

static int
by_line(const void *a, const void *b)
{
	const struct member *x = a, *y = b;

	if (x->lineno != y->lineno)
		return x->lineno < y->lineno ? -1 : 1;
	return (x->function > y->function) - (x->function < y->function);
}

static void
family_key(struct buf *key, const struct group_function *function)
{
	buf_clear(key);
	buf_addstr(key, name_path_tail(function->module));
	buf_addc(key, ' ');
	buf_addstr(key, name_last_part(function->name));
}

/* Pairs what FAMILY has on both sides; PAIRED maps a function of side a to one
 * of side b. */
static void
pair_family(struct family *family, const struct groups *groups,
    uint32_t *paired, bool *taken)
{
	size_t at[SIDES] = {0, 0};

	if (family->count[SIDE_A] != family->count[SIDE_B])
		for (size_t i = 0; i < family->count[SIDE_A]; i++) {
			uint32_t member = family->members[SIDE_A][i].function;

			if (!groups->functions[member].seen[SIDE_B])
				continue;
			paired[member] = member;
			taken[member] = true;
		}
	for (;;) {
		const struct member *a = family->members[SIDE_A];
		const struct member *b = family->members[SIDE_B];

		while (at[SIDE_A] < family->count[SIDE_A] &&
		       paired[a[at[SIDE_A]].function] != MATCH_NONE)
			at[SIDE_A]++;
		while (at[SIDE_B] < family->count[SIDE_B] &&
		       taken[b[at[SIDE_B]].function])
			at[SIDE_B]++;
		if (at[SIDE_A] == family->count[SIDE_A] ||
		    at[SIDE_B] == family->count[SIDE_B])
			return;
		paired[a[at[SIDE_A]].function] = b[at[SIDE_B]].function;
		taken[b[at[SIDE_B]].function] = true;
	}
}

/* Python functions by file and name, and pairs them by the order of lines. */
static void
pair_by_order(const struct groups *groups, uint32_t *paired, bool *taken)
{
	struct map *names = map_new();
	struct family *families =
	    xcalloc(groups->function_count + 1, sizeof(*families));
	struct buf key = BUF_EMPTY;

	for (size_t i = 0; i < groups->function_count; i++) {
		const struct group_function *function = &groups->functions[i];
		uint32_t index;

		if (str_is(function->kind, "builtin") ||
		    !(function->lineno > 0))
			continue;
		family_key(&key, function);
		index = map_add(names, buf_str(&key), NULL);
		for (int side = SIDE_A; side < SIDES; side++) {
			struct family *family = &families[index];

			if (!function->seen[side])
				continue;
			GROW(family->members[side], family->cap[side],
			    family->count[side] + 1);
			family->members[side][family->count[side]++] =
			    (struct member){function->lineno, (uint32_t)i};
		}
	}
	for (size_t i = 0; i < map_count(names); i++) {
		for (int side = SIDE_A; side < SIDES; side++)
			if (families[i].count[side] > 1)
				qsort(families[i].members[side],
				    families[i].count[side],
				    sizeof(struct member), by_line);
		pair_family(&families[i], groups, paired, taken);
		free(families[i].members[SIDE_A]);
		free(families[i].members[SIDE_B]);
	}
	free(families);
	map_free(names);
	buf_free(&key);
}

static void
pair_same(const struct groups *groups, uint32_t *paired, bool *taken)
{
	for (uint32_t i = 0; i < groups->function_count; i++)
		if (groups->functions[i].seen[SIDE_A] &&
		    groups->functions[i].seen[SIDE_B] &&
		    paired[i] == MATCH_NONE && !taken[i]) {
			paired[i] = i;
			taken[i] = true;
		}
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
	if (!match_one_commit(groups))
		pair_by_order(groups, paired, taken);
	pair_same(groups, paired, taken);
	for (uint32_t i = 0; i < functions; i++) {
		if (groups->functions[i].seen[SIDE_A])
			(*matches)[count++] = (struct match){{i, paired[i]}};
		if (groups->functions[i].seen[SIDE_B] && !taken[i])
			(*matches)[count++] = (struct match){{MATCH_NONE, i}};
	}
	free(paired);
	free(taken);
	return count;
}
