/*
 * section_cache.c: what the data cache saves.
 *
 *	By computing time the cache saves **40 %** (21 % to 54 %), by wall time
 *	**42 %** (24 % to 56 %). Preload the data before every run.
 */
#include "report/sections.h"

#include <math.h>

#include "law/bounds.h"
#include "report/charts.h"
#include "report/figures.h"

struct part {
	const char *by;
	double saving, lo, hi, cold_s, warm_s;
};

/* No cache makes a run much slower: that is not called a saving. */
static void
say_part(struct buf *ink, const struct part *part, bool seconds)
{
	bool noise = part->saving < -CACHE_COSTS_MOST;

	ink_words(ink, "%s time the %s ", part->by,
	    noise ? "warm run is" : "cache saves");
	buf_addc(ink, INK_STRONG);
	figure_percent(
	    ink, noise ? part->warm_s / part->cold_s - 1 : part->saving);
	buf_addc(ink, INK_STRONG);
	ink_words(ink, noise ? " slower (" : " (");
	if (isfinite(part->lo) && isfinite(part->hi) && !noise) {
		figure_percent(ink, part->lo);
		ink_words(ink, " to ");
		figure_percent(ink, part->hi);
		ink_words(ink, seconds ? "; " : "");
	}
	if (seconds || noise) {
		ink_words(ink, "cold ");
		figure_time(ink, part->cold_s);
		ink_words(ink, ", warm ");
		figure_time(ink, part->warm_s);
	}
	ink_words(ink, noise ? "), which is noise: no cache costs that" : ")");
}

/* Computing time first, as laws are of it. */
static void
say_saving(struct buf *ink, const struct cache_line *cache, bool seconds)
{
	static const char *const advice[] = {[CACHE_NO_ADVICE] = "",
	    [CACHE_PRELOAD] = " Preload the data before every run.",
	    [CACHE_SINGLE] = " Single runs will do.",
	    [CACHE_REPEAT] = " Repeat the runs to decide."};
	bool cpu = isfinite(cache->cpu_saving);

	if (cpu)
		say_part(ink,
		    &(struct part){"By computing", cache->cpu_saving,
			cache->cpu_saving_lo, cache->cpu_saving_hi,
			cache->cold_cpu_s, cache->warm_cpu_s},
		    seconds);
	say_part(ink,
	    &(struct part){cpu ? "; by wall" : "By wall", cache->saving,
		cache->saving_lo, cache->saving_hi, cache->cold_s,
		cache->warm_s},
	    seconds);
	if (seconds && isfinite(cache->iterations)) {
		ink_words(ink, ", at ");
		figure_count(ink, cache->iterations);
		ink_words(ink, " iterations");
	}
	ink_words(ink, ".%s", advice[cache->advice]);
}

static void
say_temperatures(struct buf *ink, const struct cache_line *cache)
{
	if (cache->cold_empty == CACHE_UNKNOWN &&
	    cache->warm_filled == CACHE_UNKNOWN) {
		ink_words(ink, "Whether the caches were cold and warm was not "
			       "recorded.");
		return;
	}
	if (cache->cold_empty != CACHE_UNKNOWN)
		ink_words(ink, cache->cold_empty == CACHE_YES
				   ? "The cold cache was empty before"
				   : "The cold cache was not empty before");
	if (cache->cold_left == CACHE_NO) {
		ink_words(ink, " and after: this program leaves nothing in "
			       "it");
	} else if (isfinite(cache->cold_bytes_after)) {
		ink_words(ink, " and held ");
		figure_bytes(ink, cache->cold_bytes_after);
		ink_words(ink, " after");
	}
	if (cache->warm_filled == CACHE_YES) {
		ink_words(ink, "; the warm one was filled");
		if (isfinite(cache->warm_bytes_before)) {
			ink_words(ink, " (");
			figure_bytes(ink, cache->warm_bytes_before);
			ink_words(ink, ")");
		}
	} else if (cache->warm_filled == CACHE_NO) {
		ink_words(ink, "; the warm one was empty too");
	}
	ink_words(ink, ".");
	if (cache->cold_empty == CACHE_NO || cache->cold_left == CACHE_NO ||
	    cache->warm_filled == CACHE_NO)
		ink_words(ink, " So this is no measure of the cache.");
}

void
say_cache(struct buf *out, const struct facts *facts)
{
	const struct cache_line *largest = facts->caches;

	if (facts->cache_count == 0)
		return;
	for (size_t i = 1; i < facts->cache_count; i++)
		if (facts->caches[i].cold_s > largest->cold_s)
			largest = &facts->caches[i];
	say_saving(out, largest, false);
	if (largest->cold_empty == CACHE_NO || largest->cold_left == CACHE_NO ||
	    largest->warm_filled == CACHE_NO)
		ink_words(out, " But the caches were not what the plan "
			       "says: see below.");
}

static void
draw_saving(struct doc *doc, const struct cache_line *cache)
{
	const struct share shares[] = {
	    {.now = cache->cold_s, .look = "comp rib", .name = "cold"},
	    {.now = cache->warm_s, .look = "v3 rib", .name = "warm"}};
	struct buf ink = BUF_EMPTY;

	if (doc->drawn != DRAWN_PICTURES || !(cache->cold_s > 0) ||
	    !(cache->warm_s > 0))
		return;
	ink_words(&ink, "Wall time with a cold and with a warm cache.");
	doc_chart(doc, chart_of_bars(shares, COUNT_OF(shares)), "wide", &ink);
	buf_free(&ink);
}

void
section_cache(struct doc *doc, const struct facts *facts)
{
	struct buf ink = BUF_EMPTY;

	if (facts->cache_count > 0)
		doc_heading(doc, 2, "Cache impact");
	for (size_t i = 0; i < facts->cache_count; i++) {
		const struct cache_line *cache = &facts->caches[i];

		say_saving(&ink, cache, true);
		if (cache->cold_runs > 1 || cache->warm_runs > 1)
			ink_words(&ink,
			    " The times are the least of %.0f cold and %.0f "
			    "warm runs.",
			    cache->cold_runs, cache->warm_runs);
		ink_words(&ink, " ");
		say_temperatures(&ink, cache);
		doc_item(doc, &ink);
		draw_saving(doc, cache);
	}
	buf_free(&ink);
}
