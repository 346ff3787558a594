/*
 * engine.h: ways to measure a program. Each is implemented in a file of its
 * own: it changes the command line and the environment before the run, and
 * collects the profiles after it.
 */
#ifndef RUN_ENGINE_H
#define RUN_ENGINE_H

#include "core/options.h"
#include "run/environment.h"
#include "run/harvest.h"
#include "run/spawn.h"

struct engine_job {
	const char *name;	    /* "auto" */
	const char *clock;	    /* "computing", "wall" or "cpu" */
	const char *scratch;	    /* an empty folder, absolute */
	struct environment *env;    /* of the program */
	struct words *argv;	    /* its command line, NULL at the end */
	const char *const *command; /* the same before any change */
	const char *checkpoints;    /* ratio of checkpoints; NULL: the
				       default */
	const char *iterations;	    /* pattern of full names, or "" */
	bool builtins;		    /* count functions written in C, too */
	bool memory;		    /* record held memory, too */
	const char *lines;	    /* as in struct run_options */
	struct str own_folders;	    /* of collect(): own_folders.h */
	struct notes *notes;
	struct buf option; /* room for a word that an engine adds to argv */
};

/* LINES is that of a job. */
static inline bool
run_wants_hits(const char *lines)
{
	return lines != NULL && strcmp(lines, "hits") == 0;
}

struct engine {
	const char *name;
	bool profiles;	   /* a run that leaves no profile is an error */
	bool tells_memory; /* who holds it */
	bool counts_lines; /* how often they began */
	int limit_signal;  /* as in struct spawn */
	int end_signal;
	/* STATUS_NO: this machine cannot profile in this way. */
	enum status (*prepare)(struct engine_job *job);
	bool (*saved)(const char *scratch);
	/* PID is the process that was started. */
	void (*collect)(
	    struct engine_job *job, pid_t pid, struct harvest *harvest);
	/* Why there is no profile although the program ran, and what to do,
	 * which the caller frees; NULL if a note says so. */
	char *(*explain)(
	    const struct engine_job *job, const struct harvest *harvest);
};

extern const struct engine engine_auto;
extern const struct engine engine_yappi;
extern const struct engine engine_cprofile;
extern const struct engine engine_native;
extern const struct engine engine_none;
extern const struct engine engine_callgrind;
extern const struct engine engine_v8;
extern const struct engine engine_go;
/* True for the word `go` of a command that is given options to count. */
bool go_counts(const char *const *at);
extern const struct engine engine_gcov;
extern const struct engine engine_llvm;

/* The engine of a name, NULL if there is none. */
const struct engine *engine_find(const char *name);
#define ENGINE_NAMES                                                       \
	"auto, yappi, cprofile, native, v8, go, gcov, llvm, callgrind or " \
	"none"

/* Finds PROGRAM as execvp(3) does: its path, which the caller frees; NULL, with
 * errno in *ERROR, if none may be executed. */
char *program_find(const char *program, int *error);

enum program_kind {
	PROGRAM_UNKNOWN,
	PROGRAM_PYTHON, /* an interpreter, or a script for one */
	PROGRAM_NATIVE, /* a compiled program */
	PROGRAM_SCRIPT	/* of another language */
};

/* The kind of a program. LINE, if not NULL, becomes the first line of a script
 * without "#!". */
enum program_kind program_kind(const char *path, struct buf *line);

#endif
