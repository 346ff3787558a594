/*
 * journal.h: writes what was counted to a file that grows while the program
 * runs, so that it is there even if the program is killed: all checkpoints, and
 * the counts of a moment ago. prof-run makes the profile of it (lib/counts).
 * frames.h documents the format.
 *
 *	journal_place("/scratch/41.0.counts", pairs, len);
 *	journal_points();		appends new checkpoints
 *	journal_whole();		some are gone: write it again
 *	journal_tail(&point);		the counts so far, not a checkpoint
 *	journal_end();			the last: all threads, longest times
 *
 * The file is opened for each write, as a program may close all descriptors. A
 * forked child without a file of its own writes nothing.
 */
#ifndef NATIVE_JOURNAL_H
#define NATIVE_JOURNAL_H

#include "points.h"

/* Sets the file; NULL: there is none. FOLDERS are those that names are
 * shortened by, each followed by its abbreviation, all NUL-terminated, LEN
 * bytes. False without memory. */
bool journal_place(const char *path, const char *folders, size_t len);
void journal_points(void);
void journal_whole(void);
void journal_tail(const struct point *point);
/* 0, or errno if it was not written completely. */
int journal_end(void);

#endif
