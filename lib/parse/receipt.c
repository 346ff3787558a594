/*
 * receipt.c: reads the profiles that run lines name.
 *
 *	{"type":"run","id":"wk-1",...,"dir":"profiling",
 *	 "result":{"profiles":[{"kind":"pstat","file":"wk-1.wall.pstat"}],...}}
 *
 * reads profiling/wk-1.wall.pstat, which has all that the CSV has and the
 * callers; the CSV only if there is no pstat, and what callgrind or coverage
 * counted if there is neither. Checkpoints and the memory held at them come before; if they have
 * waiting times, they are read instead.
 */
#include <math.h>

#include "core/file.h"
#include "core/map.h"
#include "core/message.h"
#include "parse/runs.h"
#include "stream/profiles.h"

/* The profile files that a receipt names; each NULL if there is none. */
struct run_files {
	char *pstat, *funcs /* or that of a native program */, *threads,
	    *points, *memory;
	bool missing; /* the receipt names functions, but no such file exists */
	enum status status; /* of what is there and cannot be read */
};

#define DEFAULT_FOLDER "profiling"

/* PATH, or PATH.gz, if it exists; owns PATH. */
static char *
existing(struct run_files *files, char *path)
{
	struct buf packed = BUF_EMPTY;
	enum status status = file_look(path);

	if (status == STATUS_NO) {
		buf_addf(&packed, "%s.gz", path);
		free(path);
		path = buf_take(&packed);
		status = file_look(path);
	}
	if (status == STATUS_OK)
		return path;
	if (status != STATUS_NO)
		status_worsen(&files->status, status);
	free(path);
	return NULL;
}

/* True for a path that does not leave the folder in which it is looked up. */
static bool
stays_below(const char *path)
{
	if (*path == '/')
		return false;
	for (;; path += strcspn(path, "/") + 1) {
		if (strncmp(path, "..", 2) == 0 &&
		    (path[2] == '/' || path[2] == '\0'))
			return false;
		if (strchr(path, '/') == NULL)
			return true;
	}
}

static char *
find_file(struct run_files *files, const char *folder, const char *name)
{
	const char *slash = strrchr(name, '/');
	bool below = *name != '\0' && stays_below(name);
	char *found = NULL;

	if (below)
		found = existing(files, file_join(folder, name));
	if (found == NULL && below && slash != NULL)
		found = existing(files, xstrdup(name));
	if (found == NULL && slash != NULL && slash[1] != '\0' &&
	    stays_below(slash + 1))
		found = existing(files, file_join(folder, slash + 1));
	return found;
}

/* The file that has the functions of a run, as its receipt names it. */
static const char *
funcs_named(const struct run_line *run)
{
	static const enum profile_kind order[] = {PROFILE_KIND_PSTAT,
	    PROFILE_KIND_FUNCS, PROFILE_KIND_CALLGRIND, PROFILE_KIND_COVERAGE};
	const char *name = "";

	for (size_t i = 0; i < COUNT_OF(order); i++)
		if (*name == '\0')
			name = run_profile(run, order[i]);
	return name;
}

/* Paths are relative to the folder of the receipt (`dir`, by default
 * "profiling") and do not leave it. Of another, and of a missing file, the last
 * part is searched in that folder (a plan may come from another machine), also
 * with ".gz". Links are not followed. */
static void
run_files_find(const struct run_line *run, struct run_files *files)
{
	static const enum profile_kind native[] = {
	    PROFILE_KIND_CALLGRIND, PROFILE_KIND_COVERAGE};
	const char *folder = *run->dir == '\0' ? DEFAULT_FOLDER : run->dir;

	*files = (struct run_files){.status = STATUS_OK};
	files->pstat =
	    find_file(files, folder, run_profile(run, PROFILE_KIND_PSTAT));
	files->funcs =
	    find_file(files, folder, run_profile(run, PROFILE_KIND_FUNCS));
	for (size_t i = 0; i < COUNT_OF(native); i++)
		if (files->pstat == NULL && files->funcs == NULL)
			files->funcs = find_file(
			    files, folder, run_profile(run, native[i]));
	files->threads =
	    find_file(files, folder, run_profile(run, PROFILE_KIND_THREADS));
	files->points =
	    find_file(files, folder, run_profile(run, PROFILE_KIND_POINTS));
	files->memory =
	    find_file(files, folder, run_profile(run, PROFILE_KIND_MEMORY));
	files->missing = *funcs_named(run) != '\0' && files->pstat == NULL &&
			 files->funcs == NULL;
}

static void
run_files_release(struct run_files *files)
{
	free(files->pstat);
	free(files->funcs);
	free(files->threads);
	free(files->points);
	free(files->memory);
}

static enum status
parse_funcs(struct emit *emit, const char *path)
{
	enum status status = emit_funcs(emit, path);

	if (status != STATUS_OK || !isnan(emit->self_s))
		return status;
	emit_broken(emit, path);
	return fail(STATUS_MALFORMED,
	    "%s: a table of threads, where %s should have its functions", path,
	    emit->run.data);
}

/* Writes the checkpoints, then the functions at the end, from the file that has
 * them. */
static enum status
parse_profile(struct emit *emit, const struct run_files *files)
{
	const char *funcs = files->pstat != NULL ? files->pstat : files->funcs;
	bool whole = funcs == NULL;
	enum status worst = STATUS_OK;

	if (files->points != NULL) {
		whole = whole || profile_is_whole(files->points);
		worst = emit_points(emit, files->points, whole, funcs == NULL);
		whole = whole && worst == STATUS_OK;
	}
	if (files->memory != NULL)
		status_worsen(&worst, emit_memory(emit, files->memory));
	if (funcs != NULL && !whole)
		status_worsen(&worst, parse_funcs(emit, funcs));
	return worst;
}

/* Writes the lines of one receipt. *DONE: there was something to read. */
static enum status
parse_receipt(struct emit *emit, const struct run_line *run, bool *done)
{
	struct run_files files;
	enum status worst;
	double gc = run_result_number(run, "gc_seconds");

	run_files_find(run, &files);
	worst = files.status;
	*done =
	    files.pstat != NULL || files.funcs != NULL || files.points != NULL;
	emit_begin(emit, str_of(run->id), run->size,
	    run_result_number(run, "iteration_count"));
	emit->counted = run->iterations_from;
	emit->own_folders = json_get(run->result, "own_folders");
	if (files.missing)
		writer_note(emit->out, "warning", "profile-missing", emit->run,
		    (struct str){NULL, 0}, "the profile is not there: %s",
		    funcs_named(run));
	/* A poorer file is no answer where a better one cannot be read. */
	if (*done && worst == STATUS_OK)
		worst = parse_profile(emit, &files);
	if (*done && worst == STATUS_OK && gc >= 0)
		emit_gc(emit, gc, run_result_number(run, "gc_collections"));
	if (worst == STATUS_OK && files.threads != NULL)
		status_worsen(&worst, emit_threads(emit, files.threads));
	emit_end(emit);
	run_files_release(&files);
	return worst;
}

/* True for a line that prof-parse wrote before, of a run whose profiles were
 * just read: its own output has the receipts, too. */
static bool
is_repeated(const struct row *row, const struct map *done)
{
	const struct cell *run = row_find(row, "run");
	const struct cell *tool =
	    row->shape == &shape_note ? row_find(row, "tool") : NULL;

	if (run == NULL || map_find(done, run->text) == MAP_NONE)
		return false;
	return row->shape == &shape_func || row->shape == &shape_edge ||
	       row->shape == &shape_point || row->shape == &shape_memory ||
	       row->shape == &shape_line ||
	       (tool != NULL && str_is(tool->text, "prof-parse"));
}

enum status
runs_parse_stream(struct reader *in, struct emit *emit)
{
	struct map *done = map_new();
	struct row row = {.shape = NULL};
	struct run_line run = {.id = NULL};
	enum status status, worst = STATUS_OK;

	while ((status = reader_next(in, &row)) == STATUS_OK &&
	       !writer_failed(emit->out)) {
		bool parsed = false;

		if (row.shape == &shape_run) {
			status = run_line_read(in, &row, &run);
			if (status != STATUS_OK)
				break;
		}
		if (is_repeated(&row, done))
			continue;
		writer_copy(emit->out, &row);
		if (row.shape != &shape_run)
			continue;
		if (run.result != NULL &&
		    map_find(done, str_of(run.id)) == MAP_NONE)
			status_worsen(
			    &worst, parse_receipt(emit, &run, &parsed));
		if (parsed)
			map_add(done, str_of(run.id), NULL);
		run_line_release(&run);
		writer_flush(emit->out);
	}
	map_free(done);
	if (status != STATUS_END)
		status_worsen(&worst, status);
	return worst;
}
