/*
 * program_hash.h: which runs are of one program, told without its arguments,
 * which may be secret: a hash of the command without its sizes.
 *
 *	python3 job.py {size} --seed 7		as it is
 *	python3 job.py 1000 --seed 7		without any number
 */
#ifndef STREAM_PROGRAM_HASH_H
#define STREAM_PROGRAM_HASH_H

#include "core/text.h"

#define PROGRAM_HASH_SIZE 17

/* COMMAND is a JSON array, whose placeholders {size}, {start} and the like are
 * not filled. Where it has none, any number in it may be a size. */
void program_hash(struct str command, char *out);
/* The same of words, which end with NULL. */
void program_hash_of_words(const char *const *words, char *out);

#endif
