/*
 * output.h: keeps the output of the program in a file of bounded size. It may
 * have secrets: its mode is 0600, and none of our programs reads it.
 *
 * The first OUTPUT_HEAD bytes are kept, then a line that says how many are left
 * out, then the last OUTPUT_TAIL bytes.
 */
#ifndef RUN_OUTPUT_H
#define RUN_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/status.h"

#define OUTPUT_HEAD ((uint64_t)16 << 20)
#define OUTPUT_TAIL ((size_t)64 << 10)

struct output {
	const char *path; /* the caller's */
	int file;	  /* -1 after a failed write, which was reported */
	int source;	  /* the reading end of the program's output */
	int sink;	  /* the end that the program writes to */
	uint64_t total;	  /* bytes so far */
	char *tail;	  /* ring of the last OUTPUT_TAIL bytes */
};

/* Makes the file (an old one is emptied; a link or a pipe is STATUS_SYSTEM) and the pipe. */
enum status output_open(struct output *output, const char *path);
/* Closes our copy of `sink`, once the program has it. */
void output_started(struct output *output);
/* Reads what is there without waiting; false at the end of the output. */
bool output_pump(struct output *output);
/* Completes the file. */
void output_finish(struct output *output);
/* Prints the last lines on stderr. */
void output_show_tail(const struct output *output);
void output_release(struct output *output);

#endif
