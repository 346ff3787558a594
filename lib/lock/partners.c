/* partners.c: see partners.h. */
#include "lock/partners.h"

#include <math.h>
#include <stdlib.h>

#include "function/name.h"

struct str
partners_last_name(const struct locked_law *law)
{
	struct str name = law->line.full_name;

	for (size_t i = name.len; i > 0; i--)
		if (name.data[i - 1] == ' ')
			return name_last_part(
			    (struct str){name.data + i, name.len - i});
	return name_last_part(name);
}

/* Pairs those that one side alone has by their last name, if either side has it
 * once. */
static void
pair_moved(struct partners *partners, const struct locked *now)
{
	struct map *names = map_new();
	struct lone *gone = &partners->gone;
	size_t most = gone->count + now->count + 1;
	size_t *at = xcalloc(most, sizeof(*at));
	unsigned *of_gone = xcalloc(most, sizeof(*of_gone));
	unsigned *of_fresh = xcalloc(most, sizeof(*of_fresh));

	for (size_t i = 0; i < gone->count; i++) {
		uint32_t name =
		    map_add(names, partners_last_name(gone->laws[i]), NULL);

		at[name] = i;
		of_gone[name]++;
	}
	for (size_t i = 0; i < now->count; i++)
		if (partners->of[i] == NULL)
			of_fresh[map_add(
			    names, partners_last_name(&now->laws[i]), NULL)]++;
	for (size_t i = 0; i < now->count; i++) {
		uint32_t name =
		    map_find(names, partners_last_name(&now->laws[i]));

		if (partners->of[i] != NULL || of_gone[name] != 1 ||
		    of_fresh[name] != 1)
			continue;
		partners->of[i] = gone->laws[at[name]];
		gone->laws[at[name]] = NULL;
	}
	map_free(names);
	free(at);
	free(of_gone);
	free(of_fresh);
}

void
partners_find(struct partners *partners, const struct locked *before,
    const struct locked *now)
{
	struct lone *gone = &partners->gone;

	partners->of = xcalloc(now->count + 1, sizeof(*partners->of));
	*gone = (struct lone){
	    xcalloc(before->count + now->count + 1, sizeof(*gone->laws)), 0};
	for (size_t i = 0; i < now->count; i++)
		partners->of[i] = locked_find(before, now->laws[i].line.program,
		    now->laws[i].line.full_name);
	for (size_t i = 0; i < before->count; i++)
		if (locked_find(now, before->laws[i].line.program,
			before->laws[i].line.full_name) == NULL)
			gone->laws[gone->count++] = &before->laws[i];
	pair_moved(partners, now);
}

void
partners_release(struct partners *partners)
{
	free(partners->of);
	free(partners->gone.laws);
}

bool
lone_find(const struct lone *lone, double p, size_t *at)
{
	double best = HUGE_VAL;

	for (size_t i = 0; i < lone->count; i++) {
		double other = lone->laws[i] == NULL
				   ? -HUGE_VAL
				   : locked_most(&lone->laws[i]->line);

		if (other >= p && other < best) {
			best = other;
			*at = i;
		}
	}
	return best < HUGE_VAL;
}
