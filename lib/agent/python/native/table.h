/*
 * table.h: functions, the threads with their open frames, and the calls counted
 * in each thread.
 *
 *	struct thread *t = thread_here();
 *	struct tally *tally = tally_find(t, pair_of(caller, callee));
 *	tally->calls++;
 *
 * All of it is protected by the global interpreter lock, except `ended`.
 * Functions never move and are never freed; the tallies of a thread move as
 * their number grows.
 */
#ifndef NATIVE_TABLE_H
#define NATIVE_TABLE_H

#include <pthread.h>
#include <stdatomic.h>

#include "compat.h"
#include "frames.h"

/* Structs that calls use are one cache line each. */
#define CACHE_LINE 64

/* A function is identified by its names, as in the files that are written: code
 * objects come and go (exec, reload), and their addresses are reused. */
struct function {
	PyObject *file, *name; /* exact str, owned */
	int line;
	uint32_t id;   /* from 1 */
	uint32_t edge; /* from ANY_CALLER (edges.h); NO_EDGE: not called yet */
	bool hidden;   /* a function of the agent */
	bool c_code;   /* written in C (builtins.h) */
	/* A loop, a line, an operation or the length of a variable of one
	 * (loops.h, lines.h, hits.h, operations.h, lengths.h). */
	bool part;
	int hit_lines;	/* number of hits */
	uint64_t *hits; /* by line, from its first one (hits.h) */
	uint64_t hash;
};

/* The calls of a function by one caller in one thread. All but `before` count
 * from the last stack_sum() on, so 32 bits are enough. */
struct tally {
	uint64_t pair;		/* of ids, see pair_of(); 0: unused */
	uint32_t edge : 31;	/* edges.h */
	uint32_t hidden : 1;	/* the function is hidden */
	uint32_t function : 31; /* the edge from ANY_CALLER */
	uint32_t busy : 1;	/* listed in thread.busy: it is not all zero */
	uint32_t calls;		/* entries of the body, except: */
	uint32_t resumed;	/* of a generator or coroutine, after a yield */
	/* Calls while no other of this pair was open, and those of them
	 * `inside` of a call of the function by another caller. */
	uint32_t primitive, primitive_inside;
	int64_t self, total, total_inside; /* ticks (clock.h) */
	int64_t before; /* total time until the last stack_sum() */
};

/* An open frame. Below the first one is an entry without a frame. */
struct entry {
	_Alignas(CACHE_LINE) const void *frame; /* only compared */
	uint64_t pair; /* below the first: no caller, no function */
	int64_t start;
	int64_t inner;	/* time of its callees */
	int64_t before; /* time until the last stack_sum(), which moves
			   `start` */
	uint32_t slot;	/* the place of its tally when it began */
	uint32_t outer; /* the next outer entry of the same chain; 0: none */
	uint32_t marks; /* usually 0 */
	uint64_t asked; /* a pair; see MARK_ASKED */
};

#define MARK_RESUMED 1	/* a body that is resumed */
#define MARK_COUNTED 2	/* the call was counted before its end */
#define MARK_APART   16 /* its time does not count for its caller */
#define MARK_ASKED   4	/* inside_of() for the pair `asked` is known: */
#define MARK_ANSWER  8	/* the bits from here on (stack.c) */

_Static_assert(sizeof(struct tally) == CACHE_LINE, "");
_Static_assert(sizeof(struct entry) == CACHE_LINE, "");

#define CHAINS 1024

/* Clocks, read one after the other. */
struct reading {
	int64_t ticks;
	int64_t wall, cpu; /* ns */
};

/* What the system counts of a thread that is off the processor. */
struct absence {
	long switches;	/* voluntary: the thread waited */
	int64_t delays; /* ns in which it was ready to run */
};

struct thread {
	/* Its time (computing.h). */
	int64_t event;	     /* the tick of the last one */
	int64_t gap;	     /* ticks; longer ones are checked for waiting */
	int64_t skew;	     /* ticks that are not part of its time */
	struct entry *stack; /* [0] is below the first frame */
	struct entry *top;   /* the innermost open one */
	struct entry *last;  /* the last that there is room for */
	uint32_t generation; /* hook.generation of its open frames */
	int shift;
	/* Calls in this many bytes below this address are not counted. */
	uintptr_t deep, deep_size;
	/* Open addressing, at most half full, 1 << (64 - shift) of them. */
	struct tally *tallies;
	uint32_t count;
	uint32_t *busy; /* indexes of tallies; room for half of them */
	uint32_t busy_count;
	int64_t self;	/* of all functions that are not hidden */
	PyObject *name; /* owned; NULL if not known yet */
	unsigned long ident;
	uint32_t number; /* in order of appearance */
	clockid_t cpu_clock;
	struct reading base;	/* when they were last read */
	struct absence absence; /* when it was last found off the processor */
	_Atomic bool ended;	/* set by the thread itself, without the lock */
	struct thread *next;
	/* The innermost open entry of each chain: functions with the same
	 * remainder of their ids, so that an outer call of one is found
	 * fast. */
	uint32_t chains[CHAINS];
};

/* What is kept of a thread that has ended. */
struct ended_thread {
	PyObject *name;
	unsigned long ident;
	uint32_t number;
	int64_t self;
	struct ended_thread *next;
};

/* The ended thread in which a function took longest. */
struct longest {
	int64_t total;
	const struct ended_thread *ended;
};

struct table {
	struct function **functions; /* by id - 1 */
	uint32_t function_count, function_cap;
	uint32_t *by_name; /* ids; open addressing, at most half full */
	uint32_t by_name_cap;
	struct thread *threads; /* those that may still run */
	struct ended_thread *ended_threads;
	struct longest *longest; /* among ended threads, by id - 1 */
	uint32_t longest_cap;
	uint32_t thread_count;
	bool failed;	  /* no memory: counting has stopped */
	PyObject *active; /* threading._active, owned */
	PyObject *root;	  /* functions of files below it are hidden; owned */
};

extern near_by struct table table;
extern near_by __thread struct thread *thread_self
    __attribute__((tls_model("initial-exec")));

/* The function of these names, which is made if there is none; NULL without
 * memory. FILE and NAME are exact strings, so that comparing them runs no
 * Python code. */
struct function *function_named(int line, PyObject *file, PyObject *name);
/* What stands for a part of F, "f.<KIND>", whose calls are counted by
 * edges_pass(); NULL without memory. An exception may be set. */
struct function *function_part(
    const struct function *f, int line, const char *kind);
/* The function of a new code object, which code_known() (hook.h) finds from
 * then on; NULL without memory. */
struct function *code_meet(PyCodeObject *code);
/* The record of this thread, which is made if there is none; NULL without
 * memory. */
struct thread *thread_here(void);
void thread_name(struct thread *t);
/* The tally of a pair, which is made if there is none; NULL without memory.
 * Others may move. */
struct tally *tally_find(struct thread *t, uint64_t pair);
/* Makes room for 1 << (64 - shift) tallies; false without memory. */
bool tallies_move(struct thread *t, int shift);
/* Makes room for another entry; false without memory. */
bool stack_grow(struct thread *t);
/* The total time of each function in a thread, by id - 1; the caller frees it.
 * NULL without memory. */
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

/* The place where the search for a tally begins. */
static inline uint32_t
tally_place(const struct thread *t, uint64_t pair)
{
	return (uint32_t)(pair * UINT64_C(0x9E3779B97F4A7C15) >> t->shift);
}

#endif
