/*
 * programs.h: which runs are of one program. A law holds for one program only.
 *
 *	job.py macd 100, job.py rsi 100, job.py macd 200, job.py rsi 200
 *	-> the first and the third, the second and the fourth
 *
 * Receipts do not have the command, but a hash of it without its sizes. Runs
 * without a hash are of one program. So are runs that each have another one, as
 * where a plan names an input file for each, if the same code is run at
 * different sizes.
 */
#ifndef SCALE_PROGRAMS_H
#define SCALE_PROGRAMS_H

#include "stream/runline.h"

struct programs {
	size_t count;	 /* 0 without runs */
	char **names;	 /* each is another one */
	uint32_t *of;	 /* by index in the table */
	uint32_t others; /* that of runs without a run line */
	/* Some are one program only because their sizes differ. */
	bool supposed;
};

/* KEY: "label", or NULL for the command. OTHERS: there are runs without a line in
 * the table. */
void programs_find(struct programs *programs, const struct run_table *runs,
    const char *key, bool others);
void programs_release(struct programs *programs);

#endif
