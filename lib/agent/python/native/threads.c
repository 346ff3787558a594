/*
 * threads.c: see table.h. The record of each thread. A program may start any
 * number of threads, so little is kept of those that have ended.
 */
#include "edges.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_SHIFT 58 /* 64 tallies */

__thread struct thread *thread_self __attribute__((tls_model("initial-exec")));

static pthread_key_t end_key;
static bool have_end_key;

static void
thread_free(struct thread *t)
{
	free(t->tallies);
	free(t->busy);
	free(t->stack);
	Py_XDECREF(t->name);
	free(t);
}

static struct thread *
thread_make(void)
{
	struct thread *t = calloc(1, sizeof(*t));

	if (t == NULL)
		return NULL;
	if (!tallies_move(t, FIRST_SHIFT) || !stack_grow(t)) {
		thread_free(t);
		return NULL;
	}
	return t;
}

/* Runs in the ending thread, without the lock. */
static void
thread_ends(void *record)
{
	struct thread *t = record;

	thread_self = NULL;
	atomic_store_explicit(&t->ended, true, memory_order_release);
}

static bool
longest_grow(void)
{
	struct longest *grown;

	if (table.longest_cap >= table.function_count)
		return true;
	grown =
	    realloc(table.longest, table.function_cap * sizeof(*table.longest));
	if (grown == NULL)
		return false;
	memset(grown + table.longest_cap, 0,
	    (table.function_cap - table.longest_cap) * sizeof(*grown));
	table.longest = grown;
	table.longest_cap = table.function_cap;
	return true;
}

static void
longest_note(uint32_t function, int64_t total, const struct ended_thread *ended)
{
	struct longest *most = &table.longest[function - 1];

	if (most->ended == NULL || total > most->total)
		*most = (struct longest){total, ended};
}

/* Keeps what is needed of a thread that has ended. */
static bool
thread_retire(struct thread *t)
{
	struct ended_thread *ended = malloc(sizeof(*ended));
	int64_t *totals;

	edges_add(t);
	totals = thread_totals(t);
	if (ended == NULL || totals == NULL || !longest_grow()) {
		free(ended);
		free(totals);
		return false;
	}
	*ended = (struct ended_thread){.name = Py_XNewRef(t->name),
	    .ident = t->ident,
	    .number = t->number,
	    .self = t->self,
	    .next = table.ended_threads};
	table.ended_threads = ended;
	for (uint32_t i = 0; i < table.function_count; i++)
		if (totals[i] != 0)
			longest_note(i + 1, totals[i], ended);
	free(totals);
	return true;
}

static void
retire_ended(void)
{
	struct thread **at = &table.threads;

	while (*at != NULL) {
		struct thread *t = *at;

		if (!atomic_load_explicit(&t->ended, memory_order_acquire)) {
			at = &t->next;
			continue;
		}
		if (!thread_retire(t))
			table.failed = true;
		*at = t->next;
		thread_free(t);
	}
}

/* Counted frames may use half of the C stack: without the hook, calls of Python
 * functions use none of it from 3.11 on. */
static void
find_stack(struct thread *t)
{
	pthread_attr_t attr;
	void *low;
	size_t size;

	if (pthread_getattr_np(pthread_self(), &attr) != 0)
		return;
	if (pthread_attr_getstack(&attr, &low, &size) == 0) {
		t->deep = (uintptr_t)low + size / 2;
		t->deep_size = size / 2;
	}
	pthread_attr_destroy(&attr);
}

struct thread *
thread_here(void)
{
	struct thread *t;

	if (thread_self != NULL)
		return thread_self;
	if (!have_end_key)
		have_end_key = pthread_key_create(&end_key, thread_ends) == 0;
	retire_ended();
	t = thread_make();
	if (t == NULL)
		return NULL;
	t->number = table.thread_count++;
	t->ident = PyThread_get_thread_ident();
	if (pthread_getcpuclockid(pthread_self(), &t->cpu_clock) != 0)
		t->cpu_clock = CLOCK_THREAD_CPUTIME_ID;
	find_stack(t);
	t->next = table.threads;
	table.threads = t;
	thread_self = t;
	if (have_end_key)
		pthread_setspecific(end_key, t);
	return t;
}

/* `threading` has a thread once its first functions have run. No Python code
 * may run here, so a class that computes `_name` is skipped. */
void
thread_name(struct thread *t)
{
	PyObject *kind, *value, *traceback, *ident, *thread, *key, *name = NULL;

	if (table.active == NULL)
		return;
	PyErr_Fetch(&kind, &value, &traceback);
	ident = PyLong_FromUnsignedLong(t->ident);
	key = PyUnicode_FromString("_name");
	thread = ident == NULL ? NULL : PyDict_GetItem(table.active, ident);
	if (thread != NULL && key != NULL &&
	    _PyType_Lookup(Py_TYPE(thread), key) == NULL)
		name = PyObject_GenericGetAttr(thread, key);
	if (name != NULL && PyUnicode_CheckExact(name))
		Py_XSETREF(t->name, Py_NewRef(name));
	Py_XDECREF(name);
	Py_XDECREF(key);
	Py_XDECREF(ident);
	PyErr_Restore(kind, value, traceback);
}

void
table_reset(void)
{
	struct thread *threads = table.threads;
	struct ended_thread *ended = table.ended_threads;

	table.threads = NULL;
	table.ended_threads = NULL;
	for (struct thread *next; threads != NULL; threads = next) {
		next = threads->next;
		thread_free(threads);
	}
	for (struct ended_thread *next; ended != NULL; ended = next) {
		next = ended->next;
		Py_XDECREF(ended->name);
		free(ended);
	}
	free(table.longest);
	table.longest = NULL;
	table.longest_cap = 0;
	table.thread_count = 0;
	table.failed = false;
	thread_self = NULL;
	if (have_end_key)
		pthread_setspecific(end_key, NULL);
}
