/*
 * ticket.h: a ticket, which is a run line with a command to run, and the line
 * that it becomes.
 *
 *	{"type":"run","id":"wk-1","size":7,"status":"pending",
 *	 "command":["python3","job.py","7"],"dir":"profiling"}
 */
#ifndef RUN_TICKET_H
#define RUN_TICKET_H

#include "core/options.h"
#include "run/engine.h"
#include "stream/runline.h"

/* Options of the command line for all runs. */
struct run_options {
	const char *dir;    /* NULL: the ticket's, else "profiling" */
	const char *engine; /* NULL: the ticket's, else "auto" */
	const char *clock;  /* NULL: the ticket's, else "computing" */
	double timeout_s;   /* NAN: the ticket's, or none */
	double grace_s;	    /* from the time limit to the kill */
	bool force;	    /* ignore changed frozen files and existing
			       receipts */
	bool lines_apart;   /* standard output belongs to a single command */
	/* For the native engine. */
	const char *checkpoints; /* ratio of checkpoints; NULL: the default */
	bool builtins;		 /* count functions written in C, too */
	bool memory;		 /* record held memory, too */
	const char *lines; /* of functions: NULL sampled, "0" no, "hits" how
			      often each began */
};

struct ticket {
	struct run_line run;
	struct buf line;   /* the JSON line that it was read from */
	struct words argv; /* the command, NULL at the end; empty if the line
			      has none */
	const char *dir, *clock;
	const struct engine *engine;
	double timeout_s; /* INFINITY: none */
	const char *checkpoints;
	bool builtins, memory;
	const char *lines;
};

/* Decodes a run row and applies OPTIONS. STATUS_MALFORMED for a malformed
 * ticket. */
enum status ticket_read(struct ticket *ticket, const struct reader *in,
    const struct row *row, const struct run_options *options);
/* Decodes what is needed to run it, which is not done for a run that has ended.
 * After a failure the ticket is released. */
enum status ticket_open(
    struct ticket *ticket, const struct reader *in, const struct row *row);
void ticket_release(struct ticket *ticket);

/* True for a run that has not ended. */
bool ticket_is_open(const struct ticket *ticket);

/* Adds the line with STATUS and, unless NULL, ERROR and RESULT (JSON); all
 * other keys are as they were. The command is left out, since its arguments may
 * be secret. */
void ticket_line(const struct ticket *ticket, const char *status,
    const char *error, const char *result, struct buf *out);

/* A hash of the command, the engine, its options and the clock. It tells
 * receipts of other commands apart without revealing the command. */
#define TICKET_HASH_SIZE 17
void ticket_hash(const struct ticket *ticket, char out[TICKET_HASH_SIZE]);

/* DIR/ID.SUFFIX; the caller frees it. */
char *ticket_path(const struct ticket *ticket, const char *suffix);
/* The bytes of a file of the run, -1 if there is none. */
int64_t ticket_bytes(const struct ticket *ticket, const char *file);

/* Adds a ticket line, without command, from options of the command line. SIZE
 * may be NAN, LABEL NULL. */
void ticket_compose(
    const char *id, const char *label, double size, struct buf *out);

/* An id for a run of COMMAND: "python3 src/job.py 7" -> "job". The caller frees
 * it. */
char *ticket_name(const char *const *command);

#endif
