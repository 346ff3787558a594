/*
 * paths.c: see paths.h.
 */
#include "report/paths.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/file.h"

/* A module may be told from the top of a work tree. */
#define FOLDERS_UP 16

/* The whole path of what begins with the home or the temporary folder. */
static void
add_whole(struct buf *out, struct str module)
{
	const char *home = getenv("HOME"), *temporary = getenv("TMPDIR");
	size_t skip = 0;

	if (str_starts(module, "~/") && home != NULL) {
		buf_adds(out, home);
		skip = strlen("~");
	} else if (str_starts(module, "$TMP/")) {
		buf_adds(out, temporary != NULL ? temporary : "/tmp");
		skip = strlen("$TMP");
	}
	buf_add(out, module.data + skip, module.len - skip);
}

bool
path_to_open(struct buf *out, struct str module)
{
	char here[PATH_MAX];
	struct buf path = BUF_EMPTY, up = BUF_EMPTY;
	const char *at;
	bool found;

	add_whole(&path, module);
	at = buf_text(&path);
	found = module.len > 0 && file_exists(at);
	for (int i = 0; !found && *at != '/' && i < FOLDERS_UP; i++) {
		buf_adds(&up, "../");
		buf_addstr(&up, buf_str(&path));
		found = file_exists(buf_text(&up));
		if (found)
			at = buf_text(&up);
		else
			up.len -= path.len;
	}
	if (found && getcwd(here, sizeof(here)) != NULL &&
	    file_below(str_of(at), here) > 0)
		at += strlen(here) + 1;
	if (found)
		buf_adds(out, at);
	buf_free(&path);
	buf_free(&up);
	return found;
}
