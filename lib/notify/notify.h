/*
 * notify.h: run and cause lines in, the same lines out, and a message to people at
 * the end, at the first run that fails, or at the first cause that is firm.
 *
 *	{"type":"run","id":"wk-4","status":"error",...}
 *	-> the same line, and by way of a channel:
 *	superlinear: a run failed
 *	wk-4 failed (MemoryError). 3 runs are done.
 *
 * A message that cannot be sent is said on standard error, and changes nothing
 * else. Memory: the runs, and three causes.
 *
 * Files:
 *
 *	notify.h	the stage
 *	channel.h	where messages go, read from a file or a variable
 *	news.h		what they say
 *	send.h		sends one by another program
 */
#ifndef NOTIFY_NOTIFY_H
#define NOTIFY_NOTIFY_H

#include "notify/channel.h"
#include "stream/reader.h"
#include "stream/writer.h"

enum event {
	EVENT_DONE = 1,
	EVENT_ERROR = 2,
	EVENT_FIRM = 4
};

struct notify_options {
	unsigned events; /* of enum event */
	const struct channels *channels;
	double limit_s; /* of sending one message */
};

enum status notify_run(struct reader *in, struct writer *out,
    const struct notify_options *options);

#endif
