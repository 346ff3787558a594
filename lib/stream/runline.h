/*
 * runline.h: a run line as a struct: the ticket that prof-run needs and the
 * receipt that it becomes.
 *
 *	{"type":"run","id":"wk-1","size":7,"status":"done",...,
 *	 "result":{"wall_seconds_total":16.6,"iteration_count":1368,...}}
 */
#ifndef STREAM_RUNLINE_H
#define STREAM_RUNLINE_H

#include "stream/reader.h"

struct run_line {
	/* Texts are "" where the key is missing; numbers NAN. All memory
	 * belongs to the struct. */
	char *id, *label, *start, *end, *status, *engine, *clock, *cache, *dir;
	char *iterations_from, *frozen_hash, *description, *error;
	int64_t phase;	  /* -1 where missing */
	int64_t attempt;  /* 0 where missing */
	double size;	  /* workload size */
	double timeout_s; /* no limit where missing */
	/* NULL where missing. */
	struct json *command;	 /* array of strings */
	struct json *invariants; /* object */
	struct json *download;	 /* array of globs */
	struct json *frozen;	 /* array of file names */
	struct json *result;	 /* object */
};

/* Decodes a run row; wrong kinds are malformed and said. `id` is needed and
 * must be a file name. On failure nothing needs to be released. */
enum status run_line_read(
    const struct reader *in, const struct row *row, struct run_line *run);
void run_line_release(struct run_line *run);

/* The names of clocks. */
#define RUN_CLOCKS "computing, wall or cpu"
bool run_clock_valid(const char *name);

/* A number of the result: "wall_seconds_total"; NAN where there is none. */
double run_result_number(const struct run_line *run, const char *key);
/* A text of the result, "" where there is none. */
const char *run_result_text(const struct run_line *run, const char *key);
/* True for a run that ended well and was not cut short: one to be fitted. */
bool run_is_complete(const struct run_line *run);

/* Runs by id, the last line of an id wins, kept in order of first arrival. */
struct run_table;
struct run_table *run_table_new(void);
void run_table_free(struct run_table *table);
/* Takes RUN over (the caller must not release it). */
struct run_line *run_table_put(struct run_table *table, struct run_line *run);
struct run_line *run_table_find(const struct run_table *table, struct str id);
size_t run_table_count(const struct run_table *table);
struct run_line *run_table_at(const struct run_table *table, size_t index);

#endif
