/*
 * causeline.h: a cause line as a struct: a function to improve.
 *
 *	{"type":"cause","full_name":"x.py:9 get","verdict":"quadratic",
 *	 "p_ncall":1,"p_own":2,"why":"each-call-grows",...}
 */
#ifndef STREAM_CAUSELINE_H
#define STREAM_CAUSELINE_H

#include "core/map.h"
#include "law/vocabulary.h"
#include "stream/inside.h"
#include "stream/reader.h"

struct cause_line {
	/* Views into the row; data NULL where missing. */
	struct name name;
	struct str law, why, by, axis, within;
	struct str yours, way, moved_from; /* full names */
	struct str program;
	enum verdict verdict;
	enum confidence confidence;
	enum metric metric; /* the metric that the law is of */
	/* NAN where missing. */
	double p_ncall, p_own, p_tavg, p_lo, p_hi, beyond;
	double since_n, until_n; /* the n at which its law begins and ends */
	double yours_lineno;	 /* where `yours` calls `way` */
	double share, own_now, n_max, target, at_target, ncall;
	struct inside inside; /* as in a scale line */
	struct str advice;
	double symptom_count; /* NAN if `symptoms` has them all */
	/* Owned by this struct; NULL where missing. */
	struct json *path;	     /* array of full names, root first */
	struct json *symptoms;	     /* array of objects */
	struct json *entry, *callee; /* objects */
};

/* Decodes a row of the shape cause. A value of the wrong kind is
 * STATUS_MALFORMED; on failure there is nothing to release. */
enum status cause_line_read(
    const struct reader *in, const struct row *row, struct cause_line *cause);
void cause_line_release(struct cause_line *cause);
/* Copies the texts into STRINGS, which then owns them. */
void cause_line_keep(struct cause_line *cause, struct map *strings);

#endif
