/*
 * replace.c: see file.h. What is replaced by an exchange of two names is still
 * there afterwards, and can be looked at:
 *
 *	plan.json	as it was read	->  with the changes
 *	plan.json.7Hx2	with the changes	->  as it was read, or as somebody
 *						has changed it meanwhile
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/file.h"
#include "core/message.h"
#include "core/platform.h"
#include "core/signals.h"

/* Writes DATA to the new file FD and makes it durable. */
static int
fill(int fd, struct str data, mode_t mode)
{
	if (fchmod(fd, mode) != 0 ||
	    file_write_all(fd, data.data, data.len) != 0 || fsync(fd) != 0)
		return -1;
	return 0;
}

/* A rename is durable once its folder is synced. */
enum status
file_sync_folder(const char *path)
{
	char *folder = file_folder(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	enum status status = STATUS_OK;

	/* Some file systems cannot sync a folder. */
	if (fd < 0 || (fsync(fd) != 0 && errno != EINVAL))
		status = fail_errno("%s: its folder", path);
	if (fd >= 0)
		close(fd);
	free(folder);
	return status;
}

enum status
file_place(const char *from, const char *to)
{
	int fd = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	enum status status = STATUS_OK;

	if (fd < 0 || fsync(fd) != 0 || rename(from, to) != 0)
		status = fail_errno("%s: not written", to);
	if (fd >= 0)
		close(fd);
	return status;
}

/* The mode of PATH, or MODE less the umask if there is no such file. */
static mode_t
mode_for(const char *path, mode_t mode)
{
	struct stat info;
	mode_t mask;

	if (stat(path, &info) == 0)
		return info.st_mode & 07777;
	mask = umask(0);
	umask(mask);
	return mode & ~mask;
}

/* Writes DATA to FD, the new file TEMPORARY, which PATH names in messages. */
static enum status
write_new(const char *path, int fd, const char *temporary, struct str data,
    mode_t mode)
{
	enum status status = STATUS_OK;

	if (fd < 0)
		return fail_errno("%s: no temporary file beside it", path);
	if (fill(fd, data, mode) != 0) {
		status = fail_errno("%s: not written", path);
		unlink(temporary);
	}
	close(fd);
	return status;
}

/* The same to a new file beside TARGET. */
static enum status
write_beside(const char *path, const char *target, struct str data, mode_t mode,
    struct buf *temporary)
{
	int fd;

	buf_addf(temporary, "%s.XXXXXX", target);
	fd = mkostemp(temporary->data, O_CLOEXEC);
	return write_new(
	    path, fd, temporary->data, data, mode_for(target, mode));
}

static enum status
put_in_place(const char *path, const char *temporary)
{
	enum status status;

	if (rename(temporary, path) == 0)
		return file_sync_folder(path);
	status = fail_errno("%s: not written", path);
	unlink(temporary);
	return status;
}

enum status
file_replace(const char *path, struct str data, mode_t mode)
{
	struct buf temporary = BUF_EMPTY;
	enum status status;

	status = write_beside(path, path, data, mode, &temporary);
	if (status == STATUS_OK)
		status = put_in_place(path, temporary.data);
	buf_free(&temporary);
	return status;
}

enum status
file_replace_by(
    const char *temporary, const char *path, struct str data, mode_t mode)
{
	enum status status;
	int fd;

	unlink(temporary);
	fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	status = write_new(path, fd, temporary, data, mode_for(path, mode));
	return status == STATUS_OK ? put_in_place(path, temporary) : status;
}

/* ---- of a file that others change ---- */

/* How many edits in a row are put back as they come. */
#define PUT_BACK_MAX 10

/* True if FD, at its beginning, has DATA and no more. */
static bool
same_bytes(int fd, struct str data)
{
	char block[16384];
	size_t at = 0;
	ssize_t got;

	while ((got = read(fd, block, sizeof(block))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 || (size_t)got > data.len - at ||
		    memcmp(block, data.data + at, (size_t)got) != 0)
			return false;
		at += (size_t)got;
	}
	return at == data.len;
}

/* True if PATH has DATA and nobody has it open to write: a lease is granted
 * then, and taken back as soon as somebody opens it. Where there are no leases,
 * or the file is another user's, that is not known. */
static bool
rests(const char *path, struct str data)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool rests, leased;

	if (fd < 0)
		return false;
	/* A network file system may refuse any lease as if somebody had the file
	 * open. */
	leased = platform_lease(fd) == 0;
	rests = (leased || errno != EAGAIN || platform_remote(fd)) &&
		same_bytes(fd, data) && (!leased || platform_leased(fd));
	close(fd);
	return rests;
}

static bool
same_state(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino &&
	       a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	       a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* A file that is held open, so that no other gets its number. */
struct placed {
	int fd;
	struct stat state;
};

static bool
placed_open(struct placed *placed, const char *path)
{
	placed->fd = platform_hold(path);
	if (placed->fd < 0 || fstat(placed->fd, &placed->state) == 0)
		return placed->fd >= 0;
	close(placed->fd);
	return false;
}

/* Puts what came out of TARGET back in the place of LAST. Another edit may have
 * replaced that meanwhile: it comes out then, is newer, and goes back in turn.
 * False if it is still TEMPORARY. */
static bool
put_back(const char *target, const char *temporary, struct placed *last)
{
	for (int i = 0; i < PUT_BACK_MAX; i++) {
		struct placed next;
		struct stat out;

		if (!placed_open(&next, temporary))
			break;
		if (platform_exchange(temporary, target) != 0) {
			close(next.fd);
			break;
		}
		if (stat(temporary, &out) != 0 ||
		    same_state(&out, &last->state)) {
			close(next.fd);
			return true;
		}
		close(last->fd);
		*last = next;
	}
	return rename(temporary, target) == 0;
}

/* *KEPT: an edit is TEMPORARY, which must stay. */
static enum status
swap_in(const char *target, const char *temporary, struct str before,
    bool *changed, bool *kept)
{
	struct placed ours;
	enum status status = STATUS_OK;

	*changed = !rests(target, before);
	if (*changed)
		return STATUS_OK;
	if (!placed_open(&ours, temporary))
		return fail_errno("%s", temporary);
	if (platform_exchange(temporary, target) == 0) {
		*changed = !rests(temporary, before);
		*kept = *changed && !put_back(target, temporary, &ours);
		*changed &= !*kept;
		if (*kept)
			status = fail_errno(
			    "%s: an edit is left in %s", target, temporary);
	} else if ((errno != EINVAL && errno != ENOSYS) ||
		   rename(temporary, target) != 0) {
		/* Not every file system can exchange, all can rename. */
		status = fail_errno("%s: not written", target);
	}
	close(ours.fd);
	return status;
}

enum status
file_swap(const char *path, struct str before, struct str data, mode_t mode,
    bool *changed)
{
	char *real = realpath(path, NULL);
	const char *target = real == NULL ? path : real;
	struct buf temporary = BUF_EMPTY;
	enum status status = STATUS_OK;
	bool kept = false;

	*changed = !rests(target, before);
	/* With names exchanged, no signal may end this program. */
	signals_hold();
	if (!*changed) {
		status = write_beside(path, target, data, mode, &temporary);
		if (status == STATUS_OK) {
			status = swap_in(
			    target, temporary.data, before, changed, &kept);
			if (!kept)
				unlink(temporary.data);
		}
		if (status == STATUS_OK && !*changed)
			status = file_sync_folder(target);
	}
	signals_release();
	buf_free(&temporary);
	free(real);
	return status;
}
