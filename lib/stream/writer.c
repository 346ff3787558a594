/*
 * writer.c: see writer.h. JSON lines are written value by value; tables collect
 * the values of a row first.
 *
 *	{"type":"func","run":"a","ncall":12}
 */
#include "stream/writer.h"

#include <errno.h>
#include <math.h>
#include <unistd.h>

#include "core/message.h"
#include "core/number.h"
#include "core/program_name.h"
#include "stream/csvtable.h"
#include "stream/findings.h"
#include "stream/texttable.h"

#define FLUSH_SIZE ((size_t)128 << 10)

struct writer {
	FILE *file;
	enum format format;
	const struct shape *own[2];
	struct buf bytes; /* not written to FILE yet */
	/* The line being written. */
	const struct shape *shape;
	bool shown;	      /* it is part of the output */
	struct csvtable *csv; /* NULL unless the format is CSV */
	struct texttable *text;
	struct findings *findings;
	struct str program; /* that lines are of; data NULL: the only one */
	int error;	    /* errno of the first failure, 0 without one */
	bool terminal;	    /* it is one, and the text is not made for it */
};

struct writer *
writer_open(FILE *file, enum format format, const struct shape *own,
    const struct shape *own2)
{
	struct writer *out = xcalloc(1, sizeof(*out));

	if (format == FORMAT_AUTO)
		format = isatty(fileno(file)) ? FORMAT_TEXT : FORMAT_JSONL;
	out->file = file;
	out->terminal = format != FORMAT_TEXT && isatty(fileno(file)) == 1;
	out->format = format;
	out->own[0] = own;
	out->own[1] = own2;
	if (format == FORMAT_CSV)
		out->csv = csvtable_new(own, own2);
	/* A text table has one shape only. */
	if (format == FORMAT_TEXT)
		out->text = texttable_new(own);
	if (format > FORMAT_TEXT)
		out->findings = findings_new(own, format);
	return out;
}

void
writer_sort_text(struct writer *out, int column)
{
	if (out->text != NULL)
		texttable_sort(out->text, column);
}

void
writer_program(struct writer *out, struct str program)
{
	out->program = program;
}

void
writer_folders(struct writer *out, const struct json *folders)
{
	if (out->findings != NULL)
		findings_folders(out->findings, folders);
}

enum format
writer_format(const struct writer *out)
{
	return out->format;
}

bool
writer_failed(const struct writer *out)
{
	return out->error != 0;
}

/* ---- bytes ---- */

/* The first reason counts: what follows from it has others. */
static void
note_failure(struct writer *out)
{
	if (out->error == 0)
		out->error = errno != 0 ? errno : EIO;
}

static void
put_bytes(struct writer *out)
{
	struct buf shown = BUF_EMPTY;

	if (out->terminal) {
		buf_add_visible_lines(&shown, buf_str(&out->bytes));
		buf_free(&out->bytes);
		out->bytes = shown;
	}
	if (fwrite(out->bytes.data, 1, out->bytes.len, out->file) !=
	    out->bytes.len)
		note_failure(out);
	buf_clear(&out->bytes);
}

void
writer_flush(struct writer *out)
{
	if (out->bytes.len > 0)
		put_bytes(out);
	if (fflush(out->file) != 0)
		note_failure(out);
}

enum status
writer_close(struct writer *out, enum status status)
{
	if (out->text != NULL)
		texttable_print(out->text, &out->bytes);
	if (out->findings != NULL)
		findings_print(out->findings, &out->bytes);
	writer_flush(out);
	if (ferror(out->file) != 0)
		note_failure(out);
	if (out->error != 0) {
		errno = out->error;
		status = fail_errno("output"); /* the worst status */
	}
	csvtable_free(out->csv);
	texttable_free(out->text);
	findings_free(out->findings);
	buf_free(&out->bytes);
	free(out);
	return status;
}

/* ---- one line ---- */

void
writer_begin(struct writer *out, const struct shape *shape)
{
	out->shape = shape;
	out->shown = shape == out->own[0] || shape == out->own[1];
	if (out->format == FORMAT_JSONL) {
		out->shown = true;
		buf_adds(&out->bytes, "{\"type\":\"");
		buf_adds(&out->bytes, shape->type);
		buf_addc(&out->bytes, '"');
	} else if (out->format == FORMAT_CSV && out->shown) {
		csvtable_begin(out->csv, shape);
	} else if (out->text != NULL) {
		out->shown = shape == out->own[0];
		if (out->shown)
			texttable_begin(out->text);
	} else if (out->findings != NULL && out->shown) {
		findings_begin(out->findings);
	}
}

/* Writes the key of COLUMN; returns the buffer for its value. */
static struct buf *
value_place(struct writer *out, int column)
{
	const struct column *c;

	if (out->format == FORMAT_TEXT)
		return texttable_cell(out->text, column);
	if (out->format == FORMAT_CSV)
		return csvtable_cell(out->csv, column);
	if (out->findings != NULL)
		return findings_cell(out->findings, column);
	/* A copy of fixed length is fast; the bytes too many are
	 * overwritten. */
	c = &out->shape->columns[column];
	buf_need(&out->bytes, sizeof(c->lead));
	memcpy(out->bytes.data + out->bytes.len, c->lead, sizeof(c->lead));
	out->bytes.len += c->key.len + 4;
	return &out->bytes;
}

void
writer_text(struct writer *out, int column, struct str value)
{
	if (!out->shown || value.data == NULL)
		return;
	if (out->format == FORMAT_JSONL)
		json_quote(value_place(out, column), value);
	else
		buf_addstr(value_place(out, column), value);
}

/* The same, with room for a number. */
static struct buf *
number_place(struct writer *out, int column)
{
	struct buf *place = value_place(out, column);

	buf_need(place, NUMBER_SIZE);
	return place;
}

void
writer_count(struct writer *out, int column, int64_t value)
{
	struct buf *place;

	if (!out->shown)
		return;
	place = number_place(out, column);
	place->len += number_format_int(value, place->data + place->len);
}

void
writer_number(struct writer *out, int column, double value)
{
	struct buf *place;

	if (!out->shown || !isfinite(value))
		return;
	place = number_place(out, column);
	place->len += number_format(value, place->data + place->len);
}

void
writer_real(struct writer *out, int column, double value, int decimals)
{
	struct buf *place;

	if (!out->shown || !isfinite(value))
		return;
	place = number_place(out, column);
	place->len +=
	    number_format_rounded(value, decimals, place->data + place->len);
}

void
writer_json(struct writer *out, int column, struct str json)
{
	struct json_cursor cursor;
	struct str item;
	enum value_kind kind;
	int64_t count = 0;

	if (!out->shown || json.data == NULL)
		return;
	if (out->format == FORMAT_JSONL ||
	    out->shape->columns[column].kind != COLUMN_POINTS) {
		buf_addstr(value_place(out, column), json);
		return;
	}
	cursor = json_walk(json);
	while (json_array_next(&cursor, &item, &kind))
		count++;
	writer_count(out, column, count);
}

void
writer_points(struct writer *out, int column, const double *pairs, size_t count)
{
	static struct buf text;
	char digits[NUMBER_SIZE];

	buf_clear(&text);
	for (size_t i = 0; i < 2 * count; i++) {
		buf_adds(&text, i == 0 ? "[[" : i % 2 == 1 ? "," : "],[");
		buf_add(&text, digits, number_format(pairs[i], digits));
	}
	buf_adds(&text, count == 0 ? "[]" : "]]");
	writer_json(out, column, buf_str(&text));
}

void
writer_cell(struct writer *out, int column, const struct cell *cell)
{
	switch (cell->kind) {
	case VALUE_ABSENT:
		break;
	case VALUE_STRING:
		writer_text(out, column, cell->text);
		break;
	case VALUE_ARRAY:
	case VALUE_OBJECT:
		writer_json(out, column, cell->text);
		break;
	case VALUE_NULL:
		if (out->format != FORMAT_JSONL)
			break;
		/* fallthrough */
	case VALUE_BOOL:
	case VALUE_NUMBER:
		if (out->shown)
			buf_addstr(value_place(out, column), cell->text);
		break;
	}
}

void
writer_end(struct writer *out)
{
	int program = out->program.data == NULL
			  ? -1
			  : shape_column(out->shape, STR("program"),
				(int)out->shape->count - 1);

	if (!out->shown)
		return;
	if (program >= 0)
		writer_text(out, program, out->program);
	if (out->format == FORMAT_JSONL)
		buf_adds(&out->bytes, "}\n");
	else if (out->format == FORMAT_CSV)
		csvtable_end(out->csv, &out->bytes);
	else if (out->findings != NULL)
		findings_end(out->findings);
	else
		texttable_end(out->text);
	if (out->shape == &shape_run)
		writer_flush(out);
	else if (out->bytes.len >= FLUSH_SIZE)
		put_bytes(out);
}

/* ---- passing on ---- */

void
writer_copy_line(struct writer *out, struct str type, struct str line)
{
	if (out->format != FORMAT_JSONL)
		return;
	buf_addstr(&out->bytes, line);
	buf_addc(&out->bytes, '\n');
	if (str_is(type, "run"))
		writer_flush(out);
	else if (out->bytes.len >= FLUSH_SIZE)
		put_bytes(out);
}

void
writer_copy(struct writer *out, const struct row *row)
{
	struct buf space = BUF_EMPTY;

	if (out->format == FORMAT_JSONL) {
		writer_copy_line(out, row->type, row_raw(row, &space));
		buf_free(&space);
		return;
	}
	if (row->shape == NULL)
		return;
	if (out->csv != NULL && row->shape == &shape_run)
		csvtable_run(out->csv, row);
	if (row->shape == &shape_note && out->own[0] != &shape_note)
		row_tell_note(row);
	if (row->shape != out->own[0] && row->shape != out->own[1])
		return;
	writer_begin(out, row->shape);
	for (size_t i = 0; i < row->shape->count; i++)
		writer_cell(out, (int)i, &row->cells[i]);
	writer_end(out);
}

void
writer_note(struct writer *out, const char *level, const char *code,
    struct str run, struct str full_name, const char *format, ...)
{
	struct buf text = BUF_EMPTY;
	va_list args;

	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	if (out->format == FORMAT_JSONL || out->own[0] == &shape_note) {
		writer_begin(out, &shape_note);
		writer_text(out, NOTE_TOOL, str_of(program_name()));
		writer_text(out, NOTE_LEVEL, str_of(level));
		writer_text(out, NOTE_CODE, str_of(code));
		writer_text(out, NOTE_RUN, run);
		writer_text(out, NOTE_FULL_NAME, full_name);
		writer_text(out, NOTE_TEXT, buf_str(&text));
		writer_end(out);
	} else {
		message("%s%s%.*s: %s", level, run.len > 0 ? ": " : "",
		    STR_ARG(run), buf_text(&text));
	}
	buf_free(&text);
}
