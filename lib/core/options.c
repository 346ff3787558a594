/* options.c: see options.h. */
#include "core/options.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "core/message.h"
#include "core/number.h"
#include "core/program_name.h"
#include "core/signals.h"

static const char *tool_usage_text = "";

void
tool_start(char **argv, const char *name, const char *usage)
{
	/* A file opened later must not become a standard stream. What is written
	 * to a standard output that is closed must fail. */
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF &&
		    open("/dev/null", fd == 2 ? O_WRONLY : O_RDONLY) < 0)
			_exit(STATUS_SYSTEM);
	signal(SIGPIPE, SIG_DFL);
	program_name_set(name);
	signals_ignore_limit();
	tool_usage_text = usage;
	/* getopt_long names the program by argv[0] in its messages. */
	if (argv[0] != NULL) {
		static char own_name[64];

		snprintf(own_name, sizeof(own_name), "%s", name);
		argv[0] = own_name;
	}
}

/* The argument that getopt_long(3) did not accept, as it was typed. */
static enum status
wrong_option(char *const *argv)
{
	char letter[] = {'-', (char)optopt, '\0'};
	bool is_letter = optopt > ' ' && optopt < OPTION_FIRST_CODE;

	return fail(STATUS_USAGE,
	    "%s: there is no such option, or its value is missing or not "
	    "wanted (see %s --help)",
	    is_letter ? letter : argv[optind - 1], program_name());
}

int
tool_option(
    int argc, char **argv, const char *shorts, const struct option *longs)
{
	char with_help[64];
	int code;

	opterr = 0;
	snprintf(with_help, sizeof(with_help), "%sh", shorts);
	code = getopt_long(argc, argv, with_help, longs, NULL);
	switch (code) {
	case '?':
		exit((int)wrong_option(argv));
	case 'h':
	case OPTION_HELP_CODE:
		printf("usage: %s\n", tool_usage_text);
		exit(tool_finish(STATUS_OK));
	case OPTION_VERSION_CODE:
		printf("%s (superlinear) %s\n", program_name(),
		    SUPERLINEAR_VERSION);
		exit(tool_finish(STATUS_OK));
	default:
		return code;
	}
}

void
tool_usage(const char *format, ...)
{
	struct buf text = BUF_EMPTY;
	va_list args;

	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	message("%s (see %s --help)", buf_text(&text), program_name());
	exit(STATUS_USAGE);
}

int
tool_finish(enum status status)
{
	bool failed = ferror(stdout) != 0;

	if (fclose(stdout) != 0 || failed) {
		if (errno == EPIPE) {
			signal(SIGPIPE, SIG_DFL);
			raise(SIGPIPE);
		}
		return (int)fail_errno("standard output");
	}
	return (int)(status == STATUS_END ? STATUS_OK : status);
}

/* Tables that are narrower or wider are hard to read. */
#define COLUMNS_MIN	40
#define COLUMNS_MAX	250
#define COLUMNS_DEFAULT 80

size_t
tool_columns(void)
{
	struct winsize window;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0 ||
	    window.ws_col == 0)
		return COLUMNS_DEFAULT;
	return window.ws_col < COLUMNS_MIN   ? COLUMNS_MIN
	       : window.ws_col > COLUMNS_MAX ? COLUMNS_MAX
					     : window.ws_col;
}

bool
tool_colour(void)
{
	const char *never = getenv("NO_COLOR"), *term = getenv("TERM");

	return isatty(STDOUT_FILENO) && (never == NULL || *never == '\0') &&
	       term != NULL && strcmp(term, "dumb") != 0;
}

double
tool_number(const char *name, const char *text, double min, double max)
{
	double value;

	if (!number_parse(str_of(text), &value))
		tool_usage("%s is not a number: '%s'", name, text);
	if (value < min || value > max)
		tool_usage(
		    "%s must be between %g and %g: '%s'", name, min, max, text);
	return value;
}

int64_t
tool_int(const char *name, const char *text, int64_t min, int64_t max)
{
	int64_t value;

	if (!number_parse_int(str_of(text), min, max, &value))
		tool_usage("%s must be a whole number between %lld and %lld: "
			   "'%s'",
		    name, (long long)min, (long long)max, text);
	return value;
}

double
tool_seconds(const char *name, const char *text)
{
	double value;

	if (!number_parse_seconds(text, &value))
		tool_usage("%s is not a time such as 90, 90s, 1.5m or 2h: '%s'",
		    name, text);
	return value;
}

void
words_add(struct words *words, const char *text)
{
	GROW(words->items, words->cap, words->count + 1);
	words->items[words->count++] = text;
}

bool
words_have(const struct words *words, struct str text)
{
	for (size_t i = 0; i < words->count; i++)
		if (str_is(text, words->items[i]))
			return true;
	return false;
}

void
words_free(struct words *words)
{
	free(words->items);
	*words = (struct words){NULL, 0, 0};
}
