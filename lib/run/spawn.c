/*
 * spawn.c: see spawn.h. All waiting is in one poll(2), for a descriptor of signals
 * and the program's output.
 */
#include "run/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/date.h"
#include "core/file.h"
#include "core/message.h"
#include "core/platform.h"
#include "core/signals.h"
#include "run/orphans.h"

/* How often `saved` is called after the limit. */
#define SAVED_PERIOD_S 0.05
#define TICK_S	       1.0

extern char **environ;

static const int stop_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

struct watch {
	const struct spawn *spawn;
	struct spawn_end *end;
	int signals; /* platform_signals() */
	bool owns_terminal;
	bool ended, asked_to_end;
	double start, kill_at, next_tick;
};

static void
held_set(sigset_t *set)
{
	sigemptyset(set);
	for (size_t i = 0; i < COUNT_OF(stop_signals); i++)
		sigaddset(set, stop_signals[i]);
	sigaddset(set, SIGCHLD);
	/* Sent when the terminal is taken back from the background. */
	sigaddset(set, SIGTTOU);
}

void
spawn_hold_signals(sigset_t *before)
{
	sigset_t set;

	held_set(&set);
	/* If a parent ignored it, children would leave no status. */
	signal(SIGCHLD, SIG_DFL);
	sigprocmask(SIG_BLOCK, &set, before);
}

void
spawn_release_signals(const sigset_t *before)
{
	sigset_t set;
	struct timespec none = {0, 0};

	/* Drops the signals of children that were already waited for. */
	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	while (sigtimedwait(&set, NULL, &none) > 0)
		continue;
	sigprocmask(SIG_SETMASK, before, NULL);
}

/* ---- the child ---- */

static bool
take_streams(const struct spawn *spawn)
{
	if (spawn->input >= 0 && dup2(spawn->input, 0) < 0)
		return false;
	if (spawn->log != NULL)
		return dup2(spawn->log->sink, 1) >= 0 &&
		       dup2(spawn->log->sink, 2) >= 0;
	return !spawn->output_on_2 || dup2(2, 1) >= 0;
}

_Noreturn static void
become(
    const struct spawn *spawn, const sigset_t *mask, bool terminal, int report)
{
	int error;

	setpgid(0, 0);
	if (terminal)
		tcsetpgrp(0, getpid());
	for (size_t i = 0; i < spawn->shared_count; i++)
		if (spawn->shared[i] >= 0)
			fcntl(spawn->shared[i], F_SETFD, 0);
	if (take_streams(spawn)) {
		signals_restore_limit();
		sigprocmask(SIG_SETMASK, mask, NULL);
		environ = spawn->environment;
		if (spawn->binary != NULL)
			execv(spawn->binary, spawn->argv);
		else
			execvp(spawn->argv[0], spawn->argv);
	}
	error = errno;
	file_write_all(report, (const char *)&error, sizeof(error));
	_exit(127);
}

/* Starts the program; returns 0 or errno. */
static int
start(struct watch *watch, const sigset_t *mask)
{
	struct spawn_end *end = watch->end;
	int report[2], error = 0;
	ssize_t got;

	if (pipe2(report, O_CLOEXEC) != 0)
		return errno;
	watch->start = clock_seconds(CLOCK_MONOTONIC);
	end->pid = fork();
	if (end->pid == 0)
		become(watch->spawn, mask, watch->owns_terminal, report[1]);
	close(report[1]);
	if (end->pid < 0)
		error = errno;
	else {
		setpgid(end->pid, end->pid);
		do
			got = read(report[0], &error, sizeof(error));
		while (got < 0 && errno == EINTR);
		if (got != (ssize_t)sizeof(error))
			error = 0;
		else
			waitpid(end->pid, &end->wait_status, 0);
	}
	close(report[0]);
	return error;
}

/* ---- the wait ---- */

static double
elapsed(const struct watch *watch)
{
	return clock_seconds(CLOCK_MONOTONIC) - watch->start;
}

static void
signal_group(const struct watch *watch, int number)
{
	kill(-watch->end->pid, number);
	if (number != SIGKILL)
		kill(-watch->end->pid, SIGCONT);
}

/* Ctrl-Z in the program's terminal stops this program too, so that the shell
 * returns; its `fg` continues both. */
static void
stop_together(void)
{
	pid_t program = tcgetpgrp(0);

	tcsetpgrp(0, getpgrp());
	kill(0, SIGSTOP);
	tcsetpgrp(0, program);
	kill(-program, SIGCONT);
}

static void
reap(struct watch *watch)
{
	struct spawn_end *end = watch->end;
	struct rusage usage;
	siginfo_t info;
	int status;

	for (;;) {
		info.si_pid = 0;
		if (waitid(P_ALL, 0, &info,
			WEXITED | WSTOPPED | WNOHANG | WNOWAIT) != 0 ||
		    info.si_pid == 0)
			return;
		if (platform_wait(info.si_pid, &status, &usage) <= 0)
			return;
		if (info.si_pid != end->pid)
			continue;
		if (WIFSTOPPED(status)) {
			if (watch->owns_terminal)
				stop_together();
			continue;
		}
		watch->ended = true;
		end->wait_status = status;
		if (!end->limited)
			end->wall_s = elapsed(watch);
		end->cpu_s = (double)usage.ru_utime.tv_sec +
			     (double)usage.ru_utime.tv_usec / 1e6 +
			     (double)usage.ru_stime.tv_sec +
			     (double)usage.ru_stime.tv_usec / 1e6;
		end->rss_bytes = (int64_t)usage.ru_maxrss * 1024;
	}
}

static void
stop(struct watch *watch, int number)
{
	if (watch->end->stopped_by != 0) { /* a second signal: do not wait any
					      longer */
		watch->kill_at = 0;
		return;
	}
	watch->end->stopped_by = number;
	watch->kill_at = elapsed(watch) + watch->spawn->grace_s;
	signal_group(watch, number);
}

static void
take_signals(struct watch *watch)
{
	int number;

	while ((number = platform_signal(watch->signals)) != 0)
		if (number == SIGCHLD)
			reap(watch);
		else if (number != SIGTTOU)
			stop(watch, number);
}

/* Does what is due now; returns the seconds until something is due. */
static double
keep_time(struct watch *watch)
{
	const struct spawn *spawn = watch->spawn;
	struct spawn_end *end = watch->end;
	double now = elapsed(watch), next = INFINITY;

	if (!end->limited && end->stopped_by == 0) {
		if (now >= spawn->limit_s) {
			end->limited = true;
			end->wall_s = now;
			watch->kill_at = now + spawn->grace_s;
			signal_group(watch, spawn->limit_signal);
		} else
			next = spawn->limit_s - now;
	}
	if (end->limited && !watch->asked_to_end && spawn->end_signal != 0) {
		if (spawn->saved(spawn->context)) {
			watch->asked_to_end = true;
			signal_group(watch, spawn->end_signal);
		} else
			next = fmin(next, SAVED_PERIOD_S);
	}
	if (now >= watch->kill_at) {
		signal_group(watch, SIGKILL);
		kill(end->pid, SIGKILL);
		watch->kill_at = INFINITY;
	}
	if (spawn->tick != NULL && now >= watch->next_tick) {
		spawn->tick(spawn->context, now);
		watch->next_tick = floor(now) + TICK_S;
	}
	if (spawn->tick != NULL)
		next = fmin(next, watch->next_tick - now);
	return fmin(next, watch->kill_at - now);
}

static void
watch_program(struct watch *watch)
{
	struct output *log = watch->spawn->log;
	struct pollfd polls[2] = {{.fd = watch->signals, .events = POLLIN},
	    {.fd = log == NULL ? -1 : log->source, .events = POLLIN}};

	while (!watch->ended) {
		double wait_s = fmax(0, fmin(keep_time(watch), 3600));

		if (poll(polls, 2, (int)ceil(wait_s * 1000)) <= 0)
			continue;
		if (polls[1].revents != 0 && !output_pump(log))
			polls[1].fd = -1;
		if (polls[0].revents != 0)
			take_signals(watch);
	}
}

/* A program that died of Ctrl-C in its own terminal was stopped by the user:
 * only the program received the signal. */
static void
note_terminal_stop(const struct watch *watch)
{
	struct spawn_end *end = watch->end;

	if (watch->owns_terminal && end->stopped_by == 0 &&
	    WIFSIGNALED(end->wait_status) &&
	    (WTERMSIG(end->wait_status) == SIGINT ||
		WTERMSIG(end->wait_status) == SIGQUIT))
		end->stopped_by = WTERMSIG(end->wait_status);
}

enum status
spawn_run(
    const struct spawn *spawn, const sigset_t *before, struct spawn_end *end)
{
	struct watch watch = {
	    .spawn = spawn, .end = end, .kill_at = INFINITY, .next_tick = 0};
	sigset_t set;

	*end = (struct spawn_end){.rss_bytes = -1};
	if (platform_adopt() != 0)
		return fail_errno("cannot become the reaper of orphans");
	held_set(&set);
	watch.signals = platform_signals(&set);
	if (watch.signals < 0)
		return fail_errno("signalfd");
	watch.owns_terminal =
	    spawn->terminal && isatty(0) && tcgetpgrp(0) == getpgrp();
	end->start_error = start(&watch, before);
	if (spawn->log != NULL)
		output_started(spawn->log);
	if (end->start_error == 0) {
		watch_program(&watch);
		if (watch.owns_terminal)
			tcsetpgrp(0, getpgrp());
		note_terminal_stop(&watch);
		end->orphans = orphans_end(
		    end->pid, spawn->log, end->limited || end->stopped_by != 0);
	} else if (watch.owns_terminal)
		tcsetpgrp(0, getpgrp());
	close(watch.signals);
	return STATUS_OK;
}
