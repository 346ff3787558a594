/*
 * prof-report: any lines of a stream in, a document for people out.
 *
 *	$ prof-scale runs.jsonl | prof-cause | prof-report
 *	# Performance report
 *
 *	**`get_tracked_order`** (`lumibot/brokers/broker.py:2570`) grows
 *	quadratically (n^2.02) ...
 */
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "core/message.h"
#include "core/options.h"
#include "report/report.h"

static const char usage[] =
    "prof-report [-i format] [-n rows] [-o md | text | html]\n"
    "                   [--again command] [--brief] [--budget-seconds time]\n"
    "                   [--min-seconds time] [file ...]";

enum {
	OPTION_AGAIN = OPTION_FIRST_CODE,
	OPTION_BRIEF,
	OPTION_BUDGET_SECONDS,
	OPTION_MIN_SECONDS
};

static const struct option options[] = {
    {"again", required_argument, NULL, OPTION_AGAIN},
    {"brief", no_argument, NULL, OPTION_BRIEF},
    {"budget-seconds", required_argument, NULL, OPTION_BUDGET_SECONDS},
    OPTION_HELP,
    {"min-seconds", required_argument, NULL, OPTION_MIN_SECONDS},
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

static enum status
read_file(struct facts *facts, const char *path, enum format format)
{
	struct reader *in = reader_open_path(path, format);
	struct row row;
	enum status status;

	if (in == NULL)
		return STATUS_SYSTEM;
	while ((status = reader_next(in, &row)) == STATUS_OK)
		if ((status = facts_take(facts, in, &row)) != STATUS_OK)
			break;
	reader_close(in);
	return status == STATUS_END ? STATUS_OK : status;
}

/* Nothing is written before all is read: a report is whole or not there. */
static enum status
print_report(const struct facts *facts, const struct report_options *how,
    const struct renderer *renderer)
{
	struct buf out = BUF_EMPTY;

	report_write(facts, how, renderer, &out);
	fwrite(buf_text(&out), 1, out.len, stdout);
	buf_free(&out);
	return STATUS_OK;
}

int
main(int argc, char **argv)
{
	struct report_options how = {
	    .columns = tool_columns(), .budget = (double)NAN};
	struct facts *facts;
	const char *again = NULL;
	const struct renderer *renderer;
	enum format in_format = FORMAT_AUTO;
	enum status status = STATUS_OK;
	int c;

	tool_start(argv, "prof-report", usage);
	renderer = renderer_of(isatty(STDOUT_FILENO) ? "text" : "md");
	while ((c = tool_option(argc, argv, "i:n:o:", options)) != -1) {
		switch (c) {
		case 'i':
			in_format = format_of_input(optarg);
			break;
		case 'n':
			how.limit = (size_t)tool_int("-n", optarg, 1, 1000000);
			break;
		case 'o':
			renderer = renderer_of(optarg);
			break;
		case OPTION_AGAIN:
			again = optarg;
			break;
		case OPTION_BRIEF:
			how.brief = true;
			break;
		case OPTION_BUDGET_SECONDS:
			how.budget = tool_seconds("--budget-seconds", optarg);
			break;
		case OPTION_MIN_SECONDS:
			how.min_seconds = tool_seconds("--min-seconds", optarg);
			break;
		}
	}
	facts = facts_new();
	facts->again = again;
	if (optind == argc)
		status = read_file(facts, "-", in_format);
	for (int i = optind; i < argc && status == STATUS_OK; i++)
		status = read_file(facts, argv[i], in_format);
	how.limit = how.limit > 0 ? how.limit : renderer->rows;
	how.answer_last = isatty(STDOUT_FILENO) && renderer->terminal;
	how.colour = how.answer_last && tool_colour();
	if (how.answer_last)
		show_places_to_open();
	if (status == STATUS_OK)
		status = print_report(facts, &how, renderer);
	facts_free(facts);
	return tool_finish(status);
}
