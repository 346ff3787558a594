/*
 * laws.h: the scale lines of two groups, gathered and put side by side.
 *
 *	prof-diff before.scale.jsonl after.scale.jsonl
 *
 * In two files, all laws of a file are its group's. On one stream only laws
 * that were seen within a run can be told apart: by the group of that run.
 *
 * Memory: some 150 bytes a scale line, and each name once.
 */
#ifndef DIFF_LAWS_H
#define DIFF_LAWS_H

#include "diff/groups.h"
#include "function/unmatched.h"
#include "law/vocabulary.h"

/* A function, or a caller, as one group's lines have it. */
struct law_name {
	struct str full_name, module, name, kind;
	double lineno;
	bool whole; /* from a line of its own, not from an edge's caller */
};

/* One scale line. Numbers are NAN and texts empty where they are missing. */
struct side_law {
	uint32_t function, caller; /* in names; caller MAP_NONE: no edge */
	struct str by, within;
	enum metric metric;
	enum law_class class;
	enum verdict verdict;
	enum confidence confidence;
	double p, lo, hi;
	double n_min, n_max, last; /* last: the metric at n_max */
	double share;
	bool bad; /* what it says contradicts itself */
	int source;
};

struct law_pair {
	const struct side_law *sides[SIDES]; /* NULL where the group has none */
};

struct laws {
	struct map *strings;
	struct map *name_index; /* source, full name */
	struct law_name *names;
	size_t name_count, name_cap;
	struct side_law *laws;
	size_t count, cap;

	/* After laws_settle(): */
	struct law_pair *pairs; /* in the order of arrival */
	size_t pair_count;
	size_t groups[SIDES]; /* laws of each */
	size_t twice[SIDES];  /* laws that stood more than once */
	size_t bad;
	struct str first_bad;
	struct unmatched unmatched; /* functions of one group only */
};

struct laws *laws_new(void);
void laws_free(struct laws *laws);
/* Takes in a row of shape_scale. A line without function or metric is
 * malformed, and said; one of a metric that nobody knows is passed over. */
enum status laws_take(struct laws *laws, int source, const struct reader *in,
    const struct row *row);
/* True if laws of one stream can be told apart by the run they are of. */
bool laws_have_runs(const struct row *row);
/* When all is read, and the GROUPS are settled unless they are files: pairs
 * the laws of one function, metric and caller. */
void laws_settle(struct laws *laws, const struct groups *groups);

#endif
