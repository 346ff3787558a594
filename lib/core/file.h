/*
 * file.h: files, read whole within a bound, or written whole or not at all.
 * Functions that return a status have already printed what failed.
 */
#ifndef CORE_FILE_H
#define CORE_FILE_H

#include <stdio.h>
#include <sys/types.h>
#include <time.h>

#include "core/status.h"
#include "core/text.h"

/* Reads all of PATH into OUT, which is cleared first. More than MAX bytes are
 * malformed; a folder or device is a system error. */
enum status file_read(const char *path, size_t max, struct buf *out);
/* The same of a file that these programs wrote: STATUS_MALFORMED for one that is
 * not regular, such as a link or a pipe. */
enum status file_read_own(const char *path, size_t max, struct buf *out);
/* STATUS_OK for a regular file, STATUS_NO for none; what is
 * neither is said: STATUS_MALFORMED, or STATUS_SYSTEM where it is not known. */
enum status file_look(const char *path);

/* Replaces PATH by DATA: a temporary file beside it, fsync, the mode of the
 * file it replaces (else MODE less the umask), rename, fsync of the folder. On
 * failure PATH is as it was. A symbolic link is replaced itself. */
enum status file_replace(const char *path, struct str data, mode_t mode);
/* The same by way of TEMPORARY in its folder, a name of the caller's alone: what
 * a kill leaves there the next one replaces. */
enum status file_replace_by(
    const char *temporary, const char *path, struct str data, mode_t mode);
/* Renames FROM to TO, its bytes durable; so is the name once file_sync_folder()
 * was called, of a path in that folder. */
enum status file_place(const char *from, const char *to);
enum status file_sync_folder(const char *path);
/* The same as file_replace() of a file that others write, too, if it still has
 * BEFORE and nobody has it open to write; else *CHANGED, and it is as they have
 * it. Of a symbolic link the target is replaced; the link stays. */
enum status file_swap(const char *path, struct str before, struct str data,
    mode_t mode, bool *changed);

/* The folder of PATH: "a/b" -> "a", "b" -> "."; the caller frees it. */
char *file_folder(const char *path);
/* FOLDER and NAME joined by one '/'; NAME alone where it is absolute or FOLDER
 * is "" or "."; the caller frees it. */
char *file_join(const char *folder, const char *name);
/* Makes the folder PATH and those missing above it (mode 0777 less the
 * umask). */
enum status file_make_folder(const char *path);
bool file_exists(const char *path);
/* The path BASE SUFFIX, which the caller frees; NULL if there is no such
 * file. */
char *file_with_suffix(const char *base, const char *suffix);
/* The size of a regular file, links not followed; -1 if there is none. */
int64_t file_bytes(const char *path);
/* The length of FOLDER, without slashes at its end, if it is absolute and PATH is
 * in it; else 0. NULL is no folder, nor is "/". */
size_t file_below(struct str path, const char *folder);
/* What PATH and all below it take, links not followed. */
struct file_space {
	double bytes;
	int64_t files; /* folders are none */
	time_t newest; /* when the last of them was changed */
};
void file_measure(const char *path, struct file_space *space);
/* STATUS_SYSTEM where FOLDER has no room for a small file, or none may be made
 * there: a disk that is full, a quota, a limit. */
enum status file_room(const char *folder);
/* Removes a folder and all below it, without following links; a missing folder
 * is not an error. */
enum status file_remove_tree(const char *path);

/* True for a name that can be an id, since ids name files: one path component,
 * printable, not hidden. At most 200 bytes of UTF-8; no '/', no control
 * characters, no leading '.' or '-'. */
bool file_name_valid(struct str name);

/* Writes all of DATA to FD despite EINTR and short writes; -1 and errno on
 * failure. */
int file_write_all(int fd, const char *data, size_t len);
/* A file that no folder has, with CONTENT, to be read from its beginning; -1 with
 * errno set if there can be none. */
int file_in_memory(struct str content);

#endif
