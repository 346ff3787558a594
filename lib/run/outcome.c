/* outcome.c: see outcome.h. */
#include "run/outcome.h"

#include <errno.h>
#include <math.h>
#include <sys/wait.h>

#include "core/date.h"
#include "core/file.h"
#include "core/message.h"
#include "run/fields.h"

void
outcome_init(struct outcome *outcome, const struct ticket *ticket,
    const struct engine *engine)
{
	*outcome = (struct outcome){.ticket = ticket,
	    .engine = engine,
	    .cache = {.lock_fd = -1},
	    .measure = {(double)NAN, (double)NAN},
	    .notes = {.run = ticket->run.id}};
	harvest_init(&outcome->harvest);
}

void
outcome_release(struct outcome *outcome)
{
	circumstances_release(&outcome->circumstances);
	cache_close(&outcome->cache);
	harvest_release(&outcome->harvest);
	notes_release(&outcome->notes);
	free(outcome->error);
	free(outcome->no_profile);
	free(outcome->advice);
}

/* ---- how it ended ---- */

/* "SIGSEGV", of those that end a program; the caller frees it. */
static char *
signal_name(int number)
{
	/* As shells have it: sigabbrev_np() is of glibc 2.32 alone, and its
	 * "POLL" is no name to kill. */
	static const char *const names[] = {[SIGHUP] = "HUP",
	    [SIGINT] = "INT",
	    [SIGQUIT] = "QUIT",
	    [SIGILL] = "ILL",
	    [SIGTRAP] = "TRAP",
	    [SIGABRT] = "ABRT",
	    [SIGBUS] = "BUS",
	    [SIGFPE] = "FPE",
	    [SIGKILL] = "KILL",
	    [SIGUSR1] = "USR1",
	    [SIGSEGV] = "SEGV",
	    [SIGUSR2] = "USR2",
	    [SIGPIPE] = "PIPE",
	    [SIGALRM] = "ALRM",
	    [SIGTERM] = "TERM",
	    [SIGSTKFLT] = "STKFLT",
	    [SIGXCPU] = "XCPU",
	    [SIGXFSZ] = "XFSZ",
	    [SIGVTALRM] = "VTALRM",
	    [SIGPROF] = "PROF",
	    [SIGIO] = "IO",
	    [SIGPWR] = "PWR",
	    [SIGSYS] = "SYS"};
	const char *name =
	    (size_t)number < COUNT_OF(names) ? names[number] : NULL;
	struct buf text = BUF_EMPTY;

	if (name != NULL)
		buf_addf(&text, "SIG%s", name);
	else
		buf_addf(&text, "SIGRTMIN+%d", number - SIGRTMIN);
	return buf_take(&text);
}

static const char *
start_error(int error)
{
	switch (error) {
	case ENOENT:
		return "program not found";
	case EACCES:
	case ENOEXEC:
		return "not executable";
	default:
		return "cannot be started";
	}
}

static void
set_error(struct outcome *outcome, const char *type, char *text)
{
	outcome->error_type = type;
	outcome->error = text;
}

/* A profile that was saved at the time limit is a success. */
static void
judge_limited(struct outcome *outcome)
{
	const struct harvest *harvest = &outcome->harvest;

	outcome->early = true;
	if (harvest->count > 0 &&
	    (harvest->early || outcome->engine->saved == NULL))
		return;
	notes_add(&outcome->notes, "limit-no-profile",
	    "the time limit of %g s was reached and no profile of the time "
	    "until then could be saved",
	    outcome->ticket->timeout_s);
	set_error(outcome, "timeout", xstrdup("timeout"));
}

static void
judge_exit(struct outcome *outcome, int code)
{
	struct buf text = BUF_EMPTY;

	if (code == 1 && outcome->harvest.exception != NULL) {
		set_error(
		    outcome, "exception", xstrdup(outcome->harvest.exception));
		return;
	}
	buf_addf(&text, "exit status %d", code);
	set_error(outcome, "exit", buf_take(&text));
}

void
outcome_judge(struct outcome *outcome)
{
	const struct spawn_end *end = &outcome->end;
	const struct harvest *harvest = &outcome->harvest;
	bool ended_well = end->start_error == 0 &&
			  WIFEXITED(end->wait_status) &&
			  WEXITSTATUS(end->wait_status) == 0;
	bool wants_profile = outcome->engine->profiles;

	if (end->start_error != 0)
		set_error(
		    outcome, "start", xstrdup(start_error(end->start_error)));
	/* It may have ended just before the signal. */
	else if (end->limited && !(ended_well && wants_profile &&
				     harvest->count > 0 && !harvest->early))
		judge_limited(outcome);
	/* A single command that the user stopped has a profile until then. */
	else if (end->stopped_by != 0 && wants_profile && harvest->count > 0)
		outcome->early = true;
	else if (WIFSIGNALED(end->wait_status))
		set_error(
		    outcome, "signal", signal_name(WTERMSIG(end->wait_status)));
	else if (!ended_well)
		judge_exit(outcome, WEXITSTATUS(end->wait_status));
	else if (wants_profile && harvest->count == 0)
		set_error(outcome, "no-profile", xstrdup("no profile"));
	/* Its size is what it reached, not what was planned. */
	if (harvest->count > 0 && harvest->early)
		outcome->early = true;
}

/* ---- the receipt ---- */

/* The file of the whole program, NULL if none. */
static const char *
file_of(const struct outcome *outcome, int kind)
{
	return outcome->harvest.count > 0 ? outcome->harvest.sets[0].files[kind]
					  : NULL;
}

static void
add_file(const struct outcome *outcome, enum profile_kind kind, struct buf *out)
{
	field_text(out, profile_kinds[kind].key, file_of(outcome, kind));
}

static void
add_profiles(const struct outcome *outcome, struct buf *out)
{
	struct buf files = BUF_EMPTY;

	buf_addc(&files, '[');
	for (int kind = 0; kind < PROFILE_KINDS; kind++) {
		const char *file = file_of(outcome, kind);
		struct buf one = BUF_EMPTY;

		if (file == NULL)
			continue;
		field_text(&one, "kind", profile_kinds[kind].name);
		field_text(&one, "file", file);
		field_count(&one, "bytes", ticket_bytes(outcome->ticket, file));
		fields_end(&one);
		buf_adds(&files, files.len > 1 ? "," : "");
		buf_adds(&files, buf_text(&one));
		buf_free(&one);
	}
	buf_addc(&files, ']');
	field_json(out, "profiles", buf_str(&files));
	buf_free(&files);
}

static void
add_schema(struct outcome *outcome, struct buf *out)
{
	const struct measure *measure = &outcome->measure;
	double wall = outcome->end.wall_s;
	char when[DATE_UTC_SIZE];

	field_number(out, "wall_seconds_total", wall);
	field_number(out, "wall_seconds_no_download",
	    isnan(measure->download_s) ? (double)NAN
				       : fmax(0, wall - measure->download_s));
	field_number(out, "cpu_seconds", outcome->end.cpu_s);
	field_number(out, "iteration_count", measure->iterations);
	add_file(outcome, PROFILE_KIND_FUNCS, out);
	add_file(outcome, PROFILE_KIND_THREADS, out);
	add_file(outcome, PROFILE_KIND_PSTAT, out);
	field_text(out, "git_rev", outcome->circumstances.git_rev);
	field_text(out, "git_branch", outcome->circumstances.git_branch);
	date_utc(outcome->ended, when);
	field_text(out, "timestamp_utc", when);
	field_text(out, "notes",
	    outcome->notes.count > 0 ? buf_text(&outcome->notes.text) : NULL);
	field_bool(out, "success", outcome->error_type == NULL);
	field_bool(out, "early_exit", outcome->early);
	field_number(out, "timeout_seconds", outcome->ticket->timeout_s);
	add_profiles(outcome, out);
	add_file(outcome, PROFILE_KIND_CALLGRIND, out);
	add_file(outcome, PROFILE_KIND_POINTS, out);
	add_file(outcome, PROFILE_KIND_MEMORY, out);
	add_file(outcome, PROFILE_KIND_COVERAGE, out);
}

static void
add_end(const struct outcome *outcome, struct buf *out)
{
	const struct spawn_end *end = &outcome->end;
	bool started = end->start_error == 0;
	char when[DATE_UTC_SIZE], hash[TICKET_HASH_SIZE];
	struct buf log = BUF_EMPTY;
	char *name = NULL;

	if (started && WIFSIGNALED(end->wait_status))
		name = signal_name(WTERMSIG(end->wait_status));
	field_count(out, "peak_rss_bytes", end->rss_bytes);
	field_count(out, "exit_status",
	    started && WIFEXITED(end->wait_status)
		? WEXITSTATUS(end->wait_status)
		: -1);
	field_text(out, "signal", name);
	field_text(out, "error_type", outcome->error_type);
	date_utc(outcome->started, when);
	field_text(out, "started_utc", when);
	ticket_hash(outcome->ticket, hash);
	field_text(out, "ticket_hash", hash);
	buf_addf(&log, "%s.log", outcome->ticket->run.id);
	field_text(out, "log_file", outcome->logged ? buf_text(&log) : NULL);
	buf_free(&log);
	free(name);
}

static void
add_profiler(const struct outcome *outcome, struct buf *out)
{
	const struct harvest *harvest = &outcome->harvest;
	struct buf names = BUF_EMPTY;

	field_text(out, "engine", harvest->engine);
	field_text(out, "engine_version", harvest->engine_version);
	field_text(out, "python", harvest->python);
	field_text(out, "implementation", harvest->implementation);
	field_text(out, "program", harvest->program);
	field_text(out, "clock",
	    harvest->clock != NULL ? harvest->clock : outcome->ticket->clock);
	field_number(out, "threads_total_seconds", harvest->threads_total_s);
	field_number(out, "unaccounted_seconds", harvest->unaccounted_s);
	field_number(out, "gc_seconds", harvest->gc_seconds);
	field_count(out, "gc_collections", harvest->gc_collections);
	field_count(out, "processes", harvest->processes);
	field_count(out, "children",
	    harvest->count > 0 ? (int64_t)harvest->count - 1 : 0);
	buf_addc(&names, '[');
	for (size_t i = 1; i < harvest->count; i++) {
		const char *best = profile_set_best(&harvest->sets[i]);

		buf_adds(&names, i > 1 ? "," : "");
		json_quote(&names, str_of(best == NULL ? "" : best));
	}
	buf_addc(&names, ']');
	field_json(out, "child_files", buf_str(&names));
	buf_free(&names);
}

static void
add_circumstances(const struct outcome *outcome, struct buf *out)
{
	const struct circumstances *circumstances = &outcome->circumstances;
	const struct cache *cache = &outcome->cache;

	field_text(out, "host", circumstances->host);
	field_text(out, "cpu", circumstances->cpu);
	field_count(out, "cpu_count", circumstances->cpus);
	field_number(out, "load_1m", circumstances->load_1m);
	field_count(out, "concurrent_runs", circumstances->beside);
	if (circumstances->git_dirty < 0)
		field_text(out, "git_dirty", NULL);
	else
		field_bool(out, "git_dirty", circumstances->git_dirty > 0);
	field_text(out, "frozen_hash",
	    *outcome->frozen != '\0' ? outcome->frozen : NULL);
	field_count(out, "cache_files_before", cache->files_before);
	field_count(out, "cache_files_after", cache->files_after);
	field_count(out, "cache_bytes_before", cache->bytes_before);
	field_count(out, "cache_bytes_after", cache->bytes_after);
	field_json(out, "own_folders",
	    circumstances->own_folders.len > 0
		? buf_str(&circumstances->own_folders)
		: STR("null"));
}

void
outcome_result(struct outcome *outcome, struct buf *out)
{
	buf_clear(out);
	add_schema(outcome, out);
	add_end(outcome, out);
	add_profiler(outcome, out);
	add_circumstances(outcome, out);
	field_json(out, "note_codes", notes_codes(&outcome->notes));
	field_text(out, "advice", outcome->advice);
	fields_end(out);
}
