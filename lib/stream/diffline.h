/*
 * diffline.h: a diff line as a struct: the cost of one function, or its growth,
 * in two groups of runs.
 *
 *	{"type":"diff","full_name":"x.py:9 get","metric":"own","a":2,"b":4,
 *	 "ratio":2,"verdict":"slower","group_a":"old","group_b":"new"}
 */
#ifndef STREAM_DIFFLINE_H
#define STREAM_DIFFLINE_H

#include "core/map.h"
#include "law/vocabulary.h"
#include "stream/reader.h"
#include "stream/writer.h"

struct diff_side {
	struct str group;
	double value;
	/* Of the law; NAN and none where costs are compared. */
	double p, p_lo, p_hi;
	enum law_class class;
	enum verdict verdict;
	enum confidence confidence;
	struct str within;
};

struct diff_line {
	/* Views; data NULL where missing. Without a name: the whole run. */
	struct name name;
	struct str caller, by;
	struct str per;	    /* "call" where values are those of one call */
	struct str verdict; /* faster slower same ~; for laws worse better */
	enum metric metric;
	struct diff_side a, b;
	double ratio, lo, hi; /* NAN where missing, as all numbers */
	double q, share;
};

/* A line with every value missing. */
struct diff_line diff_line_none(void);
/* Decodes a row of the shape diff. A value of the wrong kind is
 * STATUS_MALFORMED. */
enum status diff_line_read(
    const struct reader *in, const struct row *row, struct diff_line *diff);
/* Missing values are left out. */
void diff_line_write(struct writer *out, const struct diff_line *diff);
/* Copies the texts into STRINGS, which then owns them. */
void diff_line_keep(struct diff_line *diff, struct map *strings);
/* True where laws are compared, false where costs are. */
bool diff_line_is_law(const struct diff_line *diff);

#endif
