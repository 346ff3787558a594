/* cacheline.c: see cacheline.h. */
#include "stream/cacheline.h"

#include "stream/members.h"

#define AT(column, kind, member) \
	MEMBER_AT(struct cache_line, column, kind, member)

static const char *const answers[] = {"", "yes", "no", NULL};
static const char *const advices[] = {"", "preload", "single", "repeat", NULL};

static const struct line_member members[] = {
    {AT(CACHE_SIZE, NUMBER, size)},
    {AT(CACHE_START, TEXT, start)},
    {AT(CACHE_END, TEXT, end)},
    {AT(CACHE_ITERATIONS, NUMBER, iterations)},
    {AT(CACHE_COLD_RUNS, NUMBER, cold_runs)},
    {AT(CACHE_WARM_RUNS, NUMBER, warm_runs)},
    {AT(CACHE_COLD, NUMBER, cold_s), .needed = true},
    {AT(CACHE_WARM, NUMBER, warm_s), .needed = true},
    {AT(CACHE_SAVING, NUMBER, saving), .needed = true, .decimals = 6},
    {AT(CACHE_SAVING_LO, NUMBER, saving_lo), .decimals = 6},
    {AT(CACHE_SAVING_HI, NUMBER, saving_hi), .decimals = 6},
    {AT(CACHE_ADVICE, ENUM, advice), .words = advices},
    {AT(CACHE_COLD_EMPTY, ENUM, cold_empty), .words = answers},
    {AT(CACHE_COLD_LEFT, ENUM, cold_left), .words = answers},
    {AT(CACHE_COLD_BYTES_AFTER, NUMBER, cold_bytes_after)},
    {AT(CACHE_WARM_FILLED, ENUM, warm_filled), .words = answers},
    {AT(CACHE_WARM_BYTES_BEFORE, NUMBER, warm_bytes_before)},
};

enum status
cache_line_read(
    const struct reader *in, const struct row *row, struct cache_line *cache)
{
	*cache = (struct cache_line){.start = {NULL, 0}};
	return members_read(in, row, members, COUNT_OF(members), cache);
}

void
cache_line_write(struct writer *out, const struct cache_line *cache)
{
	writer_begin(out, &shape_cache);
	members_write(out, members, COUNT_OF(members), cache);
	writer_end(out);
}

void
cache_line_keep(struct cache_line *cache, struct map *strings)
{
	members_keep(members, COUNT_OF(members), cache, strings);
}
