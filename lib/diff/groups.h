/*
 * groups.h: collects the func lines of two groups of runs.
 *
 *	prof-diff -k label cache_probe_cold cache_probe_warm
 *	prof-diff old.jsonl new.jsonl
 *
 * A group is all runs with one value of a key, or all runs of a file. Runs that
 * failed or were stopped early do not count.
 *
 * Memory: 48 bytes for each func line of a run that may be in a group, and the
 * names of each function once.
 */
#ifndef DIFF_GROUPS_H
#define DIFF_GROUPS_H

#include "core/map.h"
#include "stream/funcline.h"
#include "stream/runline.h"

enum diff_key {
	DIFF_BY_FILE,
	DIFF_BY_RUN,
	DIFF_BY_LABEL,
	DIFF_BY_REV
};

enum side {
	SIDE_A,
	SIDE_B,
	SIDES,
	SIDE_NONE = SIDES
};

struct group_run {
	struct run_line line; /* empty if there was no run line */
	bool has_line;
	char *label; /* from a table without run lines; may be NULL */
	int source;  /* number of the file */
	enum side side;
	bool broken;   /* its profile could not be read to the end */
	bool left_out; /* in the group, but failed, broken or stopped early */
};

/* One function as identified by name_key(), its file relative to the program's
 * own folders. */
struct group_function {
	struct str full_name, module, name, kind;
	struct str place; /* the file, relative */
	double lineno;
	bool seen[SIDES];
};

struct group_sample {
	uint32_t function, run;
	double ncall, own, tsub, ttot; /* NAN where missing */
};

struct groups {
	enum diff_key key;
	const char *names[SIDES]; /* names of the groups; the caller's */
	bool any;		  /* a line was read */
	bool early; /* runs that were stopped early count; set by the caller */

	struct map *run_index; /* "source id" */
	struct group_run *runs;
	size_t run_count, run_cap;

	struct map *strings;
	struct map *function_index;
	struct group_function *functions;
	size_t function_count, function_cap;

	struct group_sample *samples;
	size_t sample_count, sample_cap;
};

struct groups *groups_new(enum diff_key key, const char *a, const char *b);
void groups_free(struct groups *groups);
/* Parses "run", "label" or "rev"; false for another text. */
bool diff_key_parse(const char *text, enum diff_key *key);

/* Adds a row of shape_run, shape_func or shape_note from file number SOURCE;
 * ignores other rows. */
enum status groups_take(struct groups *groups, int source,
    const struct reader *in, const struct row *row);
/* After the last row: assigns each run to its side. STATUS_MALFORMED, with a
 * message that names INPUT, if no run of a group counts. */
enum status groups_settle(struct groups *groups, const char *input);
/* The side of a run of file number SOURCE, after groups_settle(). */
enum side groups_side(const struct groups *groups, int source, struct str run);
size_t groups_runs(const struct groups *groups, enum side side);
/* The program's own folders, by the first run of file number SOURCE that tells
 * them; NULL if none does. */
const struct json *groups_folders(const struct groups *groups, uint32_t source);

#endif
