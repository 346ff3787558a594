/* programs.c: see programs.h. */
#include "scale/programs.h"

#include <math.h>

#include "core/map.h"

/* The runs of one hash. */
struct group {
	const struct run_line *first;
	const char *code; /* what was run; "" if not known yet */
	bool sizes;	  /* they are of several sizes */
	bool labels;	  /* they have several labels */
	bool alone;	  /* see alone_at_size() */
	uint32_t is;	  /* the group that it is one program with, or itself */
};

/* True for runs of different size, as far as is known. */
static bool
differ_in_size(const struct run_line *a, const struct run_line *b)
{
	if (isfinite(a->size) && isfinite(b->size))
		return a->size < b->size || a->size > b->size;
	return strcmp(a->start, b->start) != 0 || strcmp(a->end, b->end) != 0;
}

static void
group_take(struct group *group, const struct run_line *run)
{
	const char *code = run_result_text(run, "program");

	if (group->first == NULL)
		*group =
		    (struct group){.first = run, .code = "", .is = group->is};
	if (*group->code == '\0')
		group->code = code;
	group->sizes |= differ_in_size(group->first, run);
	group->labels |= strcmp(group->first->label, run->label) != 0;
}

/* ---- groups that are one program ---- */

static bool
same_code(const struct group *a, const struct group *b)
{
	return *a->code == '\0' || *b->code == '\0' ||
	       strcmp(a->code, b->code) == 0;
}

/* True if no other group of this code has one size, and that, too. */
static bool
alone_at_size(const struct group *groups, size_t count, size_t at)
{
	if (groups[at].sizes)
		return false;
	for (size_t i = 0; i < count; i++)
		if (i != at && !groups[i].sizes &&
		    same_code(&groups[i], &groups[at]) &&
		    !differ_in_size(groups[i].first, groups[at].first))
			return false;
	return true;
}

/* Joins those of one size each. True if there are such. */
static bool
join_sizes(struct group *groups, size_t count)
{
	bool joined = false;

	for (size_t i = 0; i < count; i++)
		groups[i].alone = alone_at_size(groups, count, i);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < i && groups[i].is == i; k++)
			if (groups[k].is == k &&
			    same_code(&groups[k], &groups[i]) &&
			    groups[k].alone && groups[i].alone) {
				groups[i].is = (uint32_t)k;
				joined = true;
			}
	return joined;
}

/* Runs without a hash are of the only program. */
static void
join_unknown(struct group *groups, size_t count)
{
	size_t roots = 0, unknown = count, known = count;

	for (size_t i = 0; i < count; i++)
		if (groups[i].is == i) {
			roots++;
			*(*groups[i].first->program_hash == '\0' ? &unknown
								 : &known) = i;
		}
	if (roots != 2 || unknown == count || known == count)
		return;
	if (unknown < known)
		groups[known].is = (uint32_t)unknown;
	else
		groups[unknown].is = (uint32_t)known;
}

/* ---- names ---- */

static const char *
code_of(const struct group *group)
{
	if (*group->code != '\0')
		return group->code;
	return *group->first->label != '\0' ? group->first->label
					    : group->first->id;
}

/* The code; of several programs with one code the label, where it tells them
 * apart, or else the first run. */
static char *
name_of(const struct group *groups, size_t count, size_t at)
{
	const struct group *own = &groups[at];
	bool code = true, label = !own->labels && *own->first->label != '\0';
	struct buf name = BUF_EMPTY;

	for (size_t i = 0; i < count; i++) {
		if (i == at || groups[i].is != i ||
		    strcmp(code_of(&groups[i]), code_of(own)) != 0)
			continue;
		code = false;
		label &= !groups[i].labels &&
			 strcmp(groups[i].first->label, own->first->label) != 0;
	}
	buf_adds(&name, code_of(own));
	if (!code && label)
		buf_addf(&name, " %s", own->first->label);
	else if (!code)
		buf_addf(&name, " (as %s)", own->first->id);
	return buf_take(&name);
}

/* ---- grouping ---- */

static void
by_command(struct programs *programs, const struct run_table *runs)
{
	size_t count = run_table_count(runs), known;
	struct group *groups = xcalloc(count + 1, sizeof(*groups));
	uint32_t *numbers = xcalloc(count + 1, sizeof(*numbers));
	struct map *hashes = map_new();

	for (size_t i = 0; i < count; i++) {
		const struct run_line *run = run_table_at(runs, i);

		programs->of[i] =
		    map_add(hashes, str_of(run->program_hash), NULL);
		groups[programs->of[i]].is = programs->of[i];
		group_take(&groups[programs->of[i]], run);
	}
	known = map_count(hashes);
	programs->supposed = join_sizes(groups, known);
	join_unknown(groups, known);
	for (size_t i = 0; i < known; i++) {
		if (groups[i].is < i) {
			numbers[i] = numbers[groups[i].is];
			continue;
		}
		numbers[i] = (uint32_t)programs->count;
		programs->names[programs->count++] = name_of(groups, known, i);
	}
	for (size_t i = 0; i < count; i++)
		programs->of[i] = numbers[programs->of[i]];
	map_free(hashes);
	free(numbers);
	free(groups);
}

static void
by_label(struct programs *programs, const struct run_table *runs)
{
	struct map *labels = map_new();

	for (size_t i = 0; i < run_table_count(runs); i++) {
		const char *label = run_table_at(runs, i)->label;

		programs->of[i] = map_add(
		    labels, str_of(*label == '\0' ? "no label" : label), NULL);
	}
	for (uint32_t i = 0; i < map_count(labels); i++)
		programs->names[programs->count++] =
		    xstrdup(map_key(labels, i).data);
	map_free(labels);
}

void
programs_find(struct programs *programs, const struct run_table *runs,
    const char *key, bool others)
{
	size_t count = run_table_count(runs);

	*programs =
	    (struct programs){.names = xcalloc(count + 2, sizeof(char *)),
		.of = xcalloc(count + 1, sizeof(uint32_t))};
	if (key != NULL)
		by_label(programs, runs);
	else
		by_command(programs, runs);
	if (others && programs->count != 1) {
		programs->others = (uint32_t)programs->count;
		programs->names[programs->count++] = xstrdup("no run line");
	}
}

void
programs_release(struct programs *programs)
{
	for (size_t i = 0; i < programs->count; i++)
		free(programs->names[i]);
	free(programs->names);
	free(programs->of);
}
