/*
 * runs.h: the runs whose profiles are to be read: run lines of a stream, or
 * files on the command line.
 */
#ifndef PARSE_RUNS_H
#define PARSE_RUNS_H

#include "parse/emit.h"
#include "stream/runline.h"

/* Copies IN to the writer of EMIT, each run line followed by its functions.
 * Continues if a profile cannot be used, and returns the worst status. A run
 * that comes again is only passed on. */
enum status runs_parse_stream(struct reader *in, struct emit *emit);

/* Options for files without a run line. */
struct run_words {
	const char *id;	   /* NULL: from the name of the file */
	const char *label; /* NULL: none */
	double size;	   /* NAN: none */
};

/* Reads files without run lines. Those of one id are one run: its checkpoints;
 * its pstat, or else its functions in CSV, or else the last checkpoint; its
 * memory; its threads. Memory: the names of the files. */
enum status runs_parse_files(char **paths, size_t count,
    const struct run_words *words, struct emit *emit);

/* The id in the name of a file: "orders-4.wall.pstat.gz" -> "orders-4"; *EARLY:
 * the run was stopped early. */
struct str run_id_of_file(const char *path, bool *early);

#endif
