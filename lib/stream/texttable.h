/*
 * texttable.h: an aligned text table for people: numbers to the right, long
 * texts cut in the middle, at most 100 columns if possible. All rows are in
 * memory until it is printed.
 */
#ifndef STREAM_TEXTTABLE_H
#define STREAM_TEXTTABLE_H

#include "stream/record.h"

struct texttable;

/* Shows the columns of SHAPE whose width is not 0. */
struct texttable *texttable_new(const struct shape *shape);
void texttable_free(struct texttable *table);
void texttable_begin(struct texttable *table);
/* The buffer to write the value of COLUMN to, before texttable_end(). */
struct buf *texttable_cell(struct texttable *table, int column);
void texttable_end(struct texttable *table);
/* Sorts rows by this column, largest number first, missing ones last; without
 * it, rows stay as written. */
void texttable_sort(struct texttable *table, int column);
void texttable_print(struct texttable *table, struct buf *out);

#endif
