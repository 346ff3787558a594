/*
 * journal.h: what was counted, in a file that grows while the program runs, so
 * that a program that is killed leaves it: all checkpoints, and behind them
 * what was counted by a moment ago. prof-run makes the profile of it (lib/counts).
 * frames.h documents the format.
 *
 *	journal_place("/scratch/41.0.counts", pairs, len);
 *	journal_points();		some of them are new
 *	journal_whole();		or others are gone: it is written anew
 *	journal_tail(&point);		no checkpoint, but the counts by now
 *	journal_end();			the last: with threads, and who took longest
 *
 * It is opened each time: a program may close all descriptors that it finds. A
 * forked child that has not got a place of its own yet writes nothing.
 */
#ifndef NATIVE_JOURNAL_H
#define NATIVE_JOURNAL_H

#include "points.h"

/* FOLDERS: those that names are shortened by, each followed by its mark, all of
 * them terminated. PATH
 * NULL: none is kept. False without memory. */
bool journal_place(const char *path, const char *folders, size_t len);
void journal_points(void);
void journal_whole(void);
void journal_tail(const struct point *point);
/* errno if not all of it is in the file, else 0. */
int journal_end(void);

#endif
