/*
 * table.h: what is counted: functions, the calls between them in each thread,
 * and the frames that are open there.
 *
 *	struct thread *t = thread_here();
 *	struct tally *tally = tally_find(t, caller, function->id);
 *	tally->calls++;
 *
 * All of it is touched by whoever holds the global interpreter lock, and by
 * nobody else, except `ended`. Records never move and are never freed while
 * frames are open that know them. Times are ticks (clock.h).
 */
#ifndef NATIVE_TABLE_H
#define NATIVE_TABLE_H

#include <pthread.h>
#include <stdatomic.h>

#include "compat.h"

#define NO_CALLER  ((uint32_t)0)
#define ANY_CALLER UINT32_MAX

/* What a call touches is one line of the processor's cache each. */
#define CACHE_LINE 64

/* The calls of a function by one caller, in one thread, since the edges were
 * summed up the last time (edges.h); open frames have begun at that moment.
 * One that nobody needs any more is kept for the same function: code objects
 * may know it. */
struct tally {
	struct whole *whole; /* without a thread: not in use */
	uint32_t caller, callee;
	uint32_t edge; /* edges.h */
	uint32_t open; /* depth of the outermost open frame, or: */
	union {
		uint64_t calls;	    /* entries of the body, but for: */
		struct tally *next; /* not in use */
	};
	uint64_t resumed;   /* of a generator or coroutine, behind a yield */
	uint64_t primitive; /* calls while none was open */
	int64_t self;
	int64_t total; /* outermost frames alone */
};

#define CLOSED ((uint32_t)0)
#define IDLE   UINT32_MAX /* closed, nothing counted: not in `busy` */

/* All calls of a function in one thread. */
struct whole {
	union {
		struct thread *thread;
		struct whole *next; /* not in use */
	};
	struct timer *timer; /* timers.h; NULL: none */
	uint32_t callee;
	uint32_t edge;
	uint32_t open; /* as in a tally, never IDLE */
	bool hidden;
	uint64_t primitive;
	int64_t total;
	int64_t before; /* `total` until then */
	int64_t taken;	/* by the outermost open frame until then */
};

_Static_assert(sizeof(struct tally) == CACHE_LINE, "");
_Static_assert(sizeof(struct whole) == CACHE_LINE, "");

/* A function is its names, as in the files that are written: code objects come
 * and go (exec, reload), and their addresses are used again. */
struct function {
	PyObject *file, *name; /* exact str, owned */
	int line;
	uint32_t id;	     /* from 1 */
	bool hidden;	     /* of the agent */
	bool c_code;	     /* builtins.h */
	bool begun;	     /* has been called since the profile began */
	struct tally *last;  /* builtins.c: what `code_last` has of others */
	struct tally *spare; /* not in use */
	struct tally none;   /* never in use */
	uint64_t hash;
};

/* An open frame. */
struct entry {
	const void *frame; /* only to know it again */
	struct tally *tally;
	int64_t start;
	int64_t inner; /* what its callees took */
};

struct slot {
	uint64_t key; /* caller and callee; 0: empty */
	union {
		struct tally *tally;
		struct whole *whole; /* by ANY_CALLER */
	};
};

struct thread {
	struct entry *stack;
	uint32_t depth, stack_cap;
	uint32_t generation; /* which its open frames belong to */
	/* Deeper than this address nothing more is counted. */
	uintptr_t stack_low, stack_high;
	/* Open addressing, at most half full, 1 << (64 - shift) slots. */
	struct slot *slots;
	uint32_t count;
	int shift;
	struct tally **busy; /* those that are not IDLE; room for all */
	uint32_t busy_count, busy_cap;
	int64_t self;	/* of all functions that are not hidden */
	PyObject *name; /* owned; NULL: not known yet */
	unsigned long ident;
	uint32_t number; /* in order of appearance */
	clockid_t cpu_clock;
	_Atomic bool ended; /* set by the thread itself, without the lock */
	struct thread *next;
};

/* A thread that has ended. */
struct grave {
	PyObject *name;
	unsigned long ident;
	uint32_t number;
	int64_t self;
	struct grave *next;
};

/* In which ended thread a function took longest. */
struct longest {
	int64_t total;
	const struct grave *grave;
};

struct table {
	struct function **functions; /* by id - 1 */
	uint32_t function_count, function_cap;
	uint32_t *by_name; /* ids; open addressing, at most half full */
	uint32_t by_name_cap;
	struct thread *threads;	 /* those that may live */
	struct grave *graves;	 /* of the others */
	struct longest *longest; /* of those, by id - 1 */
	uint32_t longest_cap;
	uint32_t thread_count;
	struct chunk *chunk; /* tallies and wholes; the last made */
	struct whole *spare; /* not in use */
	bool failed;	     /* no memory: counts no more */
	PyObject *active;    /* threading._active, owned */
	PyObject *root;	     /* functions of files below it are hidden; owned */
};

extern struct table table;
extern __thread struct thread *thread_self
    __attribute__((tls_model("initial-exec")));

/* Where code objects keep the tally of their last call, in whichever thread:
 * the next is mostly by the same caller, and finds it at once. -1: nowhere. */
extern Py_ssize_t extra_index;

/* For a code object not seen before: that place, which tells the function from
 * then on; NULL without memory. */
struct tally **code_meet(PyCodeObject *code);
/* The one of these names, made where there is none; NULL without memory. FILE
 * and NAME are exact strings: comparing them runs no Python code. */
struct function *function_named(int line, PyObject *file, PyObject *name);
/* This thread's record, made where there is none; NULL without memory. */
struct thread *thread_here(void);
void thread_name(struct thread *t);
/* The tally, made where there is none; NULL without memory. */
struct tally *tally_find(struct thread *t, uint32_t caller, uint32_t callee);
/* NULL: it was not called in that thread. */
struct whole *whole_find(const struct thread *t, uint32_t function);
bool stack_grow(struct thread *t);
/* Nobody needs what is in its slots. */
void slots_spare(struct thread *t);
/* Forgets all threads and counts; functions stay. */
void table_reset(void);

bool slots_grow(struct thread *t, int shift);

static inline uint64_t
slots_cap(const struct thread *t)
{
	return UINT64_C(1) << (64 - t->shift);
}

/* The whole in a slot, or NULL. */
static inline struct whole *
slot_whole(const struct slot *slot)
{
	return slot->key >> 32 == ANY_CALLER ? slot->whole : NULL;
}

static inline struct tally **
code_last(const PyCodeObject *code)
{
	return (struct tally **)code_extra(code, extra_index);
}

#endif
