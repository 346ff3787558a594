/* lock.c: see lock.h. */
#include "core/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "core/message.h"
#include "core/platform.h"

/* True if the file that FD locks is still the one at PATH: the process that
 * held the lock before may have removed it. */
static bool
still_there(int fd, const char *path)
{
	struct stat opened, named;

	return fstat(fd, &opened) == 0 && stat(path, &named) == 0 &&
	       opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

static int
set_lock(int fd, int flags, bool wait)
{
	int result;

	do
		if ((flags & O_ACCMODE) == O_RDONLY)
			result = platform_lock_read(fd);
		else
			result = platform_lock(fd, wait);
	while (result != 0 && errno == EINTR);
	return result;
}

static enum status
fail_lock(int *fd, const char *path, int error)
{
	close(*fd);
	*fd = -1;
	errno = error;
	return fail_errno("%s: cannot be locked", path);
}

static enum status
open_locked(const char *path, int flags, bool wait, int *fd)
{
	for (;;) {
		int error;

		*fd =
		    open(path, flags | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0666);
		if (*fd < 0)
			return fail_errno("%s", path);
		error = set_lock(*fd, flags, wait) == 0 ? 0 : errno;
		if (error == 0 && still_there(*fd, path))
			return STATUS_OK;
		/* A network file system wants it open to write. */
		if (error == EBADF && (flags & O_ACCMODE) == O_RDONLY) {
			flags |= O_RDWR;
		} else if (error == EAGAIN || error == EACCES) {
			close(*fd);
			*fd = -1;
			return STATUS_NO;
		} else if (error != 0) {
			return fail_lock(fd, path, error);
		}
		close(*fd);
	}
}

enum status
lock_take(const char *path, bool wait, int *fd)
{
	if (file_look(path) > STATUS_NO)
		return STATUS_SYSTEM;
	return open_locked(path, O_RDWR | O_NOFOLLOW, wait, fd);
}

enum status
lock_edited(const char *path, int *fd)
{
	if (access(path, W_OK) != 0 && errno != ENOENT)
		return fail_errno("%s", path);
	return open_locked(path, O_RDONLY, true, fd);
}

bool
lock_is_held(const char *path)
{
	int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	bool held;

	if (fd < 0)
		return false;
	held = platform_locked(fd);
	close(fd);
	return held;
}
