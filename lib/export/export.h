/*
 * export.h: func and edge lines in, the files of other tools out.
 *
 *	struct collected *collected = collected_new(NULL);
 *	status = collected_read(collected, in);
 *	export_write(collected, exporter_of("folded"), stdout);
 *
 *	main calls f, 1 s each	->	x.py:1 main 1000000
 *					x.py:1 main;x.py:9 f 1000000
 *
 * Memory: a record for each function and each edge of each run.
 *
 * Files:
 *
 *	export.h		what a file is made of, and which there are
 *	collected.h		the functions and edges of each run
 *	flow.h			which part of a function belongs to which caller
 *	stacks.h		stacks, made of these parts
 *	outlet.h		where a file goes
 *	exporters.h		the files
 *	export_folded.c		stacks, a line each: flamegraph.pl and others
 *	export_speedscope.c	stacks of each run: speedscope
 *	export_callgrind.c	functions and edges of one run: KCachegrind
 *	export_extrap.c		costs at each size: Extra-P
 */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "export/collected.h"

struct exporter;

/* The names of files, for messages and usage. */
#define EXPORTER_NAMES "folded, speedscope, callgrind or extrap"
/* That of a name; another one ends the program with status 2. */
const struct exporter *exporter_of(const char *name);
/* Writes the runs that have a profile, in order of size, to FILE, whose errors
 * are the caller's to find. Nothing is written without such a run; STATUS_NO if
 * runs were asked for and none of them has one. */
enum status export_write(const struct collected *collected,
    const struct exporter *exporter, FILE *file);

#endif
