/*
 * yappi_csv.c: any bytes as a table of functions. The digits that are passed
 * on are the numbers that were read, and the lines read back the same.
 */
#include "core/number.h"
#include "fuzz.h"

static void
fuzz_digits_agree(struct str digits, double number)
{
	double value;

	INVARIANT((digits.data == NULL) == (isnan(number) != 0));
	if (digits.data == NULL)
		return;
	INVARIANT(number_parse(digits, &value));
	INVARIANT(!(value < number) && !(value > number));
}

static enum status
fuzz_func_digits(void *context, const struct func_line *line,
    const struct profile_digits *digits)
{
	fuzz_digits_agree(digits->ncall, line->ncall);
	fuzz_digits_agree(digits->nactualcall, line->nactualcall);
	fuzz_digits_agree(digits->ttot, line->ttot);
	fuzz_digits_agree(digits->tsub, line->tsub);
	/* A table may have it the other way round; nobody promised more. */
	if (line->nactualcall > line->ncall)
		return STATUS_OK;
	return fuzz_line(context, line);
}

static int
fuzz_yappi_csv(const uint8_t *data, size_t size)
{
	struct fuzz_lines lines;
	struct profile_sink sink = {
	    .context = &lines, .func_digits = fuzz_func_digits};

	fuzz_begin(&lines);
	fuzz_reader(data, size, yappi_csv_read, &sink);
	fuzz_end(&lines);
	return 0;
}

FUZZ_TARGET(fuzz_yappi_csv);
