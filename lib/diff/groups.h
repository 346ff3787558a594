/*
 * groups.h: the func lines of two groups of runs, gathered.
 *
 *	prof-diff -k label cache_probe_cold cache_probe_warm
 *	prof-diff old.jsonl new.jsonl
 *
 * A group is all runs whose key has a value, or all runs of a file. Runs that
 * failed or were cut short belong to none.
 *
 * Memory: 48 bytes a func line of a run that may belong to a group, and each
 * function's names once.
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
	struct run_line line; /* empty where no run line came */
	bool has_line;
	char *label; /* of a table without run lines; may be NULL */
	int source;  /* number of the file */
	enum side side;
	bool broken;   /* its profile could not be read to the end */
	bool left_out; /* of the group, but failed, broken or cut short */
};

/* One function as name_key() knows it: same file, line and last name. */
struct group_function {
	struct str full_name, module, name, kind;
	double lineno;
	bool seen[SIDES];
};

struct group_sample {
	uint32_t function, run;
	double ncall, own, tsub, ttot; /* NAN where missing */
};

struct groups {
	enum diff_key key;
	const char *names[SIDES]; /* of the groups; the caller's */
	bool any;		  /* something was read */

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
/* "run", "label", "rev"; false for none of them. */
bool diff_key_parse(const char *text, enum diff_key *key);

/* Takes in a row of shape_run or shape_func that was read from file number
 * SOURCE; other rows are no matter of it. */
enum status groups_take(struct groups *groups, int source,
    const struct reader *in, const struct row *row);
/* When all is read: gives each run its side. A group without a run that
 * counts is malformed input, said with INPUT's name. */
enum status groups_settle(struct groups *groups, const char *input);
/* The side of a run of file number SOURCE, once they are settled. */
enum side groups_side(const struct groups *groups, int source, struct str run);
size_t groups_runs(const struct groups *groups, enum side side);

#endif
