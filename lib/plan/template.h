/*
 * template.h: fills the placeholders of a command. Everything else in it, other
 * names in braces too, is left as it is. "{{size}}" stands for the text
 * "{size}".
 *
 *	python3 job.py {size} --out={out}/{id}.bin
 *	-> python3 job.py 1000 --out=profiling/seq-1000.bin
 */
#ifndef PLAN_TEMPLATE_H
#define PLAN_TEMPLATE_H

#include "core/status.h"
#include "core/text.h"

struct template_values {
	/* data NULL: no value. `input` is a file of plan-cut. */
	struct str id, start, end, label, out, input;
	int64_t phase; /* negative: no value */
	double size;   /* NAN: no value */
};

/* Adds TEXT with its placeholders filled. A placeholder without a value is left
 * as it is if FAULT is NULL; otherwise false, with a message ("no value for
 * '{start}'") in *FAULT, which the caller frees. */
bool template_fill(struct buf *out, struct str text,
    const struct template_values *values, struct buf *fault);
/* Adds the words of a command, a list that ends with NULL, filled and as a JSON
 * array; a placeholder without a value is left as it is. STATUS_USAGE for a
 * word that is not UTF-8. */
enum status template_command(
    struct buf *out, char *const *words, const struct template_values *values);
/* Writes a size for a command: a whole number never as 1e+15. DIGITS has room
 * for NUMBER_SIZE bytes. */
void template_size(double size, char *digits);
/* Adds TEXT, escaped so that filling it gives TEXT again. */
void template_escape(struct buf *out, struct str text);

#endif
