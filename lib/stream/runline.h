/*
 * runline.h: a run line as a struct: a ticket, which tells prof-run what to
 * run, or the receipt that results from it.
 *
 *	{"type":"run","id":"wk-1","size":7,"status":"done",...,
 *	 "result":{"wall_seconds_total":16.6,"iteration_count":1368,...}}
 */
#ifndef STREAM_RUNLINE_H
#define STREAM_RUNLINE_H

#include "stream/reader.h"

struct run_line {
	/* Texts are "" where missing, numbers NAN. The struct owns all
	 * memory. */
	char *id, *label, *start, *end, *status, *engine, *clock, *cache, *dir;
	char *iterations_from, *frozen_hash, *description, *error;
	char *program_hash; /* of the command without its sizes */
	int64_t phase;	    /* -1 where missing */
	int64_t attempt;    /* 0 where missing */
	double size;	    /* workload size */
	double timeout_s;   /* NAN: no limit */
	/* NULL where missing. */
	struct json *command;	 /* array of strings */
	struct json *invariants; /* object */
	struct json *download;	 /* array of globs */
	struct json *frozen;	 /* array of file names */
	struct json *result;	 /* object */
};

/* Decodes a row of the shape run. STATUS_MALFORMED for a value of the wrong
 * kind and an id that is missing or not a file name; there is nothing to
 * release then. */
enum status run_line_read(
    const struct reader *in, const struct row *row, struct run_line *run);
void run_line_release(struct run_line *run);

/* The names of clocks, for messages. */
#define RUN_CLOCKS "computing, wall or cpu"
bool run_clock_valid(const char *name);

/* A number of the result, such as "wall_seconds_total"; NAN if missing. */
double run_result_number(const struct run_line *run, const char *key);
/* A text of the result, "" if missing. */
const char *run_result_text(const struct run_line *run, const char *key);
/* True for the result of a run that ended well and was not cut short; what is
 * missing is taken for well. */
bool result_is_whole(const struct json *result);
/* True for a run that ended normally and was not stopped early: only such runs
 * are fitted. */
bool run_is_complete(const struct run_line *run);

/* Runs by id, in the order in which ids first came; the last line of an id
 * counts. */
struct run_table;
struct run_table *run_table_new(void);
void run_table_free(struct run_table *table);
/* Stores RUN, which the table then owns (the caller must not release it). */
struct run_line *run_table_put(struct run_table *table, struct run_line *run);
struct run_line *run_table_find(const struct run_table *table, struct str id);
/* TO, which only has runs of FROM, gets this one, too, if FROM has it. FROM owns
 * them all and must outlive TO. */
void run_table_share(
    struct run_table *to, const struct run_table *from, struct str id);
size_t run_table_count(const struct run_table *table);
struct run_line *run_table_at(const struct run_table *table, size_t index);
/* The result of a run that tells the program's own folders (its member
 * own_folders) into *RESULT, unless one is there already; the caller frees it. */
enum status run_line_folders(
    const struct reader *in, const struct row *row, struct json **result);

#endif
