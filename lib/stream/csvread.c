/*
 * csvread.c: see csvread.h. The only file that includes csv.h. The traps of
 * libcsv 3.0.3 that are dealt with here:
 *
 *   - after an error, csv_fini() emits a made-up row: it is not called then;
 *   - an open quote at the end is an error only with both STRICT options;
 *   - blanks around a field are cut off unless the space function says no;
 *   - callbacks cannot stop it: input is fed a line at a time, which also
 *     gives each row its line number;
 *   - fields are not limited: the realloc hook refuses to grow beyond it.
 */
#include "stream/csvread.h"

#include <csv.h>
#include <errno.h>
#include <unistd.h>

#include "core/message.h"

#define BLOCK_SIZE ((size_t)128 << 10)

struct csvread {
	struct csv_parser parser;
	FILE *file;
	const char *name;
	/* Input: what was read and not yet parsed. */
	struct buf input;
	size_t input_at;
	bool at_end;
	size_t line;	 /* of the input at input_at */
	size_t row_line; /* where the row being parsed begins */
	bool in_row;
	enum status ended; /* STATUS_OK while rows may follow */
	/* Rows that are parsed and not yet handed out: `ends` counts cells. */
	struct buf bytes;
	struct span {
		size_t at, len;
	} * spans;
	size_t span_count, span_cap;
	size_t *ends;
	size_t end_count, end_cap;
	size_t row_at, span_at;
	struct str *cells;
	size_t cell_cap;
};

static void
on_field(void *data, size_t len, void *context)
{
	struct csvread *in = context;

	GROW(in->spans, in->span_cap, in->span_count + 1);
	in->spans[in->span_count++] = (struct span){in->bytes.len, len};
	buf_add(&in->bytes, data, len);
}

static void
on_row(int end, void *context)
{
	struct csvread *in = context;

	(void)end;
	GROW(in->ends, in->end_cap, in->end_count + 1);
	in->ends[in->end_count++] = in->span_count;
}

static int
no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void *
bounded_realloc(void *old, size_t size)
{
	if (size > CSVREAD_MAX_FIELD + 4096) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(old, size);
}

struct csvread *
csvread_open(FILE *file, const char *name, struct str peeked)
{
	struct csvread *in = xcalloc(1, sizeof(*in));

	in->file = file;
	in->name = name;
	in->line = 1;
	buf_addstr(&in->input, peeked);
	csv_init(&in->parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_space_func(&in->parser, no_space);
	csv_set_realloc_func(&in->parser, bounded_realloc);
	csv_set_blk_size(&in->parser, 4096);
	return in;
}

void
csvread_close(struct csvread *in)
{
	if (in == NULL)
		return;
	csv_free(&in->parser);
	buf_free(&in->input);
	buf_free(&in->bytes);
	free(in->spans);
	free(in->ends);
	free(in->cells);
	free(in);
}

/* Reads one more block behind what is left of the input. */
static enum status
read_block(struct csvread *in)
{
	size_t left = in->input.len - in->input_at;
	ssize_t got;

	if (in->input_at > 0) {
		memmove(in->input.data, in->input.data + in->input_at, left);
		in->input.len = left;
		in->input_at = 0;
	}
	buf_need(&in->input, BLOCK_SIZE);
	do
		got = read(fileno(in->file), in->input.data + left, BLOCK_SIZE);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return fail_errno("%s", in->name);
	in->input.len += (size_t)got;
	in->at_end = got == 0;
	return STATUS_OK;
}

static enum status
parse_error(struct csvread *in)
{
	switch (csv_error(&in->parser)) {
	case CSV_ENOMEM:
	case CSV_ETOOBIG:
		return fail(STATUS_MALFORMED,
		    "%s:%zu: a field of more than %zu bytes", in->name,
		    in->line, CSVREAD_MAX_FIELD);
	default:
		return fail(STATUS_MALFORMED,
		    "%s:%zu: a quote inside a field that is not quoted, or "
		    "text behind a closing quote",
		    in->name, in->line);
	}
}

/* Parses one line, or what a very long one has so far. */
static enum status
parse_piece(struct csvread *in, struct str piece, bool ends_line)
{
	size_t rows = in->end_count;

	if (memchr(piece.data, '\0', piece.len) != NULL)
		return fail(
		    STATUS_MALFORMED, "%s:%zu: a NUL byte", in->name, in->line);
	if (ends_line && !str_utf8(piece))
		return fail(
		    STATUS_MALFORMED, "%s:%zu: not UTF-8", in->name, in->line);
	if (!in->in_row)
		in->row_line = in->line;
	if (csv_parse(&in->parser, piece.data, piece.len, on_field, on_row,
		in) != piece.len)
		return parse_error(in);
	if (in->span_count > CSVREAD_MAX_COLUMNS * 2 ||
	    (in->end_count == rows && in->span_count > CSVREAD_MAX_COLUMNS))
		return fail(STATUS_MALFORMED, "%s:%zu: more than %d fields",
		    in->name, in->row_line, CSVREAD_MAX_COLUMNS);
	if (in->end_count > rows &&
	    in->ends[in->end_count - 1] != in->span_count)
		return fail(STATUS_MALFORMED,
		    "%s:%zu: a carriage return inside a row", in->name,
		    in->line);
	/* A blank line ends no row and begins none. */
	in->in_row =
	    rows == in->end_count && piece.len > 0 &&
	    (in->in_row || (piece.data[0] != '\n' && piece.data[0] != '\r'));
	if (ends_line)
		in->line++;
	return STATUS_OK;
}

static enum status
parse_rest(struct csvread *in)
{
	if (csv_fini(&in->parser, on_field, on_row, in) != 0)
		return fail(STATUS_MALFORMED,
		    "%s:%zu: a quote that is never closed", in->name,
		    in->row_line);
	return STATUS_END;
}

/* Parses until there is a row or nothing is left; keeps what ended it. */
static void
parse_more(struct csvread *in)
{
	while (in->end_count == 0 && in->ended == STATUS_OK) {
		char *at = in->input.data + in->input_at;
		size_t left = in->input.len - in->input_at;
		char *newline = left == 0 ? NULL : memchr(at, '\n', left);

		if (newline != NULL || (in->at_end && left > 0)) {
			size_t len =
			    newline == NULL ? left : (size_t)(newline - at) + 1;

			in->input_at += len;
			in->ended =
			    parse_piece(in, (struct str){at, len}, true);
		} else if (in->at_end) {
			in->ended = parse_rest(in);
		} else if (left > CSVREAD_MAX_FIELD * 2) {
			in->ended = fail(STATUS_MALFORMED,
			    "%s:%zu: a line of more than %zu bytes", in->name,
			    in->line, CSVREAD_MAX_FIELD * 2);
		} else {
			in->ended = read_block(in);
		}
	}
}

/* A byte order mark belongs to no name. */
static void
skip_mark(struct csvread *in)
{
	while (in->ended == STATUS_OK && !in->at_end && in->input.len < 3)
		in->ended = read_block(in);
	if (in->input.len >= 3 &&
	    memcmp(in->input.data, "\xef\xbb\xbf", 3) == 0)
		in->input_at = 3;
}

enum status
csvread_next(struct csvread *in, struct csvread_row *row)
{
	size_t end, count;

	if (in->line == 1 && in->input_at == 0 && in->end_count == 0)
		skip_mark(in);
	if (in->row_at == in->end_count) {
		buf_clear(&in->bytes);
		in->span_count = in->span_at = 0;
		in->end_count = in->row_at = 0;
		parse_more(in);
		if (in->end_count == 0)
			return in->ended;
	}
	end = in->ends[in->row_at++];
	count = end - in->span_at;
	GROW(in->cells, in->cell_cap, count);
	for (size_t i = 0; i < count; i++) {
		struct span span = in->spans[in->span_at + i];

		in->cells[i] =
		    (struct str){buf_text(&in->bytes) + span.at, span.len};
	}
	in->span_at = end;
	*row = (struct csvread_row){in->cells, count, in->row_line};
	return STATUS_OK;
}

void
csvread_quote(struct buf *out, struct str text)
{
	bool plain = true;

	for (size_t i = 0; i < text.len && plain; i++)
		plain = text.data[i] != ',' && text.data[i] != '"' &&
			text.data[i] != '\n' && text.data[i] != '\r';
	if (text.len > 0 && plain && text.data[0] != ' ' &&
	    text.data[text.len - 1] != ' ') {
		buf_addstr(out, text);
		return;
	}
	if (text.len == 0)
		return;
	buf_addc(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '"')
			buf_addc(out, '"');
		buf_addc(out, text.data[i]);
	}
	buf_addc(out, '"');
}
