/*
 * orphans.c: see orphans.h. A child whose parent dies becomes ours, so that
 * killing our children until there are none ends the whole tree, whatever
 * sessions and groups it has made.
 */
#include "run/orphans.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "core/date.h"
#include "core/message.h"
#include "core/platform.h"

#define NATURAL_END_S	 0.5
#define TERMINATED_END_S 2.0
#define KILLED_END_S	 10.0
#define STEP_NS		 20000000L

/* Waits until no child is left or SECONDS are over, and sends NUMBER (unless 0)
 * repeatedly, also to new children; true if none is left. */
static bool
wait_all(double seconds, int number, struct output *log)
{
	const struct timespec step = {0, STEP_NS};
	double until = clock_seconds(CLOCK_MONOTONIC) + seconds;

	for (;;) {
		pid_t pid = waitpid(-1, NULL, WNOHANG);

		if (pid < 0 && errno == ECHILD)
			return true;
		if (pid > 0)
			continue;
		if (clock_seconds(CLOCK_MONOTONIC) >= until)
			return false;
		if (number != 0)
			platform_signal_children(number);
		if (log != NULL)
			output_pump(log);
		nanosleep(&step, NULL);
	}
}

size_t
orphans_end(pid_t group, struct output *log, bool at_once)
{
	size_t count;

	if (!at_once && wait_all(NATURAL_END_S, 0, log))
		return 0;
	count = platform_signal_children(0);
	if (!at_once) {
		kill(-group, SIGTERM);
		platform_signal_children(SIGTERM);
		if (wait_all(TERMINATED_END_S, 0, log))
			return count;
	}
	kill(-group, SIGKILL);
	if (!wait_all(KILLED_END_S, SIGKILL, log))
		message("a process of the run cannot be ended: it is stuck in "
			"the kernel");
	return count;
}
