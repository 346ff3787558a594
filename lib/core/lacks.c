/*
 * lacks.c: see platform.h: functions that a C library may lack, by POSIX alone.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/platform.h"

void *
platform_memmem(const void *in, size_t len, const void *part, size_t part_len)
{
	const char *at = in, *end = at + len;

	if (part_len == 0)
		return (void *)(uintptr_t)at;
	while ((size_t)(end - at) >= part_len) {
		at = memchr(
		    at, *(const char *)part, (size_t)(end - at) - part_len + 1);
		if (at == NULL)
			break;
		if (memcmp(at, part, part_len) == 0)
			return (void *)(uintptr_t)at;
		at++;
	}
	return NULL;
}

void *
platform_memrchr(const void *in, int byte, size_t len)
{
	const unsigned char *bytes = in;

	while (len > 0)
		if (bytes[--len] == (unsigned char)byte)
			return (void *)(uintptr_t)(bytes + len);
	return NULL;
}

/* Written as it stands, even if nobody reads it again. */
void
platform_bzero(void *bytes, size_t len)
{
	volatile unsigned char *at = bytes;

	while (len > 0)
		at[--len] = 0;
}

int
platform_pipe(int ends[2], int flags)
{
	if (pipe(ends) != 0)
		return -1;
	if ((flags & O_CLOEXEC) != 0) {
		fcntl(ends[0], F_SETFD, FD_CLOEXEC);
		fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	}
	return 0;
}

int
platform_temporary(char *template, int flags)
{
	int fd = mkstemp(template);

	if (fd >= 0 && (flags & O_CLOEXEC) != 0)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	return fd;
}
