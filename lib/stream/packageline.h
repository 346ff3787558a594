/*
 * packageline.h: a package line as a struct: what the functions of one package
 * took together at the largest size.
 *
 *	{"type":"package","package":"pandas","group":"library","by":"size",
 *	 "n":32,"own_s":8.1,"share":0.23,"wait_s":0,"functions":412}
 */
#ifndef STREAM_PACKAGELINE_H
#define STREAM_PACKAGELINE_H

#include "core/map.h"
#include "stream/reader.h"
#include "stream/writer.h"

struct package_line {
	/* data NULL if missing; `within` is missing for one over runs. */
	struct str package, group, by, within, program;
	/* NAN where missing. */
	double n;
	double own_s, share; /* computing, and the part of all computing */
	double wait_s;	     /* lost by waiting */
	double functions;    /* how many these are */
};

/* Decodes a row of the shape package. STATUS_MALFORMED for a value of the wrong
 * kind, and without a package. */
enum status package_line_read(const struct reader *in, const struct row *row,
    struct package_line *package);
void package_line_write(struct writer *out, const struct package_line *package);
/* Copies the texts into STRINGS, which then owns them. */
void package_line_keep(struct package_line *package, struct map *strings);

#endif
