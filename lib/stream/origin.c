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
