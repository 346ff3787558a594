/*
 * plan-notify: run and cause lines in, the same lines out, and a message to people.
 *
 *	$ export SUPERLINEAR_NOTIFY='mail me@example.org'
 *	$ plan-next | prof-run | plan-mark | plan-notify --on error,done
 */
#include <string.h>

#include "core/options.h"
#include "notify/notify.h"

static const char usage[] =
    "plan-notify [-i format] [--config file] [--on event[,event ...]]\n"
    "                   [--within seconds]";

/* Sending takes no longer. */
#define LIMIT_S 10

enum {
	OPTION_CONFIG = OPTION_FIRST_CODE,
	OPTION_ON,
	OPTION_WITHIN
};

static const struct option options[] = {
    {"config", required_argument, NULL, OPTION_CONFIG},
    OPTION_HELP,
    {"on", required_argument, NULL, OPTION_ON},
    OPTION_VERSION,
    {"within", required_argument, NULL, OPTION_WITHIN},
    {NULL, 0, NULL, 0},
};

static unsigned
events_of(const char *text)
{
	static const struct {
		const char *name;
		enum event event;
	} names[] = {
	    {"done", EVENT_DONE}, {"error", EVENT_ERROR}, {"firm", EVENT_FIRM}};
	struct str rest = str_of(text);
	unsigned events = 0;

	do {
		struct str name = str_until(&rest, ',');
		unsigned event = 0;

		for (size_t i = 0; i < COUNT_OF(names); i++)
			if (str_is(name, names[i].name))
				event = names[i].event;
		if (event == 0)
			tool_usage(
			    "--on is neither done, error nor firm: '%s'", text);
		events |= event;
	} while (rest.len > 0);
	return events;
}

int
main(int argc, char **argv)
{
	enum format input = FORMAT_AUTO;
	struct notify_options notify = {.events = 0, .limit_s = LIMIT_S};
	struct channels channels;
	const char *config = NULL;
	enum status status;
	int code;

	tool_start(argv, "plan-notify", usage);
	while ((code = tool_option(argc, argv, "i:", options)) != -1) {
		switch (code) {
		case 'i':
			input = format_of_input(optarg);
			break;
		case OPTION_CONFIG:
			config = optarg;
			break;
		case OPTION_ON:
			notify.events |= events_of(optarg);
			break;
		case OPTION_WITHIN:
			notify.limit_s =
			    tool_number("--within", optarg, 1, 600);
			break;
		}
	}
	if (optind < argc)
		tool_usage("unexpected operand: '%s'", argv[optind]);
	if (notify.events == 0)
		notify.events = EVENT_DONE;
	notify.channels = &channels;
	status = channels_read(&channels, config);
	if (status == STATUS_OK) {
		struct reader *in = reader_open(stdin, "stdin", input);
		struct writer *out =
		    writer_open(stdout, FORMAT_JSONL, &shape_run, NULL);

		status = writer_close(out, notify_run(in, out, &notify));
		reader_close(in);
	}
	channels_release(&channels);
	return tool_finish(status);
}
