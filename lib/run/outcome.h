/*
 * outcome.h: all that is known about one run, and its receipt.
 *
 * The receipt, profiling/wk-1.run.json, is written completely or not at all:
 * the ticket's line with the status done or error and a result.
 */
#ifndef RUN_OUTCOME_H
#define RUN_OUTCOME_H

#include <time.h>

#include "run/cache.h"
#include "run/circumstances.h"
#include "run/frozen.h"
#include "run/measure.h"
#include "run/ticket.h"

struct outcome {
	const struct ticket *ticket;
	const struct engine *engine; /* that is used: not auto, if it chose */
	struct spawn_end end;
	struct circumstances circumstances;
	struct cache cache;
	struct harvest harvest;
	struct measure measure;
	struct notes notes;
	char frozen[FROZEN_HASH_SIZE];
	struct timespec started, ended; /* UTC */
	bool logged;			/* its output is in a file */
	/* Set by outcome_judge(). */
	bool early;		/* stopped early, by the time limit or a kill */
	const char *error_type; /* NULL if it succeeded; else start timeout
				   signal exception exit no-profile */
	char *error;		/* "ValueError", "SIGSEGV", "exit status 3" */
	/* A sentence that says what happened and what to do, or NULL. */
	char *no_profile; /* why there is no profile, by the engine */
	char *advice;	  /* set by advice_take() */
};

void outcome_init(struct outcome *outcome, const struct ticket *ticket,
    const struct engine *engine);
void outcome_release(struct outcome *outcome);

/* Decides how the run ended, from `end` and `harvest`. */
void outcome_judge(struct outcome *outcome);

/* Adds the result object as JSON, the keys of the plan first. */
void outcome_result(struct outcome *outcome, struct buf *out);

/* True if there is a receipt of the same run and attempt, but of another size. */
bool receipt_is_of_other_size(const struct ticket *ticket);
/* Reads the receipt of the same run and attempt into LINE; STATUS_NO if there
 * is none, or, with a message, if it cannot be read. *FAILED: the run ended in
 * an error. */
enum status receipt_find(
    const struct ticket *ticket, struct buf *line, bool *failed);
/* Writes LINE as the receipt. */
enum status receipt_write(const struct ticket *ticket, struct str line);

#endif
