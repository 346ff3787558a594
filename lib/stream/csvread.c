/*
 * csvread.c: see csvread.h. The only file that includes csv.h. The traps of
 * libcsv 3.0.3 that are dealt with here:
 *
 *   - after an error, csv_fini() emits a made-up row: it is not called then;
 *   - an open quote at the end is an error only with both STRICT options;
 *   - blanks around a field are cut off unless the space function says no;
 *     it is asked about each character, so only where there are such blanks;
 *   - callbacks cannot stop it: input is fed a line at a time, which also
 *     gives each row its line number;
 *   - fields are not limited: the realloc hook refuses to grow beyond it.
 */
#include "stream/csvread.h"

#include <csv.h>
#include <errno.h>

#include "core/message.h"
#include "stream/lines.h"

struct csvread {
	struct csv_parser parser;
	const char *name;
	struct lines lines;
	bool begun;
	size_t line;	 /* number of the next line of the input */
	size_t row_line; /* where the row being parsed begins */
	bool in_row;
	enum status ended; /* STATUS_OK while rows may follow */
	/* Rows that are parsed but not returned yet; `ends` counts cells. */
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

/* True if libcsv might cut off a BLANK: one next to a comma, a quote or an end
 * of LINE. */
static bool
has_outer(struct str line, char blank)
{
	const char *begin = line.data, *end = begin + line.len, *at = begin;

	while ((at = memchr(at, blank, (size_t)(end - at))) != NULL) {
		if (at == begin || strchr(",\"\r\n", at[-1]) != NULL)
			return true;
		if (++at == end || strchr(",\"\r\n", *at) != NULL)
			return true;
	}
	return false;
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

	in->name = name;
	in->line = 1;
	lines_init(&in->lines, file, name);
	buf_addstr(&in->lines.input, peeked);
	csv_init(&in->parser, CSV_STRICT | CSV_STRICT_FINI);
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
	lines_release(&in->lines);
	buf_free(&in->bytes);
	free(in->spans);
	free(in->ends);
	free(in->cells);
	free(in);
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

static enum status
parse_piece(struct csvread *in, struct str piece)
{
	size_t rows = in->end_count;

	if (memchr(piece.data, '\0', piece.len) != NULL)
		return fail(
		    STATUS_MALFORMED, "%s:%zu: a NUL byte", in->name, in->line);
	if (!str_utf8(piece))
		return fail(
		    STATUS_MALFORMED, "%s:%zu: not UTF-8", in->name, in->line);
	if (!in->in_row)
		in->row_line = in->line;
	csv_set_space_func(&in->parser,
	    has_outer(piece, ' ') || has_outer(piece, '\t') ? no_space : NULL);
	if (csv_parse(&in->parser, piece.data, piece.len, on_field, on_row,
		in) != piece.len)
		return parse_error(in);
	if (in->span_count > CSVREAD_MAX_COLUMNS)
		return fail(STATUS_MALFORMED, "%s:%zu: more than %d fields",
		    in->name, in->row_line, CSVREAD_MAX_COLUMNS);
	if (in->end_count > rows &&
	    in->ends[in->end_count - 1] != in->span_count)
		return fail(STATUS_MALFORMED,
		    "%s:%zu: a carriage return inside a row", in->name,
		    in->line);
	/* A blank line is not a row. */
	in->in_row =
	    rows == in->end_count &&
	    (in->in_row || (piece.data[0] != '\n' && piece.data[0] != '\r'));
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

/* One line of the input with its line end; empty after the last. */
static enum status
next_piece(struct csvread *in, struct str *piece)
{
	size_t want = 1;

	for (;;) {
		enum status status = lines_peek(&in->lines, want, piece);
		const char *newline = piece->len < want
					  ? NULL
					  : memchr(piece->data + want - 1, '\n',
						piece->len - want + 1);

		if (status != STATUS_OK)
			return status;
		if (newline != NULL)
			piece->len = (size_t)(newline - piece->data) + 1;
		if (newline != NULL || piece->len < want)
			break;
		if (piece->len > CSVREAD_MAX_FIELD * 2)
			return fail(STATUS_MALFORMED,
			    "%s:%zu: a line of more than %zu bytes", in->name,
			    in->line, CSVREAD_MAX_FIELD * 2);
		want = piece->len + 1;
	}
	lines_skip(&in->lines, piece->len);
	return STATUS_OK;
}

/* Parses until there is a row or the input ends; keeps the status. */
static void
parse_more(struct csvread *in)
{
	while (in->end_count == 0 && in->ended == STATUS_OK) {
		struct str piece;

		in->ended = next_piece(in, &piece);
		if (in->ended == STATUS_OK)
			in->ended = piece.len > 0 ? parse_piece(in, piece)
						  : parse_rest(in);
	}
}

/* A byte order mark is not part of the first name. */
static void
skip_mark(struct csvread *in)
{
	struct str ready;

	in->ended = lines_peek(&in->lines, 3, &ready);
	if (str_starts(ready, "\xef\xbb\xbf"))
		lines_skip(&in->lines, 3);
}

enum status
csvread_next(struct csvread *in, struct csvread_row *row)
{
	size_t end, count;

	if (!in->begun)
		skip_mark(in);
	in->begun = true;
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
