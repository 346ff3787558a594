/*
 * cache.h: a cache folder for the plan, so that cold and warm runs differ for a
 * known reason and the user's cache is not touched. It is `.cache` in the
 * output folder; the run that uses it holds the lock `.cache.lock` beside it.
 */
#ifndef RUN_CACHE_H
#define RUN_CACHE_H

#include "core/status.h"
#include "run/notes.h"

struct cache {
	char *folder; /* absolute; NULL: the run uses the user's cache */
	int lock_fd;  /* -1 if none */
	bool cold;
	/* -1 if unknown */
	int64_t files_before, bytes_before, files_after, bytes_after;
};

/* KIND: "cold" empties the folder, "warm" uses it as it is, "" uses the user's
 * cache. Waits while another run of this output folder uses the folder. */
enum status cache_open(struct cache *cache, const char *output_folder,
    const char *kind, struct notes *notes);
/* Counts the files and bytes that the run has left. */
void cache_measure(struct cache *cache, struct notes *notes);
void cache_close(struct cache *cache);

#endif
