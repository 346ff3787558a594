/*
 * orphans.c: see orphans.h. A child whose parent dies becomes ours, so that
 * killing our children until there are none ends the whole tree, whatever
 * sessions and groups it has made.
 */
#include "run/orphans.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/date.h"
#include "core/message.h"
#include "core/number.h"

#define NATURAL_END_S	 0.5
#define TERMINATED_END_S 2.0
#define KILLED_END_S	 10.0
#define STEP_NS		 20000000L

/* The parent of PID, from "PID (NAME) STATE PPID ..."; -1 if it has ended. */
static int64_t
parent_of(const char *pid)
{
	char path[64], text[512];
	const char *at;
	int64_t parent = -1;
	size_t got;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%.20s/stat", pid);
	file = fopen(path, "re");
	if (file == NULL)
		return -1;
	got = fread(text, 1, sizeof(text) - 1, file);
	fclose(file);
	text[got] = '\0';
	at = strrchr(text, ')'); /* the name may have any characters */
	if (at != NULL && strlen(at) > 4)
		number_parse_int((struct str){at + 4, strcspn(at + 4, " ")}, 0,
		    INT32_MAX, &parent);
	return parent;
}

/* Sends NUMBER (0: nothing) to each child; returns how many there are,
 * zombies included. */
static size_t
signal_children(int number)
{
	DIR *proc = opendir("/proc");
	struct dirent *entry;
	size_t count = 0;
	int64_t pid;

	if (proc == NULL)
		return 0;
	while ((entry = readdir(proc)) != NULL) {
		if (!isdigit((unsigned char)entry->d_name[0]) ||
		    parent_of(entry->d_name) != (int64_t)getpid() ||
		    !number_parse_int(
			str_of(entry->d_name), 1, INT32_MAX, &pid))
			continue;
		count++;
		if (number != 0)
			kill((pid_t)pid, number);
	}
	closedir(proc);
	return count;
}

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
			signal_children(number);
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
	count = signal_children(0);
	if (!at_once) {
		kill(-group, SIGTERM);
		signal_children(SIGTERM);
		if (wait_all(TERMINATED_END_S, 0, log))
			return count;
	}
	kill(-group, SIGKILL);
	if (!wait_all(KILLED_END_S, SIGKILL, log))
		message("a process of the run cannot be ended: it is stuck in "
			"the kernel");
	return count;
}
