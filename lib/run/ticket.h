/*
 * ticket.h: a run line as the order to run something, and the line that it
 * becomes.
 *
 *	{"type":"run","id":"wk-1","size":7,"status":"pending",
 *	 "command":["python3","job.py","7"],"dir":"profiling"}
 */
#ifndef RUN_TICKET_H
#define RUN_TICKET_H

#include "core/options.h"
#include "run/engine.h"
#include "stream/runline.h"

/* What the command line says about all runs. */
struct run_options {
	const char *dir;    /* NULL: the ticket's, else "profiling" */
	const char *engine; /* NULL: the ticket's, else "auto" */
	const char *clock;  /* NULL: the ticket's, else "computing" */
	double timeout_s;   /* NAN: the ticket's, else none */
	double grace_s;	    /* from the time limit to the kill */
	bool force;	    /* frozen files and receipts do not matter */
	bool lines_apart;   /* standard output is a single command's own */
	/* Of the engine native. */
	const char *checkpoints; /* ratio from one to the next; NULL: its own */
	bool builtins;		 /* functions written in C count too */
	bool memory;		 /* who holds it is recorded, too */
};

struct ticket {
	struct run_line run;
	struct buf line;   /* the JSON line that it came from */
	struct words argv; /* what is to be run, NULL at the end; empty where
			       the line has no command */
	const char *dir, *clock;
	const struct engine *engine;
	double timeout_s; /* INFINITY: none */
	const char *checkpoints;
	bool builtins, memory;
};

/* Decodes a run row and applies OPTIONS. Malformed tickets are said. */
enum status ticket_read(struct ticket *ticket, const struct reader *in,
    const struct row *row, const struct run_options *options);
void ticket_release(struct ticket *ticket);

/* True for a run that has not ended: it is to be run. */
bool ticket_is_open(const struct ticket *ticket);

/* The line with STATUS and, where they are not NULL, ERROR and RESULT (JSON),
 * all other keys as they were. The command is left out: its arguments may be
 * secret, and who reads on needs none. */
void ticket_line(const struct ticket *ticket, const char *status,
    const char *error, const char *result, struct buf *out);

/* A number for what is asked for: the command, the engine, its wishes and the
 * clock. It tells a receipt of another command apart, and tells nobody the command. */
uint64_t ticket_hash(const struct ticket *ticket);

/* DIR/ID.SUFFIX; the caller frees it. */
char *ticket_path(const struct ticket *ticket, const char *suffix);

/* A ticket line without a command for a run of its own: what the command line
 * says. SIZE may be NAN, LABEL NULL. */
void ticket_compose(
    const char *id, const char *label, double size, struct buf *out);

/* A name for a run of COMMAND: "python3 src/job.py 7" -> "job". The caller
 * frees it; it is a valid id. */
char *ticket_name(const char *const *command);

#endif
