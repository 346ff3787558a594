/*
 * template.h: the placeholders of a command, filled by whoever writes the
 * ticket. All else in it is the program's own text, braces and other names in
 * braces among it. "{{size}}" stands for "{size}" itself.
 *
 *	python3 job.py {size} --out={out}/{id}.bin
 *	-> python3 job.py 1000 --out=profiling/seq-1000.bin
 */
#ifndef PLAN_TEMPLATE_H
#define PLAN_TEMPLATE_H

#include "core/status.h"
#include "core/text.h"

struct template_values {
	/* data NULL: no value. INPUT is the file that plan-cut has cut. */
	struct str id, start, end, label, out, input;
	int64_t phase; /* negative: no value */
	double size;   /* NAN: no value */
};

/* Adds TEXT with its placeholders filled. One without a value stays as it is
 * where FAULT is NULL; else returns false, and *FAULT holds a sentence ("no
 * value for '{start}'") which is the caller's to free. */
bool template_fill(struct buf *out, struct str text,
    const struct template_values *values, struct buf *fault);
/* The words of a command (the list ends with NULL), filled, as a JSON array;
 * a placeholder without a value stays as it is. One that is not UTF-8 is
 * STATUS_USAGE, and said. */
enum status template_command(
    struct buf *out, char *const *words, const struct template_values *values);
/* A size as a command has it: a whole one never as 1e+15. DIGITS has room for
 * NUMBER_SIZE bytes. */
void template_size(double size, char *digits);
/* Adds TEXT so that filling it gives TEXT again. */
void template_escape(struct buf *out, struct str text);

#endif
