/*
 * plan-seq: run lines without a plan, from sizes and a command.
 *
 *	$ plan-seq 1000:16000:x4 python3 job.py {size} | prof-run
 *	{"type":"run","id":"seq-1000","size":1000,"status":"pending",
 *	 "attempt":0,"command":["python3","job.py","1000"]}
 */
#include <math.h>

#include "core/file.h"
#include "core/message.h"
#include "core/number.h"
#include "core/options.h"
#include "plan/order.h"
#include "plan/plan.h"
#include "plan/sizes.h"
#include "plan/template.h"
#include "stream/writer.h"

static const char usage[] =
    "plan-seq [-d dir] [-e engine] [-o format] [-t seconds] [--clock clock]\n"
    "                [--id prefix] [--order order] [--repeat n] [--seed n]\n"
    "                list command [argument ...]";

#define MAX_REPEAT 1000

enum {
	OPTION_CLOCK = OPTION_FIRST_CODE,
	OPTION_ID,
	OPTION_ORDER,
	OPTION_REPEAT,
	OPTION_SEED
};

static const struct option long_options[] = {
    {"clock", required_argument, NULL, OPTION_CLOCK},
    OPTION_HELP,
    {"id", required_argument, NULL, OPTION_ID},
    {"order", required_argument, NULL, OPTION_ORDER},
    {"repeat", required_argument, NULL, OPTION_REPEAT},
    {"seed", required_argument, NULL, OPTION_SEED},
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

struct settings {
	const char *dir, *engine, *clock, *prefix;
	double timeout_s; /* NAN: none */
	int64_t repeat, seed;
	enum order order;
	enum format format;
	char **command; /* ends with NULL */
};

/* A text that goes into a line. */
static const char *
need_text(const char *name, const char *text)
{
	if (text[0] == '\0' || !str_utf8(str_of(text)))
		tool_usage("%s is empty or not UTF-8: '%s'", name, text);
	return text;
}

static double
need_seconds(const char *text)
{
	double seconds = tool_seconds("-t", text);

	if (seconds <= 0)
		tool_usage("-t is not above 0: '%s'", text);
	return seconds;
}

static void
take_option(struct settings *settings, int code)
{
	switch (code) {
	case 'd':
		settings->dir = need_text("-d", optarg);
		break;
	case 'e':
		settings->engine = need_text("-e", optarg);
		break;
	case 'o':
		settings->format = format_of_output(optarg);
		break;
	case 't':
		settings->timeout_s = need_seconds(optarg);
		break;
	case OPTION_CLOCK:
		if (strcmp(optarg, "wall") != 0 && strcmp(optarg, "cpu") != 0)
			tool_usage(
			    "--clock is neither wall nor cpu: '%s'", optarg);
		settings->clock = optarg;
		break;
	case OPTION_ID:
		settings->prefix = optarg;
		if (!file_name_valid(str_of(optarg)) || strlen(optarg) > 150)
			tool_usage("--id is not the beginning of a file name: "
				   "'%s'",
			    optarg);
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

/* The name of repeat number K (from 0) of a SIZE. */
static void
add_id(struct buf *id, const struct settings *settings, double size, int64_t k)
{
	char digits[NUMBER_SIZE];

	template_size(size, digits);
	buf_addf(id, "%s-%s", settings->prefix, digits);
	if (settings->repeat > 1)
		buf_addf(id, "-%lld", (long long)k + 1);
}

/* The command as a JSON array. */
static enum status
add_command(struct buf *out, const struct settings *settings,
    const struct template_values *values)
{
	struct buf word = BUF_EMPTY, fault = BUF_EMPTY;
	enum status status = STATUS_OK;
	char before = '[';

	for (char **text = settings->command; *text != NULL; text++) {
		buf_clear(&word);
		if (!str_utf8(str_of(*text))) {
			status = fail(STATUS_USAGE,
			    "an argument is not UTF-8: '%s'", *text);
			break;
		}
		if (!template_fill(&word, str_of(*text), values, &fault)) {
			status = fail(STATUS_USAGE, "%s", buf_text(&fault));
			break;
		}
		buf_addc(out, before);
		json_quote(out, buf_str(&word));
		before = ',';
	}
	buf_addc(out, ']');
	buf_free(&word);
	buf_free(&fault);
	return status;
}

static enum status
write_run(
    struct writer *out, const struct settings *settings, double size, int64_t k)
{
	struct buf id = BUF_EMPTY, command = BUF_EMPTY;
	struct template_values values = {.phase = -1, .size = size};
	enum status status;

	add_id(&id, settings, size, k);
	values.id = buf_str(&id);
	values.out =
	    str_of(settings->dir == NULL ? PLAN_DEFAULT_DIR : settings->dir);
	status = add_command(&command, settings, &values);
	if (status == STATUS_OK) {
		writer_begin(out, &shape_run);
		writer_text(out, RUN_ID, buf_str(&id));
		writer_number(out, RUN_SIZE, size);
		writer_text(out, RUN_STATUS, STR("pending"));
		writer_count(out, RUN_ATTEMPT, 0);
		writer_json(out, RUN_COMMAND, buf_str(&command));
		writer_text(out, RUN_ENGINE, str_of(settings->engine));
		writer_text(out, RUN_CLOCK, str_of(settings->clock));
		writer_number(out, RUN_TIMEOUT, settings->timeout_s);
		writer_text(out, RUN_DIR, str_of(settings->dir));
		writer_end(out);
	}
	buf_free(&id);
	buf_free(&command);
	return status;
}

static enum status
write_runs(const struct settings *settings, const double *sizes, size_t count)
{
	struct writer *out =
	    writer_open(stdout, settings->format, &shape_run, NULL);
	size_t repeat = (size_t)settings->repeat, total = count * repeat;
	struct order_item *items = xcalloc(total, sizeof(*items));
	enum status status = STATUS_OK, closed;

	for (size_t i = 0; i < total; i++)
		items[i] = (struct order_item){i, sizes[i / repeat], false};
	order_items(items, total, settings->order, (uint64_t)settings->seed);
	for (size_t i = 0; i < total && status == STATUS_OK; i++)
		status = write_run(out, settings, items[i].size,
		    (int64_t)(items[i].place % repeat));
	free(items);
	closed = writer_close(out);
	return status == STATUS_OK ? closed : status;
}

int
main(int argc, char **argv)
{
	struct settings settings = {.prefix = "seq",
	    .timeout_s = NAN,
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
	settings.command = argv + optind + 1;
	status = sizes_parse(argv[optind], &sizes, &count);
	if (status == STATUS_OK)
		status = write_runs(&settings, sizes, count);
	free(sizes);
	return tool_finish(status);
}
