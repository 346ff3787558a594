/*
 * cache_worth.c: what the data cache is worth: runs of equal size with a cold
 * and with a warm cache.
 *
 *	cold 88.2 s, warm 78.5 s
 *	-> {"type":"cache","cold_s":88.2,"warm_s":78.5,"saving":0.109977,
 *	    "advice":"repeat"}
 *
 * A run is cold or warm by its `cache`, or where it has none, in phase 0, by a
 * label that ends in that word.
 */
#include <string.h>

#include "law/bounds.h"
#include "scale/stage.h"
#include "stream/cacheline.h"

enum temperature {
	COLD,
	WARM,
	NEITHER
};

/* The runs of one size and temperature: the least and the most wall time, and
 * the run with the least. */
struct side {
	size_t count;
	double least, most;
	const struct run_line *run;
};

struct pair {
	const struct run_line *run; /* the first one */
	struct side sides[NEITHER];
};

static enum temperature
temperature_of(const struct run_line *run)
{
	if (strcmp(run->cache, "cold") == 0)
		return COLD;
	if (strcmp(run->cache, "warm") == 0)
		return WARM;
	if (run->cache[0] != '\0' || run->phase != 0)
		return NEITHER;
	if (str_ends(str_of(run->label), "cold"))
		return COLD;
	return str_ends(str_of(run->label), "warm") ? WARM : NEITHER;
}

static bool
same_work(const struct run_line *a, const struct run_line *b)
{
	return strcmp(a->start, b->start) == 0 && strcmp(a->end, b->end) == 0 &&
	       (a->size == b->size || (isnan(a->size) && isnan(b->size)));
}

static void
take(struct side *side, const struct run_line *run, double wall)
{
	if (side->count == 0 || wall > side->most)
		side->most = wall;
	if (side->count == 0 || wall < side->least) {
		side->least = wall;
		side->run = run;
	}
	side->count++;
}

/* Whether there was anything: files where they were counted, else bytes. */
static enum cache_answer
holds(const struct run_line *run, const char *files, const char *bytes,
    bool wanted)
{
	double amount = run_result_number(run, files);

	if (!isfinite(amount))
		amount = run_result_number(run, bytes);
	if (!isfinite(amount))
		return CACHE_UNKNOWN;
	return (amount > 0) == wanted ? CACHE_YES : CACHE_NO;
}

static struct str
text_of(const char *text)
{
	return *text == '\0' ? (struct str){NULL, 0} : str_of(text);
}

static enum cache_advice
advice_for(double saving)
{
	if (saving > CACHE_PRELOAD_ABOVE)
		return CACHE_PRELOAD;
	return saving < CACHE_SINGLE_BELOW ? CACHE_SINGLE : CACHE_REPEAT;
}

static void
write_pair(struct writer *out, const struct pair *pair)
{
	const struct side *cold = &pair->sides[COLD],
			  *warm = &pair->sides[WARM];
	double saving = (cold->least - warm->least) / cold->least;
	bool repeats = cold->count > 1 || warm->count > 1;
	struct cache_line line = {.start = text_of(pair->run->start),
	    .end = text_of(pair->run->end),
	    .size = pair->run->size,
	    .iterations = run_result_number(pair->run, "iteration_count"),
	    .cold_runs = (double)cold->count,
	    .warm_runs = (double)warm->count,
	    .cold_s = cold->least,
	    .warm_s = warm->least,
	    .saving = saving,
	    .saving_lo = (double)NAN,
	    .saving_hi = (double)NAN,
	    .advice = advice_for(saving),
	    .cold_empty = holds(
		cold->run, "cache_files_before", "cache_bytes_before", false),
	    .cold_left = holds(
		cold->run, "cache_files_after", "cache_bytes_after", true),
	    .warm_filled = holds(
		warm->run, "cache_files_before", "cache_bytes_before", true),
	    .cold_bytes_after =
		run_result_number(cold->run, "cache_bytes_after"),
	    .warm_bytes_before =
		run_result_number(warm->run, "cache_bytes_before")};

	if (repeats) {
		line.saving_lo = (cold->least - warm->most) / cold->least;
		line.saving_hi = (cold->most - warm->least) / cold->most;
	}
	cache_line_write(out, &line);
}

void
lines_cache(struct scale *sc)
{
	size_t runs = run_table_count(sc->table), count = 0;
	struct pair *pairs = xcalloc(runs + 1, sizeof(*pairs));

	for (size_t i = 0; i < runs; i++) {
		const struct run_line *run = run_table_at(sc->table, i);
		enum temperature temperature = temperature_of(run);
		double wall = run_result_number(run, "wall_seconds_total");
		size_t at = 0;

		if (temperature == NEITHER || !run_is_complete(run) ||
		    !(wall > 0))
			continue;
		while (at < count && !same_work(pairs[at].run, run))
			at++;
		if (at == count)
			pairs[count++].run = run;
		take(&pairs[at].sides[temperature], run, wall);
	}
	for (size_t i = 0; i < count; i++)
		if (pairs[i].sides[COLD].count > 0 &&
		    pairs[i].sides[WARM].count > 0)
			write_pair(sc->out, &pairs[i]);
	free(pairs);
}
