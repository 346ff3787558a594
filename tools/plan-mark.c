/*
 * plan-mark: what became of runs, put into the plan. Reads run lines and
 * passes each on once it is durable, or marks by hand.
 *
 *	$ plan-next | prof-run | plan-mark | prof-parse
 *	$ plan-mark -r wk-1 -s error --message 'disk was full'
 *	$ plan-mark -a -s pending
 */
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "core/message.h"
#include "core/options.h"
#include "plan/mark.h"

static const char usage[] =
    "plan-mark [-f plan] [-i format] [-o format]\n"
    "       plan-mark [-a] [-f plan] [-l label] [-p n] [-r id] [-s status]\n"
    "                 [--keep-results] [--message text]";

enum {
	OPTION_KEEP = OPTION_FIRST_CODE,
	OPTION_MESSAGE
};

static const struct option long_options[] = {
    OPTION_HELP,
    {"keep-results", no_argument, NULL, OPTION_KEEP},
    {"message", required_argument, NULL, OPTION_MESSAGE},
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

struct settings {
	const char *path;
	enum format input, output;
	bool stream_options; /* -i or -o was given */
	struct mark_order order;
};

/* What goes together, and what does not. */
static void
check_options(const struct settings *settings)
{
	const struct mark_order *order = &settings->order;
	bool selected = !select_is_empty(&order->runs);

	if (selected && !order->has_status && order->text == NULL)
		tool_usage("-s STATUS or --message TEXT is missing");
	if (!selected && (order->has_status || order->text != NULL))
		tool_usage("which runs? (-r ID, -p N, -l LABEL or -a)");
	if (order->keep_results &&
	    (!order->has_status || order->status != PLAN_PENDING))
		tool_usage("--keep-results goes with -s pending");
	if (selected && settings->stream_options)
		tool_usage("-i and -o go with run lines, not with -r, -p, -l "
			   "or -a");
	if (order->text != NULL && !str_utf8(str_of(order->text)))
		tool_usage("--message is not UTF-8: '%s'", order->text);
}

static void
read_options(int argc, char **argv, struct settings *settings)
{
	struct mark_order *order = &settings->order;
	int code;

	while ((code = tool_option(argc, argv,
		    SELECT_SHORTS "f:i:o:s:", long_options)) != -1) {
		if (select_option(&order->runs, code, optarg))
			continue;
		switch (code) {
		case 'f':
			settings->path = optarg;
			break;
		case 'i':
			settings->input = format_of_input(optarg);
			settings->stream_options = true;
			break;
		case 'o':
			settings->output = format_of_output(optarg);
			settings->stream_options = true;
			break;
		case 's':
			if (!plan_status_parse(str_of(optarg), &order->status))
				tool_usage("-s is none of pending, running, "
					   "done, error: '%s'",
				    optarg);
			order->has_status = true;
			break;
		case OPTION_KEEP:
			order->keep_results = true;
			break;
		case OPTION_MESSAGE:
			order->text = optarg;
			break;
		}
	}
	if (optind < argc)
		tool_usage(
		    "an operand that has no meaning here: '%s'", argv[optind]);
	check_options(settings);
}

/* Stores what is in the batch and passes it on. What cannot be stored now (an
 * edit half saved, a full disk) is kept and tried again with the next lines. */
static enum status
settle(struct mark_batch *batch, const struct settings *settings,
    struct writer *out, const struct reader *in, enum status *worst)
{
	enum status status;

	if (batch->count == 0)
		return STATUS_OK;
	status = mark_store(batch, settings->path);
	if (status == STATUS_OK)
		mark_pass_on(batch, out, in, settings->path, worst);
	return status;
}

/* True if the output could not be written because nobody reads it. */
static bool
nobody_reads(const struct writer *out)
{
	struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};

	return writer_failed(out) && poll(&output, 1, 0) == 1 &&
	       (output.revents & POLLERR) != 0;
}

/* Marks to the end of the input, whatever becomes of the output. */
static enum status
mark_stream(const struct settings *settings)
{
	struct reader *in = reader_open(stdin, "stdin", settings->input);
	struct writer *out =
	    writer_open(stdout, settings->output, &shape_run, NULL);
	bool lines = writer_format(out) == FORMAT_JSONL;
	struct mark_batch batch = {NULL, 0, 0, 0, BUF_EMPTY};
	enum status worst = STATUS_OK, status, stored = STATUS_OK;
	struct row row;

	while ((status = reader_next(in, &row)) == STATUS_OK) {
		if (row.shape != &shape_run && !lines) {
			writer_copy(out, &row);
			continue;
		}
		status = mark_add_row(&batch, in, &row);
		if (status != STATUS_OK) {
			worst = status;
			continue;
		}
		if (batch.lines.len < MARK_BATCH_BYTES && !reader_must_wait(in))
			continue;
		stored = settle(&batch, settings, out, in, &worst);
		if (stored != STATUS_OK && batch.lines.len > MARK_KEPT_BYTES)
			break;
	}
	/* What came before a malformed line is marked all the same. */
	if (status != STATUS_OK)
		stored = settle(&batch, settings, out, in, &worst);
	if (status != STATUS_OK && status != STATUS_END)
		worst = status;
	if (stored != STATUS_OK)
		worst = stored;
	mark_release(&batch);
	reader_close(in);
	if (worst == STATUS_OK && nobody_reads(out)) {
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	return writer_close(out, worst);
}

int
main(int argc, char **argv)
{
	struct settings settings = {.path = PLAN_DEFAULT_PATH,
	    .input = FORMAT_AUTO,
	    .output = FORMAT_AUTO};
	enum status status;

	tool_start(argv, "plan-mark", usage);
	read_options(argc, argv, &settings);
	if (!select_is_empty(&settings.order.runs)) {
		status = mark_by_hand(settings.path, &settings.order);
	} else {
		signal(SIGINT, SIG_IGN);
		signal(SIGPIPE, SIG_IGN);
		status = mark_stream(&settings);
	}
	select_release(&settings.order.runs);
	return tool_finish(status);
}
