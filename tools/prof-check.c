/*
 * prof-check: bounds on growth and on regressions, and a lock of laws, for a gate.
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
    "prof-check [-i format] [-o format] [--bounds file] "
    "[--fail-above exponent]\n"
    "                  [--lock file] [--share fraction] [--undecided "
    "fail|pass]\n"
    "                  [--update] [bound ...]";

enum {
	OPTION_BOUNDS = OPTION_FIRST_CODE,
	OPTION_FAIL_ABOVE,
	OPTION_LOCK,
	OPTION_SHARE,
	OPTION_UNDECIDED,
	OPTION_UPDATE
};

static const struct option options[] = {
    {"bounds", required_argument, NULL, OPTION_BOUNDS},
    {"fail-above", required_argument, NULL, OPTION_FAIL_ABOVE},
    OPTION_HELP,
    {"lock", required_argument, NULL, OPTION_LOCK},
    {"share", required_argument, NULL, OPTION_SHARE},
    {"undecided", required_argument, NULL, OPTION_UNDECIDED},
    {"update", no_argument, NULL, OPTION_UPDATE},
    OPTION_VERSION,
    {NULL, 0, NULL, 0},
};

struct settings {
	struct check_options check;
	struct bounds bounds;
	struct lock_check lock; /* no path: none */
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
		settings->output = format_of_findings(optarg);
		break;
	case OPTION_BOUNDS:
		if (settings->status == STATUS_OK)
			settings->status =
			    bounds_read(&settings->bounds, optarg);
		break;
	case OPTION_FAIL_ABOVE:
		settings->lock.most =
		    tool_number("--fail-above", optarg, 0, EXPONENT_REASON);
		break;
	case OPTION_LOCK:
		settings->lock.path = optarg;
		settings->check.lock = &settings->lock;
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
	case OPTION_UPDATE:
		settings->lock.update = true;
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

/* What the lock takes over is no failure any more. */
static enum status
run_lock(struct settings *settings)
{
	struct lock_check *lock = settings->check.lock;
	enum status status = lock_check_begin(lock);

	if (status == STATUS_OK)
		status = run(settings);
	if (lock->update && status <= STATUS_NO)
		status = lock_check_update(lock);
	lock_check_release(lock);
	return status;
}

int
main(int argc, char **argv)
{
	struct settings settings = {.check = {.share = SHARE_MATTERS},
	    .lock = {.most = JUDGE_BOUND},
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
	if (settings.lock.update && settings.lock.path == NULL)
		tool_usage("--update wants --lock");
	if (settings.lock.update && settings.bounds.count > 0)
		tool_usage("--update takes over laws, no bounds");
	if (status == STATUS_OK && settings.bounds.count == 0 &&
	    settings.lock.path == NULL)
		tool_usage("neither a bound nor a lock is given");
	if (status == STATUS_OK)
		status = settings.lock.path == NULL ? run(&settings)
						    : run_lock(&settings);
	bounds_release(&settings.bounds);
	return tool_finish(status);
}
