/*
 * frozen.h: one digest of the files that must not change between runs. It is
 * what this command prints, so that it can be checked by hand:
 *
 *	sha256sum -- FILE... | sha256sum
 */
#ifndef RUN_FROZEN_H
#define RUN_FROZEN_H

#include "core/status.h"
#include "stream/json.h"

#define FROZEN_HASH_SIZE 65 /* 64 hexadecimal digits and a NUL */

/* FILES: an array of file names, relative to the working folder, in the order
 * in which they are hashed; NULL or empty gives "". STATUS_NO if one of them
 * cannot be read. */
enum status frozen_hash(const struct json *files, char out[FROZEN_HASH_SIZE]);

#endif
