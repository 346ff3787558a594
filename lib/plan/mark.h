/*
 * mark.h: what run lines and people say of runs, put into the plan.
 *
 * A batch holds lines that came together, in their order: run lines, which
 * are marks, and others, which are only passed on behind them. One batch is
 * one change of the file.
 *
 *	mark_add_row(&batch, in, &row);
 *	mark_store(&batch, "profiling_plan.json");
 *	mark_pass_on(&batch, out, in, &worst);
 *
 * A line of an attempt that is over is stale: noted, passed on, not applied;
 * so is one that would make a run pending or running again that has ended in
 * the same attempt. A later attempt than the plan's becomes the plan's: the
 * receipts are the truth.
 */
#ifndef PLAN_MARK_H
#define PLAN_MARK_H

#include "plan/select.h"
#include "plan/update.h"
#include "stream/writer.h"

/* A batch that holds so many bytes of lines should be stored. */
#define MARK_BATCH_BYTES ((size_t)16 << 20)
/* More lines than this are not kept for another try. */
#define MARK_KEPT_BYTES ((size_t)256 << 20)

enum mark_outcome {
	MARK_COPIED, /* no run line: only passed on */
	MARK_APPLIED,
	MARK_STALE,
	MARK_UNKNOWN /* the plan has no such run */
};

struct mark {
	size_t line;	/* in the input */
	size_t at, len; /* of its text in batch.lines */
	bool is_run;
	enum mark_outcome outcome;
	/* Of a run line. */
	char *id, *error, *result; /* NULL where missing; owned */
	enum plan_status status;
	int64_t attempt;     /* negative: that of the plan */
	int64_t attempt_now; /* of the plan, for the note of a stale one */
};

struct mark_batch {
	struct mark *marks;
	size_t count, cap;
	size_t runs;	  /* how many are run lines */
	struct buf lines; /* JSON texts, each with a newline */
};

/* Adds a line. A run line whose id, status, attempt, error_message or result
 * is of the wrong kind is malformed, said, and not added. */
enum status mark_add_row(
    struct mark_batch *batch, const struct reader *in, const struct row *row);
/* Makes all marks durable in the plan at PATH, by one change of the file. On
 * failure (said) nothing was changed and the batch is as it was. */
enum status mark_store(struct mark_batch *batch, const char *path);
/* Writes the lines of a stored batch and empties it. Lines of unknown runs are
 * not passed on: each is said, and *WORST becomes STATUS_MALFORMED. */
void mark_pass_on(struct mark_batch *batch, struct writer *out,
    const struct reader *in, const char *path, enum status *worst);
void mark_release(struct mark_batch *batch);

/* What is asked for by hand, of all runs of a selection. */
struct mark_order {
	struct selection runs;
	bool has_status;
	enum plan_status status; /* pending: a new attempt */
	const char *text;	 /* error_message; NULL: none was given */
	bool keep_results;	 /* of what becomes pending */
};

/* A selection without any run is malformed, and said. */
enum status mark_by_hand(const char *path, const struct mark_order *order);

#endif
