/*
 * output.h: what the program prints, kept in a file of bounded size. The file
 * may hold anything, secrets too: mode 0600, and no program of the suite
 * reads it.
 *
 * The first OUTPUT_HEAD bytes are kept, then a line that says how many are
 * left out, then the last OUTPUT_TAIL bytes.
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
	int file;	  /* -1 once it could not be written: said once */
	int source;	  /* the reading end of the program's output */
	int sink;	  /* the end that the program writes to */
	uint64_t total;	  /* bytes seen */
	char *tail;	  /* ring of the last OUTPUT_TAIL bytes */
};

/* Makes the file (an old one is emptied) and the pipe. */
enum status output_open(struct output *output, const char *path);
/* The program has its end: close ours. */
void output_started(struct output *output);
/* Takes what is there without waiting; false at the end of the output. */
bool output_pump(struct output *output);
/* Completes the file. */
void output_finish(struct output *output);
/* Says the last lines on stderr. */
void output_show_tail(const struct output *output);
void output_release(struct output *output);

#endif
