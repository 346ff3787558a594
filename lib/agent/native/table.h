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

/* A function is its names, as in the files that are written: code objects come
 * and go (exec, reload), and their addresses are used again. */
struct function {
	PyObject *file, *name; /* exact str, owned */
	int line;
	uint32_t id; /* from 1 */
	bool hidden; /* of the agent */
	bool c_code; /* builtins.h */
	bool begun;  /* has been called since the profile began */
	uint64_t hash;
};

#define NO_CALLER  ((uint32_t)0)
#define ANY_CALLER UINT32_MAX

/* The calls of a function by one caller, in one thread. The one with
 * ANY_CALLER is `whole` of all others of that function: there only `active`,
 * `primitive` and `total` are kept. */
struct tally {
	struct tally *whole; /* NULL in that one itself */
	uint32_t caller, callee;
	uint32_t active;    /* open frames */
	uint32_t edge;	    /* edges.h */
	uint64_t calls;	    /* entries of the body, but for those that follow */
	uint64_t resumed;   /* of a generator or coroutine, behind a yield */
	uint64_t primitive; /* calls while none was open */
	int64_t self;
	int64_t total;	     /* outermost frames alone */
	struct timer *timer; /* timers.h, of `whole` alone; NULL: none */
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
	struct tally *tally;
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
	struct chunk *chunks; /* the tallies */
	uint32_t chunk_left;
	PyObject *name; /* owned; NULL: not known yet */
	unsigned long ident;
	uint32_t number; /* in order of appearance */
	clockid_t cpu_clock;
	_Atomic bool ended; /* set by the thread itself, without the lock */
	struct thread *next;
};

/* A thread that has ended, once its tallies were added to those of all such
 * threads. */
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
	struct thread *threads; /* those that may live */
	struct thread *ended;	/* the sum of the others */
	struct grave *graves;
	struct longest *longest; /* of `ended`, by id - 1 */
	uint32_t longest_cap;
	uint32_t thread_count;
	bool failed;	  /* no memory: counts no more */
	PyObject *active; /* threading._active, owned */
	PyObject *root;	  /* functions of files below it are hidden; owned */
};

extern struct table table;
extern __thread struct thread *thread_self
    __attribute__((tls_model("initial-exec")));

/* Where code objects keep their function; -1: nowhere yet. */
extern Py_ssize_t extra_index;

/* The function of a code object not seen before, which knows it from then on;
 * NULL without memory. */
struct function *function_of(PyCodeObject *code);
/* The one of these names, made where there is none; NULL without memory. FILE
 * and NAME are exact strings: comparing them runs no Python code. */
struct function *function_named(int line, PyObject *file, PyObject *name);
/* This thread's record, made where there is none; NULL without memory. */
struct thread *thread_here(void);
void thread_name(struct thread *t);
/* A record that is not there yet; NULL without memory. */
struct tally *tally_new(struct thread *t, uint32_t caller, uint32_t callee);
bool slots_grow(struct thread *t, int shift);
bool stack_grow(struct thread *t);
/* Ticks of all functions that are not hidden. */
int64_t thread_self_time(const struct thread *t);
/* Forgets all threads and counts; functions stay. */
void table_reset(void);

struct chunk {
	struct chunk *next;
	uint32_t used;
	struct tally tallies[];
};

static inline uint64_t
tally_key(uint32_t caller, uint32_t callee)
{
	return (uint64_t)caller << 32 | callee;
}

static inline uint64_t
tally_place(const struct thread *t, uint64_t key)
{
	return key * UINT64_C(0x9E3779B97F4A7C15) >> t->shift;
}

static inline struct tally *
tally_find(struct thread *t, uint32_t caller, uint32_t callee)
{
	uint64_t key = tally_key(caller, callee);
	uint64_t mask = (UINT64_C(1) << (64 - t->shift)) - 1;
	uint64_t at = tally_place(t, key);

	while (__builtin_expect(t->slots[at].key != key, 0)) {
		if (t->slots[at].key == 0)
			return tally_new(t, caller, callee);
		at = (at + 1) & mask;
	}
	return t->slots[at].tally;
}

#endif
