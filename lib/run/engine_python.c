/*
 * engine_python.c: the engines that work inside a Python interpreter: auto,
 * yappi, cprofile and native, and none, which measures from outside and has
 * the agent tell only how the program ended. The agent comes in through the
 * environment, so that scripts, modules, console scripts, pytest and shell
 * wrappers around them work unchanged (lib/agent/python/CONTRACT.md).
 */
#include "run/engine.h"

#include <math.h>

#include "core/file.h"
#include "core/message.h"
#include "core/number.h"
#include "run/agent_folder.h"
#include "run/images.h"
#include "run/native.h"

/* Ignored by default, so it may go to the whole process group. */
#define EARLY_SIGNAL SIGURG

static void
set_path(struct environment *env, const char *agent)
{
	const char *old = environment_get(env, "PYTHONPATH");
	struct buf path = BUF_EMPTY;

	buf_addf(&path, "%s/start", agent);
	if (old != NULL && *old != '\0' && strcmp(old, path.data) != 0)
		buf_addf(&path, ":%s", old);
	environment_set(env, "PYTHONPATH", buf_text(&path));
	buf_free(&path);
}

/* What the native engine is to do; nothing of the caller's environment. */
static void
set_wishes(struct engine_job *job)
{
	struct wish {
		const char *name, *value;
	} wishes[] = {
	    {"SUPERLINEAR_CHECKPOINTS", job->checkpoints},
	    {"SUPERLINEAR_BUILTINS", job->builtins ? "1" : NULL},
	    {"SUPERLINEAR_ITERATIONS", job->iterations},
	    {"SUPERLINEAR_MEMORY", job->memory ? "1" : NULL},
	};

	for (size_t i = 0; i < sizeof(wishes) / sizeof(wishes[0]); i++) {
		environment_unset(job->env, wishes[i].name);
		if (wishes[i].value != NULL && *wishes[i].value != '\0')
			environment_set(
			    job->env, wishes[i].name, wishes[i].value);
	}
}

static enum status
prepare(struct engine_job *job)
{
	char *agent = agent_folder();
	char *cache = native_cache();
	char number[NUMBER_SIZE];
	enum status status = STATUS_OK;

	if (agent == NULL) {
		free(cache);
		return fail(STATUS_SYSTEM,
		    "the agent cannot be found: it should be in "
		    "../share/superlinear/agent beside this program, or where "
		    "SUPERLINEAR_SHARE says");
	}
	set_path(job->env, agent);
	/* Where it cannot be had, `auto` takes another; the agent says why. */
	if (strcmp(job->name, "native") == 0 || strcmp(job->name, "auto") == 0)
		status = native_build(
		    agent, cache, job->command, strcmp(job->name, "auto") == 0);
	if (cache != NULL)
		environment_set(job->env, "SUPERLINEAR_CACHE", cache);
	free(agent);
	free(cache);
	environment_set(job->env, "SUPERLINEAR_SCRATCH", job->scratch);
	environment_set(job->env, "SUPERLINEAR_ENGINE", job->name);
	environment_set(job->env, "SUPERLINEAR_CLOCK", job->clock);
	environment_set(job->env, "SUPERLINEAR_GC", "1");
	set_wishes(job);
	environment_unset(job->env, "SUPERLINEAR_EARLY_SIGNAL");
	if (strcmp(job->name, "none") != 0) {
		number_format_int(EARLY_SIGNAL, number);
		environment_set(job->env, "SUPERLINEAR_EARLY_SIGNAL", number);
	}
	return status;
}

/* ---- afterwards ---- */

static char *
copy_text(const struct json *status, const char *key)
{
	const struct json *value = json_get(status, key);

	return json_kind(value) == VALUE_STRING ? xstrdup(json_text(value, ""))
						: NULL;
}

static void
describe(struct harvest *harvest, const struct json *status)
{
	harvest->engine = copy_text(status, "engine");
	harvest->engine_version = copy_text(status, "engine_version");
	harvest->python = copy_text(status, "python");
	harvest->clock = copy_text(status, "clock");
	harvest->implementation = copy_text(status, "implementation");
	harvest->program = copy_text(status, "argv0");
	harvest->early = json_bool(json_get(status, "early"), false);
	harvest->threads_total_s =
	    json_number(json_get(status, "threads_total_s"), (double)NAN);
	harvest->unaccounted_s =
	    json_number(json_get(status, "unaccounted_s"), (double)NAN);
	harvest->gc_seconds =
	    json_number(json_get(status, "gc_seconds"), (double)NAN);
	harvest->gc_collections =
	    (int64_t)json_number(json_get(status, "gc_collections"), -1);
}

/* The same note of a hundred forked workers is one note. */
static void
take_notes(struct notes *notes, const struct images *images)
{
	struct words seen = {NULL, 0, 0};

	for (size_t i = 0; i < images->count; i++) {
		const struct json *list =
		    json_get(images->items[i].status, "notes");

		for (const struct json *note = json_first(list); note != NULL;
		     note = json_next(note)) {
			const char *code =
			    json_text(json_get(note, "code"), "agent");
			const char *text =
			    json_text(json_get(note, "text"), "");

			if (*text == '\0' || words_have(&seen, str_of(text)))
				continue;
			words_add(&seen, text);
			/* No fault, and nothing to be done about it. */
			if (strcmp(code, "open-frames") == 0)
				notes_keep(notes, code, text);
			else
				notes_add(notes, code, "%s", text);
		}
	}
	words_free(&seen);
}

static void
take_files(
    struct harvest *harvest, const struct images *images, struct notes *notes)
{
	static const char *const suffixes[PROFILE_FILES] = {
	    ".funcs.csv", ".threads.csv", ".pstat", ".points", ".memory", NULL};
	size_t profiles = 0, lost = 0;

	for (size_t i = 0; i < images->count; i++) {
		const struct image *image = &images->items[i];
		struct profile_set *set;

		lost += !image->saved;
		if (image->total < 0 || profiles++ >= HARVEST_MAX_SETS)
			continue;
		set = &harvest->sets[harvest->count++];
		for (int kind = 0; kind < PROFILE_FILES; kind++)
			set->files[kind] =
			    suffixes[kind] == NULL
				? NULL
				: image_file(image, suffixes[kind]);
	}
	if (profiles > HARVEST_MAX_SETS)
		notes_add(notes, "children-dropped",
		    "%zu interpreters left a profile; the smallest %zu were "
		    "dropped",
		    profiles, profiles - HARVEST_MAX_SETS);
	if (lost > 0 && profiles > 0)
		notes_add(notes, "image-lost",
		    "%zu more interpreter%s ended without a profile: killed "
		    "or crashed",
		    lost, lost == 1 ? "" : "s");
}

/* The type of the exception that ended the process that was started; behind
 * a wrapper, that of the main image. */
static char *
find_exception(const struct images *images, pid_t pid)
{
	char *found = NULL;

	for (size_t i = 0; i < images->count; i++)
		if (images->items[i].pid == pid) {
			free(found);
			found = copy_text(images->items[i].status, "exception");
		}
	if (found == NULL && images->count > 0)
		found = copy_text(images->items[0].status, "exception");
	return found;
}

static void
collect(struct engine_job *job, pid_t pid, struct harvest *harvest)
{
	struct images images;

	images_read(&images, job->scratch, job->notes);
	if (images.count > 0) {
		describe(harvest, images.items[0].status);
		harvest->exception = find_exception(&images, pid);
	}
	take_notes(job->notes, &images);
	take_files(harvest, &images, job->notes);
	if (harvest->count > 0 &&
	    harvest->sets[0].files[PROFILE_FILE_MEMORY] != NULL)
		notes_keep(job->notes, "memory-traced",
		    "times and resident sizes are those of a program whose "
		    "memory is traced: only like runs compare");
	images_release(&images);
}

/* ---- why there is nothing ---- */

/* "-uS" -> 'S': the letter among a python's options that keeps start-up
 * modules or the environment out; 0 if none does. */
static char
blocking_option(const char *const *argv)
{
	for (; *argv != NULL && **argv == '-'; argv++)
		for (const char *at = *argv + 1; *at != '\0' && *at != '-';
		     at++) {
			if (strchr("IES", *at) != NULL)
				return *at;
			if (strchr("cm", *at) != NULL)
				return 0;
			if (strchr("WX", *at) != NULL) {
				if (at[1] == '\0' && argv[1] != NULL)
					argv++;
				break;
			}
		}
	return 0;
}

static bool
clears_environment(const char *const *command)
{
	if (!str_is(str_base(str_of(command[0])), "env"))
		return false;
	for (const char *const *at = command + 1;
	     *at != NULL && (**at == '-' || strchr(*at, '=') != NULL); at++)
		if (strcmp(*at, "-") == 0 || strcmp(*at, "-i") == 0 ||
		    strcmp(*at, "--ignore-environment") == 0)
			return true;
	return false;
}

/* "/usr/bin/python3 -I" -> 'I' */
static char
line_option(struct str line)
{
	for (size_t i = 1; i + 1 < line.len; i++)
		if (line.data[i - 1] == ' ' && line.data[i] == '-' &&
		    memchr("IES", line.data[i + 1], 3) != NULL)
			return line.data[i + 1];
	return 0;
}

static void
explain(struct engine_job *job, const struct harvest *harvest)
{
	const char *const *command = job->command;
	struct buf line = BUF_EMPTY;
	struct str base = str_base(str_of(command[0]));
	enum program_kind kind = PROGRAM_UNKNOWN;
	char letter = 0, *path;
	int error;

	if (harvest->engine != NULL) {
		/* The agent ran, and has said why if it knows. */
		if (job->notes->count == 0)
			notes_add(job->notes, "no-profile",
			    "the interpreter was ended before its profile "
			    "could be saved");
		return;
	}
	path = program_find(command[0], &error);
	if (path != NULL)
		kind = program_kind(path, &line);
	if (str_starts(base, "python") || str_starts(base, "pypy"))
		letter = blocking_option(command + 1);
	else if (kind == PROGRAM_PYTHON)
		letter = line_option(buf_str(&line));
	if (letter != 0)
		notes_add(job->notes, "no-profile",
		    "no profile: python's option -%c keeps the profiler out",
		    letter);
	else if (clears_environment(command))
		notes_add(job->notes, "no-profile",
		    "no profile: env clears the environment that the "
		    "profiler comes in by");
	else if (kind == PROGRAM_NATIVE)
		notes_add(job->notes, "no-profile",
		    "no profile: %.*s is a native program and started no "
		    "Python; -e callgrind profiles it, -e none times it",
		    STR_ARG(base));
	else
		notes_add(job->notes, "no-profile",
		    "no profile: no Python of 3.8 or later was started with "
		    "the environment it was given (its options -I, -E and -S "
		    "and a cleared environment keep the profiler out)");
	free(path);
	buf_free(&line);
}

#define PYTHON_ENGINE(engine_name)                                             \
	{                                                                      \
		.name = (engine_name), .profiles = true,                       \
		.limit_signal = EARLY_SIGNAL, .end_signal = SIGINT,            \
		.prepare = prepare, .saved = images_saved, .collect = collect, \
		.explain = explain                                             \
	}

const struct engine engine_auto = PYTHON_ENGINE("auto");
const struct engine engine_yappi = PYTHON_ENGINE("yappi");
const struct engine engine_cprofile = PYTHON_ENGINE("cprofile");
const struct engine engine_native = PYTHON_ENGINE("native");
const struct engine engine_none = {.name = "none",
    .limit_signal = SIGTERM,
    .prepare = prepare,
    .collect = collect};
