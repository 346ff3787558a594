/*
 * own_folders.h: the folders of the program's own code, for the receipt, so
 * that prof-parse can tell it from libraries.
 *
 *	in ~/job, a git work tree: python3 ../tools/job.py 7
 *	-> ["~/job","~/tools"]
 */
#ifndef RUN_OWN_FOLDERS_H
#define RUN_OWN_FOLDERS_H

#include "core/text.h"

/* Sets OUT to a JSON array: the working folder and that of the first file that
 * ARGV names, each replaced by the git work tree that it is in, if any, and
 * shortened like modules in prof-parse. */
void own_folders(const char *const *argv, struct buf *out);

#endif
