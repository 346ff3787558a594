/* origin.c: see origin.h. */
#include "stream/origin.h"

static const char *const texts[ORIGINS] = {
    NULL, "own", "library", "standard", "builtin", "import", "harness"};

struct str
origin_text(enum origin origin)
{
	const char *text = texts[origin];

	return text == NULL ? (struct str){NULL, 0} : str_of(text);
}

enum origin
origin_of(struct str text)
{
	for (int i = ORIGIN_OWN; i < ORIGINS; i++)
		if (str_is(text, texts[i]))
			return (enum origin)i;
	return ORIGIN_UNKNOWN;
}

size_t
origin_own_prefix(const struct json *folders, struct str path)
{
	size_t longest = 0;

	for (const struct json *at = json_first(folders); at != NULL;
	     at = json_next(at)) {
		struct str folder = str_of(json_text(at, ""));
		size_t len = folder.len;

		if (len == 0 || !str_starts(path, folder.data))
			continue;
		if (path.len > len && folder.data[len - 1] != '/' &&
		    path.data[len++] != '/')
			continue;
		if (len > longest)
			longest = len;
	}
	return longest;
}
