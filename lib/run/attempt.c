/* attempt.c: see attempt.h. */
#include "run/attempt.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "core/message.h"
#include "parse/profile.h"
#include "run/advice.h"
#include "run/counters.h"

struct work {
	struct attempt *attempt;
	struct ticket *ticket;
	struct outcome outcome;
	const struct engine *engine; /* of auto the one that was chosen */
	struct output log;
	struct environment env;
	struct words argv;
	struct engine_job job;
	char *scratch, *log_path;
	int null_fd;
	sigset_t mask;
};

void
attempt_emit(struct writer *out, struct str line)
{
	struct reader *in;
	struct row row;

	if (writer_format(out) == FORMAT_JSONL) {
		writer_copy_line(out, STR("run"), line);
		return;
	}
	/* A table needs cells: the reader splits the line. */
	in = reader_open(NULL, "run line", FORMAT_JSONL);
	if (reader_take(in, line, &row) == STATUS_OK)
		writer_copy(out, &row);
	reader_close(in);
}

static void
emit_state(const struct work *work, const char *state)
{
	struct buf line = BUF_EMPTY;

	/* A table shows only runs that have ended. */
	if (writer_format(work->attempt->out) != FORMAT_JSONL &&
	    strcmp(state, "running") == 0)
		return;
	ticket_line(work->ticket, state, NULL, NULL, &line);
	attempt_emit(work->attempt->out, buf_str(&line));
	buf_free(&line);
}

/* ---- before ---- */

static enum status
check_frozen(struct work *work)
{
	const char *want = work->ticket->run.frozen_hash;
	char *hash = work->outcome.frozen;
	enum status status = frozen_hash(work->ticket->run.frozen, hash);

	if (status == STATUS_SYSTEM)
		return status;
	if (status == STATUS_OK &&
	    (*want == '\0' || *hash == '\0' || strcmp(want, hash) == 0))
		return STATUS_OK;
	if (work->attempt->options->force) {
		notes_add(&work->outcome.notes, "frozen-changed",
		    "frozen files have changed; run all the same");
		return STATUS_OK;
	}
	return fail(STATUS_NO,
	    "%s: not run: frozen files have changed since the plan was made "
	    "(--force runs it all the same)",
	    work->ticket->run.id);
}

/* Makes an empty folder for this run in the output folder, so that files can be
 * renamed out of it. */
static enum status
make_scratch(struct work *work)
{
	struct buf name = BUF_EMPTY;
	char *folder = realpath(work->ticket->dir, NULL);
	enum status status;

	if (folder == NULL)
		return fail_errno("%s", work->ticket->dir);
	buf_addf(&name, ".%s.scratch", work->ticket->run.id);
	work->scratch = file_join(folder, buf_text(&name));
	buf_free(&name);
	free(folder);
	status = file_remove_tree(work->scratch);
	return status == STATUS_OK ? file_make_folder(work->scratch) : status;
}

static void
drop_scratch(struct work *work)
{
	if (work->scratch != NULL &&
	    file_remove_tree(work->scratch) != STATUS_OK)
		message("%s is left over", work->scratch);
	free(work->scratch);
	work->scratch = NULL;
}

static enum status
prepare(struct work *work)
{
	struct ticket *ticket = work->ticket;
	struct outcome *outcome = &work->outcome;
	char *lock_name;
	enum status status;

	if ((status = check_frozen(work)) != STATUS_OK)
		return status;
	status = cache_open(
	    &outcome->cache, ticket->dir, ticket->run.cache, &outcome->notes);
	if (status == STATUS_OK)
		status = make_scratch(work);
	if (status == STATUS_OK)
		status = file_room(work->scratch);
	if (status != STATUS_OK)
		return status;
	lock_name = ticket_path(ticket, "lock");
	circumstances_gather(&outcome->circumstances, ticket->argv.items,
	    ticket->dir, str_base(str_of(lock_name)).data);
	free(lock_name);
	work->env = environment_copy();
	environment_invariants(&work->env, ticket->run.invariants);
	if (outcome->cache.folder != NULL)
		environment_cache(&work->env, outcome->cache.folder);
	for (size_t i = 0; i < ticket->argv.count; i++)
		words_add(&work->argv, ticket->argv.items[i]);
	work->job = (struct engine_job){.name = work->engine->name,
	    .clock = ticket->clock,
	    .scratch = work->scratch,
	    .env = &work->env,
	    .argv = &work->argv,
	    .command = ticket->argv.items,
	    .checkpoints = ticket->checkpoints,
	    .iterations = ticket->run.iterations_from,
	    .builtins = ticket->builtins,
	    .memory = ticket->memory,
	    .lines = ticket->lines,
	    .own_folders = buf_str(&outcome->circumstances.own_folders),
	    .notes = &outcome->notes};
	if (ticket->memory && !work->engine->tells_memory)
		return fail(STATUS_NO,
		    "--memory: the engine %s cannot tell who holds memory, "
		    "native alone can",
		    work->engine->name);
	if (run_wants_hits(ticket->lines) && !work->engine->counts_lines)
		return fail(STATUS_NO,
		    "--hits: the engine %s cannot count how often lines began",
		    work->engine->name);
	status = work->engine->prepare(&work->job);
	if (status != STATUS_OK || work->attempt->single)
		return status;
	work->null_fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (work->null_fd < 0)
		return fail_errno("/dev/null");
	work->log_path = ticket_path(ticket, "log");
	outcome->logged = true;
	return output_open(&work->log, work->log_path);
}

/* ---- the run ---- */

static bool
is_saved(void *context)
{
	const struct work *work = context;

	return work->engine->saved(work->scratch);
}

static void
tick(void *context, double elapsed_s)
{
	const struct work *work = context;

	progress_tick(work->attempt->progress, elapsed_s);
}

static enum status
start(struct work *work)
{
	const struct attempt *attempt = work->attempt;
	const struct engine *engine = work->engine;
	const int shared[] = {attempt->lock_fd, work->outcome.cache.lock_fd};
	const char *word = work->ticket->argv.items[0];
	struct spawn_end *end = &work->outcome.end;
	char *path = program_find(word, &end->start_error);
	bool binary = path != NULL && strcmp(work->argv.items[0], word) == 0 &&
		      program_kind(path, NULL) == PROGRAM_NATIVE;
	const struct spawn spawn = {
	    .argv = (char *const *)(uintptr_t)work->argv.items,
	    .environment = environment_list(&work->env),
	    .input = work->null_fd,
	    .log = attempt->single ? NULL : &work->log,
	    .binary = binary ? path : NULL,
	    .output_on_2 = attempt->single && !attempt->options->lines_apart &&
			   !isatty(STDOUT_FILENO),
	    .terminal = attempt->single,
	    .shared = shared,
	    .shared_count = COUNT_OF(shared),
	    .limit_s = work->ticket->timeout_s,
	    .grace_s = attempt->options->grace_s,
	    .limit_signal = engine->limit_signal,
	    .end_signal = engine->end_signal,
	    .saved = is_saved,
	    .tick = attempt->progress->live ? tick : NULL,
	    .context = work};
	enum status status = STATUS_OK;

	progress_begin(attempt->progress, work->ticket, work->scratch);
	clock_gettime(CLOCK_REALTIME, &work->outcome.started);
	if (path != NULL)
		status = spawn_run(&spawn, &work->mask, end);
	if (end->start_error != 0) {
		end->wall_s = end->cpu_s = (double)NAN;
		end->rss_bytes = -1;
	}
	clock_gettime(CLOCK_REALTIME, &work->outcome.ended);
	progress_clear(attempt->progress);
	free(path);
	if (end->start_error == 0)
		return status;
	if (end->start_error == EAGAIN || end->start_error == ENOMEM ||
	    end->start_error == ENFILE || end->start_error == EMFILE) {
		errno = end->start_error;
		return fail_errno(
		    "%s: cannot be started", work->ticket->run.id);
	}
	return status;
}

/* ---- afterwards ---- */

static void
take_profile(struct work *work)
{
	struct outcome *outcome = &work->outcome;
	const struct run_line *run = &work->ticket->run;
	const struct engine *engine = work->engine;
	const char *best;

	engine->collect(&work->job, outcome->end.pid, &outcome->harvest);
	if (outcome->harvest.count == 0) {
		if (engine->explain != NULL && !outcome->end.limited)
			outcome->no_profile =
			    engine->explain(&work->job, &outcome->harvest);
		return;
	}
	best = outcome->harvest.sets[0].files[PROFILE_KIND_POINTS];
	if (best == NULL || !profile_is_whole(best))
		best = profile_set_best(&outcome->harvest.sets[0]);
	if (best == NULL)
		return;
	if (measure_profile(best, run->iterations_from, run->download,
		&outcome->measure) != STATUS_OK)
		notes_add(&outcome->notes, "profile-unreadable",
		    "the profile cannot be read, so its iterations are not "
		    "counted");
	else if (*run->iterations_from != '\0' &&
		 outcome->measure.iterations != outcome->measure.iterations)
		notes_add(&outcome->notes, "no-iterations",
		    "no function is called '%s': iterations are not counted",
		    run->iterations_from);
}

/* A run whose profile is missing since the system failed has not failed. */
static enum status
check_saved(const struct work *work)
{
	const struct harvest *harvest = &work->outcome.harvest;

	if (harvest->unsaved)
		return STATUS_SYSTEM;
	if (work->engine->profiles && (harvest->count == 0 || harvest->lacking))
		return file_room(work->scratch);
	return STATUS_OK;
}

static enum status
finish(struct work *work)
{
	struct outcome *outcome = &work->outcome;
	struct buf result = BUF_EMPTY, line = BUF_EMPTY;
	enum status status = STATUS_OK;

	if (outcome->end.start_error == 0) {
		take_profile(work);
		status = check_saved(work);
		if (status != STATUS_OK) {
			emit_state(work, "pending");
			return status;
		}
		cache_measure(&outcome->cache, &outcome->notes);
	}
	if (outcome->end.orphans > 0 && !outcome->end.limited)
		notes_add(&outcome->notes, "orphans",
		    "%zu process%s still ran when the program had ended, and "
		    "had to be ended too",
		    outcome->end.orphans,
		    outcome->end.orphans == 1 ? "" : "es");
	outcome_judge(outcome);
	advice_take(outcome);
	status = harvest_place(&outcome->harvest, work->ticket->dir,
	    work->ticket->run.id, work->ticket->clock, outcome->early);
	outcome_result(outcome, &result);
	ticket_line(work->ticket,
	    outcome->error_type == NULL ? "done" : "error", outcome->error,
	    buf_text(&result), &line);
	/* Writing the line may end this program, if the reader has closed its
	 * end. */
	drop_scratch(work);
	if (status == STATUS_OK)
		status = receipt_write(work->ticket, buf_str(&line));
	if (status == STATUS_OK) {
		attempt_emit(work->attempt->out, buf_str(&line));
		if (outcome->error_type != NULL)
			output_show_tail(&work->log);
		progress_end(work->attempt->progress, outcome);
		/* A program that reads the line of a single run prints the
		 * advice itself. */
		if (outcome->advice != NULL &&
		    !work->attempt->options->lines_apart)
			message(
			    "%s: %s", work->ticket->run.id, outcome->advice);
		status = outcome->error_type == NULL ? STATUS_OK : STATUS_NO;
	} else
		emit_state(work, "pending");
	buf_free(&result);
	buf_free(&line);
	return status;
}

static enum status
execute(struct work *work)
{
	struct spawn_end *end = &work->outcome.end;
	enum status status;
	bool stopped;

	spawn_hold_signals(&work->mask);
	emit_state(work, "running");
	status = start(work);
	output_finish(&work->log);
	work->attempt->stopped_by = end->stopped_by;
	/* A single command will not be run again. */
	stopped = end->stopped_by != 0 && !work->attempt->single;
	if (status != STATUS_OK || stopped)
		emit_state(work, "pending");
	else
		status = finish(work);
	if (status == STATUS_OK && stopped) {
		message("%s: stopped, and pending again", work->ticket->run.id);
		status = STATUS_NO;
	}
	/* No signal may end this program before the line is written. */
	writer_flush(work->attempt->out);
	spawn_release_signals(&work->mask);
	return status;
}

enum status
attempt_make(struct attempt *attempt)
{
	struct work work = {.attempt = attempt,
	    .ticket = attempt->ticket,
	    .log = {.file = -1, .source = -1, .sink = -1},
	    .null_fd = -1};
	enum status status;

	work.engine = counters_choose(
	    attempt->ticket->engine, attempt->ticket->argv.items);
	outcome_init(&work.outcome, attempt->ticket, work.engine);
	status = prepare(&work);
	if (status == STATUS_OK)
		status = execute(&work);
	else
		attempt_emit(attempt->out, buf_str(&attempt->ticket->line));
	drop_scratch(&work);
	output_release(&work.log);
	outcome_release(&work.outcome);
	environment_release(&work.env);
	words_free(&work.argv);
	buf_free(&work.job.option);
	free(work.log_path);
	if (work.null_fd >= 0)
		close(work.null_fd);
	return status;
}
