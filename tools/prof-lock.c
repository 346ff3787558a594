/*
 * prof-lock: scale lines in; a lock of laws, one line a function, out.
 *
 *	$ prof-scale <functions.jsonl | prof-lock >laws.lock
 *	$ tail -n 1 laws.lock
 *	lock,job.py same,ncall,n^2,0.5n^2 - 0.5n,,
 */
#include "core/message.h"
#include "core/options.h"
#include "lock/locked.h"

static const char usage[] = "prof-lock [-i format] [-o format]";

static const struct option options[] = {
    OPTION_HELP,
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

static enum status
run(struct reader *in, struct writer *out)
{
	struct locked *locked = locked_new();
	enum status status;
	struct row row;

	while ((status = reader_next(in, &row)) == STATUS_OK &&
	       (status = locked_take(locked, in, &row)) == STATUS_OK)
		continue;
	if (status == STATUS_END && locked->count > 0) {
		locked_write(locked, out);
		status = STATUS_OK;
	}
	locked_free(locked);
	if (status != STATUS_END)
		return status;
	return fail(STATUS_NO,
	    "no function has a law by counts (three sizes or more have one)");
}

int
main(int argc, char **argv)
{
	enum format input = FORMAT_AUTO, output = FORMAT_CSV;
	struct reader *in;
	struct writer *out;
	enum status status;
	int c;

	tool_start(argv, "prof-lock", usage);
	while ((c = tool_option(argc, argv, "i:o:", options)) != -1) {
		if (c == 'i')
			input = format_of_input(optarg);
		else if (c == 'o')
			output = format_of_output(optarg);
	}
	if (optind < argc)
		tool_usage("unexpected operand: '%s'", argv[optind]);
	in = reader_open(stdin, "stdin", input);
	out = writer_open(stdout, output, &shape_lock, NULL);
	status = writer_close(out, run(in, out));
	reader_close(in);
	return tool_finish(status);
}
