/*
 * counted.h: the processes that were read, one after the other in the same
 * arrays. Ids of functions count from 1, all others from 0.
 */
#ifndef COUNTS_COUNTED_H
#define COUNTS_COUNTED_H

#include <stdint.h>

#include "agent/python/native/frames.h"
#include "core/text.h"
#include "counts/counts.h"
#include "counts/put.h"

struct function {
	uint32_t file;
	int line;
	bool hidden;
	bool part;    /* a loop, a line, an operation or the length of a
			 variable: its calls are passes, samples or the length */
	bool builtin; /* by another engine; the native one says "~" */
	struct word name;
	uint32_t thread; /* number + 1 of the thread in which it took longest;
			    0: not known */
	int64_t longest;
};

struct edge {
	uint32_t caller, callee; /* ids */
	struct counts now;
	bool idle; /* its waits are none (waits.c) */
	int line;  /* that most of its calls come from; 0: not known */
	int64_t votes;
};

struct thread {
	uint32_t number;
	uint64_t ident;
	int64_t self;
	struct word name;
};

struct point {
	int64_t wall_ns, cpu_ns, rss, peak_rss, blocks;
	const uint8_t *data; /* changes */
	size_t size;
	struct times *times;
	size_t time_count;
};

/* Functions and edges joined by names, by rows_find(). A name is the least id
 * of the functions with the same names; a row, an edge between names, is the
 * least number of the edges between the same names. */
struct rows {
	uint32_t *of_function; /* by id - 1: its name; 0 if none */
	uint32_t *by_key;      /* names by file, line and name */
	uint32_t *rank;	       /* by name - 1: its index in by_key */
	uint32_t name_count;
	uint32_t *of_edge;  /* its row, or NO_EDGE */
	uint32_t *by_names; /* edges that have a row, by callee and caller */
	uint32_t edge_count;
};

/* A function that was called. */
struct line {
	uint32_t thread; /* + 1 */
	int64_t longest;
	struct counts sum;
	uint32_t first, end; /* its rows in rows.by_names */
};

/* A process: the indexes in `counted` from which its items begin. */
struct process {
	struct counted *c;
	size_t functions, edges, threads, points, files;
	size_t point_count;
	double scale;	   /* seconds a tick */
	struct str python; /* version of the interpreter */
	struct str clock;
	bool checkpoints, ended, any;
	uint64_t taken;
	int64_t taken_ns, dearest_ns;
	struct point tail;
	bool has_tail;
	size_t parent; /* its number; SIZE_MAX: not known */
};

struct counted {
	struct function *functions; /* by id - 1 */
	struct edge *edges;
	struct thread *threads;
	struct point *points;
	struct word *files;
	size_t function_count, edge_count, thread_count, point_count,
	    file_count;
	size_t function_cap, edge_cap, thread_cap, point_cap, file_cap;
	struct process *processes;
	size_t process_count, process_cap;
	bool made; /* other engines counted some, which know no resumptions */
	counted_is_own *is_own; /* NULL: not known */
	void *own_context;
	/* Set by counted_settle(). */
	const struct process *main;
	double scale; /* seconds a tick */
	/* Of the process that is read. */
	struct word folders;
	/* Set by rows.c and sums.c. */
	struct rows rows;
	struct line *lines; /* by name - 1 */
	uint32_t *by_key;   /* called names, in the order of their keys */
	uint32_t *by_total; /* the largest total first, then by key */
	uint32_t called;    /* number of called names */
	double seconds;	    /* the sum of all self times, as written */
	/* The memory that words and points are in. */
	char **texts;
	size_t text_count, text_cap;
};

/* Finds the main process, and converts the ticks of all others to its ticks.
 * There must be a process. After rows_find(). */
void counted_settle(struct counted *c);
/* Drops the waits for processes that were started. After counted_settle(). */
void counted_waits(struct counted *c);
/* Where the items of process NUMBER end. */
struct process process_end(const struct counted *c, size_t number);
/* The last point of a process; NULL without points. */
static inline const struct point *
process_last(const struct process *p)
{
	return p->point_count == 0
		   ? NULL
		   : &p->c->points[p->points + p->point_count - 1];
}

/* A process whose items will be added at the ends. */
struct process process_begin(struct counted *c);

/* Keeps TEXT until C is freed. */
char *counted_keep(struct counted *c, char *text);

/* words.c: RAW as it is written to tables; owned by C. */
struct word word_clean(struct counted *c, struct str raw);
/* The same for a path. */
struct word word_path(struct counted *c, struct str raw);

/* journal.c: reads a frame; sets from->bad if it is not valid. */
void read_frame(struct process *p, struct cursor *from);
/* Adds the changes of a point to the counts, and keeps the point. */
void process_point(struct process *p, const struct point *point);
static inline struct changes
point_changes(const struct point *point)
{
	return changes_of(point->data, point->size);
}

void rows_find(struct counted *c);
void rows_forget(struct counted *c);
void counted_forget_sums(struct counted *c);
/* Sums the row that begins at by_names[AT]; returns where the next one
 * begins. */
uint32_t row_sum(const struct counted *c, uint32_t at, struct counts *sum);
/* The name of a caller; NO_CALLER if it is hidden. */
uint32_t row_name_of(const struct counted *c, uint32_t caller);
/* The names of the row at by_names[AT]. */
uint32_t row_caller(const struct counted *c, uint32_t at);
uint32_t row_callee(const struct counted *c, uint32_t at);

static inline const struct function *
row_name(const struct counted *c, uint32_t name)
{
	return &c->functions[name - 1];
}

static inline const struct word *
row_file(const struct counted *c, uint32_t name)
{
	return &c->files[row_name(c, name)->file];
}

/* "file:3 name" in three parts. */
#define FULL_PARTS 3
#define LINE_TEXT  24
void row_full(const struct counted *c, uint32_t name,
    struct word full[FULL_PARTS], char line[LINE_TEXT]);

/* A time in ns, as in the tables: no clock is finer, and whole numbers are fast
 * to write. */
int64_t counted_ns(const struct counted *c, int64_t ticks);

/* The tables, for counted_write(). */
void put_functions(const struct counted *c, struct put *out);
void put_threads(const struct counted *c, struct put *out);
void put_pstat(const struct counted *c, struct put *out);
void put_points(const struct counted *c, struct put *out);

#endif
