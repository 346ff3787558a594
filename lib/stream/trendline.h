/*
 * trendline.h: a trend line as a struct: whether a level rises on the way,
 * within a run or with the input: the time of an iteration, or memory.
 *
 *	{"type":"trend","by":"iterations","full_name":"x.py:9 step",
 *	 "metric":"tavg","statistic":"median","outcome":"rises","first":0.004,
 *	 "last":0.01,"change":1.6,"points":[[10,0.004],[24,0.01]],"within":"r"}
 */
#ifndef STREAM_TRENDLINE_H
#define STREAM_TRENDLINE_H

#include "core/map.h"
#include "law/vocabulary.h"
#include "stream/reader.h"
#include "stream/writer.h"

enum trend_outcome {
	TREND_NONE, /* no line, or any other text */
	TREND_RISES,
	TREND_STEADY,
	TREND_FALLS
};

/* Of the durations between two points. */
enum statistic {
	STATISTIC_NONE, /* the level itself */
	STATISTIC_MEAN,
	STATISTIC_MEDIAN,
	STATISTIC_P99,
	STATISTIC_WORST
};

struct trend_line {
	/* data NULL if missing; `within` is missing for one over runs. */
	struct str by, within, program;
	/* Whose level it is; of times, the function whose calls they are. */
	struct name name;
	struct str kind;
	enum metric metric;
	enum statistic statistic;
	enum trend_outcome outcome;
	/* NAN where missing. */
	double n_min, n_max;
	double first, last; /* seconds, bytes or blocks at these */
	double change;	    /* last third of the points over the first third */
	double each;	    /* rise for each unit of n */
	double share;	    /* of a function: the part of the program's */
	double p;	    /* exponent of its law, if that is decided */
	struct point_list points; /* see trend_line_read() */
};

/* A line without any value. */
struct trend_line trend_line_none(void);
/* Decodes a row of the shape trend. STATUS_MALFORMED for a value of the wrong
 * kind, and without a metric or an outcome. The caller frees `points.pairs`, in
 * any case. */
enum status trend_line_read(
    const struct reader *in, const struct row *row, struct trend_line *trend);
/* Missing values are left out. */
void trend_line_write(struct writer *out, const struct trend_line *trend);
/* Copies the texts into STRINGS, which then owns them. */
void trend_line_keep(struct trend_line *trend, struct map *strings);

#endif
