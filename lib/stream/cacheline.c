/* cacheline.c: see cacheline.h. */
#include "stream/cacheline.h"

#include "stream/members.h"

#define AT(key, kind, width, member) \
	COLUMN_AT(struct cache_line, key, kind, width, member)

static const char *const answers[] = {"", "yes", "no", NULL};

static const char *const advices[] = {"", "preload", "single", "repeat", NULL};

static const struct column columns[] = {
    {AT("size", NUMBER, 8, size)},
    {AT("start", TEXT, 10, start)},
    {AT("end", TEXT, 10, end)},
    {AT("iterations", NUMBER, 0, iterations)},
    {AT("cold_runs", NUMBER, 9, cold_runs)},
    {AT("warm_runs", NUMBER, 9, warm_runs)},
    {AT("cold_s", NUMBER, 9, cold_s), .needed = true},
    {AT("warm_s", NUMBER, 9, warm_s), .needed = true},
    {AT("saving", NUMBER, 8, saving), .needed = true, .decimals = 6},
    {AT("saving_lo", NUMBER, 9, saving_lo), .decimals = 6},
    {AT("saving_hi", NUMBER, 9, saving_hi), .decimals = 6},
    {AT("advice", ENUM, 8, advice), .words = advices},
    {AT("cold_was_empty", ENUM, 0, cold_empty), .words = answers},
    {AT("cold_left_some", ENUM, 0, cold_left), .words = answers},
    {AT("cold_bytes_after", NUMBER, 0, cold_bytes_after)},
    {AT("warm_was_filled", ENUM, 0, warm_filled), .words = answers},
    {AT("warm_bytes_before", NUMBER, 0, warm_bytes_before)},
    {AT("cold_cpu_s", NUMBER, 0, cold_cpu_s)},
    {AT("warm_cpu_s", NUMBER, 0, warm_cpu_s)},
    {AT("cpu_saving", NUMBER, 10, cpu_saving), .decimals = 6},
    {AT("cpu_saving_lo", NUMBER, 13, cpu_saving_lo), .decimals = 6},
    {AT("cpu_saving_hi", NUMBER, 13, cpu_saving_hi), .decimals = 6},
    {AT("program", TEXT, 24, program)},
};
SHAPE(cache, columns);

enum status
cache_line_read(
    const struct reader *in, const struct row *row, struct cache_line *cache)
{
	*cache = (struct cache_line){.start = {NULL, 0}};
	return members_read(in, row, cache);
}

void
cache_line_write(struct writer *out, const struct cache_line *cache)
{
	members_write(out, &shape_cache, cache);
}

void
cache_line_keep(struct cache_line *cache, struct map *strings)
{
	members_keep(&shape_cache, cache, strings);
}
