/*
 * prof-scale: run, func and edge lines in; a law for every function, edge and
 * the whole program out.
 *
 *	prof-parse *.pstat | prof-scale -o text
 */
#include <math.h>
#include <string.h>

#include "core/options.h"
#include "law/bounds.h"
#include "scale/scale.h"

static const char usage[] =
    "prof-scale [-b axis] [-i format] [-k label] [-o format] [--force]\n"
    "                  [--min-share fraction] [--pairs] [--target n]";

enum {
	OPTION_FORCE = OPTION_FIRST_CODE,
	OPTION_MIN_SHARE,
	OPTION_PAIRS,
	OPTION_TARGET
};

static const struct option options[] = {
    {"force", no_argument, NULL, OPTION_FORCE},
    OPTION_HELP,
    {"min-share", required_argument, NULL, OPTION_MIN_SHARE},
    {"pairs", no_argument, NULL, OPTION_PAIRS},
    {"target", required_argument, NULL, OPTION_TARGET},
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

int
main(int argc, char **argv)
{
	struct scale_options scale = {.target = NAN, .min_share = SHARE_LISTED};
	enum format input = FORMAT_AUTO, output = FORMAT_AUTO;
	enum status status;
	struct reader *in;
	struct writer *out;
	int c;

	tool_start(argv, "prof-scale", usage);
	while ((c = tool_option(argc, argv, "b:i:k:o:", options)) != -1) {
		switch (c) {
		case 'b':
			scale.by = optarg;
			break;
		case 'i':
			input = format_of_input(optarg);
			break;
		case 'k':
			scale.key = optarg;
			if (strcmp(optarg, "label") != 0)
				tool_usage("-k: not label: %s", optarg);
			break;
		case 'o':
			output = format_of_output(optarg);
			break;
		case OPTION_FORCE:
			scale.force = true;
			break;
		case OPTION_MIN_SHARE:
			scale.min_share =
			    tool_number("--min-share", optarg, 0, 1);
			break;
		case OPTION_PAIRS:
			scale.pairs = true;
			break;
		case OPTION_TARGET:
			scale.target =
			    tool_number("--target", optarg, 1e-300, 1e300);
			break;
		default:
			break;
		}
	}
	if (optind < argc)
		tool_usage("unexpected operand: '%s'", argv[optind]);
	in = reader_open(stdin, "stdin", input);
	out = writer_open(stdout, output, &shape_scale, NULL);
	status = scale_run(in, out, &scale);
	status = writer_close(out, status);
	reader_close(in);
	return tool_finish(status);
}
