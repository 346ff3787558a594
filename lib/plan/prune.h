/*
 * prune.h: what an output folder holds, largest first, and the end of what is
 * stale: a command's folder where the same command has a later one, and files
 * that no receipt names. Never what a program is at work on.
 */
#ifndef PLAN_PRUNE_H
#define PLAN_PRUNE_H

#include "stream/writer.h"

struct prune_options {
	const char *dir;
	double older_s; /* what is so old is stale, too; INFINITY: nothing is */
	bool named;	/* what receipts name is stale, too, but for them */
	bool remove;
	enum format format;
};

/* STATUS_NO: nothing is stale. */
enum status prune(const struct prune_options *options);

#endif
