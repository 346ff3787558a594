/*
 * sizes.h: a list of sizes as an option has it.
 *
 *	1,2,5           1 2 5
 *	1000:64000:x4   1000 4000 16000 64000
 *	10:100:+30      10 40 70 100
 *	1:8             the same as 1:8:x2
 *	10:40:+10,100   10 20 30 40 100
 */
#ifndef PLAN_SIZES_H
#define PLAN_SIZES_H

#include "core/status.h"
#include "core/text.h"

#define SIZES_MAX     100000
#define SIZES_LARGEST 1e15

/* Stores the sizes in the order of LIST; the caller frees *SIZES. STATUS_USAGE
 * for another text, a size that comes twice, and more than SIZES_MAX sizes.
 * Between whole numbers, sizes are rounded to whole numbers. */
enum status sizes_parse(const char *list, double **sizes, size_t *count);

#endif
