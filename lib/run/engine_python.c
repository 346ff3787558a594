/*
 * engine_python.c: the engines that work inside a Python interpreter: auto,
 * yappi, cprofile and native, and none, which measures from outside and has the
 * agent tell only how the program ended. The agent is loaded through the
 * environment, so that scripts, modules, console scripts, pytest and shell
 * wrappers around them work unchanged (lib/agent/python/CONTRACT.md).
 */
#include "run/engine.h"

#include <errno.h>
#include <math.h>

#include "core/file.h"
#include "core/message.h"
#include "core/number.h"
#include "run/agent_folder.h"
#include "run/images.h"
#include "run/native.h"
#include "run/no_profile.h"

/* Ignored by default, so it may be sent to the whole process group. */
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

/* Sets the options of the native engine, and removes those of the caller's
 * environment. */
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
	    {"SUPERLINEAR_LINES", job->lines},
	};

	for (size_t i = 0; i < COUNT_OF(wishes); i++) {
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
	/* Without it, `auto` uses another engine, and the agent says why. */
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

/* IMAGE has the names; times, also of the collector, are those of all
 * images. */
static void
describe(struct harvest *harvest, const struct image *image,
    const struct images *images)
{
	const struct json *status = image->status;

	harvest->engine = copy_text(status, "engine");
	harvest->engine_version = copy_text(status, "engine_version");
	harvest->python = copy_text(status, "python");
	harvest->clock = copy_text(status, "clock");
	harvest->implementation = copy_text(status, "implementation");
	harvest->program = copy_text(status, "argv0");
	harvest->early = json_bool(json_get(status, "early"), false);
	harvest->unlocated = !json_bool(json_get(status, "located"), true);
	harvest->gc_seconds =
	    json_number(json_get(status, "gc_seconds"), (double)NAN);
	harvest->gc_collections =
	    (int64_t)json_number(json_get(status, "gc_collections"), -1);
	if (images->merged == NULL) {
		harvest->threads_total_s = json_number(
		    json_get(status, "threads_total_s"), (double)NAN);
		harvest->unaccounted_s =
		    json_number(json_get(status, "unaccounted_s"), (double)NAN);
		return;
	}
	harvest->threads_total_s = images->total;
	harvest->unaccounted_s = images->unaccounted;
	for (size_t i = 0; i < images->count; i++) {
		const struct json *other = images->items[i].status;

		if (&images->items[i] == image || !images->items[i].counted)
			continue;
		harvest->gc_seconds +=
		    json_number(json_get(other, "gc_seconds"), 0);
		harvest->gc_collections +=
		    (int64_t)json_number(json_get(other, "gc_collections"), 0);
	}
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
			/* Not an error, and nothing can be done about it. */
			if (strcmp(code, "open-frames") == 0)
				notes_keep(notes, code, text);
			else
				notes_add(notes, code, "%s", text);
		}
	}
	words_free(&seen);
}

/* As the agent, or the counts, have written them. */
static const char *const suffixes[PROFILE_KINDS] = {
    [PROFILE_KIND_FUNCS] = ".funcs.csv",
    [PROFILE_KIND_THREADS] = ".threads.csv",
    [PROFILE_KIND_PSTAT] = ".pstat",
    [PROFILE_KIND_POINTS] = ".points",
    [PROFILE_KIND_MEMORY] = ".memory"};

static void
take_set(struct harvest *harvest, const char *base)
{
	struct profile_set *set = &harvest->sets[harvest->count++];

	for (int kind = 0; kind < PROFILE_KINDS; kind++)
		set->files[kind] = suffixes[kind] == NULL
				       ? NULL
				       : file_with_suffix(base, suffixes[kind]);
}

static bool
is_native(const struct image *image)
{
	return strcmp(json_text(json_get(image->status, "engine"), ""),
		   "native") == 0;
}

static void
take_files(
    struct harvest *harvest, const struct images *images, struct notes *notes)
{
	size_t lost = 0;
	bool kept = true; /* native would not have kept more */

	if (images->merged != NULL) {
		take_set(harvest, images->merged);
		harvest->sets[0].files[PROFILE_KIND_MEMORY] =
		    image_file(images->main, ".memory");
	}
	for (size_t i = 0; i < images->count; i++) {
		const struct image *image = &images->items[i];

		if (!image->saved && !image->counted) {
			lost++;
			kept &= is_native(image);
		}
		harvest->processes += image->total >= 0;
		if (harvest->count == 0 && image->made)
			take_set(harvest, image->base);
	}
	harvest->lacking |= lost > 0;
	if (lost > 0 && harvest->count > 0)
		notes_add(notes, "image-lost",
		    "%zu more interpreter%s ended without a profile: killed "
		    "or crashed%s",
		    lost, lost == 1 ? "" : "s",
		    kept ? ""
			 : "; the engine native keeps what such a one has "
			   "counted");
}

/* Children that are ended by their parent are usual. */
static void
note_cut(const struct images *images, bool early, struct notes *notes)
{
	struct buf text = BUF_EMPTY;
	size_t cut = 0;

	for (size_t i = 0; i < images->count; i++)
		cut += images->items[i].cut;
	if (cut == 0)
		return;
	buf_addf(&text,
	    "%zu interpreter%s killed: what %s counted in the last second may "
	    "be missing",
	    cut, cut == 1 ? " was" : "s were", cut == 1 ? "it" : "they");
	if (early)
		notes_add(notes, "profile-cut", "%s", text.data);
	else
		notes_keep(notes, "profile-cut", text.data);
	buf_free(&text);
}

/* The image of the process that was started, or behind a wrapper the one that
 * computed most. */
static const struct image *
who_ran(const struct images *images, pid_t pid)
{
	if (images->main == NULL)
		return &images->items[0];
	for (size_t i = 0; i < images->count; i++)
		if (images->items[i].pid == pid && images->items[i].counted)
			return &images->items[i];
	return images->main;
}

/* True if the process that was started was killed and left only its counts
 * until then; behind a wrapper, if all interpreters were. */
static bool
is_cut(const struct images *images, pid_t pid)
{
	bool cut = false;

	for (size_t i = 0; i < images->count; i++)
		if (images->items[i].pid == pid && images->items[i].total >= 0)
			return images->items[i].cut;
	for (size_t i = 0; i < images->count; i++) {
		if (images->items[i].saved)
			return false;
		cut |= images->items[i].cut;
	}
	return cut;
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
	enum status status;
	bool cut;

	images_read(&images, job->scratch, job->notes);
	if (images.unsaved != 0) {
		errno = images.unsaved;
		fail_errno("%s: its profile cannot be saved", job->notes->run);
	}
	status = images_merge(&images, job->scratch, job->own_folders);
	harvest->unsaved = images.unsaved != 0 || status == STATUS_SYSTEM;
	if (status != STATUS_OK && !harvest->unsaved)
		notes_add(job->notes, "profile-unreadable",
		    "what the engine counted cannot be read or written");
	if (images.count > 0) {
		describe(harvest, who_ran(&images, pid), &images);
		harvest->exception = find_exception(&images, pid);
	}
	take_notes(job->notes, &images);
	take_files(harvest, &images, job->notes);
	cut = is_cut(&images, pid);
	harvest->early |= cut;
	harvest->lacking |= cut;
	note_cut(&images, cut, job->notes);
	if (harvest->count > 0 &&
	    harvest->sets[0].files[PROFILE_KIND_MEMORY] != NULL)
		notes_keep(job->notes, "memory-traced",
		    "times and resident sizes are those of a program whose "
		    "memory is traced: only like runs compare");
	if (harvest->count > 0 && run_wants_hits(job->lines))
		notes_keep(job->notes, "lines-traced",
		    "times are those of a program whose lines are traced: "
		    "only like runs compare");
	images_release(&images);
}

#define PYTHON_ENGINE(engine_name)                                             \
	.name = (engine_name), .profiles = true, .limit_signal = EARLY_SIGNAL, \
	.end_signal = SIGINT, .prepare = prepare, .saved = images_saved,       \
	.collect = collect, .explain = no_profile_explain

const struct engine engine_auto = {
    PYTHON_ENGINE("auto"), .tells_memory = true, .counts_lines = true};
const struct engine engine_yappi = {PYTHON_ENGINE("yappi")};
const struct engine engine_cprofile = {PYTHON_ENGINE("cprofile")};
const struct engine engine_native = {
    PYTHON_ENGINE("native"), .tells_memory = true, .counts_lines = true};
const struct engine engine_none = {.name = "none",
    .limit_signal = SIGTERM,
    .prepare = prepare,
    .collect = collect};
