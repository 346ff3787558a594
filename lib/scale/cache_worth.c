/*
 * cache_worth.c: what the data cache is worth: runs of equal size with a cold
 * and with a warm cache.
 *
 *	cold 88.2 s, warm 78.5 s
 *	-> {"type":"cache","cold_s":88.2,"warm_s":78.5,"saving":0.109977,
 *	    "saving_lo":-0.174,"saving_hi":0.325,"advice":"repeat"}
 *
 * A run is cold or warm by its `cache`, or where it has none, in phase 0, by a
 * label that ends in that word.
 */
#include <string.h>

#include "law/compare.h"
#include "scale/stage.h"
#include "stream/cacheline.h"

enum temperature {
	COLD,
	WARM,
	TEMPERATURES
};

/* Laws are of computing time; a download is waiting, which only wall time has. */
enum clock {
	COMPUTING,
	WALL,
	CLOCKS
};

static const char *const result_of[CLOCKS] = {
    [COMPUTING] = "cpu_seconds", [WALL] = "wall_seconds_total"};

/* The runs of one size and temperature, in seconds. */
struct side {
	double *values[CLOCKS];
	size_t count[CLOCKS];
	const struct run_line *least; /* by wall time */
};

struct saving {
	double cold, warm;   /* the least of each */
	double part, lo, hi; /* with its interval */
	enum cache_advice advice;
};

static enum temperature
temperature_of(const struct run_line *run)
{
	if (strcmp(run->cache, "cold") == 0)
		return COLD;
	if (strcmp(run->cache, "warm") == 0)
		return WARM;
	if (run->cache[0] != '\0' || run->phase != 0)
		return TEMPERATURES;
	if (str_ends(str_of(run->label), "cold"))
		return COLD;
	return str_ends(str_of(run->label), "warm") ? WARM : TEMPERATURES;
}

static bool
same_work(const struct run_line *a, const struct run_line *b)
{
	return strcmp(a->start, b->start) == 0 && strcmp(a->end, b->end) == 0 &&
	       (a->size == b->size || (isnan(a->size) && isnan(b->size)));
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

/* Of runs without repeats the noise is assumed, FLOOR being the least deviation
 * of one, in seconds. */
static struct saving
saving_of(struct side *sides, enum clock clock, double floor)
{
	const struct compare_noise noise = {COMPARE_NOISE, floor, 0};
	double *cold = sides[COLD].values[clock],
	       *warm = sides[WARM].values[clock];
	struct comparison c = compare_times(cold, sides[COLD].count[clock],
	    warm, sides[WARM].count[clock], &noise);
	struct saving saving = {.cold = (double)NAN,
	    .warm = (double)NAN,
	    .part = (double)NAN,
	    .lo = (double)NAN,
	    .hi = (double)NAN};
	double left;

	if (!isfinite(c.ratio))
		return saving;
	left = warm[0] / cold[0];
	saving.cold = cold[0];
	saving.warm = warm[0];
	saving.part = 1 - left;
	saving.lo = 1 - left * c.hi / c.ratio;
	saving.hi = 1 - left * c.lo / c.ratio;
	if (saving.part > CACHE_PRELOAD_ABOVE && saving.lo > CACHE_SINGLE_BELOW)
		saving.advice = CACHE_PRELOAD;
	else if (saving.part < CACHE_SINGLE_BELOW &&
		 saving.hi < CACHE_PRELOAD_ABOVE &&
		 saving.part >= -CACHE_COSTS_MOST)
		saving.advice = CACHE_SINGLE;
	else
		saving.advice = CACHE_REPEAT;
	return saving;
}

/* By computing time where it is known; but waiting that is saved is worth a
 * preload, too. */
static enum cache_advice
advice_for(const struct saving *by)
{
	return by[COMPUTING].advice == CACHE_NO_ADVICE ||
		       by[WALL].advice == CACHE_PRELOAD
		   ? by[WALL].advice
		   : by[COMPUTING].advice;
}

static void
write_worth(struct writer *out, const struct run_line *first,
    const struct side *sides, const struct saving *by)
{
	const struct run_line *cold = sides[COLD].least,
			      *warm = sides[WARM].least;
	struct cache_line line = {.start = text_of(first->start),
	    .end = text_of(first->end),
	    .size = first->size,
	    .iterations = run_result_number(first, "iteration_count"),
	    .cold_runs = (double)sides[COLD].count[WALL],
	    .warm_runs = (double)sides[WARM].count[WALL],
	    .cold_s = by[WALL].cold,
	    .warm_s = by[WALL].warm,
	    .saving = by[WALL].part,
	    .saving_lo = by[WALL].lo,
	    .saving_hi = by[WALL].hi,
	    .advice = advice_for(by),
	    .cold_empty =
		holds(cold, "cache_files_before", "cache_bytes_before", false),
	    .cold_left =
		holds(cold, "cache_files_after", "cache_bytes_after", true),
	    .warm_filled =
		holds(warm, "cache_files_before", "cache_bytes_before", true),
	    .cold_bytes_after = run_result_number(cold, "cache_bytes_after"),
	    .warm_bytes_before = run_result_number(warm, "cache_bytes_before"),
	    .cold_cpu_s = by[COMPUTING].cold,
	    .warm_cpu_s = by[COMPUTING].warm,
	    .cpu_saving = by[COMPUTING].part,
	    .cpu_saving_lo = by[COMPUTING].lo,
	    .cpu_saving_hi = by[COMPUTING].hi};

	cache_line_write(out, &line);
}

static void
take(struct side *side, const struct run_line *run)
{
	double wall = run_result_number(run, result_of[WALL]);

	for (int clock = 0; clock < CLOCKS; clock++) {
		double took = run_result_number(run, result_of[clock]);

		if (took > 0)
			side->values[clock][side->count[clock]++] = took;
	}
	if (side->least == NULL ||
	    wall < run_result_number(side->least, result_of[WALL]))
		side->least = run;
}

/* Of the program that is fitted. */
static bool
is_probe(const struct scale *sc, size_t at)
{
	const struct run_line *run = run_table_at(sc->table, at);

	return sc->programs.of[at] == sc->program &&
	       temperature_of(run) != TEMPERATURES && run_is_complete(run) &&
	       run_result_number(run, result_of[WALL]) > 0;
}

/* Compares the runs from the one at FIRST on that do its work, and marks them
 * in DONE. */
static void
probe(struct scale *sc, size_t first, struct side *sides, bool *done)
{
	const struct run_line *run = run_table_at(sc->table, first);
	double floor = 0;
	struct saving by[CLOCKS];

	for (size_t i = first; i < run_table_count(sc->table); i++) {
		const struct run_line *other = run_table_at(sc->table, i);

		if (done[i] || !is_probe(sc, i) || !same_work(run, other))
			continue;
		done[i] = true;
		take(&sides[temperature_of(other)], other);
		floor = fmax(
		    floor, compare_wall_floor(
			       run_result_number(other, result_of[WALL]),
			       run_result_number(other, result_of[COMPUTING]),
			       run_result_number(other, "load_1m"),
			       run_result_number(other, "cpu_count")));
	}
	by[COMPUTING] = saving_of(sides, COMPUTING, COMPARE_FLOOR_S);
	by[WALL] = saving_of(sides, WALL, floor);
	if (isfinite(by[WALL].part))
		write_worth(sc->out, run, sides, by);
}

void
lines_cache(struct scale *sc)
{
	size_t runs = run_table_count(sc->table);
	bool *done = xcalloc(runs + 1, sizeof(*done));
	double *values =
	    xcalloc(TEMPERATURES * CLOCKS * runs + 1, sizeof(*values));
	struct side sides[TEMPERATURES];

	for (size_t i = 0; i < runs; i++) {
		if (done[i] || !is_probe(sc, i))
			continue;
		for (size_t t = 0; t < TEMPERATURES; t++)
			sides[t] = (struct side){
			    .values = {&values[t * CLOCKS * runs],
				&values[(t * CLOCKS + 1) * runs]}};
		probe(sc, i, sides, done);
	}
	free(done);
	free(values);
}
