/* platform.c: see platform.h. */
#include "core/platform.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/text.h"

int
platform_lock_read(int fd)
{
	return flock(fd, LOCK_EX);
}

#if PLATFORM_LINUX

#include <ctype.h>
#include <dirent.h>
#include <linux/magic.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/vfs.h>
#include <sys/wait.h>

#include "core/number.h"

/* ---- files ---- */

static struct flock
whole_file(void)
{
	return (struct flock){.l_type = F_WRLCK, .l_whence = SEEK_SET};
}

int
platform_lock(int fd, bool wait)
{
	struct flock lock = whole_file();

	return fcntl(fd, wait ? F_OFD_SETLKW : F_OFD_SETLK, &lock);
}

bool
platform_locked(int fd)
{
	struct flock lock = whole_file();

	return fcntl(fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

int
platform_memory_file(void)
{
	return memfd_create("content", MFD_CLOEXEC);
}

int
platform_exchange(const char *a, const char *b)
{
	return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE);
}

int
platform_hold(const char *path)
{
	return open(path, O_PATH | O_CLOEXEC);
}

int
platform_lease(int fd)
{
	/* Else the signal would be SIGIO, which ends the program. */
	fcntl(fd, F_SETSIG, SIGURG);
	return fcntl(fd, F_SETLEASE, F_RDLCK);
}

bool
platform_leased(int fd)
{
	return fcntl(fd, F_GETLEASE) == F_RDLCK;
}

bool
platform_remote(int fd)
{
	struct statfs info;

	return fstatfs(fd, &info) == 0 &&
	       (info.f_type == NFS_SUPER_MAGIC ||
		   (uint32_t)info.f_type == CIFS_SUPER_MAGIC ||
		   (uint32_t)info.f_type == SMB2_SUPER_MAGIC);
}

void
platform_seed(void *bytes, size_t size)
{
	if (getrandom(bytes, size, GRND_NONBLOCK) < 0)
		memset(bytes, 0, size);
}

/* ---- processes ---- */

int
platform_adopt(void)
{
	return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

int
platform_signals(const sigset_t *set)
{
	return signalfd(-1, set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int
platform_signal(int fd)
{
	struct signalfd_siginfo info;

	return read(fd, &info, sizeof(info)) == (ssize_t)sizeof(info)
		   ? (int)info.ssi_signo
		   : 0;
}

pid_t
platform_wait(pid_t pid, int *status, struct rusage *usage)
{
	return wait4(pid, status, WNOHANG | WUNTRACED, usage);
}

/* The parent of PID, from "PID (NAME) STATE PPID ..."; -1 if it has ended. */
static int64_t
parent_of(const char *pid)
{
	char path[64], text[512];
	const char *at;
	int64_t parent = -1;
	size_t got;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%.20s/stat", pid);
	file = fopen(path, "re");
	if (file == NULL)
		return -1;
	got = fread(text, 1, sizeof(text) - 1, file);
	fclose(file);
	text[got] = '\0';
	at = strrchr(text, ')'); /* the name may have any characters */
	if (at != NULL && strlen(at) > 4)
		number_parse_int((struct str){at + 4, strcspn(at + 4, " ")}, 0,
		    INT32_MAX, &parent);
	return parent;
}

size_t
platform_signal_children(int number)
{
	DIR *proc = opendir("/proc");
	struct dirent *entry;
	size_t count = 0;
	int64_t pid;

	if (proc == NULL)
		return 0;
	while ((entry = readdir(proc)) != NULL) {
		if (!isdigit((unsigned char)entry->d_name[0]) ||
		    parent_of(entry->d_name) != (int64_t)getpid() ||
		    !number_parse_int(
			str_of(entry->d_name), 1, INT32_MAX, &pid))
			continue;
		count++;
		if (number != 0)
			kill((pid_t)pid, number);
	}
	closedir(proc);
	return count;
}

ssize_t
platform_self(char *path, size_t size)
{
	ssize_t len = readlink("/proc/self/exe", path, size - 1);

	if (len >= 0)
		path[len] = '\0';
	return len;
}

/* ---- the machine ---- */

/* "model name\t: AMD EPYC 7B13" -> "AMD EPYC 7B13" */
char *
platform_processor(void)
{
	FILE *file = fopen("/proc/cpuinfo", "re");
	char line[512];
	char *model = NULL;

	if (file == NULL)
		return NULL;
	while (model == NULL && fgets(line, sizeof(line), file) != NULL) {
		char *colon = strchr(line, ':');

		if (colon == NULL || strncmp(line, "model name", 10) != 0)
			continue;
		colon += 1 + strspn(colon + 1, " \t");
		colon[strcspn(colon, "\n")] = '\0';
		model = xstrdup(colon);
	}
	fclose(file);
	return model;
}

int64_t
platform_processors(void)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	if (sched_getaffinity(0, sizeof(set), &set) != 0)
		return -1;
	return CPU_COUNT(&set);
}

double
platform_load(void)
{
	double load;

	return getloadavg(&load, 1) == 1 ? load : (double)NAN;
}

#else /* POSIX, and flock(2), which all have */

static int
lacking(void)
{
	errno = ENOSYS;
	return -1;
}

/* ---- files ---- */

/* A lock of POSIX ends when its process closes any descriptor of the file. */
int
platform_lock(int fd, bool wait)
{
	return flock(fd, wait ? LOCK_EX : LOCK_EX | LOCK_NB);
}

/* Whoever asks holds it for a moment. */
bool
platform_locked(int fd)
{
	return flock(fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

int
platform_memory_file(void)
{
	const char *folder = getenv("TMPDIR");
	struct buf path = BUF_EMPTY;
	int fd;

	buf_addf(&path, "%s/superlinear.XXXXXX",
	    folder == NULL || *folder == '\0' ? "/tmp" : folder);
	fd = mkostemp(path.data, O_CLOEXEC);
	if (fd >= 0)
		unlink(path.data);
	buf_free(&path);
	return fd;
}

int
platform_exchange(const char *a, const char *b)
{
	(void)a;
	(void)b;
	return lacking();
}

int
platform_hold(const char *path)
{
	return open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}

int
platform_lease(int fd)
{
	(void)fd;
	return lacking();
}

bool
platform_leased(int fd)
{
	(void)fd;
	return false;
}

bool
platform_remote(int fd)
{
	(void)fd;
	return false;
}

void
platform_seed(void *bytes, size_t size)
{
	int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);

	if (fd < 0 || read(fd, bytes, size) != (ssize_t)size)
		memset(bytes, 0, size);
	if (fd >= 0)
		close(fd);
}

/* ---- processes ---- */

int
platform_adopt(void)
{
	return lacking();
}

int
platform_signals(const sigset_t *set)
{
	(void)set;
	return lacking();
}

int
platform_signal(int fd)
{
	(void)fd;
	return 0;
}

pid_t
platform_wait(pid_t pid, int *status, struct rusage *usage)
{
	(void)pid;
	(void)status;
	(void)usage;
	return lacking();
}

size_t
platform_signal_children(int number)
{
	(void)number;
	return 0;
}

ssize_t
platform_self(char *path, size_t size)
{
	(void)path;
	(void)size;
	return lacking();
}

/* ---- the machine ---- */

char *
platform_processor(void)
{
	return NULL;
}

int64_t
platform_processors(void)
{
	return -1;
}

double
platform_load(void)
{
	return (double)NAN;
}

#endif
