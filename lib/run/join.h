/*
 * join.h: joins the profiles that engines have made in the processes of a run:
 * the pstat and the table of threads of each.
 */
#ifndef RUN_JOIN_H
#define RUN_JOIN_H

#include "counts/counts.h"

/* Adds the process whose files begin with BASE. STATUS_NO: it has none. */
enum status join_add(struct counted *counted, const char *base);

#endif
