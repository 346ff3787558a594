/*
 * sizes.h: a list of sizes in few words, for plan-seq.
 *
 *	1,2,5           as they stand
 *	1000:64000:x4   1000 4000 16000 64000
 *	10:100:+30      10 40 70 100
 *	1:8             the same as 1:8:x2
 *	10:40:+10,100   several of them
 */
#ifndef PLAN_SIZES_H
#define PLAN_SIZES_H

#include "core/status.h"
#include "core/text.h"

#define SIZES_MAX     100000
#define SIZES_LARGEST 1e15

/* Sizes in the order of the list; the caller frees *SIZES. What is no such
 * list, holds a size twice or more than SIZES_MAX of them is STATUS_USAGE, and
 * said. Steps from whole numbers give whole numbers, rounded. */
enum status sizes_parse(const char *list, double **sizes, size_t *count);

#endif
