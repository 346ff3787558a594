/*
 * space.h: what an output folder holds: the folders of commands, and the files
 * of runs, by what becomes of them when it is pruned.
 *
 *	profiling/job-1		a command's, made again as job-2	stale
 *	profiling/job-2		that one				newest
 *	profiling/wk-1.wall.pstat  the receipt wk-1 names it		named
 *	profiling/wk-1.early.wall.pstat  it does not			stale
 */
#ifndef PLAN_SPACE_H
#define PLAN_SPACE_H

#include "core/file.h"

enum space_state {
	SPACE_RUNNING, /* a program is at work there */
	SPACE_KEPT,    /* somebody said so */
	SPACE_NEWEST,  /* the last of its command */
	SPACE_NAMED,   /* by a receipt */
	SPACE_STALE
};

const char *space_state_text(enum space_state state);

struct space_item {
	char *path;    /* of a folder, or of one file */
	char *lock;    /* who holds it is at work there; NULL for a folder */
	char *made_by; /* a folder's .command; NULL of a file, or if it cannot
			* be read */
	bool receipt;  /* a receipt, its log or lock: always named */
	enum space_state state;
	struct file_space space;
};

struct space {
	struct space_item *items;
	size_t count, cap;
};

/* Adds what is in the folder DIR and is ours; all else there is left out. */
enum status space_read(struct space *space, const char *dir);
void space_release(struct space *space);
/* True if a program is at work in a folder of a command. */
bool space_is_busy(const char *folder);

#endif
