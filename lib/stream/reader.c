/*
 * reader.c: see reader.h.
 *
 *	{"type":"func","run":"a","ncall":12}     or     type,run,ncall
 *	                                                func,a,12
 */
#include "stream/reader.h"

#include "core/message.h"
#include "core/number.h"
#include "core/options.h"
#include "stream/csvread.h"
#include "stream/lines.h"

struct reader {
	const char *name;
	enum format format; /* FORMAT_AUTO until the first byte is seen */
	bool begun;
	enum status ended; /* what a former call ended with */
	size_t line;
	struct lines lines;
	bool escapes;	  /* JSON lines: there is any in this line */
	struct buf texts; /* strings that had escapes */
	/* A table. */
	struct csvread *table;
	struct buf header_bytes;
	struct str *header;
	size_t header_count;
	size_t type_column; /* SIZE_MAX: there is none */
	/* The row that was handed out. */
	struct field fields[READER_MAX_FIELDS];
	struct cell cells[SHAPE_MAX_COLUMNS];
};

bool
format_parse(const char *text, enum format *format)
{
	if (strcmp(text, "jsonl") == 0)
		*format = FORMAT_JSONL;
	else if (strcmp(text, "csv") == 0)
		*format = FORMAT_CSV;
	else if (strcmp(text, "text") == 0)
		*format = FORMAT_TEXT;
	else
		return false;
	return true;
}

enum format
format_of_input(const char *text)
{
	enum format format;

	if (!format_parse(text, &format) || format == FORMAT_TEXT)
		tool_usage("-i is neither jsonl nor csv: '%s'", text);
	return format;
}

enum format
format_of_output(const char *text)
{
	enum format format;

	if (!format_parse(text, &format))
		tool_usage("-o is none of jsonl, csv, text: '%s'", text);
	return format;
}

struct reader *
reader_open(FILE *file, const char *name, enum format format)
{
	struct reader *in = xcalloc(1, sizeof(*in));

	in->name = name;
	in->format = format;
	lines_init(&in->lines, file, name);
	return in;
}

void
reader_close(struct reader *in)
{
	if (in == NULL)
		return;
	csvread_close(in->table);
	lines_release(&in->lines);
	buf_free(&in->texts);
	buf_free(&in->header_bytes);
	free(in->header);
	free(in);
}

bool
reader_must_wait(const struct reader *in)
{
	return lines_must_wait(&in->lines);
}

bool
reader_is_table(const struct reader *in)
{
	return in->format == FORMAT_CSV;
}

const char *
reader_name(const struct reader *in)
{
	return in->name;
}

enum status
reader_fail(
    const struct reader *in, const struct row *row, const char *format, ...)
{
	struct buf text = BUF_EMPTY;
	va_list args;

	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	message("%s:%zu: %s", in->name, row == NULL ? in->line : row->line,
	    buf_text(&text));
	buf_free(&text);
	return STATUS_MALFORMED;
}

/* A string's characters; those with escapes are unescaped into `texts`, which
 * has room for the whole line and so never moves while the row lives. */
static struct str
string_text(struct reader *in, struct str quoted)
{
	struct str raw = {quoted.data + 1, quoted.len - 2};
	size_t begin = in->texts.len;

	if (!in->escapes || memchr(raw.data, '\\', raw.len) == NULL)
		return raw;
	json_unescape(&in->texts, raw);
	return (struct str){in->texts.data + begin, in->texts.len - begin};
}

/* True if a field before number INDEX has the same key. */
static bool
stands_before(const struct row *row, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (str_equal(row->fields[i].key, row->fields[index].key))
			return true;
	return false;
}

/* Fills row->cells from row->fields, once the type is known. */
static enum status
place_fields(struct reader *in, struct row *row)
{
	int hint = 0;

	row->shape = shape_of(row->type);
	if (row->shape == NULL)
		return STATUS_OK;
	memset(in->cells, 0, sizeof(in->cells));
	for (size_t i = 0; i < row->count; i++) {
		const struct field *field = &row->fields[i];
		int column = shape_column(row->shape, field->key, hint);

		if (column < 0 ? stands_before(row, i)
			       : in->cells[column].kind != VALUE_ABSENT)
			return reader_fail(in, row, "the key '%.*s' twice",
			    STR_ARG(field->key));
		if (column < 0)
			continue;
		in->cells[column] = field->value;
		hint = column + 1;
	}
	return STATUS_OK;
}

static enum status
not_an_object(const struct reader *in, const struct row *row, struct str line)
{
	return reader_fail(in, row, "not a JSON object: '%.*s'%s",
	    (int)(line.len > 60 ? 60 : line.len), line.data,
	    line.len > 60 ? "..." : "");
}

/* AFTER: what follows the closing bracket. */
static enum status
parse_fields(
    struct reader *in, struct row *row, struct str line, const char **after)
{
	struct json_cursor cursor = json_walk(line);
	struct str key, value;
	enum value_kind kind;

	row->count = 0;
	row->type = (struct str){NULL, 0};
	while (json_object_next(&cursor, &key, &value, &kind)) {
		struct str quoted = {key.data - 1, key.len + 2};
		struct field *field = &in->fields[row->count];

		if (row->count == READER_MAX_FIELDS)
			return reader_fail(
			    in, row, "more than %d keys", READER_MAX_FIELDS);
		field->key = string_text(in, quoted);
		field->value.kind = kind;
		field->value.text =
		    kind == VALUE_STRING ? string_text(in, value) : value;
		if (row->type.data == NULL && kind == VALUE_STRING &&
		    str_is(field->key, "type"))
			row->type = field->value.text;
		row->count++;
	}
	if (cursor.bad)
		return not_an_object(in, row, line);
	*after = cursor.at;
	return STATUS_OK;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static enum status
parse_line(struct reader *in, struct row *row, struct str line)
{
	const char *end = line.data + line.len, *at = line.data;
	enum status status;

	row->line = in->line;
	row->raw = line;
	row->fields = in->fields;
	row->cells = in->cells;
	if (memchr(line.data, '\0', line.len) != NULL)
		return reader_fail(in, row, "a NUL byte");
	if (!str_utf8(line))
		return reader_fail(in, row, "not UTF-8");
	while (at < end && is_blank(*at))
		at++;
	if (at == end || *at != '{')
		return not_an_object(in, row, line);
	in->escapes = memchr(line.data, '\\', line.len) != NULL;
	buf_clear(&in->texts);
	buf_need(&in->texts, line.len);
	status =
	    parse_fields(in, row, (struct str){at, (size_t)(end - at)}, &at);
	if (status != STATUS_OK)
		return status;
	while (at < end && is_blank(*at))
		at++;
	if (at != end)
		return not_an_object(in, row, line);
	if (row->type.data == NULL)
		return reader_fail(in, row, "no key 'type' that is a string");
	return place_fields(in, row);
}

/* ---- tables ---- */

static enum status
read_header(struct reader *in, const struct csvread_row *cells)
{
	in->header = xreallocarray(NULL, cells->count, sizeof(*in->header));
	in->header_count = cells->count;
	in->type_column = SIZE_MAX;
	for (size_t i = 0; i < cells->count; i++)
		buf_addstr(&in->header_bytes, cells->cells[i]);
	for (size_t i = 0, at = 0; i < cells->count; i++) {
		struct str key = {
		    buf_text(&in->header_bytes) + at, cells->cells[i].len};

		for (size_t j = 0; j < i; j++)
			if (str_equal(in->header[j], key))
				return reader_fail(in, NULL,
				    "the column '%.*s' twice", STR_ARG(key));
		in->header[i] = key;
		at += key.len;
		if (str_is(key, "type"))
			in->type_column = i;
	}
	if (in->type_column == SIZE_MAX)
		return reader_fail(in, NULL,
		    "a table without the column 'type' (profile files are read "
		    "by prof-parse)");
	return STATUS_OK;
}

static bool
is_header(const struct reader *in, const struct csvread_row *cells)
{
	for (size_t i = 0; i < in->header_count; i++)
		if (!str_equal(in->header[i], cells->cells[i]))
			return false;
	return true;
}

/* What a field of a table is, by the column that it stands in. */
static struct cell
table_cell(const struct shape *shape, struct str key, struct str text)
{
	int column = shape == NULL ? -1 : shape_column(shape, key, 0);
	enum column_kind kind =
	    column < 0 ? COLUMN_TEXT : shape->columns[column].kind;

	if (text.len == 0)
		return (struct cell){VALUE_ABSENT, text};
	if (kind == COLUMN_TEXT)
		return (struct cell){VALUE_STRING, text};
	if (kind == COLUMN_BOOL &&
	    (str_is(text, "true") || str_is(text, "false")))
		return (struct cell){VALUE_BOOL, text};
	if (kind == COLUMN_JSON ||
	    (kind == COLUMN_LIST && text.data[0] == '[')) {
		enum value_kind found;
		struct str value;
		const char *end = text.data + text.len;

		if (json_skip(text.data, end, &value, &found) == end)
			return (struct cell){found, value};
	} else if (number_valid(text)) {
		return (struct cell){VALUE_NUMBER, text};
	}
	return (struct cell){VALUE_STRING, text};
}

static enum status
next_table_row(struct reader *in, struct row *row)
{
	struct csvread_row cells;
	enum status status;

	do {
		status = csvread_next(in->table, &cells);
		if (status != STATUS_OK)
			return status;
		in->line = cells.line;
		if (in->header == NULL) {
			if ((status = read_header(in, &cells)) != STATUS_OK)
				return status;
			status = STATUS_NO;
			continue;
		}
		if (cells.count != in->header_count)
			return reader_fail(in, NULL,
			    "%zu fields in a table of %zu columns", cells.count,
			    in->header_count);
		status = is_header(in, &cells) ? STATUS_NO : STATUS_OK;
	} while (status == STATUS_NO);
	*row = (struct row){.type = cells.cells[in->type_column],
	    .fields = in->fields,
	    .cells = in->cells,
	    .line = cells.line};
	row->shape = shape_of(row->type);
	for (size_t i = 0; i < cells.count; i++) {
		struct field *field = &in->fields[row->count];

		field->key = in->header[i];
		field->value =
		    i == in->type_column
			? (struct cell){VALUE_STRING, cells.cells[i]}
			: table_cell(row->shape, field->key, cells.cells[i]);
		row->count += field->value.kind != VALUE_ABSENT;
	}
	return place_fields(in, row);
}

/* The first byte that is no blank decides: '{' begins JSON lines. */
static enum status
decide_format(struct reader *in)
{
	struct str ready;
	enum status status = lines_peek(&in->lines, 3, &ready);
	size_t mark = str_starts(ready, "\xef\xbb\xbf") ? 3 : 0, at = mark;

	if (status != STATUS_OK)
		return status;
	if (in->format == FORMAT_AUTO) {
		while (at < ready.len && is_blank(ready.data[at]))
			at++;
		in->format = at == ready.len || ready.data[at] == '{'
				 ? FORMAT_JSONL
				 : FORMAT_CSV;
	}
	if (in->format == FORMAT_CSV) {
		in->table = csvread_open(in->lines.file, in->name, ready);
		mark = ready.len;
	}
	lines_skip(&in->lines, mark);
	return STATUS_OK;
}

enum status
reader_next(struct reader *in, struct row *row)
{
	struct str line = {"", 0};

	if (!in->begun)
		in->ended = decide_format(in);
	in->begun = true;
	if (in->ended != STATUS_OK)
		return in->ended;
	if (in->table != NULL) {
		in->ended = next_table_row(in, row);
		return in->ended;
	}
	in->ended = lines_next(&in->lines, READER_MAX_LINE, &line);
	in->line = in->lines.number;
	if (in->ended == STATUS_OK)
		in->ended = parse_line(in, row, line);
	return in->ended;
}
