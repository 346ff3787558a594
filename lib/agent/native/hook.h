/*
 * hook.h: the evaluation function that the interpreter calls for every frame,
 * on and off.
 */
#ifndef NATIVE_HOOK_H
#define NATIVE_HOOK_H

#include "clock.h"
#include "table.h"

struct hook {
	bool running;
	uint32_t generation; /* changes when open frames are forgotten */
	bool deep;	     /* something was too deep to be counted */
};

extern struct hook hook;

/* Frames that are open already are not seen; nor is what calls this. */
void hook_on(void);
/* Closes all open frames of all threads. False if something else has taken
 * the place of the hook since. */
bool hook_off(void);
/* In a forked child: what was open in the parent is forgotten. */
void hook_forget(void);

#endif
