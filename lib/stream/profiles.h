/*
 * profiles.h: the files of a run's profile, a row for each kind: its name in a
 * receipt, and what the file is called behind the run's id.
 *
 *	"result":{"profiles":[{"kind":"pstat","file":"wk-1.wall.pstat"},...],
 *	    "pstat_file":"wk-1.wall.pstat",...}
 *
 * `profiles` is what counts. The key that each kind has beside it is for plans,
 * and is read where there is no `profiles`: older receipts have these alone.
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
	PROFILE_KINDS
};

struct profile_kind_row {
	const char *name;
	const char *key;    /* of the result */
	const char *suffix; /* of the file; "%s" stands for its clock */
};

extern const struct profile_kind_row profile_kinds[PROFILE_KINDS];

/* The name of a kind's file behind "ID.": "wall.pstat". CLOCK: "wall" or
 * "cpu". */
void profile_suffix(enum profile_kind kind, const char *clock, struct buf *out);
/* True if a file may be called so behind "ID.". */
bool profile_suffix_known(struct str suffix);

/* The file of this kind that a receipt names, relative to its folder, "" if
 * none. The run owns it. */
const char *run_profile(const struct run_line *run, enum profile_kind kind);

#endif
