/*
 * hook.h: the evaluation function that the interpreter calls for every frame,
 * on and off.
 */
#ifndef NATIVE_HOOK_H
#define NATIVE_HOOK_H

#include "computing.h"
#include "table.h"

/* What every call asks for, in one line of the cache. */
struct hook {
	_Alignas(CACHE_LINE) bool running;
	bool deep;	     /* something was too deep to be counted */
	bool suspended;	     /* while that goes on */
	uint32_t generation; /* changes when open frames are forgotten */
	/* When points_due() is to be called (points.h): after so many more
	 * bodies are entered, which makes them so many, or from a time on. */
	uint64_t left, due_entries;
	int64_t due_time;
	/* Where code objects have the id of their function; -1: nowhere. */
	Py_ssize_t extra;
	/* The hook_bit() of each function whose calls are timed (timers.h), and
	 * of the sender (sender.h). */
	uint64_t watched;
	_PyFrameEvalFunction next; /* what was there before us */
	_PyFrameEvalFunction ours;
};

_Static_assert(sizeof(struct hook) == CACHE_LINE, "");

extern near_by struct hook hook;

/* Frames that are open already are not seen; nor is what calls this. */
void hook_on(void);
/* Closes all open frames of all threads. False if something else has taken
 * the place of the hook since. */
bool hook_off(void);
/* The calling thread's record, with no frame open; NULL: it is not counted. */
struct thread *thread_begin(void);
/* In a forked child: what was open in the parent is forgotten. */
void hook_forget(void);
/* points_due() is due when that many bodies have been entered. */
void hook_due_at(uint64_t entries);

/* The id of a code object's function; 0: not met yet. */
static inline uint32_t
code_known(const PyCodeObject *code)
{
	return (uint32_t)(uintptr_t)code_extra(code, hook.extra);
}

/* The bit of a function in hook.watched, which others may share. */
static inline uint64_t
hook_bit(uint32_t function)
{
	return UINT64_C(1) << function % 64;
}

/* Bodies entered. */
static inline uint64_t
hook_entries(void)
{
	return hook.due_entries - hook.left;
}

#endif
