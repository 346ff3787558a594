/*
 * figures.h: numbers for people.
 *
 *	0.0041 s -> 4.1 ms    4320 s -> 1 h 12 min    27482160 -> 27,482,160
 */
#ifndef REPORT_FIGURES_H
#define REPORT_FIGURES_H

#include "core/text.h"

/* All add ink (document.h) to OUT, without line breaks within a number; a value
 * that is not finite adds nothing. */
void figure_time(struct buf *out, double seconds);
void figure_count(struct buf *out, double count);
void figure_exponent(struct buf *out, double p); /* two decimals */
/* A share, 0 to 1, as percent. */
void figure_percent(struct buf *out, double share);
void figure_bytes(struct buf *out, double bytes);
/* "1.23" for a ratio; "0.0042" if more digits are needed. */
void figure_ratio(struct buf *out, double ratio);

#endif
