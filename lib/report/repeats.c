/* repeats.c: see repeats.h. */
#include "report/repeats.h"

#include <math.h>

#include "core/map.h"

#define RUNS_MAX 200

struct list {
	struct repeat *runs;
	size_t count, cap;
};

struct repeats {
	struct map *index; /* by full_name: index in lists */
	struct list *lists;
	size_t cap;
};

struct repeats *
repeats_new(void)
{
	struct repeats *repeats = xcalloc(1, sizeof(*repeats));

	repeats->index = map_new();
	return repeats;
}

void
repeats_free(struct repeats *repeats)
{
	for (uint32_t i = 0; i < map_count(repeats->index); i++)
		free(repeats->lists[i].runs);
	free(repeats->lists);
	map_free(repeats->index);
	free(repeats);
}

void
repeats_add(struct repeats *repeats, const struct func_line *func)
{
	double seconds = isfinite(func->own) ? func->own : func->tsub;
	struct list *list;
	uint32_t index;
	bool is_new;

	if (!(seconds > 0))
		return;
	index = map_add(repeats->index, func->full_name, &is_new);
	GROW(repeats->lists, repeats->cap, (size_t)index + 1);
	list = &repeats->lists[index];
	if (is_new)
		*list = (struct list){.runs = NULL};
	if (list->count == RUNS_MAX)
		return;
	GROW(list->runs, list->cap, list->count + 1);
	list->runs[list->count++] =
	    (struct repeat){func->size, func->iterations, seconds};
}

const struct repeat *
repeats_of(const struct repeats *repeats, struct str full_name, size_t *count)
{
	uint32_t index = map_find(repeats->index, full_name);

	*count = index == MAP_NONE ? 0 : repeats->lists[index].count;
	return *count == 0 ? NULL : repeats->lists[index].runs;
}
