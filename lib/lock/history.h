/*
 * history.h: which commit changed which law, from what git-log(1) shows of a lock.
 *
 *	commit 5ac1d3e
 *	Date:   2026-11-30
 *
 *	    Looks twice
 *
 *	diff --git a/laws.lock b/laws.lock
 *	--- a/laws.lock
 *	+++ b/laws.lock
 *	@@ -3 +3 @@
 *	-lock,job.py find,hits,n,n,,
 *	+lock,job.py find,hits,n^2,0.5n^2 + 0.5n,,
 *
 *	-> {"type":"change","commit":"5ac1d3e",...,"class_was":"n","class":"n^2"}
 *
 * A lock has one line for each function, in the order of the names, so that the
 * lines that go and come with a commit say all: nothing is known of the commit
 * before it, and the order of the commits does not matter. Lines that are of no
 * lock are passed over. Memory: what one commit changes in one lock.
 */
#ifndef LOCK_HISTORY_H
#define LOCK_HISTORY_H

#include "stream/writer.h"

/* Reads FILE, named NAME, and writes change lines. STATUS_NO if no commit in it
 * changes a lock. */
enum status history_run(FILE *file, const char *name, struct writer *out);

#endif
