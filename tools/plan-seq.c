/*
 * plan-seq: run lines without a plan, from sizes and a command.
 *
 *	$ plan-seq 1000:16000:x4 python3 job.py {size} | prof-run
 *	{"type":"run","id":"seq-1000","size":1000,"status":"pending",
 *	 "attempt":0,"command":["python3","job.py","1000"]}
 */
#include <math.h>

#include "core/options.h"
#include "plan/bare.h"
#include "plan/order.h"
#include "plan/sizes.h"

static const char usage[] =
    "plan-seq [-d dir] [-e engine] [-o format] [-t seconds] [--clock clock]\n"
    "                [--id prefix] [--order order] [--repeat n] [--seed n]\n"
    "                list command [argument ...]";

#define MAX_REPEAT 1000

enum {
	OPTION_ORDER = OPTION_FIRST_CODE,
	OPTION_REPEAT,
	OPTION_SEED
};

static const struct option long_options[] = {
    {"clock", required_argument, NULL, BARE_CLOCK},
    OPTION_HELP,
    {"id", required_argument, NULL, BARE_ID},
    {"order", required_argument, NULL, OPTION_ORDER},
    {"repeat", required_argument, NULL, OPTION_REPEAT},
    {"seed", required_argument, NULL, OPTION_SEED},
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

struct settings {
	struct bare bare;
	int64_t repeat, seed;
	enum order order;
	enum format format;
};

static void
take_option(struct settings *settings, int code)
{
	if (bare_option(&settings->bare, code, optarg))
		return;
	switch (code) {
	case 'o':
		settings->format = format_of_output(optarg);
		break;
	case OPTION_ORDER:
		if (!order_parse(optarg, &settings->order))
			tool_usage("--order is none of plan, size, random, "
				   "interleave: '%s'",
			    optarg);
		break;
	case OPTION_REPEAT:
		settings->repeat = tool_int("--repeat", optarg, 1, MAX_REPEAT);
		break;
	case OPTION_SEED:
		settings->seed = tool_int("--seed", optarg, 0, INT64_MAX / 2);
		break;
	}
}

static enum status
write_runs(const struct settings *settings, const double *sizes, size_t count)
{
	struct writer *out =
	    writer_open(stdout, settings->format, &shape_run, NULL);
	size_t repeat = (size_t)settings->repeat, total = count * repeat;
	struct order_item *items = xcalloc(total, sizeof(*items));
	enum status status = STATUS_OK;

	for (size_t i = 0; i < total; i++)
		items[i] = (struct order_item){i, sizes[i / repeat], false};
	order_items(items, total, settings->order, (uint64_t)settings->seed);
	for (size_t i = 0; i < total && status == STATUS_OK; i++)
		status = bare_write(out, &settings->bare, items[i].size,
		    repeat > 1 ? (int64_t)(items[i].place % repeat) + 1 : 0,
		    (struct str){NULL, 0});
	free(items);
	return writer_close(out, status);
}

int
main(int argc, char **argv)
{
	struct settings settings = {.bare = {.prefix = "seq", .timeout_s = NAN},
	    .repeat = 1,
	    .order = ORDER_PLAN,
	    .format = FORMAT_AUTO};
	enum status status;
	double *sizes;
	size_t count;
	int code;

	tool_start(argv, "plan-seq", usage);
	while (
	    (code = tool_option(argc, argv, "+d:e:o:t:", long_options)) != -1)
		take_option(&settings, code);
	if (argc - optind < 2)
		tool_usage("a list of sizes and a command are missing");
	settings.bare.command = argv + optind + 1;
	status = sizes_parse(argv[optind], &sizes, &count);
	if (status == STATUS_OK)
		status = write_runs(&settings, sizes, count);
	free(sizes);
	return tool_finish(status);
}
