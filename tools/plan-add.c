/*
 * plan-add: run lines as new runs of the plan, all of them or none.
 *
 *	$ plan-seq 1000:64000:x4 python3 job.py {size} | plan-add
 *	$ plan-next -c
 */
#include "core/options.h"
#include "plan/add.h"
#include "stream/writer.h"

static const char usage[] = "plan-add [-f plan] [-i format] [-o format]";

static const struct option long_options[] = {
    OPTION_HELP,
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

struct settings {
	const char *path;
	enum format input, output;
};

static void
read_options(int argc, char **argv, struct settings *settings)
{
	int code;

	while ((code = tool_option(argc, argv, "f:i:o:", long_options)) != -1) {
		switch (code) {
		case 'f':
			settings->path = optarg;
			break;
		case 'i':
			settings->input = format_of_input(optarg);
			break;
		case 'o':
			settings->output = format_of_output(optarg);
			break;
		}
	}
	if (optind < argc)
		tool_usage(
		    "an operand that has no meaning here: '%s'", argv[optind]);
}

/* Run lines are taken, all others passed on. */
static enum status
read_lines(struct reader *in, struct writer *out, struct add_list *list)
{
	struct row row;
	enum status status;

	while ((status = reader_next(in, &row)) == STATUS_OK) {
		if (row.shape != &shape_run) {
			writer_copy(out, &row);
			continue;
		}
		status = add_collect(list, in, &row);
		if (status != STATUS_OK)
			return status;
	}
	return status == STATUS_END ? STATUS_OK : status;
}

int
main(int argc, char **argv)
{
	struct settings settings = {.path = PLAN_DEFAULT_PATH,
	    .input = FORMAT_AUTO,
	    .output = FORMAT_AUTO};
	struct add_list list = {NULL, NULL, 0, 0};
	struct reader *in;
	struct writer *out;
	enum status status;

	tool_start(argv, "plan-add", usage);
	read_options(argc, argv, &settings);
	in = reader_open(stdin, "stdin", settings.input);
	out = writer_open(stdout, settings.output, &shape_run, NULL);
	status = read_lines(in, out, &list);
	if (status == STATUS_OK)
		status = add_store(&list, settings.path);
	add_release(&list);
	reader_close(in);
	status = writer_close(out, status);
	return tool_finish(status);
}
