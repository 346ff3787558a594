/*
 * stream.c: any bytes as lines of a stream. Lines that are accepted are copied
 * and read back as the same lines, byte for byte; a function that is
 * understood is written anew and read back with the same values.
 */
#include "fuzz.h"

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

/* The rows of FILE as JSON text, each line once. */
static enum status
fuzz_rows(FILE *file, struct fuzz_lines *lines, struct buf *raws)
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
		if (lines != NULL)
			fuzz_take_row(in, &row, lines);
	}
	reader_close(in);
	buf_free(&space);
	return status;
}

static int
fuzz_stream(const uint8_t *data, size_t size)
{
	struct buf first = BUF_EMPTY, second = BUF_EMPTY;
	struct fuzz_lines lines;
	char path[FUZZ_PATH_SIZE];
	enum status status;
	FILE *file;

	fuzz_begin(&lines);
	file = fdopen(fuzz_file(data, size, path), "r");
	INVARIANT(file != NULL);
	status = fuzz_rows(file, &lines, &first);
	INVARIANT(status == STATUS_END || status == STATUS_MALFORMED);
	fclose(file);
	fuzz_end(&lines);
	file = fdopen(fuzz_file(first.data, first.len, path), "r");
	INVARIANT(file != NULL);
	INVARIANT(fuzz_rows(file, NULL, &second) == STATUS_END);
	INVARIANT(str_equal(buf_str(&first), buf_str(&second)));
	fclose(file);
	buf_free(&first);
	buf_free(&second);
	return 0;
}

FUZZ_TARGET(fuzz_stream);
