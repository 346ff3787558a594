/*
 * texttable.h: a table aligned for eyes: numbers to the right, long texts cut
 * in the middle, 80 columns where the values allow it. Holds all rows in
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
/* Where the value of COLUMN is to be written, before texttable_end(). */
struct buf *texttable_cell(struct texttable *table, int column);
void texttable_end(struct texttable *table);
/* By this column, largest number first, missing ones last; else as written. */
void texttable_sort(struct texttable *table, int column);
void texttable_print(struct texttable *table, struct buf *out);

#endif
