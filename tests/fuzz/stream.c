/*
 * stream.c: any bytes as lines of a stream. Lines that are accepted are copied
 * and read back as the same lines, byte for byte; a function that is
 * understood is written anew and read back with the same values. The reader of
 * our own lines takes them as the one of any lines does.
 */
#include "fuzz.h"
#include "rows.h"

static void
fuzz_take_row(struct reader *in, const struct row *row, struct fuzz_lines *all)
{
	struct func_line line;

	if ((row->shape != &shape_func && row->shape != &shape_edge) ||
	    func_line_read(in, row, &line) != STATUS_OK)
		return;
	/* What is not carried along by a canonical form. */
	line.size = line.iterations = NAN;
	line.point.data = NULL;
	func_line_write(all->out, &line);
	fuzz_add(&all->said, &line);
}

/* The rows of FILE as JSON text, each line once, and what they tell. */
static enum status
fuzz_rows(
    FILE *file, struct fuzz_lines *lines, struct buf *raws, struct buf *told)
{
	struct reader *in = reader_open(file, "stream", FORMAT_AUTO);
	struct buf space = BUF_EMPTY;
	struct row row;
	enum status status;

	while ((status = reader_next(in, &row)) == STATUS_OK) {
		INVARIANT(row.type.data != NULL);
		buf_clear(&space);
		buf_addstr(raws, row_raw(&row, &space));
		buf_addc(raws, '\n');
		rows_describe(told, &row);
		if (lines != NULL)
			fuzz_take_row(in, &row, lines);
	}
	reader_close(in);
	buf_free(&space);
	return status;
}

/* The same for a text. */
static enum status
fuzz_text(struct str text, struct fuzz_lines *lines, struct buf *raws,
    struct buf *told)
{
	char path[FUZZ_PATH_SIZE];
	FILE *file = fdopen(fuzz_file(text.data, text.len, path), "r");
	enum status status;

	INVARIANT(file != NULL);
	status = fuzz_rows(file, lines, raws, told);
	fclose(file);
	return status;
}

/* A blank in front of every line tells STATUS and what was TOLD, too. */
static void
fuzz_blanks(struct str lines, enum status status, struct str told)
{
	struct buf blanks = BUF_EMPTY, raws = BUF_EMPTY, again = BUF_EMPTY;

	rows_add_blanks(&blanks, lines);
	INVARIANT(fuzz_text(buf_str(&blanks), NULL, &raws, &again) == status);
	INVARIANT(str_equal(told, buf_str(&again)));
	buf_free(&blanks);
	buf_free(&raws);
	buf_free(&again);
}

static int
fuzz_stream(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct buf first = BUF_EMPTY, second = BUF_EMPTY, told = BUF_EMPTY;
	struct fuzz_lines lines;
	enum status status;

	fuzz_begin(&lines);
	status = fuzz_text(text, &lines, &first, &told);
	INVARIANT(status == STATUS_END || status == STATUS_MALFORMED);
	fuzz_end(&lines);
	if (size > 0 && data[0] == '{')
		fuzz_blanks(text, status, buf_str(&told));
	INVARIANT(
	    fuzz_text(buf_str(&first), NULL, &second, &told) == STATUS_END);
	INVARIANT(str_equal(buf_str(&first), buf_str(&second)));
	buf_free(&first);
	buf_free(&second);
	buf_free(&told);
	return 0;
}

FUZZ_TARGET(fuzz_stream);
