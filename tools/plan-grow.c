/*
 * plan-grow: scale and run lines in; the cheapest runs that would decide what
 * is still open out.
 *
 *	$ prof-cause <laws.jsonl | plan-grow --budget 10m | prof-run
 */
#include <math.h>

#include "core/options.h"
#include "grow/grow.h"
#include "plan/bare.h"

static const char usage[] =
    "plan-grow [-i format] [-n runs] [-o format] [--budget seconds]\n"
    "                 [--id prefix] [command [argument ...]]";

#define MOST_RUNS 64

enum {
	OPTION_BUDGET = OPTION_FIRST_CODE,
	OPTION_ID
};

static const struct option long_options[] = {
    {"budget", required_argument, NULL, OPTION_BUDGET},
    OPTION_HELP,
    {"id", required_argument, NULL, OPTION_ID},
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

struct settings {
	struct grow_options grow;
	enum format input, output;
};

static void
take_option(struct settings *settings, int code)
{
	struct grow_options *grow = &settings->grow;

	switch (code) {
	case 'i':
		settings->input = format_of_input(optarg);
		break;
	case 'n':
		grow->most = (size_t)tool_int("-n", optarg, 1, MOST_RUNS);
		break;
	case 'o':
		settings->output = format_of_output(optarg);
		break;
	case OPTION_BUDGET:
		grow->budget_s = tool_seconds("--budget", optarg);
		break;
	case OPTION_ID:
		grow->prefix = bare_prefix(optarg);
		break;
	}
}

int
main(int argc, char **argv)
{
	struct settings settings = {.grow = {.budget_s = (double)INFINITY,
					.most = MOST_RUNS,
					.prefix = "grow"},
	    .input = FORMAT_AUTO,
	    .output = FORMAT_AUTO};
	enum status status;
	struct reader *in;
	struct writer *out;
	int code;

	tool_start(argv, "plan-grow", usage);
	while ((code = tool_option(argc, argv, "+i:n:o:", long_options)) != -1)
		take_option(&settings, code);
	if (optind < argc)
		settings.grow.command = argv + optind;
	in = reader_open(stdin, "stdin", settings.input);
	out = writer_open(stdout, settings.output, &shape_run, NULL);
	status = grow_run(in, out, &settings.grow);
	status = writer_close(out, status);
	reader_close(in);
	return tool_finish(status);
}
