/*
 * lockline.h: a lock line as a struct: the law that a function may keep, by
 * counts.
 *
 *	{"type":"lock","full_name":"job.py find","metric":"hits","class":"n^2",
 *	 "law":"0.5n^2 + 0.5n"}
 */
#ifndef STREAM_LOCKLINE_H
#define STREAM_LOCKLINE_H

#include "core/map.h"
#include "law/vocabulary.h"
#include "stream/reader.h"
#include "stream/writer.h"

struct lock_line {
	/* File and name, without the line. */
	struct str full_name;
	/* Which count it is of: its calls, or the hits of a line. */
	enum metric metric;
	enum law_class class
	    ;		    /* CLASS_NONE unless the counts follow it exactly */
	struct str law;	    /* that law; data NULL without one */
	double p;	    /* the exponent; NAN where the class says it */
	struct str program; /* as in a scale line */
};

/* Decodes a row of the shape lock. A line without full_name, of a metric that
 * is no count, or with neither class nor exponent is STATUS_MALFORMED. */
enum status lock_line_read(
    const struct reader *in, const struct row *row, struct lock_line *line);
void lock_line_write(struct writer *out, const struct lock_line *line);
/* Copies the texts into STRINGS, which then owns them. */
void lock_line_keep(struct lock_line *line, struct map *strings);

#endif
