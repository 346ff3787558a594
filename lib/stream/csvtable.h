/*
 * csvtable.h: a CSV table with rows of one or two shapes. If they have a column
 * `run`, columns of the run line are added at the end. Memory: one row, and a
 * few words for each run.
 */
#ifndef STREAM_CSVTABLE_H
#define STREAM_CSVTABLE_H

#include "stream/reader.h"

struct csvtable;

/* The columns are those of SHAPE and SHAPE2 (may be NULL), each once. */
struct csvtable *csvtable_new(
    const struct shape *shape, const struct shape *shape2);
void csvtable_free(struct csvtable *table);
/* Keeps what later rows need of ROW, a run line. */
void csvtable_run(struct csvtable *table, const struct row *row);
/* Begins a row of SHAPE, one of the two. */
void csvtable_begin(struct csvtable *table, const struct shape *shape);
/* The buffer to write the value of COLUMN to, before csvtable_end(). */
struct buf *csvtable_cell(struct csvtable *table, int column);
/* Adds the row to OUT, and before the first row the header. */
void csvtable_end(struct csvtable *table, struct buf *out);

#endif
