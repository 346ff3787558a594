/*
 * cacheline.h: a cache line as a struct: the time that a data cache saves, from
 * runs of one size with a cold and with a warm cache.
 *
 *	{"type":"cache","start":"2025-01-01","end":"2025-01-31","cold_runs":1,
 *	 "warm_runs":1,"cold_s":88.2,"warm_s":78.5,"saving":0.109977,
 *	 "advice":"repeat"}
 */
#ifndef STREAM_CACHELINE_H
#define STREAM_CACHELINE_H

#include "core/map.h"
#include "stream/reader.h"
#include "stream/writer.h"

enum cache_answer {
	CACHE_UNKNOWN, /* the receipts do not say */
	CACHE_YES,
	CACHE_NO
};

enum cache_advice {
	CACHE_NO_ADVICE,
	CACHE_PRELOAD, /* load the data before every run */
	CACHE_SINGLE,  /* single runs will do */
	CACHE_REPEAT   /* only repeats can decide */
};

struct cache_line {
	struct str start, end, program; /* data NULL where missing */
	double size, iterations;
	double cold_runs, warm_runs;
	double cold_s, warm_s; /* wall seconds, the least of repeated runs */
	double saving;	       /* (cold - warm) / cold */
	double saving_lo, saving_hi; /* its 95 % interval */
	enum cache_advice advice;
	/* Was the cache empty before the cold run, was something in it after
	 * that, and before the warm run? */
	enum cache_answer cold_empty, cold_left, warm_filled;
	double cold_bytes_after, warm_bytes_before;
	/* The same of processor seconds; NAN where they are not known. */
	double cold_cpu_s, warm_cpu_s;
	double cpu_saving, cpu_saving_lo, cpu_saving_hi;
};

/* Decodes a row of the shape cache. A value of the wrong kind is
 * STATUS_MALFORMED. */
enum status cache_line_read(
    const struct reader *in, const struct row *row, struct cache_line *cache);
/* Missing values are left out. */
void cache_line_write(struct writer *out, const struct cache_line *cache);
/* Copies the texts into STRINGS, which then owns them. */
void cache_line_keep(struct cache_line *cache, struct map *strings);

#endif
