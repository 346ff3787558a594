/*
 * profiles.h: the files of a run's profile: for each kind its name in a
 * receipt, and the name of the file after the run's id.
 *
 *	"result":{"profiles":[{"kind":"pstat","file":"wk-1.wall.pstat"},...],
 *	    "pstat_file":"wk-1.wall.pstat",...}
 *
 * `profiles` counts. The separate keys are for plans, and are read if there is
 * no `profiles`, as in older receipts.
 */
#ifndef STREAM_PROFILES_H
#define STREAM_PROFILES_H

#include "stream/runline.h"

enum profile_kind {
	PROFILE_KIND_FUNCS,
	PROFILE_KIND_THREADS,
	PROFILE_KIND_PSTAT,
	PROFILE_KIND_POINTS,
	PROFILE_KIND_MEMORY,
	PROFILE_KIND_CALLGRIND,
	PROFILE_KIND_COVERAGE,
	PROFILE_KINDS
};

struct profile_kind_row {
	const char *name;
	const char *key;    /* key of the result */
	const char *suffix; /* suffix of the file; "%s" stands for its clock */
};

extern const struct profile_kind_row profile_kinds[PROFILE_KINDS];

/* The name of a kind's file after "ID.": "wall.pstat". CLOCK is "wall" or
 * "cpu". */
void profile_suffix(enum profile_kind kind, const char *clock, struct buf *out);
/* True if a file may have this name after "ID.". */
bool profile_suffix_known(struct str suffix);

/* The file of this kind in a receipt, relative to its folder, owned by RUN; ""
 * if none. */
const char *run_profile(const struct run_line *run, enum profile_kind kind);

#endif
