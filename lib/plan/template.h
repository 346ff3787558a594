/*
 * template.h: the placeholders of a command, filled by whoever writes the
 * ticket. "{{" and "}}" stand for a brace; a brace alone, an unknown name and
 * a name without a value are faults.
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

/* Adds TEXT with its placeholders filled. On a fault returns false, *FAULT
 * holds a sentence of its own ("no value for '{start}'") which is the
 * caller's to free. */
bool template_fill(struct buf *out, struct str text,
    const struct template_values *values, struct buf *fault);
/* The words of a command (the list ends with NULL), filled, as a JSON array.
 * One that is not UTF-8 or has a fault is STATUS_USAGE, and said. */
enum status template_command(
    struct buf *out, char *const *words, const struct template_values *values);
/* A size as a command has it: a whole one never as 1e+15. DIGITS has room for
 * NUMBER_SIZE bytes. */
void template_size(double size, char *digits);
/* Adds TEXT so that filling it gives TEXT again. */
void template_escape(struct buf *out, struct str text);

#endif
