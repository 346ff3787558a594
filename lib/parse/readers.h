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

/* Memory: the functions and lines, of JSON the whole file, too. */
enum status coverage_read(struct source *s, enum profile_format format,
    const struct profile_sink *sink);

/* The same for bytes in memory. NAME is for messages. */
enum status pstat_parse(
    struct str data, const char *name, const struct profile_sink *sink);

#endif
