/*
 * causeline.h: a cause line as a struct: a function to mend.
 *
 *	{"type":"cause","full_name":"x.py:9 get","verdict":"quadratic",
 *	 "p_ncall":1,"p_own":2,"why":"each-call-grows",...}
 */
#ifndef STREAM_CAUSELINE_H
#define STREAM_CAUSELINE_H

#include "core/map.h"
#include "law/vocabulary.h"
#include "stream/reader.h"

struct cause_line {
	/* Views into the row; data NULL where missing. */
	struct name name;
	struct str law, why, by, axis, within;
	enum verdict verdict;
	enum confidence confidence;
	enum metric metric; /* whose law it is */
	/* NAN where missing. */
	double p_ncall, p_own, p_tavg, p_lo, p_hi, beyond;
	double since_n, until_n; /* where its law begins and ends */
	double share, own_now, n_max, target, at_target, ncall;
	double symptom_count; /* NAN: `symptoms` holds them all */
	/* Owned by the line; NULL where missing. */
	struct json *path;	     /* array of full names, root first */
	struct json *symptoms;	     /* array of objects */
	struct json *entry, *callee; /* objects */
};

/* Decodes a row of the shape cause; wrong kinds are malformed and said. On
 * failure nothing needs to be released. */
enum status cause_line_read(
    const struct reader *in, const struct row *row, struct cause_line *cause);
void cause_line_release(struct cause_line *cause);
/* Its texts live in STRINGS from now on. */
void cause_line_keep(struct cause_line *cause, struct map *strings);

#endif
