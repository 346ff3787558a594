/*
 * namesakes.h: pairs the functions of one file and one last name in two texts.
 * See pairing.h for the rules.
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
	uint32_t item;	  /* a number of the caller */
	uint32_t partner; /* index on the other side, or NAMESAKE_NONE */
	bool gone;	  /* it is not where unchanged text would have it */
};

/* Those of one text; lines rising, none twice. */
struct namesakes {
	struct namesake *items;
	size_t count;
};

/* Sets `partner` and `gone`, which are NAMESAKE_NONE and false, of those that have
 * one or are. SHIFT is that of the file, from a to b. */
void namesakes_pair(
    struct namesakes *a, struct namesakes *b, const struct moved_lines *shift);
/* True for "<lambda>", "<listcomp>" and other functions without a name. */
bool name_is_missing(struct str name);

#endif
