/*
 * faults.c: a library to be preloaded that makes system calls fail, or runs a
 * command at one of them: what else happens at a moment that never comes by
 * itself in a test.
 *
 *	FAULT='fsync@plan:1:!cp edited plan.json' LD_PRELOAD=faults.so plan-mark
 *
 * FAULT has faults CALL[@PART]:N:WHAT with a blank line or ';' between them: at
 * the Nth CALL whose path has PART in it (at each from there on, for N+), WHAT
 * happens: ENOSPC and the like fail it, SHORT writes one byte, KILL ends the
 * process, !COMMAND is run by sh before it. FAULT_LOG names a file that gets a
 * line "CALL PATH" for each call in its order.
 *
 * Calls: room (posix_fallocate) open write fsync rename exchange close read stat
 * symlink mmap fork lease (of F_SETLEASE). FAULT_IN: the name of the program that
 * has the faults, and no other. FAULT_NFS: all files are on NFS.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_FAULTS 16
#define SHORT	   -1 /* not an errno */

struct fault {
	const char *call, *part, *command;
	int at, error, seen;
	int after; /* at each from there on */
};

static struct fault faults[MAX_FAULTS];
static int fault_count = -1;
static int within; /* what a fault itself calls has none */

static const struct {
	const char *name;
	int error;
} errors[] = {{"ENOSPC", ENOSPC}, {"EDQUOT", EDQUOT}, {"EFBIG", EFBIG},
    {"EROFS", EROFS}, {"EMFILE", EMFILE}, {"ENFILE", ENFILE}, {"EIO", EIO},
    {"EINTR", EINTR}, {"EINVAL", EINVAL}, {"ENOMEM", ENOMEM},
    {"EAGAIN", EAGAIN}, {"EACCES", EACCES}, {"SHORT", SHORT}};

static int
error_of(const char *name)
{
	for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
		if (strcmp(errors[i].name, name) == 0)
			return errors[i].error;
	if (strcmp(name, "KILL") != 0)
		abort();
	return 0;
}

static void
read_faults(void)
{
	const char *given = getenv("FAULT");
	char *save, *text, *at;

	fault_count = 0;
	if (given == NULL)
		return;
	text = strdup(given);
	for (at = strtok_r(text, ";\n", &save);
	     at != NULL && fault_count < MAX_FAULTS;
	     at = strtok_r(NULL, ";\n", &save)) {
		struct fault *fault = &faults[fault_count++];
		char *place = strchr(at, ':'), *what = strchr(place + 1, ':');
		char *part = memchr(at, '@', (size_t)(place - at));

		*place = *what++ = '\0';
		if (part != NULL)
			*part++ = '\0';
		*fault = (struct fault){.call = at,
		    .part = part,
		    .at = atoi(place + 1),
		    .after = strchr(place + 1, '+') != NULL,
		    .command = *what == '!' ? what + 1 : NULL};
		if (fault->command == NULL)
			fault->error = error_of(what);
	}
}

static void
log_call(const char *call, const char *path)
{
	const char *name = getenv("FAULT_LOG");
	char line[4200];
	int fd, len;

	if (name == NULL || strcmp(path, name) == 0)
		return;
	len = snprintf(line, sizeof(line), "%s %s\n", call, path);
	fd = (int)syscall(SYS_openat, AT_FDCWD, name,
	    O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (fd >= 0 && syscall(SYS_write, fd, line, len) == len)
		syscall(SYS_close, fd);
}

static void
run_command(const char *command)
{
#ifdef SYS_fork
	pid_t pid = (pid_t)syscall(SYS_fork);
#else
	pid_t pid = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
#endif

	if (pid == 0) {
		unsetenv("LD_PRELOAD");
		unsetenv("FAULT");
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		continue;
}

/* What is to happen at this call: 0 nothing, an errno, or SHORT. */
static int
strike(const char *call, const char *path)
{
	const char *program = getenv("FAULT_IN");
	int result = 0;

	if (within || (program != NULL &&
			  strcmp(program, program_invocation_short_name) != 0))
		return 0;
	within = 1;
	if (fault_count < 0)
		read_faults();
	log_call(call, path);
	for (int i = 0; i < fault_count; i++) {
		struct fault *fault = &faults[i];

		if (strcmp(fault->call, call) != 0 ||
		    (fault->part != NULL && strstr(path, fault->part) == NULL))
			continue;
		fault->seen++;
		if (fault->seen < fault->at ||
		    (fault->seen > fault->at && !fault->after))
			continue;
		if (fault->command != NULL)
			run_command(fault->command);
		else if (fault->error == 0)
			raise(SIGKILL);
		else
			result = fault->error;
	}
	within = 0;
	return result;
}

static int
strike_fd(const char *call, int fd)
{
	char link[64], path[4096];
	ssize_t len;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	len = readlink(link, path, sizeof(path) - 1);
	path[len < 0 ? 0 : len] = '\0';
	return strike(call, path);
}

#define REAL(name, type) ((type)(uintptr_t)dlsym(RTLD_NEXT, name))
#define FAIL_IF(struck)                 \
	do {                            \
		int failed = (struck);  \
		if (failed > 0) {       \
			errno = failed; \
			return -1;      \
		}                       \
	} while (0)

static int
open_any(int folder, const char *path, int flags, mode_t mode)
{
	FAIL_IF(strike("open", path));
	return (int)syscall(SYS_openat, folder, path, flags, mode);
}

#define MODE_OF(flags, mode)                                         \
	mode_t mode = 0;                                             \
	if (((flags)&O_CREAT) || ((flags)&O_TMPFILE) == O_TMPFILE) { \
		va_list args;                                        \
		va_start(args, flags);                               \
		mode = va_arg(args, mode_t);                         \
		va_end(args);                                        \
	}

int
open(const char *path, int flags, ...)
{
	MODE_OF(flags, mode)
	return open_any(AT_FDCWD, path, flags, mode);
}

int
openat(int folder, const char *path, int flags, ...)
{
	MODE_OF(flags, mode)
	return open_any(folder, path, flags, mode);
}

/* What open() is with _FORTIFY_SOURCE. */
int __open_2(const char *path, int flags);
int
__open_2(const char *path, int flags)
{
	return open_any(AT_FDCWD, path, flags, 0);
}

int
mkostemp(char *template, int flags)
{
	FAIL_IF(strike("open", template));
	return REAL("mkostemp", int (*)(char *, int))(template, flags);
}

FILE *
fopen(const char *path, const char *mode)
{
	int error = strike("open", path);

	if (error > 0) {
		errno = error;
		return NULL;
	}
	return REAL("fopen", FILE * (*)(const char *, const char *))(
	    path, mode);
}

ssize_t
write(int fd, const void *data, size_t len)
{
	int error = strike_fd("write", fd);

	if (error == SHORT)
		len = len > 0;
	FAIL_IF(error);
	return syscall(SYS_write, fd, data, len);
}

ssize_t
read(int fd, void *data, size_t len)
{
	int error = strike_fd("read", fd);

	if (error == SHORT)
		len = len > 0;
	FAIL_IF(error);
	return syscall(SYS_read, fd, data, len);
}

int
posix_fallocate(int fd, off_t offset, off_t len)
{
	int error = strike_fd("room", fd);

	if (error > 0)
		return error;
	return REAL("posix_fallocate", int (*)(int, off_t, off_t))(
	    fd, offset, len);
}

int
fsync(int fd)
{
	FAIL_IF(strike_fd("fsync", fd));
	return (int)syscall(SYS_fsync, fd);
}

int
fcntl(int fd, int command, ...)
{
	void *argument;
	va_list args;

	va_start(args, command);
	argument = va_arg(args, void *);
	va_end(args);
	if (command == F_SETLEASE)
		FAIL_IF(strike_fd("lease", fd));
	return REAL("fcntl", int (*)(int, int, ...))(fd, command, argument);
}

int
fstatfs(int fd, struct statfs *info)
{
	int result = (int)syscall(SYS_fstatfs, fd, info);

	if (getenv("FAULT_NFS") != NULL)
		info->f_type = NFS_SUPER_MAGIC;
	return result;
}

int
close(int fd)
{
	FAIL_IF(strike_fd("close", fd));
	return (int)syscall(SYS_close, fd);
}

int
rename(const char *from, const char *to)
{
	FAIL_IF(strike("rename", to));
	return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
renameat2(int from_folder, const char *from, int to_folder, const char *to,
    unsigned flags)
{
	FAIL_IF(strike(flags == 2 ? "exchange" : "rename", to));
	return (int)syscall(
	    SYS_renameat2, from_folder, from, to_folder, to, flags);
}

int
symlink(const char *text, const char *path)
{
	FAIL_IF(strike("symlink", path));
	return (int)syscall(SYS_symlinkat, text, AT_FDCWD, path);
}

int
stat(const char *path, struct stat *info)
{
	FAIL_IF(strike("stat", path));
	return REAL("stat", int (*)(const char *, struct stat *))(path, info);
}

int
lstat(const char *path, struct stat *info)
{
	FAIL_IF(strike("stat", path));
	return REAL("lstat", int (*)(const char *, struct stat *))(path, info);
}

void *
mmap(void *at, size_t len, int prot, int flags, int fd, off_t offset)
{
	int error = fd < 0 ? 0 : strike_fd("mmap", fd);

	if (error > 0) {
		errno = error;
		return MAP_FAILED;
	}
	return (void *)syscall(SYS_mmap, at, len, prot, flags, fd, offset);
}

pid_t
fork(void)
{
	FAIL_IF(strike("fork", ""));
	return REAL("fork", pid_t(*)(void))();
}

/* The names that programs with 64-bit offsets call. */
#define SAME(name64, name) __typeof__(name) name64 __attribute__((alias(#name)))
SAME(open64, open);
SAME(openat64, openat);
SAME(mkostemp64, mkostemp);
SAME(fopen64, fopen);
SAME(mmap64, mmap);
SAME(posix_fallocate64, posix_fallocate);
