/* program_name.c: see program_name.h. Also what is out of memory can ask. */
#include "core/program_name.h"

static const char *current = "superlinear";

void
program_name_set(const char *name)
{
	current = name;
}

const char *
program_name(void)
{
	return current;
}
