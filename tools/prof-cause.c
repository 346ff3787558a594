/*
 * prof-cause: scale lines in; the functions to blame, worst first, out.
 *
 *	prof-parse *.pstat | prof-scale | prof-cause -o text
 */
#include "cause/cause.h"
#include "core/options.h"
#include "law/bounds.h"

static const char usage[] =
    "prof-cause [-i format] [-o format] [--share fraction]";

enum {
	OPTION_SHARE = OPTION_FIRST_CODE
};

static const struct option options[] = {
    OPTION_HELP,
    {"share", required_argument, NULL, OPTION_SHARE},
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

int
main(int argc, char **argv)
{
	enum format input = FORMAT_AUTO, output = FORMAT_AUTO;
	double least = SHARE_MATTERS;
	enum status status;
	struct reader *in;
	struct writer *out;
	int c;

	tool_start(argv, "prof-cause", usage);
	while ((c = tool_option(argc, argv, "i:o:", options)) != -1) {
		switch (c) {
		case 'i':
			input = format_of_input(optarg);
			break;
		case 'o':
			output = format_of_output(optarg);
			break;
		case OPTION_SHARE:
			least = tool_number("--share", optarg, 0, 1);
			break;
		default:
			break;
		}
	}
	if (optind < argc)
		tool_usage("unexpected operand: '%s'", argv[optind]);
	in = reader_open(stdin, "stdin", input);
	out = writer_open(stdout, output, &shape_cause, NULL);
	status = cause_run(in, out, least);
	status = writer_close(out, status);
	reader_close(in);
	return tool_finish(status);
}
