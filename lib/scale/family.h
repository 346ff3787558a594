/*
 * family.h: functions of one file and one last name in two texts: which is
 * which. See pairing.h for the rules.
 */
#ifndef SCALE_FAMILY_H
#define SCALE_FAMILY_H

#include <stdint.h>

#include "core/text.h"
#include "scale/shift.h"

#define FAMILY_NONE UINT32_MAX

struct relative {
	double line;
	struct str name;  /* whole: "A.get" */
	uint32_t item;	  /* the caller's */
	uint32_t partner; /* place on the other side, or FAMILY_NONE */
	bool gone;	  /* not where unchanged text would have it */
};

/* One text's; lines rising, none twice. */
struct family_side {
	struct relative *relatives;
	size_t count;
};

/* Sets each partner and gone. SHIFT is that of the file, from a to b. */
void family_pair(
    struct family_side *a, struct family_side *b, const struct shift *shift);
/* "<lambda>", "<listcomp>": no name of its own. */
bool family_is_nameless(struct str name);

#endif
