/* programline.c: see programline.h. */
#include "stream/programline.h"

#include "stream/members.h"

#define AT(key, kind, member) \
	COLUMN_AT(struct program_line, key, kind, 0, member)

enum {
	PROGRAM_NAME,
	PROGRAM_RUNS
};

static const struct column columns[] = {
    [PROGRAM_NAME] = {AT("program", TEXT, program), .needed = true},
    [PROGRAM_RUNS] = {COLUMN("runs", JSON, 0), .needed = true},
};
SHAPE(program, columns);

enum status
program_line_read(
    const struct reader *in, const struct row *row, struct program_line *line)
{
	enum status status;

	*line = (struct program_line){.runs = NULL};
	status = members_read(in, row, line);
	if (status == STATUS_OK)
		status = row_read_json(
		    in, row, PROGRAM_RUNS, VALUE_ARRAY, &line->runs);
	return status;
}

void
program_line_release(struct program_line *line)
{
	json_free(line->runs);
}

void
program_line_write(struct writer *out, struct str program, struct str runs)
{
	writer_begin(out, &shape_program);
	writer_text(out, PROGRAM_NAME, program);
	writer_json(out, PROGRAM_RUNS, runs);
	writer_end(out);
}
