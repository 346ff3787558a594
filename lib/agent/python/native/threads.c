/*
 * threads.c: see table.h. The record of each thread, and what is left of it
 * when the thread has ended: a program may start any number of them, so of
 * those that have ended little is kept.
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

/* Runs in the thread that ends, without the lock. */
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
longest_note(uint32_t function, int64_t total, const struct grave *grave)
{
	struct longest *most = &table.longest[function - 1];

	if (most->grave == NULL || total > most->total)
		*most = (struct longest){total, grave};
}

/* What is left of a thread that has ended. */
static bool
thread_bury(struct thread *t)
{
	struct grave *grave = malloc(sizeof(*grave));
	int64_t *totals;

	edges_add(t);
	totals = thread_totals(t);
	if (grave == NULL || totals == NULL || !longest_grow()) {
		free(grave);
		free(totals);
		return false;
	}
	*grave = (struct grave){.name = Py_XNewRef(t->name),
	    .ident = t->ident,
	    .number = t->number,
	    .self = t->self,
	    .next = table.graves};
	table.graves = grave;
	for (uint32_t i = 0; i < table.function_count; i++)
		if (totals[i] != 0)
			longest_note(i + 1, totals[i], grave);
	free(totals);
	return true;
}

static void
bury_ended(void)
{
	struct thread **at = &table.threads;

	while (*at != NULL) {
		struct thread *t = *at;

		if (!atomic_load_explicit(&t->ended, memory_order_acquire)) {
			at = &t->next;
			continue;
		}
		if (!thread_bury(t))
			table.failed = true;
		*at = t->next;
		thread_free(t);
	}
}

/* Half of the C stack is for frames that are counted: without the hook calls
 * of Python functions take none of it from 3.11 on. */
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
	bury_ended();
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

/* threading knows a thread once its first functions have run. No Python code
 * may run here: a class that computes `_name` is left alone. */
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
	struct grave *graves = table.graves;

	table.threads = NULL;
	table.graves = NULL;
	for (struct thread *next; threads != NULL; threads = next) {
		next = threads->next;
		thread_free(threads);
	}
	for (struct grave *next; graves != NULL; graves = next) {
		next = graves->next;
		Py_XDECREF(graves->name);
		free(graves);
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
