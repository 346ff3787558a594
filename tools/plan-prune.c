/*
 * plan-prune: what takes space in an output folder, and the end of what is stale.
 *
 *	$ plan-prune -o csv
 *	type,path,state,bytes,files,days
 *	space,profiling/job-1,stale,183204,9,3.2
 *	$ plan-prune --remove
 */
#include <math.h>

#include "core/options.h"
#include "plan/plan.h"
#include "plan/prune.h"

static const char usage[] = "plan-prune [-d dir] [-o format] [--named] "
			    "[--older days] [--remove]";

#define DAY_S 86400.0

enum {
	OPTION_NAMED = OPTION_FIRST_CODE,
	OPTION_OLDER,
	OPTION_REMOVE
};

static const struct option long_options[] = {
    OPTION_HELP,
    {"named", no_argument, NULL, OPTION_NAMED},
    {"older", required_argument, NULL, OPTION_OLDER},
    {"remove", no_argument, NULL, OPTION_REMOVE},
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

int
main(int argc, char **argv)
{
	struct prune_options options = {.dir = PLAN_DEFAULT_DIR,
	    .older_s = (double)INFINITY,
	    .format = FORMAT_AUTO};
	int code;

	tool_start(argv, "plan-prune", usage);
	while ((code = tool_option(argc, argv, "d:o:", long_options)) != -1) {
		switch (code) {
		case 'd':
			options.dir = optarg;
			break;
		case 'o':
			options.format = format_of_output(optarg);
			break;
		case OPTION_NAMED:
			options.named = true;
			break;
		case OPTION_OLDER:
			options.older_s =
			    tool_number("--older", optarg, 0, 1e6) * DAY_S;
			break;
		case OPTION_REMOVE:
			options.remove = true;
			break;
		}
	}
	if (optind < argc)
		tool_usage(
		    "an operand that has no meaning here: '%s'", argv[optind]);
	return tool_finish(prune(&options));
}
