/*
 * hook.h: the evaluation function that the interpreter calls for every frame.
 */
#ifndef NATIVE_HOOK_H
#define NATIVE_HOOK_H

#include "computing.h"
#include "table.h"

/* What every call reads, in one cache line. */
struct hook {
	_Alignas(CACHE_LINE) bool running;
	bool deep;	     /* some call was too deep to be counted */
	bool suspended;	     /* as long as such a call runs */
	uint32_t generation; /* changes when open frames are forgotten */
	/* When points_due() is to be called (points.h): after `left` more
	 * entries of bodies, which makes `due_entries` of them, or at a
	 * time. */
	uint64_t left, due_entries;
	int64_t due_time;
	/* The slot of code objects for the id of their function; -1: none
	 * yet. */
	Py_ssize_t extra;
	/* The hook_bit() of each function whose calls are timed (timers.h), and
	 * of the sender (sender.h). */
	uint64_t watched;
	_PyFrameEvalFunction next; /* the evaluation function before ours */
	_PyFrameEvalFunction ours;
};

_Static_assert(sizeof(struct hook) == CACHE_LINE, "");

extern near_by struct hook hook;

/* Begins to count calls. Frames that are open already are not counted. */
void hook_on(void);
/* Whether from the next hook_on() on the calling thread alone is counted, and those
 * that begin later: in a process that goes on, others do something else. */
void hook_alone(bool alone);
/* Ends that, and closes the open frames of all threads. False if another
 * function has replaced the hook. */
bool hook_off(void);
/* The record of the calling thread, with no frame open; NULL if it is not to be
 * counted. */
struct thread *thread_begin(void);
/* Forgets all open frames: in a forked child, those of the parent. */
void hook_forget(void);
/* Calls points_due() when that many bodies have been entered. */
void hook_due_at(uint64_t entries);

/* The id of a code object's function; 0 if it is new. */
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

/* The number of bodies entered so far. */
static inline uint64_t
hook_entries(void)
{
	return hook.due_entries - hook.left;
}

#endif
