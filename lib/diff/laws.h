/*
 * laws.h: collects the scale lines of two groups and pairs them.
 *
 *	prof-diff before.scale.jsonl after.scale.jsonl
 *
 * With two files, each is a group. In one stream only laws within a run can be
 * assigned to a group: that of the run.
 *
 * Memory: about 150 bytes for each scale line, and each name once.
 */
#ifndef DIFF_LAWS_H
#define DIFF_LAWS_H

#include "diff/groups.h"
#include "function/unmatched.h"
#include "law/vocabulary.h"

/* A function or caller of one group. */
struct law_name {
	struct str full_name, module, name, kind;
	double lineno;
	bool whole;  /* it has a line of its own, not only as the caller of an
		       edge */
	bool is_new; /* only the second group has it, after laws_settle() */
};

/* One scale line. Missing numbers are NAN, missing texts empty. */
struct side_law {
	uint32_t function, caller; /* indexes in `names`; caller is MAP_NONE
				      unless it is an edge */
	struct str by, within;
	enum metric metric;
	enum law_class class;
	enum verdict verdict;
	enum confidence confidence;
	double p, lo, hi;
	double n_min, n_max, last; /* last: the metric at n_max */
	double share;
	bool bad; /* its values contradict each other */
	int source;
};

struct law_pair {
	const struct side_law *sides[SIDES]; /* NULL if the group has none */
};

struct laws {
	struct map *strings;
	struct map *name_index; /* source, full name */
	struct law_name *names;
	size_t name_count, name_cap;
	struct side_law *laws;
	size_t count, cap;

	/* After laws_settle(): */
	const struct json *folders[SIDES]; /* the program's own, by source */
	struct law_pair *pairs;		   /* in the order of arrival */
	size_t pair_count;
	double totals[SIDES]; /* all computing time at the largest n; 0 if not
				 known */
	size_t groups[SIDES]; /* number of laws of each group */
	size_t twice[SIDES];  /* number of duplicate laws */
	size_t bad;
	bool programs; /* some laws are of one of several programs */
	struct str first_bad;
	struct unmatched unmatched; /* functions of one group only, for a
				       note */
};

struct laws *laws_new(void);
void laws_free(struct laws *laws);
/* Adds a row of shape_scale from file number SOURCE. STATUS_MALFORMED without
 * function or metric; unknown metrics are ignored. */
enum status laws_take(struct laws *laws, int source, const struct reader *in,
    const struct row *row);
/* True if the law of a row is within a run. */
bool laws_have_runs(const struct row *row);
/* After the last row: pairs the laws of one function, metric and caller. GROUPS
 * must be settled, unless the groups are files. */
void laws_settle(struct laws *laws, const struct groups *groups);

#endif
