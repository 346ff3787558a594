/*
 * memory.c: a library to be preloaded with which the FAULT_MALLOC-th allocation
 * fails, whoever asks for it.
 *
 *	FAULT_MALLOC=17 LD_PRELOAD=memory.so prof-parse < runs.jsonl
 */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static long left = -1;

static int
fails(void)
{
	if (left < 0) {
		const char *given = getenv("FAULT_MALLOC");

		left = given == NULL ? 0 : strtol(given, NULL, 10);
	}
	if (left == 0 || --left > 0)
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

void *
realloc(void *old, size_t size)
{
	return fails() ? NULL : __libc_realloc(old, size);
}
