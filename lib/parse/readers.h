/*
 * readers.h: one reader a format; profile_read() in profile.c chooses. Each
 * reads an open source to its end and hands what it finds to the sink.
 */
#ifndef PARSE_READERS_H
#define PARSE_READERS_H

#include "parse/callgraph.h"
#include "parse/profile.h"
#include "parse/source.h"

/* sniff.c: what HEAD, the first bytes, begins; said if it is nothing known. */
enum status sniff(
    const char *path, struct str head, enum profile_format *format);

/* Holds all in memory: the file and about three times as much. */
enum status pstat_read(struct source *s, const struct profile_sink *sink);
/* Streams. */
enum status yappi_csv_read(struct source *s, const struct profile_sink *sink);
enum status threads_csv_read(struct source *s, const struct profile_sink *sink);
/* Holds the functions and edges, not the file. */
enum status callgrind_read(struct source *s, const struct profile_sink *sink);
enum status points_read(struct source *s, const struct profile_sink *sink);
/* Holds the functions. */
enum status memory_read(struct source *s, const struct profile_sink *sink);

/* The same on bytes in memory. NAME is used in messages. */
enum status pstat_parse(
    struct str data, const char *name, const struct profile_sink *sink);

/* Times below zero: they are left out, counted, and said once. A profiler
 * that is stopped inside a call has taken the callees' time off the caller's
 * and not yet added its own; a wall clock may also step back. */
struct negatives {
	size_t count;
	double least; /* seconds */
};
/* VALUE, or NAN where it is below zero. */
double negatives_check(struct negatives *negatives, double value);
void negatives_note(
    const struct negatives *negatives, const struct profile_sink *sink);
/* COUNT functions had no times. */
void open_note(uint32_t count, const struct profile_sink *sink);

#endif
