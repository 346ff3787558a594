/*
 * writer.h: the output of a program: JSON lines, a CSV table, an aligned text
 * table, or findings for other programs (findings.h). All but JSON lines have only
 * lines of one shape, the program's own; notes then go to stderr, other lines are
 * left out.
 *
 *	struct writer *out = writer_open(stdout, format, &shape_scale);
 *	writer_begin(out, &shape_scale);
 *	writer_text(out, SCALE_BY, by);
 *	writer_real(out, SCALE_P, 1.986, 4);
 *	writer_end(out);
 *	status = writer_close(out, status);
 *
 * Columns are written in rising order. A column that is not written is an
 * absent key or an empty field. Run lines are flushed at once, since hours may
 * pass before the next line.
 */
#ifndef STREAM_WRITER_H
#define STREAM_WRITER_H

#include <stdio.h>

#include "stream/reader.h"

struct writer;

/* FORMAT_AUTO is text at a terminal and otherwise JSON lines. FILE stays the
 * caller's (tool_finish() closes stdout). OWN2 is a second shape in the same
 * CSV table, or NULL: prof-parse writes func and edge lines into a table with
 * the columns of both and `type` to tell them apart. */
struct writer *writer_open(FILE *file, enum format format,
    const struct shape *own, const struct shape *own2);
/* Sorts a text table by this column, largest first; with -1, the default, rows
 * stay in order. */
void writer_sort_text(struct writer *out, int column);
/* From now on, lines that are made say that they are of this program; data NULL:
 * there is one only. The caller's. */
void writer_program(struct writer *out, struct str program);
/* The program's own folders, an array, to which findings are relative; the
 * caller's, and it may be NULL. */
void writer_folders(struct writer *out, const struct json *folders);
/* Flushes and frees OUT. Returns STATUS, or STATUS_SYSTEM if something could
 * not be written. */
enum status writer_close(struct writer *out, enum status status);
enum format writer_format(const struct writer *out);
/* True after a write error (a closed pipe, a full disk): long work can stop. */
bool writer_failed(const struct writer *out);
void writer_flush(struct writer *out);

void writer_begin(struct writer *out, const struct shape *shape);
void writer_text(struct writer *out, int column, struct str value);
void writer_count(struct writer *out, int column, int64_t value);
/* A value that is not finite is left out; others read back exactly. */
void writer_number(struct writer *out, int column, double value);
/* The same, rounded to DECIMALS digits after the point. */
void writer_real(struct writer *out, int column, double value, int decimals);
/* JSON text, unchanged; in a table as a quoted field. */
void writer_json(struct writer *out, int column, struct str json);
/* COUNT pairs n, y, n, y, ... as [[n,y],...]; in a table their number. */
void writer_points(
    struct writer *out, int column, const double *pairs, size_t count);
/* A value that was read, by its kind; nothing for VALUE_ABSENT. */
void writer_cell(struct writer *out, int column, const struct cell *cell);
void writer_end(struct writer *out);

/* Passes a line on: unchanged as a JSON line; into a table only if it is of the
 * program's own shape. */
void writer_copy(struct writer *out, const struct row *row);
/* The same for a line that is not a row, without its newline. */
void writer_copy_line(struct writer *out, struct str type, struct str line);

/* A note line; a message on stderr if the output is a table. RUN and FULL_NAME
 * may be missing (data NULL). LEVEL: "info", "warning", "error". */
void writer_note(struct writer *out, const char *level, const char *code,
    struct str run, struct str full_name, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

#endif
