/*
 * signals.c: see signals.h. A blocked signal stays pending. There are no
 * handlers: what a signal does is left to the parent process.
 */
#include "core/signals.h"

#include <signal.h>
#include <stddef.h>

#include "core/text.h"

static const int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
#define ENDS COUNT_OF(ends)

static sigset_t before;
static bool held[ENDS];

static void (*limit_before)(int) = SIG_ERR;

void
signals_ignore_limit(void)
{
	limit_before = signal(SIGXFSZ, SIG_IGN);
}

void
signals_restore_limit(void)
{
	if (limit_before != SIG_ERR)
		signal(SIGXFSZ, limit_before);
}

void
signals_hold(void)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < ENDS; i++) {
		struct sigaction action;

		held[i] = sigaction(ends[i], NULL, &action) == 0 &&
			  action.sa_handler != SIG_IGN;
		if (held[i])
			sigaddset(&set, ends[i]);
	}
	sigprocmask(SIG_BLOCK, &set, &before);
}

bool
signals_pending(void)
{
	sigset_t pending;

	if (sigpending(&pending) != 0)
		return false;
	for (size_t i = 0; i < ENDS; i++)
		if (held[i] && sigismember(&pending, ends[i]) == 1)
			return true;
	return false;
}

void
signals_release(void)
{
	sigprocmask(SIG_SETMASK, &before, NULL);
	for (size_t i = 0; i < ENDS; i++)
		held[i] = false;
}
