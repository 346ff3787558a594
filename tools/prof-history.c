/*
 * prof-history: what git-log(1) shows of a lock in; which commit changed which law
 * out.
 *
 *	$ git log -p -- laws.lock | prof-history -o text
 *	commit   date        outcome  full_name    metric  class_was  class ...
 *	5ac1d3e  2026-11-30  worse    job.py find  hits    n          n^2   ...
 */
#include "core/message.h"
#include "core/options.h"
#include "lock/history.h"

static const char usage[] = "prof-history [-o format]";

static const struct option options[] = {
    OPTION_HELP,
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

int
main(int argc, char **argv)
{
	enum format output = FORMAT_AUTO;
	struct writer *out;
	int c;

	tool_start(argv, "prof-history", usage);
	while ((c = tool_option(argc, argv, "o:", options)) != -1)
		if (c == 'o')
			output = format_of_output(optarg);
	if (optind < argc)
		tool_usage("unexpected operand: '%s'", argv[optind]);
	out = writer_open(stdout, output, &shape_change, NULL);
	return tool_finish(writer_close(out, history_run(stdin, "stdin", out)));
}
