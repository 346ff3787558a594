/*
 * cache_worth.c: what the data cache is worth; see cache_worth.h.
 */
#include "report/cache_worth.h"

#include <math.h>
#include <string.h>

enum temperature {
	NEITHER,
	COLD,
	WARM
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

static enum cache_proof
proof(double amount, bool wants_some)
{
	if (!isfinite(amount))
		return CACHE_UNKNOWN;
	return (amount > 0) == wants_some ? CACHE_YES : CACHE_NO;
}

/* Files where they were counted, else bytes. */
static double
amount(const struct run_line *run, const char *files, const char *bytes)
{
	double count = run_result_number(run, files);

	return isfinite(count) ? count : run_result_number(run, bytes);
}

static void
take_cold(struct cache_impact *impact, const struct run_line *run, double wall)
{
	if (impact->cold_runs++ > 0 && wall >= impact->cold_s)
		return;
	impact->cold_s = wall;
	impact->cold_bytes_before =
	    run_result_number(run, "cache_bytes_before");
	impact->cold_bytes_after = run_result_number(run, "cache_bytes_after");
	impact->cold_was_cold = proof(
	    amount(run, "cache_files_before", "cache_bytes_before"), false);
	impact->cold_left =
	    proof(amount(run, "cache_files_after", "cache_bytes_after"), true);
}

static void
take_warm(struct cache_impact *impact, const struct run_line *run, double wall)
{
	if (impact->warm_runs++ > 0 && wall >= impact->warm_s)
		return;
	impact->warm_s = wall;
	impact->warm_bytes_before =
	    run_result_number(run, "cache_bytes_before");
	impact->warm_was_warm = proof(
	    amount(run, "cache_files_before", "cache_bytes_before"), true);
}

static struct cache_impact *
impact_of(struct cache_impact **impacts, size_t *count, size_t *cap,
    const struct run_line *run)
{
	struct cache_impact *impact;

	for (size_t i = 0; i < *count; i++)
		if (same_work((*impacts)[i].run, run))
			return &(*impacts)[i];
	GROW(*impacts, *cap, *count + 1);
	impact = &(*impacts)[(*count)++];
	*impact = (struct cache_impact){.run = run};
	impact->cold_bytes_before = (double)NAN;
	impact->cold_bytes_after = (double)NAN;
	impact->warm_bytes_before = (double)NAN;
	return impact;
}

size_t
cache_impacts(const struct run_table *runs, struct cache_impact **impacts)
{
	size_t count = 0, cap = 0, kept = 0;

	*impacts = NULL;
	for (size_t i = 0; i < run_table_count(runs); i++) {
		const struct run_line *run = run_table_at(runs, i);
		enum temperature temperature = temperature_of(run);
		double wall = run_result_number(run, "wall_seconds_total");
		struct cache_impact *impact;

		if (temperature == NEITHER || !run_is_complete(run) ||
		    !(wall > 0))
			continue;
		impact = impact_of(impacts, &count, &cap, run);
		if (temperature == COLD)
			take_cold(impact, run, wall);
		else
			take_warm(impact, run, wall);
	}
	for (size_t i = 0; i < count; i++) {
		struct cache_impact *impact = &(*impacts)[i];

		if (impact->cold_runs == 0 || impact->warm_runs == 0)
			continue;
		impact->impact =
		    (impact->cold_s - impact->warm_s) / impact->cold_s;
		(*impacts)[kept++] = *impact;
	}
	return kept;
}
