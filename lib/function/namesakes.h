/*
 * namesakes.h: functions of one file and one last name in two texts: which is
 * which. See pairing.h for the rules.
 */
#ifndef FUNCTION_NAMESAKES_H
#define FUNCTION_NAMESAKES_H

#include <stdint.h>

#include "core/text.h"
#include "function/moved_lines.h"

#define NAMESAKE_NONE UINT32_MAX

struct namesake {
	double line;
	struct str name;  /* whole: "A.get" */
	uint32_t item;	  /* the caller's */
	uint32_t partner; /* place on the other side, or NAMESAKE_NONE */
	bool gone;	  /* not where unchanged text would have it */
};

/* One text's; lines rising, none twice. */
struct namesakes {
	struct namesake *items;
	size_t count;
};

/* Sets each partner and gone. SHIFT is that of the file, from a to b. */
void namesakes_pair(
    struct namesakes *a, struct namesakes *b, const struct moved_lines *shift);
/* "<lambda>", "<listcomp>": no name of its own. */
bool name_is_missing(struct str name);

#endif
