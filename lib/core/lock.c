/* lock.c: see lock.h. */
#include "core/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/message.h"

static struct flock
whole_file(void)
{
	return (struct flock){.l_type = F_WRLCK, .l_whence = SEEK_SET};
}

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
set_lock(int fd, bool wait)
{
	struct flock lock = whole_file();
	int result;

	do
		result = fcntl(fd, wait ? F_OFD_SETLKW : F_OFD_SETLK, &lock);
	while (result != 0 && errno == EINTR);
	return result;
}

enum status
lock_take(const char *path, bool wait, int *fd)
{
	for (;;) {
		*fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
		if (*fd < 0)
			return fail_errno("%s", path);
		if (set_lock(*fd, wait) != 0) {
			int error = errno;

			close(*fd);
			*fd = -1;
			errno = error;
			if (error == EAGAIN || error == EACCES)
				return STATUS_NO;
			return fail_errno("%s: cannot be locked", path);
		}
		if (still_there(*fd, path))
			return STATUS_OK;
		close(*fd);
	}
}

bool
lock_is_held(const char *path)
{
	struct flock lock = whole_file();
	int fd = open(path, O_RDWR | O_CLOEXEC);
	bool held;

	if (fd < 0)
		return false;
	held = fcntl(fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
	close(fd);
	return held;
}
