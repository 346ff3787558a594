/*
 * attempt.h: makes one run, from its ticket to its receipt.
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
	int lock_fd;	/* the lock of the run, which the program inherits */
	bool single;	/* a single command, which keeps our streams */
	int stopped_by; /* result: the signal that stopped us, else 0 */
};

/* Writes the run line as `running`, runs it, writes the receipt, then the run
 * line with it. STATUS_OK: done; STATUS_NO: the run failed, or was refused and
 * its line passed on unchanged; STATUS_SYSTEM: there is no receipt, and the
 * line was written as `pending`, as it is when a signal stops the run. */
enum status attempt_make(struct attempt *attempt);

/* Writes LINE, a run line, in the format of the output. */
void attempt_emit(struct writer *out, struct str line);

#endif
