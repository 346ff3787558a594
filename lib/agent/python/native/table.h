/*
 * table.h: what is counted: functions, the calls between them in each thread,
 * and the frames that are open there.
 *
 *	struct thread *t = thread_here();
 *	struct tally *tally = tally_find(t, pair_of(caller, callee));
 *	tally->calls++;
 *
 * All of it is touched by whoever holds the global interpreter lock, and by
 * nobody else, except `ended`. Functions never move and are never freed; the
 * tallies of a thread move as they become more.
 */
#ifndef NATIVE_TABLE_H
#define NATIVE_TABLE_H

#include <pthread.h>
#include <stdatomic.h>

#include "compat.h"
#include "frames.h"

/* What a call touches is one line of the processor's cache each. */
#define CACHE_LINE 64

/* A function is its names, as in the files that are written: code objects come
 * and go (exec, reload), and their addresses are used again. */
struct function {
	PyObject *file, *name; /* exact str, owned */
	int line;
	uint32_t id;   /* from 1 */
	uint32_t edge; /* of all its calls (edges.h); NO_EDGE: not called yet */
	bool hidden;   /* of the agent */
	bool c_code;   /* builtins.h */
	uint64_t hash;
};

/* The calls of a function by one caller, in one thread. All but `before` is
 * since the edges were summed up the last time (edges.h): hence 32 bits do. */
struct tally {
	uint64_t pair;		/* of ids, see pair_of(); 0: not in use */
	uint32_t edge : 31;	/* edges.h */
	uint32_t hidden : 1;	/* the function is */
	uint32_t function : 31; /* the edge of all its calls */
	uint32_t busy : 1;	/* in the thread's list: it is not all zero */
	uint32_t calls;		/* entries of the body, but for: */
	uint32_t resumed; /* of a generator or coroutine, behind a yield */
	/* Calls while none of this pair was open, and what those took; of these
	 * `inside` one of the function by another caller. */
	uint32_t primitive, primitive_inside;
	int64_t self, total, total_inside; /* ticks (clock.h) */
	int64_t before; /* what the function took until then, by this caller */
};

/* An open frame. What is under the first one is an entry without a frame. */
struct entry {
	_Alignas(CACHE_LINE) const void *frame; /* only to know it again */
	uint64_t pair; /* under the first: no caller, no function */
	int64_t start;
	int64_t inner;	/* what its callees took */
	int64_t before; /* what it took until `start` was moved (stack.h) */
	uint32_t slot;	/* where its tally was, or would have been */
	uint32_t outer; /* the one of the same chain before it; 0: none */
	uint32_t marks; /* 0: as most are */
	uint64_t asked; /* a pair; see MARK_ASKED */
};

#define MARK_RESUMED 1	/* a body that goes on */
#define MARK_COUNTED 2	/* the call was counted before it has ended */
#define MARK_APART   16 /* what it takes is not its caller's */
#define MARK_ASKED   4	/* `asked` has been answered: */
#define MARK_ANSWER  8	/* by what is from this bit on (stack.c) */

_Static_assert(sizeof(struct tally) == CACHE_LINE, "");
_Static_assert(sizeof(struct entry) == CACHE_LINE, "");

#define CHAINS 1024

/* Clocks, read one after the other. */
struct reading {
	int64_t ticks;
	int64_t wall, cpu; /* ns */
};

/* What the system counts of a thread off the processor. */
struct absence {
	long switches;	/* voluntary: of a thread that waits */
	int64_t delays; /* ns that it was ready, but another ran */
};

struct thread {
	/* Its time (computing.h). */
	int64_t event;	     /* the tick of the last one */
	int64_t gap;	     /* a longer one is looked into */
	int64_t skew;	     /* ticks that are not in its time */
	struct entry *stack; /* [0]: under the first */
	struct entry *top;   /* the innermost open one */
	struct entry *last;  /* that there is room for */
	uint32_t generation; /* which its open frames belong to */
	int shift;
	/* In so many bytes below this address nothing more is counted. */
	uintptr_t deep, deep_size;
	/* Open addressing, at most half full, 1 << (64 - shift) of them. */
	struct tally *tallies;
	uint32_t count;
	uint32_t *busy; /* places of tallies; room for all */
	uint32_t busy_count;
	int64_t self;	/* of all functions that are not hidden */
	PyObject *name; /* owned; NULL: not known yet */
	unsigned long ident;
	uint32_t number; /* in order of appearance */
	clockid_t cpu_clock;
	struct reading base;	/* at the last look */
	struct absence absence; /* when it was last found off the processor */
	_Atomic bool ended;	/* set by the thread itself, without the lock */
	struct thread *next;
	/* The innermost open entry of each chain: of functions whose ids have
	 * the same rest, so that one that is open twice is soon found. */
	uint32_t chains[CHAINS];
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
	bool failed;	  /* no memory: counts no more */
	PyObject *active; /* threading._active, owned */
	PyObject *root;	  /* functions of files below it are hidden; owned */
};

extern near_by struct table table;
extern near_by __thread struct thread *thread_self
    __attribute__((tls_model("initial-exec")));

/* The one of these names, made where there is none; NULL without memory. FILE
 * and NAME are exact strings: comparing them runs no Python code. */
struct function *function_named(int line, PyObject *file, PyObject *name);
/* For a code object not seen before: its function, known by code_known()
 * (hook.h) from then on; NULL without memory. */
struct function *code_meet(PyCodeObject *code);
/* This thread's record, made where there is none; NULL without memory. */
struct thread *thread_here(void);
void thread_name(struct thread *t);
/* The tally, made where there is none; NULL without memory. Others may move. */
struct tally *tally_find(struct thread *t, uint64_t pair);
/* Room for 1 << (64 - shift) of them; false without memory. */
bool tallies_move(struct thread *t, int shift);
/* Room for one more; false without memory. */
bool stack_grow(struct thread *t);
/* What each function took in a thread, NULL for none, by id - 1: for as many as
 * there are. To be freed; NULL without memory. */
int64_t *thread_totals(const struct thread *t);
/* Forgets all threads and counts; functions stay. */
void table_reset(void);

static inline uint64_t
tallies_cap(const struct thread *t)
{
	return UINT64_C(1) << (64 - t->shift);
}

static inline uint64_t
pair_of(uint32_t caller, uint32_t callee)
{
	return (uint64_t)caller << 32 | callee;
}

static inline uint32_t
pair_caller(uint64_t pair)
{
	return (uint32_t)(pair >> 32);
}

static inline uint32_t
pair_callee(uint64_t pair)
{
	return (uint32_t)pair;
}

/* Where a tally is, if nothing else was there first. */
static inline uint32_t
tally_place(const struct thread *t, uint64_t pair)
{
	return (uint32_t)(pair * UINT64_C(0x9E3779B97F4A7C15) >> t->shift);
}

#endif
