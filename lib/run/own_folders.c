/* own_folders.c: see own_folders.h. */
#include "run/own_folders.h"

#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "parse/identity.h"
#include "run/python_command.h"

/* Cuts FOLDER, an absolute path, to the git work tree that it is in; false if it
 * is in none. */
static bool
work_tree(char *folder)
{
	bool found = false;
	size_t len = strlen(folder);
	struct buf git = BUF_EMPTY;

	for (size_t at = len > 1 ? len : 0; !found; at--) {
		if (at > 0 && at < len && folder[at] != '/')
			continue;
		buf_clear(&git);
		buf_add(&git, folder, at);
		buf_adds(&git, "/.git");
		found = file_exists(buf_text(&git));
		if (found)
			folder[at > 0 ? at : 1] = '\0';
		if (at == 0)
			break;
	}
	buf_free(&git);
	return found;
}

/* The folder of the first file among the words that is no interpreter of Python,
 * or NULL; the caller frees it. A `bin` has installed programs, unless it is in a
 * work tree. */
static char *
script_folder(const char *const *argv, bool *tree)
{
	for (; *argv != NULL; argv++) {
		char *folder, *path;
		struct stat st;

		if (is_python_name(*argv) || stat(*argv, &st) != 0 ||
		    !S_ISREG(st.st_mode))
			continue;
		folder = file_folder(*argv);
		path = realpath(folder, NULL);
		free(folder);
		*tree = path != NULL && work_tree(path);
		if (path != NULL && !str_is(str_base(str_of(path)), "bin"))
			return path;
		free(path);
	}
	return NULL;
}

static void
add_folder(struct buf *out, const char *folder)
{
	struct buf path = BUF_EMPTY;

	identity_short_path(&path, str_of(folder));
	if (str_utf8(buf_str(&path))) {
		buf_adds(out, out->len > 1 ? "," : "");
		json_quote(out, buf_str(&path));
	}
	buf_free(&path);
}

void
own_folders(const char *const *argv, struct buf *out)
{
	bool tree = false;
	char *here = getcwd(NULL, 0), *script = script_folder(argv, &tree);

	if (here != NULL)
		work_tree(here);
	buf_clear(out);
	buf_addc(out, '[');
	if (here != NULL)
		add_folder(out, here);
	/* A work tree below the working folder is one of several, perhaps. */
	if (script != NULL &&
	    (here == NULL ||
		(strcmp(script, here) != 0 &&
		    (tree || file_below(str_of(script), here) == 0))))
		add_folder(out, script);
	buf_addc(out, ']');
	free(here);
	free(script);
}
