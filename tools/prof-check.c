/*
 * prof-check: bounds on growth and on regressions, for a gate.
 *
 *	$ prof-scale <functions.jsonl | prof-check '* own <= 1.3' >/dev/null
 *	prof-check: of 1 bounds 0 hold, 1 is broken, 0 cannot be decided
 *	$ echo $?
 *	1
 */
#include <string.h>

#include "check/check.h"
#include "core/options.h"
#include "law/bounds.h"

static const char usage[] =
    "prof-check [-i format] [-o format] [--bounds file] [--share fraction]\n"
    "                  [--undecided fail|pass] [bound ...]";

enum {
	OPTION_BOUNDS = OPTION_FIRST_CODE,
	OPTION_SHARE,
	OPTION_UNDECIDED
};

static const struct option options[] = {
    {"bounds", required_argument, NULL, OPTION_BOUNDS},
    OPTION_HELP,
    {"share", required_argument, NULL, OPTION_SHARE},
    {"undecided", required_argument, NULL, OPTION_UNDECIDED},
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

struct settings {
	struct check_options check;
	struct bounds bounds;
	enum format input, output;
	enum status status;
};

static void
take_option(struct settings *settings, int code)
{
	switch (code) {
	case 'i':
		settings->input = format_of_input(optarg);
		break;
	case 'o':
		settings->output = format_of_output(optarg);
		break;
	case OPTION_BOUNDS:
		if (settings->status == STATUS_OK)
			settings->status =
			    bounds_read(&settings->bounds, optarg);
		break;
	case OPTION_SHARE:
		settings->check.share = tool_number("--share", optarg, 0, 1);
		break;
	case OPTION_UNDECIDED:
		if (strcmp(optarg, "fail") != 0 && strcmp(optarg, "pass") != 0)
			tool_usage("--undecided is neither fail nor pass: '%s'",
			    optarg);
		settings->check.open_fails = strcmp(optarg, "fail") == 0;
		break;
	}
}

static enum status
run(struct settings *settings)
{
	struct reader *in = reader_open(stdin, "stdin", settings->input);
	struct writer *out =
	    writer_open(stdout, settings->output, &shape_check, NULL);
	enum status status =
	    check_run(in, out, &settings->bounds, &settings->check);

	reader_close(in);
	return writer_close(out, status);
}

int
main(int argc, char **argv)
{
	struct settings settings = {.check = {.share = SHARE_MATTERS},
	    .input = FORMAT_AUTO,
	    .output = FORMAT_AUTO,
	    .status = STATUS_OK};
	enum status status;
	int code;

	tool_start(argv, "prof-check", usage);
	while ((code = tool_option(argc, argv, "i:o:", options)) != -1)
		take_option(&settings, code);
	status = settings.status;
	for (int i = optind; i < argc && status == STATUS_OK; i++)
		status =
		    bounds_add(&settings.bounds, argv[i], NULL, STATUS_USAGE);
	if (status == STATUS_OK && settings.bounds.count == 0)
		tool_usage("no bound is given");
	if (status == STATUS_OK)
		status = run(&settings);
	bounds_release(&settings.bounds);
	return tool_finish(status);
}
