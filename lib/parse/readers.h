/*
 * readers.h: one reader for each format; profile_read() chooses. Each reads an
 * open source to its end and passes what it finds to the sink.
 */
#ifndef PARSE_READERS_H
#define PARSE_READERS_H

#include "parse/callgraph.h"
#include "parse/profile.h"
#include "parse/source.h"

/* sniff.c: the format of a file that begins with HEAD; STATUS_MALFORMED if
 * unknown. */
enum status sniff(
    const char *path, struct str head, enum profile_format *format);

/* Xdebug writes it between the profiles that it appends to one file. */
#define CALLGRIND_NEW_FILE "==== NEW PROFILING FILE"

/* Memory: the file and about three times as much. */
enum status pstat_read(struct source *s, const struct profile_sink *sink);
/* Memory: one row. */
enum status yappi_csv_read(struct source *s, const struct profile_sink *sink);
enum status threads_csv_read(struct source *s, const struct profile_sink *sink);
/* Memory: the functions and edges. */
enum status callgrind_read(struct source *s, const struct profile_sink *sink);
enum status points_read(struct source *s, const struct profile_sink *sink);
/* Memory: the functions. */
enum status memory_read(struct source *s, const struct profile_sink *sink);

/* The same for bytes in memory. NAME is for messages. */
enum status pstat_parse(
    struct str data, const char *name, const struct profile_sink *sink);

/* Negative times, which are left out, counted, and reported in one note. A
 * profiler that is stopped inside a call has subtracted the callees' time from
 * the caller's and not yet added its own; a wall clock may also step back. */
struct negatives {
	size_t count;
	double least; /* seconds */
};
/* VALUE, or NAN if it is negative. */
double negatives_check(struct negatives *negatives, double value);
void negatives_note(
    const struct negatives *negatives, const struct profile_sink *sink);
/* A function without calls that ended: it was still running, or its profiler
 * counts otherwise (the self time is then known). An inclusive time below the
 * self time is left out. */
struct doubts {
	uint32_t open;	/* functions without times */
	uint32_t wrong; /* with an inclusive time that cannot be */
};
void doubts_check(struct doubts *doubts, double ncall, double nactualcall,
    double *tsub, double *ttot);
void doubts_note(const struct doubts *doubts, const struct profile_sink *sink);

#endif
