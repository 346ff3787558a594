/*
 * run.c: see run.h. A run is claimed by locking it, and its receipt is searched
 * under the lock. So two workers can be started with the same command, and
 * nothing has to be cleaned up after a crash.
 */
#include "run/run.h"

#include <string.h>
#include <unistd.h>

#include "core/file.h"
#include "core/lock.h"
#include "core/message.h"
#include "run/attempt.h"

struct worker {
	struct writer *out;
	const struct run_options *options;
	struct run_summary *summary;
	struct progress progress;
	bool single;
};

/* Locks the run; makes the output folder if it is missing. */
static enum status
claim(const struct ticket *ticket, int *lock_fd)
{
	char *path = ticket_path(ticket, "lock");
	enum status status = file_make_folder(ticket->dir);

	if (status == STATUS_OK)
		status = lock_take(path, false, lock_fd);
	free(path);
	return status;
}

/* Passes the receipt on; STATUS_NO if there is none. */
static enum status
pass_receipt(struct worker *worker, const struct ticket *ticket)
{
	struct buf line = BUF_EMPTY;
	bool failed = false;
	enum status status = STATUS_NO;

	if (!worker->options->force)
		status = receipt_find(ticket, &line, &failed);
	if (status == STATUS_OK) {
		message("%s: made already: its receipt is passed on "
			"(--force runs it again)",
		    ticket->run.id);
		attempt_emit(worker->out, buf_str(&line));
		worker->summary->failed += failed;
	}
	buf_free(&line);
	return status;
}

static enum status
work_on(struct worker *worker, struct ticket *ticket)
{
	struct attempt attempt = {.ticket = ticket,
	    .options = worker->options,
	    .progress = &worker->progress,
	    .out = worker->out,
	    .single = worker->single};
	enum status status = claim(ticket, &attempt.lock_fd);

	if (status == STATUS_NO) {
		message("%s: left to the one who runs it now", ticket->run.id);
		attempt_emit(worker->out, buf_str(&ticket->line));
		return STATUS_OK;
	}
	if (status != STATUS_OK)
		return status;
	status = pass_receipt(worker, ticket);
	if (status == STATUS_NO) {
		status = attempt_make(&attempt);
		worker->summary->stopped_by = attempt.stopped_by;
		worker->summary->failed += status == STATUS_NO;
	}
	close(attempt.lock_fd);
	return status == STATUS_NO ? STATUS_OK : status;
}

/* What the plan says is done, and can be made, was done at another size, which the
 * plan had before. */
static bool
was_edited(const struct ticket *ticket)
{
	return strcmp(ticket->run.status, "done") == 0 &&
	       json_first(ticket->run.command) != NULL &&
	       receipt_is_of_other_size(ticket);
}

static enum status
take_run(struct worker *worker, const struct reader *in, const struct row *row)
{
	struct ticket ticket;
	enum status status = ticket_read(&ticket, in, row, worker->options);
	bool edited;

	if (status != STATUS_OK)
		return status;
	edited = was_edited(&ticket);
	if (edited)
		status = ticket_open(&ticket, in, row);
	if (status != STATUS_OK)
		return status;
	if (!ticket_is_open(&ticket) && !edited) {
		if (run_is_complete(&ticket.run))
			progress_learn(&worker->progress, ticket.run.size,
			    run_result_number(
				&ticket.run, "wall_seconds_total"));
		writer_copy(worker->out, row);
	} else if (ticket.argv.count == 0)
		status = reader_fail(in, row,
		    "%s has no command: nothing to "
		    "run",
		    ticket.run.id);
	else
		status = work_on(worker, &ticket);
	ticket_release(&ticket);
	return status;
}

enum status
run_stream(struct reader *in, struct writer *out,
    const struct run_options *options, struct run_summary *summary)
{
	struct worker worker = {.out = out,
	    .options = options,
	    .summary = summary,
	    .progress = {.live = isatty(STDERR_FILENO) == 1}};
	enum status status;
	struct row row;

	*summary = (struct run_summary){0, 0};
	while ((status = reader_next(in, &row)) == STATUS_OK) {
		if (row.shape == &shape_run)
			status = take_run(&worker, in, &row);
		else
			writer_copy(out, &row);
		if (status != STATUS_OK || summary->stopped_by != 0 ||
		    writer_failed(out))
			break;
	}
	progress_release(&worker.progress);
	return status == STATUS_END ? STATUS_OK : status;
}

/* ---- one command ---- */

/* The ticket of a single command is read like all others. */
static enum status
make_ticket(struct ticket *ticket, const struct single_run *single,
    const char *id, const struct run_options *options)
{
	struct reader *in = reader_open(NULL, "command", FORMAT_JSONL);
	struct buf line = BUF_EMPTY;
	enum status status;
	struct row row;

	ticket_compose(id, single->label, single->size, &line);
	status = reader_take(in, buf_str(&line), &row);
	if (status == STATUS_OK)
		status = ticket_read(ticket, in, &row, options);
	reader_close(in);
	buf_free(&line);
	if (status != STATUS_OK)
		return status;
	for (const char *const *word = single->command; *word != NULL; word++)
		words_add(&ticket->argv, *word);
	words_add(&ticket->argv, NULL);
	return STATUS_OK;
}

/* STATUS_OK if neither a receipt nor a running run has this ticket's id,
 * STATUS_NO if one has; STATUS_SYSTEM where that cannot be seen, which is
 * said. */
static enum status
look_for_id(const struct ticket *ticket)
{
	char *receipt = ticket_path(ticket, "run.json");
	char *lock = ticket_path(ticket, "lock");
	enum status status = file_look(receipt);

	if (status != STATUS_SYSTEM)
		status = status == STATUS_NO && !lock_is_held(lock) ? STATUS_OK
								    : STATUS_NO;
	free(receipt);
	free(lock);
	return status;
}

/* The id "job-1", or the first number that is free. */
static enum status
number_ticket(struct ticket *ticket, const struct single_run *single,
    const struct run_options *options)
{
	char *name = ticket_name(single->command);
	struct buf id = BUF_EMPTY;
	enum status status;

	for (int i = 1;; i++) {
		buf_clear(&id);
		buf_addf(&id, "%s-%d", name, i);
		status = make_ticket(ticket, single, buf_text(&id), options);
		if (status != STATUS_OK)
			break;
		status = look_for_id(ticket);
		if (status == STATUS_OK)
			break;
		ticket_release(ticket);
		if (status != STATUS_NO)
			break;
	}
	free(name);
	buf_free(&id);
	return status;
}

enum status
run_single(const struct single_run *single, struct writer *out,
    const struct run_options *options, struct run_summary *summary)
{
	struct worker worker = {
	    .out = out, .options = options, .summary = summary, .single = true};
	struct ticket ticket;
	enum status status;

	*summary = (struct run_summary){0, 0};
	if (single->id != NULL)
		status = make_ticket(&ticket, single, single->id, options);
	else
		status = number_ticket(&ticket, single, options);
	if (status != STATUS_OK)
		return status;
	status = work_on(&worker, &ticket);
	ticket_release(&ticket);
	progress_release(&worker.progress);
	return status;
}
