/*
 * compiled.c: see compiled.h.
 *
 *	CACHE/native/known-5c1e30f2a7b94d06
 *		-> CACHE/native/cpython-311-.../_superlinear_native.so
 *
 * The name is a hash of the files' identities and change times. No tool sets a
 * change time (ctime) back, so a link is never used after a file has changed.
 * An interpreter whose shared library changed but not its program file is taken
 * for the old one: then the agent compiles within the run, as it does for
 * wrappers.
 */
#include "run/compiled.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "run/engine.h"

static bool
add_file(struct buf *state, const char *path)
{
	struct stat info;

	if (stat(path, &info) != 0)
		return false;
	buf_addf(state, "%s %ju %jd %jd.%09ld\n", path, (uintmax_t)info.st_ino,
	    (intmax_t)info.st_size, (intmax_t)info.st_ctim.tv_sec,
	    info.st_ctim.tv_nsec);
	return true;
}

static int
is_source(const struct dirent *entry)
{
	struct str name = str_of(entry->d_name);

	return str_ends(name, ".c") || str_ends(name, ".h") ||
	       str_ends(name, ".py");
}

static bool
add_sources(struct buf *state, const char *agent)
{
	char *folder = file_join(agent, "native");
	struct dirent **entries;
	int count = scandir(folder, &entries, is_source, alphasort);
	bool fine = count > 0;

	for (int i = 0; i < count; i++) {
		char *path = file_join(folder, entries[i]->d_name);

		fine = add_file(state, path) && fine;
		free(path);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	free(folder);
	return fine;
}

/* True for a compiled interpreter: what shims and launchers start depends on
 * more than their file. */
static bool
is_interpreter(const char *path)
{
	FILE *file = fopen(path, "re");
	char head[4] = "";
	bool compiled = file != NULL &&
			fread(head, 1, sizeof(head), file) == sizeof(head) &&
			memcmp(head, "\177ELF", sizeof(head)) == 0;

	if (file != NULL)
		fclose(file);
	return compiled && str_starts(str_base(str_of(path)), "python");
}

char *
compiled_link(const char *agent, const char *cache, const char *python)
{
	struct buf state = BUF_EMPTY, link = BUF_EMPTY;
	int error;
	char *path = program_find(python, &error);
	char *real = path == NULL ? NULL : realpath(path, NULL);

	if (real != NULL && is_interpreter(real) && add_file(&state, real) &&
	    add_sources(&state, agent))
		buf_addf(&link, "%s/native/known-%016" PRIx64, cache,
		    str_hash(STR_HASH, buf_str(&state)));
	free(path);
	free(real);
	buf_free(&state);
	return link.len == 0 ? NULL : buf_take(&link);
}

/* Several processes may do so at once. */
void
compiled_keep(const char *link, const char *library)
{
	struct buf temporary = BUF_EMPTY;

	if (link == NULL)
		return;
	buf_addf(&temporary, "%s.%jd.tmp", link, (intmax_t)getpid());
	if (symlink(library, buf_text(&temporary)) == 0 &&
	    rename(buf_text(&temporary), link) != 0)
		unlink(buf_text(&temporary));
	buf_free(&temporary);
}
