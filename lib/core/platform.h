/*
 * platform.h: all that this code asks of a system beyond POSIX of 2008. On Linux
 * it is there; elsewhere, or with PLATFORM_POSIX (make V=posix), as much of it as
 * POSIX has: what reads, judges and reports does its work there, prof-run starts
 * nothing. make lint-portable finds what other files ask for.
 *
 * Names are those of the system call, and a failure is -1 with errno set: ENOSYS
 * where there is no such thing.
 */
#ifndef CORE_PLATFORM_H
#define CORE_PLATFORM_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#if defined(__linux__) && !defined(PLATFORM_POSIX)
#define PLATFORM_LINUX 1
#else
#define PLATFORM_LINUX 0
#endif

struct rusage;

/* ---- files ---- */

/* Locks all of FD, which is open to write, for its open file description. EAGAIN or
 * EACCES: another has it. */
int platform_lock(int fd, bool wait);
/* The same of what is open to read, and waits. */
int platform_lock_read(int fd);
/* True if another holds the lock of FD, open to write. */
bool platform_locked(int fd);
/* A file that no folder has. */
int platform_memory_file(void);
/* Exchanges two names in one step. */
int platform_exchange(const char *a, const char *b);
/* PATH, opened for nothing but to keep its number. */
int platform_hold(const char *path);
/* Asks to be told of whoever opens FD, open to read, to write: 0 if nobody has it
 * so now, EAGAIN if somebody has, else it cannot be known. */
int platform_lease(int fd);
/* False once somebody has opened it so. */
bool platform_leased(int fd);
/* FD is of another machine's disk. */
bool platform_remote(int fd);
/* Random bytes, or zeros where there are none yet. */
void platform_seed(void *bytes, size_t size);

/* ---- processes ---- */

/* Orphans below this process become its children. */
int platform_adopt(void);
/* A descriptor that can be read when a signal of SET has come, all of which are
 * blocked; the number of the next one, 0 if there is none. */
int platform_signals(const sigset_t *set);
int platform_signal(int fd);
/* wait4(2), which does not wait. */
pid_t platform_wait(pid_t pid, int *status, struct rusage *usage);
/* Sends NUMBER (0: nothing) to each child; returns how many there are, zombies
 * included. */
size_t platform_signal_children(int number);
/* The path of this program, its length; no more than SIZE - 1, and terminated. */
ssize_t platform_self(char *path, size_t size);

/* ---- the machine; what is not known is NULL, -1 or NAN ---- */

/* What its processors are called; the caller frees it. */
char *platform_processor(void);
/* How many of them this process may use. */
int64_t platform_processors(void);
double platform_load(void);

/* ---- functions that a C library may lack ---- */

#if !PLATFORM_LINUX
#undef memmem
#undef memrchr
#undef explicit_bzero
#define memmem	       platform_memmem
#define memrchr	       platform_memrchr
#define explicit_bzero platform_bzero
#define pipe2	       platform_pipe
#define mkostemp       platform_temporary
#endif
void *platform_memmem(
    const void *in, size_t len, const void *part, size_t part_len);
void *platform_memrchr(const void *in, int byte, size_t len);
void platform_bzero(void *bytes, size_t len);
/* FLAGS is O_CLOEXEC. */
int platform_pipe(int ends[2], int flags);
int platform_temporary(char *template, int flags);

#endif
