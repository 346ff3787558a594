/*
 * mark.h: marks runs in the plan, from run lines or by hand.
 *
 * A batch has lines in their order: run lines, which are marks, and others,
 * which are only passed on after them. One batch is one change of the file.
 *
 *	mark_add_row(&batch, in, &row);
 *	mark_store(&batch, "profiling_plan.json");
 *	mark_pass_on(&batch, out, in, &worst);
 *
 * A line of an earlier attempt than the plan's is stale: it is noted and passed
 * on, but not applied. So is one that would make a run pending or running that
 * has ended in the same attempt. A later attempt than the plan's becomes the
 * plan's.
 */
#ifndef PLAN_MARK_H
#define PLAN_MARK_H

#include "plan/select.h"
#include "plan/update.h"
#include "stream/writer.h"

/* A batch with so many bytes of lines should be stored. */
#define MARK_BATCH_BYTES ((size_t)16 << 20)
/* A batch that could not be stored is given up above this size. */
#define MARK_KEPT_BYTES ((size_t)256 << 20)

enum mark_outcome {
	MARK_COPIED, /* not a run line: only passed on */
	MARK_APPLIED,
	MARK_STALE,
	MARK_UNKNOWN /* the plan has no such run */
};

struct mark {
	size_t line;	/* line number in the input */
	size_t at, len; /* place of its text in batch.lines */
	bool is_run;
	enum mark_outcome outcome;
	char *id, *error, *result; /* of a run line; NULL where missing;
				      owned */
	enum plan_status status;
	int64_t attempt;     /* negative: the plan's */
	int64_t attempt_now; /* the plan's, for the note of a stale line */
};

struct mark_batch {
	struct mark *marks;
	size_t count, cap;
	size_t runs;	  /* number of run lines */
	struct buf lines; /* JSON texts, each with a newline */
};

/* Adds a line. STATUS_MALFORMED, and not added, if id, status, attempt,
 * error_message or result of a run line is of the wrong kind. */
enum status mark_add_row(
    struct mark_batch *batch, const struct reader *in, const struct row *row);
/* Applies all marks to the plan at PATH in one durable change of the file. On
 * failure the file and the batch are as before. */
enum status mark_store(struct mark_batch *batch, const char *path);
/* Writes the lines of a stored batch and empties it. Lines of unknown runs are
 * reported instead, and *WORST becomes STATUS_MALFORMED. */
void mark_pass_on(struct mark_batch *batch, struct writer *out,
    const struct reader *in, const char *path, enum status *worst);
void mark_release(struct mark_batch *batch);

/* A mark by hand, for all runs of a selection. */
struct mark_order {
	struct selection runs;
	bool has_status;
	enum plan_status status; /* PLAN_PENDING begins a new attempt */
	const char *text;	 /* error_message; NULL: none given */
	bool keep_results;	 /* for runs that become pending */
};

/* STATUS_MALFORMED if no run is selected. */
enum status mark_by_hand(const char *path, const struct mark_order *order);

#endif
