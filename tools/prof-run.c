/*
 * prof-run: runs programs under a profiler.
 *
 *	$ plan-next | prof-run | plan-mark
 *	$ prof-run --size 1000 python3 job.py 1000
 *
 * reads run lines:
 *	{"type":"run","id":"wk-1","status":"pending","command":["python3",...]}
 * and writes them with what was measured:
 *	{"type":"run","id":"wk-1","status":"done",...,"result":{...}}
 */
#include <math.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "core/file.h"
#include "core/message.h"
#include "core/options.h"
#include "core/platform.h"
#include "run/run.h"

#define GRACE_S	  10.0
#define MIN_RATIO 1.01 /* thousands of checkpoints a run */
#define MAX_RATIO 1e6

static const char usage[] =
    "prof-run [-d dir] [-e engine] [-t seconds] [-i format] [-o format]\n"
    "                [--builtins] [--checkpoints ratio] [--clock clock]\n"
    "                [--force] [--grace seconds] [--hits]\n"
    "                [--id id] [--label label] [--lines file] [--memory]\n"
    "                [--no-lines] [--size n]\n"
    "                [command ...]";

enum {
	OPTION_BUILTINS = OPTION_FIRST_CODE,
	OPTION_CHECKPOINTS,
	OPTION_CLOCK,
	OPTION_FORCE,
	OPTION_GRACE,
	OPTION_HITS,
	OPTION_ID,
	OPTION_LABEL,
	OPTION_LINES,
	OPTION_MEMORY,
	OPTION_NO_LINES,
	OPTION_SIZE
};

static const struct option options[] = {
    {"builtins", no_argument, NULL, OPTION_BUILTINS},
    {"checkpoints", required_argument, NULL, OPTION_CHECKPOINTS},
    {"clock", required_argument, NULL, OPTION_CLOCK},
    {"force", no_argument, NULL, OPTION_FORCE},
    {"grace", required_argument, NULL, OPTION_GRACE},
    OPTION_HELP,
    {"hits", no_argument, NULL, OPTION_HITS},
    {"id", required_argument, NULL, OPTION_ID},
    {"label", required_argument, NULL, OPTION_LABEL},
    {"lines", required_argument, NULL, OPTION_LINES},
    {"memory", no_argument, NULL, OPTION_MEMORY},
    {"no-lines", no_argument, NULL, OPTION_NO_LINES},
    {"size", required_argument, NULL, OPTION_SIZE},
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

struct arguments {
	struct run_options run;
	struct single_run single;
	const char *lines; /* where run lines go; NULL: standard output */
	enum format in, out;
};

static void
take_ratio(struct run_options *run, const char *text)
{
	double ratio = tool_number("--checkpoints", text, 0, MAX_RATIO);

	if (ratio > 0 && ratio < MIN_RATIO)
		tool_usage("--checkpoints is neither 0 nor from %g on: '%s'",
		    MIN_RATIO, text);
	run->checkpoints = text;
}

static void
take_lines(struct run_options *run, const char *how)
{
	if (run->lines != NULL && strcmp(run->lines, how) != 0)
		tool_usage("--hits and --no-lines exclude each other");
	run->lines = how;
}

static void
take_option(struct arguments *arguments, int code, const char *text)
{
	struct run_options *run = &arguments->run;

	switch (code) {
	case 'd':
		run->dir = *text != '\0' ? text : ".";
		break;
	case 'e':
		run->engine = text;
		if (engine_find(text) == NULL)
			tool_usage("-e is not " ENGINE_NAMES ": '%s'", text);
		break;
	case 't':
		run->timeout_s = tool_seconds("-t", text);
		break;
	case 'i':
		arguments->in = format_of_input(text);
		break;
	case 'o':
		arguments->out = format_of_output(text);
		break;
	case OPTION_BUILTINS:
		run->builtins = true;
		break;
	case OPTION_CHECKPOINTS:
		take_ratio(run, text);
		break;
	case OPTION_CLOCK:
		run->clock = text;
		if (!run_clock_valid(text))
			tool_usage("--clock is not " RUN_CLOCKS ": '%s'", text);
		break;
	case OPTION_FORCE:
		run->force = true;
		break;
	case OPTION_GRACE:
		run->grace_s = tool_seconds("--grace", text);
		break;
	case OPTION_HITS:
		take_lines(run, "hits");
		break;
	case OPTION_ID:
		arguments->single.id = text;
		if (!file_name_valid(str_of(text)))
			tool_usage("--id is not a file name: '%s'", text);
		break;
	case OPTION_LABEL:
		arguments->single.label = text;
		if (!str_utf8(str_of(text)))
			tool_usage("--label is not UTF-8: '%s'", text);
		break;
	case OPTION_LINES:
		arguments->lines = text;
		run->lines_apart = true;
		break;
	case OPTION_MEMORY:
		run->memory = true;
		break;
	case OPTION_NO_LINES:
		take_lines(run, "0");
		break;
	case OPTION_SIZE:
		arguments->single.size = tool_number("--size", text, 0, 1e300);
		break;
	default:
		break;
	}
}

/* What not every engine is ABLE to do, and the native one does at its
 * checkpoints. */
static void
check_wish(
    const struct run_options *run, bool wanted, bool able, const char *option)
{
	if (!wanted)
		return;
	if (!able)
		tool_usage(
		    "%s wants another engine than %s", option, run->engine);
	if (run->checkpoints != NULL && strtod(run->checkpoints, NULL) <= 0)
		tool_usage("%s is recorded at checkpoints: not with "
			   "--checkpoints 0",
		    option);
}

static void
take_arguments(struct arguments *arguments, int argc, char **argv)
{
	struct single_run *single = &arguments->single;
	const struct run_options *run = &arguments->run;
	const struct engine *engine;
	int code;

	/* What follows the command belongs to it. */
	while ((code = tool_option(argc, argv, "+d:e:i:o:t:", options)) != -1)
		take_option(arguments, code, optarg);
	single->command = (const char *const *)&argv[optind];
	if (optind == argc &&
	    (single->id != NULL || single->label != NULL ||
		arguments->lines != NULL || !isnan(single->size)))
		tool_usage("--id, --label, --lines and --size are of a "
			   "COMMAND, and there is none");
	if (optind == argc && isatty(0))
		tool_usage("neither a COMMAND nor run lines on standard input");
	if (optind < argc && *argv[optind] == '\0')
		tool_usage("COMMAND is empty");
	engine = engine_find(run->engine == NULL ? "auto" : run->engine);
	check_wish(run, run->memory, engine->tells_memory, "--memory");
	check_wish(
	    run, run_wants_hits(run->lines), engine->counts_lines, "--hits");
}

static enum status
run_to(
    FILE *file, const struct arguments *arguments, struct run_summary *summary)
{
	struct writer *out =
	    writer_open(file, arguments->out, &shape_run, NULL);
	enum status status;

	if (*arguments->single.command != NULL)
		status = run_single(
		    &arguments->single, out, &arguments->run, summary);
	else {
		struct reader *in = reader_open(stdin, "stdin", arguments->in);

		status = run_stream(in, out, &arguments->run, summary);
		reader_close(in);
	}
	return writer_close(out, status);
}

static enum status
run_all(const struct arguments *arguments, struct run_summary *summary)
{
	enum status status;
	FILE *file;

	if (!PLATFORM_LINUX)
		return fail(STATUS_SYSTEM,
		    "programs are started on Linux alone; what they left is "
		    "read and judged anywhere");
	if (arguments->lines == NULL)
		return run_to(stdout, arguments, summary);
	file = fopen(arguments->lines, "we");
	if (file == NULL)
		return fail_errno("%s", arguments->lines);
	status = run_to(file, arguments, summary);
	if (fclose(file) != 0 && status == STATUS_OK)
		status = fail_errno("%s", arguments->lines);
	return status;
}

int
main(int argc, char **argv)
{
	struct arguments arguments = {
	    .run = {.timeout_s = NAN, .grace_s = GRACE_S},
	    .single = {.size = NAN},
	    .in = FORMAT_AUTO,
	    .out = FORMAT_AUTO};
	struct run_summary summary = {0, 0};
	enum status status;

	tool_start(argv, "prof-run", usage);
	take_arguments(&arguments, argc, argv);
	status = run_all(&arguments, &summary);
	if (summary.stopped_by != 0) {
		fflush(stdout);
		signal(summary.stopped_by, SIG_DFL);
		raise(summary.stopped_by);
	}
	if (status == STATUS_OK && summary.failed > 0)
		status = STATUS_NO;
	return tool_finish(status);
}
