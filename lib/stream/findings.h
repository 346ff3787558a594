/*
 * findings.h: check and diff lines as programs around a repository want them:
 * what is worse, with the file and the line.
 *
 *	github	::error file=job.py,line=17,title=prof-check::job.py:17 find ...
 *	junit	a test case each, of which those that are worse fail
 *	md	a summary for a pull request: a table in Markdown
 *	sarif	a log of SARIF 2.1.0
 *
 * Files are relative to the program's own folder; one elsewhere is left out. What
 * is undecided or only slower is a warning. Memory: what is printed.
 */
#ifndef STREAM_FINDINGS_H
#define STREAM_FINDINGS_H

#include "stream/reader.h"

struct findings;

/* Of lines of SHAPE, check or diff. */
struct findings *findings_new(const struct shape *shape, enum format format);
void findings_free(struct findings *findings);
/* The program's own folders, an array; the caller's, and it may be NULL. */
void findings_folders(struct findings *findings, const struct json *folders);
void findings_begin(struct findings *findings);
/* The buffer to write the value of COLUMN to, before findings_end(). */
struct buf *findings_cell(struct findings *findings, int column);
void findings_end(struct findings *findings);
void findings_print(struct findings *findings, struct buf *out);

#endif
