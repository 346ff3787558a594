/* cacheline.c: see cacheline.h. */
#include "stream/cacheline.h"

#include "stream/members.h"

#define AT(key, kind, member) COLUMN_AT(struct cache_line, key, kind, 0, member)

static const char *const answers[] = {"", "yes", "no", NULL};

static const char *const advices[] = {"", "preload", "single", "repeat", NULL};

static const struct column columns[] = {
    {AT("size", NUMBER, size)},
    {AT("start", TEXT, start)},
    {AT("end", TEXT, end)},
    {AT("iterations", NUMBER, iterations)},
    {AT("cold_runs", NUMBER, cold_runs)},
    {AT("warm_runs", NUMBER, warm_runs)},
    {AT("cold_s", NUMBER, cold_s), .needed = true},
    {AT("warm_s", NUMBER, warm_s), .needed = true},
    {AT("saving", NUMBER, saving), .needed = true, .decimals = 6},
    {AT("saving_lo", NUMBER, saving_lo), .decimals = 6},
    {AT("saving_hi", NUMBER, saving_hi), .decimals = 6},
    {AT("advice", ENUM, advice), .words = advices},
    {AT("cold_was_empty", ENUM, cold_empty), .words = answers},
    {AT("cold_left_some", ENUM, cold_left), .words = answers},
    {AT("cold_bytes_after", NUMBER, cold_bytes_after)},
    {AT("warm_was_filled", ENUM, warm_filled), .words = answers},
    {AT("warm_bytes_before", NUMBER, warm_bytes_before)},
    {AT("cold_cpu_s", NUMBER, cold_cpu_s)},
    {AT("warm_cpu_s", NUMBER, warm_cpu_s)},
    {AT("cpu_saving", NUMBER, cpu_saving), .decimals = 6},
    {AT("cpu_saving_lo", NUMBER, cpu_saving_lo), .decimals = 6},
    {AT("cpu_saving_hi", NUMBER, cpu_saving_hi), .decimals = 6},
    {AT("program", TEXT, program)},
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
