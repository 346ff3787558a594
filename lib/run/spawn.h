/*
 * spawn.h: runs one program, from its start to the end of its last process.
 *
 * The program gets a process group of its own. This process becomes the
 * subreaper of its orphans, so that none survives the run. At the time limit
 * the group gets a signal to save its profile, and after the grace period it is
 * killed.
 */
#ifndef RUN_SPAWN_H
#define RUN_SPAWN_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "core/status.h"
#include "run/output.h"

struct spawn {
	char *const *argv;  /* argv[0] is searched in our PATH */
	const char *binary; /* path of a compiled one, which no shell can read
			       where the kernel cannot; else NULL */
	char **environment;
	int input;	     /* becomes descriptor 0; -1: ours */
	struct output *log;  /* becomes 1 and 2; NULL: ours */
	bool output_on_2;    /* without log: 1 is our 2 */
	bool terminal;	     /* without log: it may own the terminal */
	const int *shared;   /* descriptors that it inherits: locks */
	size_t shared_count; /* those that are -1 are skipped */
	double limit_s;	     /* no limit if not finite */
	double grace_s;
	int limit_signal; /* signal to save the profile */
	int end_signal;	  /* signal to end, once `saved` is true; 0: none */
	bool (*saved)(void *context);
	void (*tick)(void *context, double elapsed_s); /* called each second, or
							  NULL */
	void *context;
};

struct spawn_end {
	pid_t pid;
	int start_error;   /* errno if it could not be started, else 0 */
	int wait_status;   /* of waitpid(2) */
	bool limited;	   /* the time limit was reached */
	int stopped_by;	   /* the signal that stopped us, else 0 */
	double wall_s;	   /* until its end, or to the time limit */
	double cpu_s;	   /* CPU time of it and the children that it waited
			      for */
	int64_t rss_bytes; /* peak memory of the largest of these */
	size_t orphans;	   /* number of processes that had to be ended
			      afterwards */
};

/* Between these two calls, signals that stop a run are deferred, so that what
 * was begun is completed; spawn_run() must be called between them. */
void spawn_hold_signals(sigset_t *before);
void spawn_release_signals(const sigset_t *before);

/* BEFORE is the signal mask of the program. */
enum status spawn_run(
    const struct spawn *spawn, const sigset_t *before, struct spawn_end *end);

#endif
