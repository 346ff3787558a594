/*
 * spawn.h: one program from its start to the death of the last process that
 * it left behind.
 *
 * The program gets a process group of its own. This process becomes the
 * reaper of its orphans, so that none survives the run. At the time limit the
 * group gets a signal that asks for what can be saved, and after the grace
 * period all of it is killed.
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
	char *const *argv;  /* argv[0] is looked up in our PATH */
	const char *binary; /* path of a compiled one, which no shell can read
			       where the kernel cannot; else NULL */
	char *const *environment;
	int input;	     /* becomes descriptor 0; -1: ours */
	struct output *log;  /* becomes 1 and 2; NULL: ours */
	bool output_on_2;    /* with no log: 1 is our 2 */
	bool terminal;	     /* with no log: it may own the terminal */
	const int *shared;   /* descriptors that it holds as well: locks */
	size_t shared_count; /* those that are -1 are skipped */
	double limit_s;	     /* not finite: none */
	double grace_s;
	int limit_signal; /* asks for what can be saved */
	int end_signal;	  /* then asks to end, once `saved` says yes; 0: none */
	bool (*saved)(void *context);
	void (*tick)(void *context, double elapsed_s); /* each second; NULL */
	void *context;
};

struct spawn_end {
	pid_t pid;
	int start_error;   /* errno where it could not be started, else 0 */
	int wait_status;   /* of waitpid(2) */
	bool limited;	   /* the time limit was reached */
	int stopped_by;	   /* the signal that told us to stop, else 0 */
	double wall_s;	   /* until its end, or to the time limit */
	double cpu_s;	   /* of it and the children that it waited for */
	int64_t rss_bytes; /* peak of the largest of these */
	size_t orphans;	   /* processes that had to be ended afterwards */
};

/* Signals that stop a run are held back between these two, so that what has
 * been begun is completed; spawn_run() must stand between them. */
void spawn_hold_signals(sigset_t *before);
void spawn_release_signals(const sigset_t *before);

/* BEFORE: the mask that the program gets. */
enum status spawn_run(
    const struct spawn *spawn, const sigset_t *before, struct spawn_end *end);

#endif
