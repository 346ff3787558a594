/*
 * reader.c: see reader.h.
 *
 *	{"type":"func","run":"a","ncall":12}     or     type,run,ncall
 *	                                                func,a,12
 */
#include "stream/reader.h"

#include "core/message.h"
#include "core/options.h"
#include "stream/reading.h"

/* Parses "jsonl", "csv" or "text"; false for another text. */
static bool
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

enum format
format_of_findings(const char *text)
{
	static const char *const names[] = {"github", "junit", "md", "sarif"};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (strcmp(text, names[i]) == 0)
			return (enum format)(FORMAT_GITHUB + i);
	return format_of_output(text);
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

struct reader *
reader_open_path(const char *path, enum format format)
{
	struct reader *in;
	FILE *file;

	if (strcmp(path, "-") == 0)
		return reader_open(stdin, "stdin", format);
	file = fopen(path, "re");
	if (file == NULL) {
		fail_errno("%s", path);
		return NULL;
	}
	in = reader_open(file, path, format);
	in->own = file;
	return in;
}

void
reader_close(struct reader *in)
{
	if (in == NULL)
		return;
	if (in->own != NULL)
		fclose(in->own);
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

const char *
reader_name(const struct reader *in)
{
	return in->name;
}

/* The first byte that is not blank decides: '{' begins JSON lines. */
static enum status
decide_format(struct reader *in)
{
	struct str ready;
	enum status status = lines_peek(&in->lines, 3, &ready);
	size_t mark = str_starts(ready, "\xef\xbb\xbf") ? 3 : 0, at = mark;

	if (status != STATUS_OK)
		return status;
	if (in->format == FORMAT_AUTO) {
		while (at < ready.len && reading_blank(ready.data[at]))
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

static void
begin_row(const struct reader *in, struct row *row)
{
	*row = (struct row){
	    .fields = in->fields, .cells = in->cells, .numbers = in->numbers};
}

enum status
reader_take(struct reader *in, struct str line, struct row *row)
{
	if (in->lines.file == NULL)
		in->line++;
	begin_row(in, row);
	row->line = in->line;
	row->raw = line;
	return reading_fixed(in, row, line) ? STATUS_OK
					    : reading_json(in, row, line);
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
		begin_row(in, row);
		in->ended = reading_table(in, row);
		return in->ended;
	}
	in->ended = lines_next(&in->lines, READER_MAX_LINE, &line);
	in->line = in->lines.number;
	if (in->ended != STATUS_OK)
		return in->ended;
	in->ended = reader_take(in, line, row);
	return in->ended;
}
