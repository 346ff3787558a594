/*
 * cacheline.c: see cacheline.h.
 */
#include "stream/cacheline.h"

static const char *const answers[] = {NULL, "yes", "no"};
static const char *const advices[] = {NULL, "preload", "single", "repeat"};

/* The index of TEXT among the names, 0 if it is none of them. */
static int
place_of(const char *const *names, int count, struct str text)
{
	for (int i = 1; i < count; i++)
		if (str_is(text, names[i]))
			return i;
	return 0;
}

static enum cache_answer
answer_of(struct str text)
{
	return (enum cache_answer)place_of(answers, COUNT_OF(answers), text);
}

enum status
cache_line_read(
    const struct reader *in, const struct row *row, struct cache_line *cache)
{
	struct str advice = {NULL, 0}, empty = {NULL, 0}, left = {NULL, 0},
		   filled = {NULL, 0};
	const struct text_column texts[] = {
	    {CACHE_START, &cache->start},
	    {CACHE_END, &cache->end},
	    {CACHE_ADVICE, &advice},
	    {CACHE_COLD_EMPTY, &empty},
	    {CACHE_COLD_LEFT, &left},
	    {CACHE_WARM_FILLED, &filled},
	};
	const struct number_column numbers[] = {
	    {CACHE_SIZE, &cache->size},
	    {CACHE_ITERATIONS, &cache->iterations},
	    {CACHE_COLD_RUNS, &cache->cold_runs},
	    {CACHE_WARM_RUNS, &cache->warm_runs},
	    {CACHE_COLD, &cache->cold_s},
	    {CACHE_WARM, &cache->warm_s},
	    {CACHE_SAVING, &cache->saving},
	    {CACHE_SAVING_LO, &cache->saving_lo},
	    {CACHE_SAVING_HI, &cache->saving_hi},
	    {CACHE_COLD_BYTES_AFTER, &cache->cold_bytes_after},
	    {CACHE_WARM_BYTES_BEFORE, &cache->warm_bytes_before},
	};
	static const int needed[] = {CACHE_COLD, CACHE_WARM, CACHE_SAVING};
	enum status status;

	*cache = (struct cache_line){.start = {NULL, 0}};
	status = row_read_columns(in, row,
	    &(struct columns){.texts = texts,
		.text_count = COUNT_OF(texts),
		.numbers = numbers,
		.number_count = COUNT_OF(numbers),
		.needed = needed,
		.needed_count = COUNT_OF(needed)});
	cache->advice =
	    (enum cache_advice)place_of(advices, COUNT_OF(advices), advice);
	cache->cold_empty = answer_of(empty);
	cache->cold_left = answer_of(left);
	cache->warm_filled = answer_of(filled);
	return status;
}

void
cache_line_write(struct writer *out, const struct cache_line *cache)
{
	writer_begin(out, &shape_cache);
	writer_number(out, CACHE_SIZE, cache->size);
	writer_text(out, CACHE_START, cache->start);
	writer_text(out, CACHE_END, cache->end);
	writer_number(out, CACHE_ITERATIONS, cache->iterations);
	writer_number(out, CACHE_COLD_RUNS, cache->cold_runs);
	writer_number(out, CACHE_WARM_RUNS, cache->warm_runs);
	writer_number(out, CACHE_COLD, cache->cold_s);
	writer_number(out, CACHE_WARM, cache->warm_s);
	writer_real(out, CACHE_SAVING, cache->saving, 6);
	writer_real(out, CACHE_SAVING_LO, cache->saving_lo, 6);
	writer_real(out, CACHE_SAVING_HI, cache->saving_hi, 6);
	writer_text(out, CACHE_ADVICE, str_of(advices[cache->advice]));
	if (cache->cold_empty != CACHE_UNKNOWN)
		writer_text(
		    out, CACHE_COLD_EMPTY, str_of(answers[cache->cold_empty]));
	if (cache->cold_left != CACHE_UNKNOWN)
		writer_text(
		    out, CACHE_COLD_LEFT, str_of(answers[cache->cold_left]));
	writer_number(out, CACHE_COLD_BYTES_AFTER, cache->cold_bytes_after);
	if (cache->warm_filled != CACHE_UNKNOWN)
		writer_text(out, CACHE_WARM_FILLED,
		    str_of(answers[cache->warm_filled]));
	writer_number(out, CACHE_WARM_BYTES_BEFORE, cache->warm_bytes_before);
	writer_end(out);
}

void
cache_line_keep(struct cache_line *cache, struct map *strings)
{
	cache->start = map_keep(strings, cache->start);
	cache->end = map_keep(strings, cache->end);
}
