/*
 * cache_worth.h: what the data cache is worth: runs of equal size with a cold
 * and with a warm cache. (cold - warm) / cold: 88.2 s and 78.5 s are 11 %.
 */
#ifndef REPORT_CACHE_WORTH_H
#define REPORT_CACHE_WORTH_H

#include "stream/runline.h"

enum cache_proof {
	CACHE_UNKNOWN, /* the receipts do not say */
	CACHE_YES,
	CACHE_NO
};

struct cache_impact {
	const struct run_line *run; /* one of the pair: its size and dates */
	size_t cold_runs, warm_runs;
	double cold_s, warm_s; /* wall seconds; the least of the repeats */
	double impact;	       /* (cold - warm) / cold */
	/* Files and bytes before and after, of the runs above; NAN if unknown.
	 */
	double cold_bytes_before, cold_bytes_after, warm_bytes_before;
	enum cache_proof cold_was_cold; /* nothing in it before */
	enum cache_proof cold_left;	/* something in it after */
	enum cache_proof warm_was_warm; /* something in it before */
};

/* One item for each size that has complete runs of both kinds, in the order of
 * the table; the caller frees *IMPACTS. A run is cold or warm by its `cache`,
 * or where it has none, in phase 0, by a label that ends in that word. */
size_t cache_impacts(
    const struct run_table *runs, struct cache_impact **impacts);

#endif
