/*
 * coverage.h: exact counts of a program in any language, as tools for test
 * coverage leave them: how often each function was called, and how often each
 * line began.
 *
 *	SF:job.js			files[0], "job.js"
 *	FN:5,15,dedupe  FNDA:1,dedupe	functions: 5 to 15, 1 call
 *	DA:9,19900			lines: 9, 19900 hits
 *
 * becomes
 *
 *	func job.js:5 dedupe, 1 call
 *	line job.js:9 dedupe.<line> of job.js:5 dedupe, 19900 hits
 *
 * A line belongs to the innermost function around it that has a name of its own:
 * closures and arrow functions are part of that function. What is around no
 * line's function is `<module>`, once a file.
 */
#ifndef PARSE_COVERAGE_H
#define PARSE_COVERAGE_H

#include "core/map.h"
#include "parse/profile.h"
#include "parse/source.h"

struct coverage_function {
	uint32_t name;	    /* in `names` */
	int32_t start, end; /* lines; end 0: not known */
	double calls;	    /* NAN if unknown */
};

struct coverage_line {
	int32_t line;
	double hits;
};

struct coverage_file {
	struct coverage_function *functions;
	struct coverage_line *lines;
	size_t function_count, function_cap, line_count, line_cap;
	/* Calls are those of a function's busiest block: the hits of its first
	 * line are right where they are fewer. */
	bool busiest;
};

struct coverage {
	struct map *paths; /* the index is that of files */
	struct map *names;
	struct coverage_file *files;
	size_t file_cap;
	size_t bytes;	/* of what was read */
	size_t unfound; /* files whose source is not there, or another */
	uint32_t first; /* the first of them */
	double most;	/* the largest count */
	bool no_module; /* there is no code outside of functions */
	bool exact;	/* its writer counts: ones are ones */
	bool kept;	/* coverage_write() wrote it: names are as they stay */
};

void coverage_init(struct coverage *c);
void coverage_release(struct coverage *c);

/* ---- for readers ---- */

/* The number of a file, which is added if it is new. */
uint32_t coverage_file(struct coverage *c, struct str path);
/* Adds a function; one without a name of its own is left out. */
void coverage_function(struct coverage *c, uint32_t file, int64_t start,
    int64_t end, struct str name, double calls);
/* Adds hits of a line to those that it has. */
void coverage_line(
    struct coverage *c, uint32_t file, int64_t line, double hits);
/* Blocks that begin in one line: its hits are those of the one that was entered
 * most often. Sorts BLOCKS. */
struct coverage_block {
	uint32_t file;
	int64_t line;
	double hits;
};
void coverage_blocks(
    struct coverage *c, struct coverage_block *blocks, size_t count);
/* The source of FILE is not there, or is another one. */
void coverage_unfound(struct coverage *c, uint32_t file);
/* Whether it is a count, and TEXT as one: a number from 0 to COVERAGE_MOST. */
#define COVERAGE_MOST 0x1p63
bool coverage_is_count(double count);
bool coverage_count(struct str text, double *count);

/* Sources are read up to so many bytes; false for more, and for none. */
#define COVERAGE_MAX_SOURCE ((size_t)32 << 20)
bool coverage_source(const char *path, struct buf *text);
/* JSON is held as a tree, which takes some ten times as much. */
#define COVERAGE_MAX_JSON ((size_t)64 << 20)

/* ---- readers: each adds what a file has ---- */

enum status lcov_add(struct source *s, struct coverage *c);
enum status v8_add(struct source *s, struct coverage *c);
enum status gocover_add(struct source *s, struct coverage *c);
enum status gcov_add(struct source *s, struct coverage *c);
/* The same of what gcov printed; PATH is for messages. */
enum status gcov_add_text(
    struct coverage *c, const char *path, struct str text);

/* ---- for users ---- */

/* Adds the file PATH, of any of these formats. */
enum status coverage_add(struct coverage *c, const char *path);
/* Sorts files' functions and lines, and adds up what is one. */
void coverage_finish(struct coverage *c);
/* Passes functions and lines to SINK, after coverage_finish(). PATH is for
 * messages. STATUS_MALFORMED if no count is above 1. */
enum status coverage_emit(const struct coverage *c, const char *path,
    const struct profile_sink *sink);
/* Writes everything as LCOV. */
enum status coverage_write(const struct coverage *c, const char *path);

/* Marks LCOV that coverage_write() wrote. */
#define COVERAGE_TEST_NAME "superlinear"

#endif
