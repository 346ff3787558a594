/*
 * file.h: files, read whole within a bound, or written whole or not at all.
 * Every function that returns a status has said what failed.
 */
#ifndef CORE_FILE_H
#define CORE_FILE_H

#include <stdio.h>
#include <sys/types.h>

#include "core/status.h"
#include "core/text.h"

/* The whole of PATH into OUT (cleared first). More than MAX bytes is
 * malformed; what is no regular file or pipe (a folder) is a system error. */
enum status file_read(const char *path, size_t max, struct buf *out);

/* Replaces PATH by DATA: a temporary file beside it, fsync, the mode of the
 * file it replaces (else MODE), rename, fsync of the folder. On failure PATH
 * is as it was. A symbolic link is followed, so that what it names is
 * replaced and the link stays. */
enum status file_replace(const char *path, struct str data, mode_t mode);

/* The folder of PATH: "a/b" -> "a", "b" -> "."; the caller frees it. */
char *file_folder(const char *path);
/* FOLDER and NAME joined by one '/'; NAME alone where it is absolute or FOLDER
 * is "" or "."; the caller frees it. */
char *file_join(const char *folder, const char *name);
/* Makes PATH and what is missing above it (mode 0777 less the umask). */
enum status file_make_folder(const char *path);
bool file_exists(const char *path);
/* Removes a folder and all below it, without following links; a missing one
 * is no failure. */
enum status file_remove_tree(const char *path);

/* A name that is one path component, printable, and not hidden: what an id
 * must be, for it names files. At most 200 bytes of UTF-8; no '/', no control
 * characters, no leading '.' or '-'. */
bool file_name_valid(struct str name);

/* All of DATA to FD, through EINTR and short writes; -1 and errno if not. */
int file_write_all(int fd, const char *data, size_t len);

#endif
