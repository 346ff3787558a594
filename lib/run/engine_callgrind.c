/*
 * engine_callgrind.c: native programs under valgrind's callgrind: instruction
 * counts, exact and repeatable, and about fifty times the running time.
 *
 * valgrind writes the whole command line into the file (`cmd:`): that line is
 * dropped and the home folder shortened before the file gets its final name.
 */
#include "run/engine.h"

#include <dirent.h>

#include "core/file.h"
#include "core/message.h"
#include "core/number.h"
#include "run/capture.h"

#define RAW_PREFIX "callgrind.raw."

static enum status
prepare(struct engine_job *job)
{
	struct words old = *job->argv;
	char *valgrind;
	int error;

	valgrind = program_find("valgrind", &error);
	if (valgrind == NULL)
		return fail(STATUS_NO, "valgrind is not installed: the engine "
				       "callgrind needs it");
	free(valgrind);
	*job->argv = (struct words){NULL, 0, 0};
	buf_addf(&job->option, "--callgrind-out-file=%s/" RAW_PREFIX "%%p",
	    job->scratch);
	words_add(job->argv, "valgrind");
	words_add(job->argv, "--tool=callgrind");
	words_add(job->argv, "-q");
	words_add(job->argv, "--trace-children=yes");
	words_add(job->argv, buf_text(&job->option));
	words_add(job->argv, "--");
	for (size_t i = 0; i < old.count; i++)
		words_add(job->argv, old.items[i]);
	words_free(&old);
	return STATUS_OK;
}

/* ---- afterwards ---- */

/* "ob=(1) /home/ann/bin/x" -> "ob=(1) ~/bin/x" */
static void
add_line(struct buf *out, const char *line, size_t len, struct str home)
{
	static const char *const paths[] = {
	    "fl=", "fi=", "fe=", "ob=", "cob=", "cfl=", "cfi="};
	struct str text = {line, len};
	const char *slash = memchr(line, '/', len);

	for (size_t i = 0; slash != NULL && i < COUNT_OF(paths); i++) {
		struct str path = {slash, len - (size_t)(slash - line)};

		if (!str_starts(text, paths[i]) || home.len < 2 ||
		    path.len <= home.len || path.data[home.len] != '/' ||
		    memcmp(path.data, home.data, home.len) != 0)
			continue;
		buf_add(out, line, (size_t)(slash - line));
		buf_addc(out, '~');
		buf_add(out, slash + home.len, path.len - home.len);
		return;
	}
	buf_add(out, line, len);
}

/* Copies FROM to TO without secrets; *TOTAL is the program's cost, -1 if the
 * file, which is then incomplete, has none. */
static enum status
clean_copy(FILE *from, FILE *to, const char *name, double *total)
{
	struct str home = str_of(getenv("HOME"));
	struct buf block = BUF_EMPTY;
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;

	*total = -1;
	while ((len = getline(&line, &cap, from)) > 0) {
		struct str text = {line, (size_t)len};

		if (str_starts(text, "cmd:"))
			continue;
		if (str_starts(text, "totals:")) {
			text.data += strlen("totals:");
			text.len -= strlen("totals:");
			text.data += strspn(text.data, " ");
			text.len = strcspn(text.data, " \n");
			number_parse(text, total);
		}
		buf_clear(&block);
		add_line(&block, line, (size_t)len, home);
		if (fwrite(block.data, 1, block.len, to) != block.len)
			break;
	}
	free(line);
	buf_free(&block);
	return ferror(from) || ferror(to) ? fail_errno("%s", name) : STATUS_OK;
}

static char *
clean_file(const char *scratch, const char *name, double *total)
{
	char *raw = file_join(scratch, name);
	struct buf path = BUF_EMPTY;
	FILE *from = file_bytes(raw) < 0 ? NULL : fopen(raw, "re"), *to;
	enum status status;

	buf_addf(&path, "%s/clean.%s", scratch, name + strlen(RAW_PREFIX));
	to = fopen(buf_text(&path), "we");
	if (from == NULL || to == NULL)
		status = fail_errno("%s", raw);
	else
		status = clean_copy(from, to, raw, total);
	if (from != NULL)
		fclose(from);
	if (to != NULL && fclose(to) != 0)
		status = fail_errno("%s", buf_text(&path));
	free(raw);
	if (status == STATUS_OK && *total >= 0)
		return buf_take(&path);
	buf_free(&path);
	return NULL;
}

/* Keeps the sets sorted by cost, largest first. */
static void
insert(struct harvest *harvest, double totals[], char *file, double total)
{
	size_t at = harvest->count;

	if (at == HARVEST_MAX_SETS) {
		if (total <= totals[at - 1]) {
			free(file);
			return;
		}
		free(harvest->sets[--at].files[PROFILE_KIND_CALLGRIND]);
	} else
		harvest->count++;
	for (; at > 0 && totals[at - 1] < total; at--) {
		harvest->sets[at] = harvest->sets[at - 1];
		totals[at] = totals[at - 1];
	}
	harvest->sets[at] =
	    (struct profile_set){.files = {[PROFILE_KIND_CALLGRIND] = file}};
	totals[at] = total;
}

static void
collect(struct engine_job *job, pid_t pid, struct harvest *harvest)
{
	static const char *const version[] = {"valgrind", "--version", NULL};
	double totals[HARVEST_MAX_SETS] = {0}, total;
	DIR *dir = opendir(job->scratch);
	struct dirent *entry;

	(void)pid;
	harvest->engine = xstrdup("callgrind");
	harvest->engine_version = capture_line(version);
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		char *file;

		if (!str_starts(str_of(entry->d_name), RAW_PREFIX))
			continue;
		file = clean_file(job->scratch, entry->d_name, &total);
		if (file != NULL)
			insert(harvest, totals, file, total);
	}
	if (dir != NULL)
		closedir(dir);
}

static char *
explain(const struct engine_job *job, const struct harvest *harvest)
{
	(void)job;
	(void)harvest;
	return xstrdup("valgrind left no complete file");
}

const struct engine engine_callgrind = {.name = "callgrind",
    .profiles = true,
    .limit_signal = SIGTERM,
    .prepare = prepare,
    .collect = collect,
    .explain = explain};
