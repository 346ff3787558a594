/* record.c: see record.h. */
#include "stream/record.h"

/* The most frequent ones first. */
static const struct shape *const shapes[] = {&shape_func, &shape_edge,
    &shape_run, &shape_point, &shape_memory, &shape_line, &shape_scale,
    &shape_cause, &shape_diff, &shape_cache, &shape_answer, &shape_trend,
    &shape_package, &shape_early, &shape_lock, &shape_change, &shape_check,
    &shape_program, &shape_note};

const struct shape *
shape_of(struct str type)
{
	for (size_t i = 0; i < COUNT_OF(shapes); i++)
		if (str_is(type, shapes[i]->type))
			return shapes[i];
	return NULL;
}

void
shapes_print(FILE *file)
{
	for (size_t i = 0; i < COUNT_OF(shapes); i++)
		for (size_t k = 0; k < shapes[i]->count; k++)
			fprintf(file, "%s %s\n", shapes[i]->type,
			    shapes[i]->columns[k].key.data);
}

int
shape_column(const struct shape *shape, struct str key, int hint)
{
	size_t from = hint < 0 ? 0 : (size_t)hint;

	for (size_t i = from; i < shape->count; i++)
		if (str_equal(shape->columns[i].key, key))
			return (int)i;
	for (size_t i = 0; i < from && i < shape->count; i++)
		if (str_equal(shape->columns[i].key, key))
			return (int)i;
	return -1;
}
