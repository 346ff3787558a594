/*
 * cache.h: a cache folder of the plan's own, so that a cold and a warm run
 * differ for a known reason and the user's own cache is never touched. It is
 * `.cache` in the output folder; `.cache.lock` beside it belongs to the one
 * run that uses it.
 */
#ifndef RUN_CACHE_H
#define RUN_CACHE_H

#include "core/status.h"
#include "run/notes.h"

struct cache {
	char *folder; /* absolute; NULL: the run uses the user's own */
	int lock_fd;  /* -1 where there is none */
	bool cold;
	/* -1 where unknown */
	int64_t files_before, bytes_before, files_after, bytes_after;
};

/* KIND: "cold" empties the folder, "warm" takes it as it is, "" leaves the
 * user's own cache in use. Waits while another run of this output folder uses
 * the plan's cache. */
enum status cache_open(struct cache *cache, const char *output_folder,
    const char *kind, struct notes *notes);
/* Counts what the run has left. */
void cache_measure(struct cache *cache, struct notes *notes);
void cache_close(struct cache *cache);

#endif
