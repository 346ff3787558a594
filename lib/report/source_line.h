/*
 * source_line.h: a line of a program, read from its file.
 */
#ifndef REPORT_SOURCE_LINE_H
#define REPORT_SOURCE_LINE_H

#include "report/facts.h"

/* Adds the line without its margin, cut to a width. False, and adds nothing,
 * unless the file is there (paths.h), is a regular one and has not changed since
 * the runs began. */
bool source_line_read(struct buf *out, const struct facts *facts,
    const struct name *name, double lineno);

#endif
