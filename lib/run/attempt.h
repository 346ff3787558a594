/*
 * attempt.h: one run, from its ticket to its receipt.
 */
#ifndef RUN_ATTEMPT_H
#define RUN_ATTEMPT_H

#include "run/progress.h"
#include "stream/writer.h"

struct attempt {
	struct ticket *ticket;
	const struct run_options *options;
	struct progress *progress;
	struct writer *out;
	int lock_fd;	/* the claim on the run; the program shares it */
	bool single;	/* a command of its own: it keeps our streams */
	int stopped_by; /* out: the signal that told us to stop, else 0 */
};

/* Writes the run line as `running`, runs it, writes the receipt, then the run
 * line with it. STATUS_OK: done; STATUS_NO: the run failed, or was refused
 * and its line passed on as it was; STATUS_SYSTEM: there is no receipt, and
 * the line went out as `pending`, as it does when a signal stops the run. */
enum status attempt_make(struct attempt *attempt);

/* Passes LINE, a run line, on in the output's form. */
void attempt_emit(struct writer *out, struct str line);

#endif
