/* engine.c: see engine.h. */
#include "run/engine.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "run/python_command.h"

const struct engine *
engine_find(const char *name)
{
	static const struct engine *const all[] = {&engine_auto, &engine_yappi,
	    &engine_cprofile, &engine_native, &engine_v8, &engine_go,
	    &engine_gcov, &engine_llvm, &engine_callgrind, &engine_none};

	for (size_t i = 0; i < COUNT_OF(all); i++)
		if (strcmp(name, all[i]->name) == 0)
			return all[i];
	return NULL;
}

/* 0 if PATH is a file that may be executed, else errno. */
static int
executable(const char *path)
{
	struct stat info;

	if (stat(path, &info) != 0)
		return errno;
	if (!S_ISREG(info.st_mode) || access(path, X_OK) != 0)
		return EACCES;
	return 0;
}

char *
program_find(const char *program, int *error)
{
	const char *at = getenv("PATH");

	*error = ENOENT;
	if (strchr(program, '/') != NULL) {
		*error = executable(program);
		return *error == 0 ? xstrdup(program) : NULL;
	}
	if (at == NULL)
		at = "/bin:/usr/bin";
	while (*program != '\0') {
		size_t len = strcspn(at, ":");
		char *folder = xstrndup(at, len);
		char *path = file_join(folder, program);
		int reason;

		free(folder);
		reason = executable(path);
		if (reason == 0)
			return path;
		if (reason == EACCES)
			*error = EACCES;
		free(path);
		if (at[len] == '\0')
			break;
		at += len + 1;
	}
	return NULL;
}

enum program_kind
program_kind(const char *path, struct buf *line)
{
	char head[256] = "";
	FILE *file;

	if (is_python_name(path))
		return PROGRAM_PYTHON;
	file = fopen(path, "re");
	if (file == NULL)
		return PROGRAM_UNKNOWN;
	head[fread(head, 1, sizeof(head) - 1, file)] = '\0';
	fclose(file);
	if (memcmp(head, "\177ELF", 4) == 0)
		return PROGRAM_NATIVE;
	if (memcmp(head, "#!", 2) != 0)
		return PROGRAM_UNKNOWN;
	head[strcspn(head, "\n")] = '\0';
	if (line != NULL)
		buf_adds(line, head + 2);
	return strstr(head, "python") != NULL || strstr(head, "pypy") != NULL
		   ? PROGRAM_PYTHON
		   : PROGRAM_SCRIPT;
}
