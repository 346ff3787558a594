/* send.c: see send.h. */
#include "notify/send.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/date.h"
#include "core/file.h"
#include "core/message.h"
#include "core/signals.h"
#include "stream/json.h"

/* How often the end of a program is looked for, in nanoseconds. */
#define LOOK_NS 20000000
/* The status of what could not be started, as of a shell. */
#define NOT_FOUND 127

/* ---- what each is given ---- */

/* TEXT between quotes as curl's settings have it. */
static void
add_quoted(struct buf *out, const char *text)
{
	buf_addc(out, '"');
	for (; *text != '\0'; text++) {
		if (*text == '\n') {
			buf_adds(out, "\\n");
			continue;
		}
		if (*text == '"' || *text == '\\')
			buf_addc(out, '\\');
		buf_addc(out, *text);
	}
	buf_addc(out, '"');
}

static void
add_setting(struct buf *out, const char *name, const char *value)
{
	buf_addf(out, "%s = ", name);
	add_quoted(out, value);
	buf_addc(out, '\n');
}

/* Slack's marks, by which a text could call all people of a channel. */
static void
add_unmarked(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++)
		if (*text == '&')
			buf_adds(out, "&amp;");
		else if (*text == '<')
			buf_adds(out, "&lt;");
		else if (*text == '>')
			buf_adds(out, "&gt;");
		else
			buf_addc(out, *text);
}

static void
give_slack(struct buf *in, const char *title, const char *text)
{
	struct buf words = BUF_EMPTY, body = BUF_EMPTY;

	add_unmarked(&words, title);
	buf_addc(&words, '\n');
	add_unmarked(&words, text);
	buf_adds(&body, "{\"text\":");
	json_quote(&body, buf_str(&words));
	buf_addc(&body, '}');
	add_setting(in, "header", "Content-Type: application/json");
	add_setting(in, "data-raw", buf_text(&body));
	buf_free(&words);
	buf_free(&body);
}

static void
give_ntfy(struct buf *in, const struct channel *channel, const char *title,
    const char *text)
{
	struct buf header = BUF_EMPTY;

	buf_addf(&header, "Title: %s", title);
	add_setting(in, "header", buf_text(&header));
	if (channel->token != NULL) {
		buf_clear(&header);
		buf_addf(&header, "Authorization: Bearer %s", channel->token);
		add_setting(in, "header", buf_text(&header));
	}
	add_setting(in, "data-raw", text);
	buf_free(&header);
}

/* Redirections are not followed: a token is for one address. */
static void
give_curl(struct buf *in, const struct channel *channel, const char *title,
    const char *text, double limit_s)
{
	add_setting(in, "url", channel->address);
	buf_addf(in,
	    "max-time = %.0f\nsilent\nfail\nglobooff\noutput = /dev/null\n"
	    "proto = \"=http,https\"\n",
	    ceil(limit_s));
	if (channel->kind == CHANNEL_SLACK)
		give_slack(in, title, text);
	else
		give_ntfy(in, channel, title, text);
}

static void
give_mail(struct buf *in, const struct channel *channel, const char *title,
    const char *text)
{
	buf_addf(in,
	    "To: %s\nSubject: %s\nMIME-Version: 1.0\n"
	    "Content-Type: text/plain; charset=utf-8\n"
	    "Auto-Submitted: auto-generated\n\n%s\n",
	    channel->address, title, text);
}

/* ---- the program ---- */

/* In the child. What it prints may hold the address. */
static void
become(char *const *argv, int input)
{
	int none = open("/dev/null", O_RDWR);
	sigset_t all;

	setpgid(0, 0);
	sigemptyset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
	signal(SIGPIPE, SIG_DFL);
	signals_restore_limit();
	if (none >= 0 && dup2(input, 0) == 0 && dup2(none, 1) == 1 &&
	    dup2(none, 2) == 2) {
		unsetenv(CHANNELS_VARIABLE);
		execvp(argv[0], argv);
	}
	_exit(NOT_FOUND);
}

/* True, and its *END, if the program ended within LIMIT_S; else it is killed, with
 * all that it started. */
static bool
ended(pid_t pid, double limit_s, int *end)
{
	double until = clock_seconds(CLOCK_MONOTONIC) + limit_s;

	for (;;) {
		pid_t got = waitpid(pid, end, WNOHANG);

		if (got == pid)
			return true;
		if ((got < 0 && errno != EINTR) ||
		    clock_seconds(CLOCK_MONOTONIC) > until)
			break;
		nanosleep(&(struct timespec){0, LOOK_NS}, NULL);
	}
	kill(-pid, SIGKILL);
	kill(pid, SIGKILL);
	while (waitpid(pid, end, 0) < 0 && errno == EINTR)
		continue;
	return false;
}

/* What it means that curl ended with STATUS; NULL where that is not known. */
static const char *
words_of_curl(int status)
{
	switch (status) {
	case 3:
		return "the URL is malformed";
	case 6:
		return "the name of the host is not known";
	case 7:
		return "nobody answers there";
	case 22:
		return "the server refused it";
	case 28:
		return "it took too long";
	case 35:
	case 60:
		return "no secure connection";
	case 52:
		return "the server said nothing";
	default:
		return NULL;
	}
}

static void
say(const struct channel *channel, const char *program, int end)
{
	const char *kind = channel_name(channel->kind), *words = NULL;
	int status = WIFEXITED(end) ? WEXITSTATUS(end) : -1;

	if (status == 0)
		return;
	if (status == NOT_FOUND)
		words = "there is no such program";
	else if (strcmp(program, "curl") == 0)
		words = words_of_curl(status);
	if (channel->kind == CHANNEL_COMMAND)
		program = "the command";
	if (words != NULL)
		message("%s: not sent: %s (%s)", kind, words, program);
	else if (status > 0)
		message("%s: not sent: %s ended with status %d", kind, program,
		    status);
	else
		message("%s: not sent: %s was killed", kind, program);
}

static void
run(const struct channel *channel, char *const *argv, struct str content,
    double limit_s)
{
	int input = file_in_memory(content), end = 0;
	pid_t pid = input < 0 ? -1 : fork();

	if (pid == 0)
		become(argv, input);
	if (input >= 0)
		close(input);
	if (pid < 0)
		message("%s: not sent: %s", channel_name(channel->kind),
		    strerror(errno));
	else if (ended(pid, limit_s, &end))
		say(channel, argv[0], end);
	else
		message("%s: not sent: it took too long",
		    channel_name(channel->kind));
}

void
send_message(const struct channel *channel, const char *title, const char *text,
    double limit_s)
{
	static char curl[] = "curl", no_settings[] = "-q", settings[] = "-K",
		    input[] = "-";
	static char sendmail[] = "sendmail", addressed[] = "-t", dots[] = "-oi";
	char *by_curl[] = {curl, no_settings, settings, input, NULL};
	char *by_mail[] = {sendmail, addressed, dots, NULL};
	char *by_command[] = {channel->address, NULL};
	char *const *argv = by_curl;
	struct buf content = BUF_EMPTY;

	if (channel->kind == CHANNEL_MAIL) {
		argv = by_mail;
		give_mail(&content, channel, title, text);
	} else if (channel->kind == CHANNEL_COMMAND) {
		argv = by_command;
		buf_addf(&content, "%s\n%s\n", title, text);
	} else {
		give_curl(&content, channel, title, text, limit_s);
	}
	run(channel, argv, buf_str(&content), limit_s);
	if (content.data != NULL)
		explicit_bzero(content.data, content.len);
	buf_free(&content);
}
