/*
 * csvtable.h: a table as CSV, the rows of one or two shapes, with the columns
 * that a measure has of its run behind them. Memory: one row, and a few words
 * of each run.
 */
#ifndef STREAM_CSVTABLE_H
#define STREAM_CSVTABLE_H

#include "stream/reader.h"

struct csvtable;

/* The columns are those of SHAPE and SHAPE2 (may be NULL), once each. */
struct csvtable *csvtable_new(
    const struct shape *shape, const struct shape *shape2);
void csvtable_free(struct csvtable *table);
/* Keeps what rows will need of the run that ROW is. */
void csvtable_run(struct csvtable *table, const struct row *row);
/* A row of SHAPE, which must be one of the two. */
void csvtable_begin(struct csvtable *table, const struct shape *shape);
/* Where the value of COLUMN is to be written, before csvtable_end(). */
struct buf *csvtable_cell(struct csvtable *table, int column);
/* Adds the row to OUT, the first time behind the header. */
void csvtable_end(struct csvtable *table, struct buf *out);

#endif
