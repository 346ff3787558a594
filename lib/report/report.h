/*
 * report.h: from the lines of a stream to a document for people.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "report/facts.h"
#include "report/sections.h"

enum report_format {
	REPORT_MD,
	REPORT_TEXT
};

/* Adds the report on FACTS to OUT; nothing where FACTS are empty. */
void report_write(const struct facts *facts,
    const struct report_options *options, enum report_format format,
    struct buf *out);

#endif
