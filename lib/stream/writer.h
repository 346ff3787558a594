/*
 * writer.h: the output of a program: JSON lines, a CSV table, or the table
 * aligned for eyes. One shape is the program's own; in CSV and text only
 * lines of that shape are printed, notes go to stderr, all else is left out.
 *
 *	struct writer *out = writer_open(stdout, format, &shape_scale);
 *	writer_begin(out, &shape_scale);
 *	writer_text(out, SCALE_BY, by);
 *	writer_real(out, SCALE_P, 1.986, 4);
 *	writer_end(out);
 *	status = writer_close(out, status);
 *
 * Columns are written in rising order and may be left out: a missing value is
 * an absent key or an empty field. Run lines are flushed as they come, for
 * hours may pass before the next.
 */
#ifndef STREAM_WRITER_H
#define STREAM_WRITER_H

#include <stdio.h>

#include "stream/reader.h"

struct writer;

/* FORMAT_AUTO: text at a terminal, else JSON lines. FILE stays the caller's
 * (tool_finish() closes stdout). OWN2 may be NULL: a second shape of the same
 * table (prof-parse writes func and edge lines; a CSV then has the columns of
 * both and `type` tells them apart). */
struct writer *writer_open(FILE *file, enum format format,
    const struct shape *own, const struct shape *own2);
/* In text form: sort the rows by this column, largest first; -1 (the default)
 * keeps their order. */
void writer_sort_text(struct writer *out, int column);
/* Flushes, and frees OUT. Returns STATUS, how its lines came about, or
 * STATUS_SYSTEM if something could not be written: the worse of both. */
enum status writer_close(struct writer *out, enum status status);
enum format writer_format(const struct writer *out);
/* True when the reader of the output has gone or the disk is full: long work
 * can stop. */
bool writer_failed(const struct writer *out);
void writer_flush(struct writer *out);

void writer_begin(struct writer *out, const struct shape *shape);
void writer_text(struct writer *out, int column, struct str value);
void writer_count(struct writer *out, int column, int64_t value);
/* Exactly; a value that is not finite is left out. */
void writer_number(struct writer *out, int column, double value);
/* Rounded to DECIMALS digits behind the point: for derived figures. */
void writer_real(struct writer *out, int column, double value, int decimals);
/* JSON text as it is; in CSV and text form as a quoted field. */
void writer_json(struct writer *out, int column, struct str json);
/* A value as it was read, by its kind; VALUE_ABSENT writes nothing. */
void writer_cell(struct writer *out, int column, const struct cell *cell);
void writer_end(struct writer *out);

/* Passes a line on: unchanged in JSON lines; nothing in CSV and text, unless
 * it is of the program's own shape. */
void writer_copy(struct writer *out, const struct row *row);
/* The same for a line that is no row (without its newline). */
void writer_copy_line(struct writer *out, struct str type, struct str line);

/* A note line; on stderr in CSV and text form. RUN and FULL_NAME may be empty
 * (data NULL). LEVEL: "info", "warning", "error". */
void writer_note(struct writer *out, const char *level, const char *code,
    struct str run, struct str full_name, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

#endif
