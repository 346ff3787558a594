/* agent_folder.c: see agent_folder.h. */
#include "run/agent_folder.h"

#include <limits.h>

#include "core/file.h"
#include "core/platform.h"

/* FOLDER/TAIL if the agent is there. */
static char *
try_folder(const char *folder, const char *tail)
{
	char *joined = file_join(folder, tail);
	char *start = file_join(joined, "start/sitecustomize.py");
	char *full = file_exists(start) ? realpath(joined, NULL) : NULL;

	free(joined);
	free(start);
	return full;
}

char *
agent_folder(void)
{
	static const char *const tails[] = {
	    "../share/superlinear/agent/python", "../../../lib/agent/python"};
	const char *share = getenv("SUPERLINEAR_SHARE");
	char self[PATH_MAX];
	char *bin, *found = NULL;

	if (share != NULL && *share != '\0')
		return try_folder(share, "agent/python");
	if (platform_self(self, sizeof(self)) <= 0)
		return NULL;
	bin = file_folder(self);
	for (size_t i = 0; i < COUNT_OF(tails); i++)
		if (found == NULL)
			found = try_folder(bin, tails[i]);
	free(bin);
	return found;
}
