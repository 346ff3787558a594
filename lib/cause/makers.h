/*
 * makers.h: a function whose own time is that of freeing what others made: what
 * grows is what is made, and that can be mended.
 *
 *	def main(rows):				main is found freeing 97 % of its
 *		for row in rows:		own time, `cart` each time:
 *			cart = cart.plus(row)	plus() is the cause, and main's
 *						own time a symptom of it
 */
#ifndef CAUSE_MAKERS_H
#define CAUSE_MAKERS_H

#include "cause/blames.h"

/* Makes the own cost of a function that frees values a symptom of the dearest cause
 * below it; false if there is none. */
bool makers_charge(
    const struct graph *g, const struct blames *blames, uint32_t node);
/* Of a function and the causes below it that cost as much, these come first,
 * unless it is known at what operation it works: it frees what they make. */
void makers_first(const struct graph *g, struct blames *blames);

#endif
