/* file.c: see file.h. */
#include "core/file.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/message.h"
#include "core/platform.h"

static enum status
read_all(int fd, const char *path, size_t max, struct buf *out)
{
	buf_clear(out);
	for (;;) {
		ssize_t got;

		buf_need(out, 65536);
		got = read(fd, out->data + out->len, out->cap - out->len - 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fail_errno("%s", path);
		out->len += (size_t)got;
		out->data[out->len] = '\0';
		if (out->len > max)
			return fail(STATUS_MALFORMED,
			    "%s: larger than %zu bytes", path, max);
		if (got == 0)
			return STATUS_OK;
	}
}

enum status
file_read(const char *path, size_t max, struct buf *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	enum status status;

	if (fd < 0)
		return fail_errno("%s", path);
	status = read_all(fd, path, max, out);
	close(fd);
	return status;
}

static enum status
fail_irregular(const char *path)
{
	return fail(STATUS_MALFORMED, "%s: not a regular file", path);
}

enum status
file_read_own(const char *path, size_t max, struct buf *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat info;
	enum status status;

	buf_clear(out);
	if (fd < 0)
		return errno == ELOOP ? fail_irregular(path)
				      : fail_errno("%s", path);
	if (fstat(fd, &info) == 0 && !S_ISREG(info.st_mode))
		status = fail_irregular(path);
	else
		status = read_all(fd, path, max, out);
	close(fd);
	return status;
}

enum status
file_look(const char *path)
{
	struct stat info;

	if (lstat(path, &info) != 0)
		return errno == ENOENT || errno == ENOTDIR
			   ? STATUS_NO
			   : fail_errno("%s", path);
	return S_ISREG(info.st_mode) ? STATUS_OK : fail_irregular(path);
}

int
file_write_all(int fd, const char *data, size_t len)
{
	while (len > 0) {
		ssize_t put = write(fd, data, len);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return -1;
		data += put;
		len -= (size_t)put;
	}
	return 0;
}

int
file_in_memory(struct str content)
{
	int fd = platform_memory_file();

	if (fd >= 0 && (file_write_all(fd, content.data, content.len) != 0 ||
			   lseek(fd, 0, SEEK_SET) != 0)) {
		close(fd);
		return -1;
	}
	return fd;
}

char *
file_folder(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return xstrdup(".");
	while (slash > path && slash[-1] == '/')
		slash--;
	return slash == path ? xstrdup("/")
			     : xstrndup(path, (size_t)(slash - path));
}

char *
file_join(const char *folder, const char *name)
{
	struct buf path = BUF_EMPTY;

	if (name[0] != '/' && folder[0] != '\0' && strcmp(folder, ".") != 0) {
		buf_adds(&path, folder);
		if (path.data[path.len - 1] != '/')
			buf_addc(&path, '/');
	}
	buf_adds(&path, name);
	return buf_take(&path);
}

enum status
file_make_folder(const char *path)
{
	struct stat info;
	enum status status;
	char *above;

	if (stat(path, &info) == 0) {
		if (S_ISDIR(info.st_mode))
			return STATUS_OK;
		errno = ENOTDIR;
		return fail_errno("%s", path);
	}
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return STATUS_OK;
	if (errno != ENOENT)
		return fail_errno("%s", path);
	above = file_folder(path);
	status = strcmp(above, path) == 0 ? fail_errno("%s", path)
					  : file_make_folder(above);
	free(above);
	if (status != STATUS_OK)
		return status;
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		return fail_errno("%s", path);
	return STATUS_OK;
}

bool
file_exists(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0;
}

char *
file_with_suffix(const char *base, const char *suffix)
{
	struct buf path = BUF_EMPTY;
	enum status status;

	buf_addf(&path, "%s%s", base, suffix);
	status = file_look(buf_text(&path));
	/* What cannot be looked at is there, and fails later. */
	if (status == STATUS_OK || status == STATUS_SYSTEM)
		return buf_take(&path);
	buf_free(&path);
	return NULL;
}

int64_t
file_bytes(const char *path)
{
	struct stat info;

	return lstat(path, &info) == 0 && S_ISREG(info.st_mode) ? info.st_size
								: -1;
}

size_t
file_below(struct str path, const char *folder)
{
	size_t len = folder == NULL ? 0 : strlen(folder);

	while (len > 0 && folder[len - 1] == '/')
		len--;
	if (len == 0 || folder[0] != '/' || path.len <= len ||
	    memcmp(path.data, folder, len) != 0 || path.data[len] != '/')
		return 0;
	return len;
}

static struct file_space *measured; /* of file_measure(), by its entries */

static int
measure_entry(
    const char *path, const struct stat *info, int type, struct FTW *where)
{
	(void)path;
	(void)where;
	if (type == FTW_NS || type == FTW_D || type == FTW_DNR)
		return 0;
	measured->bytes += (double)info->st_size;
	measured->files++;
	if (info->st_mtime > measured->newest)
		measured->newest = info->st_mtime;
	return 0;
}

void
file_measure(const char *path, struct file_space *space)
{
	*space = (struct file_space){.files = 0};
	measured = space;
	(void)nftw(path, measure_entry, 16, FTW_PHYS);
	measured = NULL;
}

/* Less is not enough for any profile. */
#define ROOM_BYTES ((off_t)64 << 10)

enum status
file_room(const char *folder)
{
	char *path = file_join(folder, ".room.XXXXXX");
	int fd = mkostemp(path, O_CLOEXEC);
	int error = fd < 0 ? errno : posix_fallocate(fd, 0, ROOM_BYTES);

	if (fd >= 0) {
		close(fd);
		unlink(path);
	}
	free(path);
	if (error == 0)
		return STATUS_OK;
	errno = error;
	return fail_errno("%s: no room for a profile", folder);
}

static int
remove_entry(
    const char *path, const struct stat *info, int type, struct FTW *where)
{
	(void)info;
	(void)type;
	(void)where;
	return remove(path);
}

enum status
file_remove_tree(const char *path)
{
	if (nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS) == 0 ||
	    errno == ENOENT)
		return STATUS_OK;
	return fail_errno("%s", path);
}

bool
file_name_valid(struct str name)
{
	if (name.len == 0 || name.len > 200 || name.data[0] == '.' ||
	    name.data[0] == '-' || !str_utf8(name))
		return false;
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.data[i];

		if (c < 0x20 || c == 0x7f || c == '/')
			return false;
	}
	return true;
}
