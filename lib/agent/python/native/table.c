/*
 * table.c: see table.h. What is done once for each function or pair; what is
 * done at every call is in stack.h.
 */
#include "edges.h"
#include "hook.h"
#include "sender.h"
#include "timers.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define FIRST_STACK 32
#define HUGE_PAGE   ((size_t)1 << 21)

struct table table;

/* ---- functions ---- */

static bool
same_function(const struct function *f, uint64_t hash, int line, PyObject *file,
    PyObject *name)
{
	return f->hash == hash && f->line == line &&
	       PyUnicode_Compare(f->file, file) == 0 &&
	       PyUnicode_Compare(f->name, name) == 0;
}

static bool
by_name_grow(void)
{
	uint32_t cap = table.by_name_cap == 0 ? 1024 : table.by_name_cap * 2;
	uint32_t *ids = calloc(cap, sizeof(*ids));

	if (ids == NULL)
		return false;
	for (uint32_t i = 0; i < table.function_count; i++) {
		uint32_t at = (uint32_t)table.functions[i]->hash & (cap - 1);

		while (ids[at] != 0)
			at = (at + 1) & (cap - 1);
		ids[at] = i + 1;
	}
	free(table.by_name);
	table.by_name = ids;
	table.by_name_cap = cap;
	return true;
}

static bool
is_hidden(PyObject *file)
{
	Py_ssize_t len;

	if (table.root == NULL)
		return false;
	len = PyUnicode_GET_LENGTH(table.root);
	return PyUnicode_Tailmatch(file, table.root, 0, len, -1) == 1;
}

static struct function *
function_add(uint64_t hash, int line, PyObject *file, PyObject *name, bool part)
{
	struct function *f;

	if (table.function_count == table.function_cap) {
		uint32_t cap = table.function_cap * 2 + 512;
		struct function **grown =
		    realloc(table.functions, cap * sizeof(struct function *));

		if (grown == NULL)
			return NULL;
		table.functions = grown;
		table.function_cap = cap;
	}
	f = malloc(sizeof(*f));
	if (f == NULL)
		return NULL;
	*f = (struct function){.file = Py_NewRef(file),
	    .name = Py_NewRef(name),
	    .line = line,
	    .id = table.function_count + 1,
	    .edge = NO_EDGE,
	    .hidden = is_hidden(file),
	    .part = part,
	    .hash = hash};
	table.functions[table.function_count++] = f;
	timers_meet(f);
	sender_meet(f);
	return f;
}

static struct function *
find(int line, PyObject *file, PyObject *name, bool part)
{
	uint64_t hash = (uint64_t)PyObject_Hash(file) * 31 +
			(uint64_t)PyObject_Hash(name) + (uint64_t)line;
	struct function *f;
	uint32_t at;

	if (table.function_count * 2 >= table.by_name_cap && !by_name_grow())
		return NULL;
	at = (uint32_t)hash & (table.by_name_cap - 1);
	while (table.by_name[at] != 0) {
		f = table.functions[table.by_name[at] - 1];
		if (same_function(f, hash, line, file, name))
			return f;
		at = (at + 1) & (table.by_name_cap - 1);
	}
	f = function_add(hash, line, file, name, part);
	if (f != NULL)
		table.by_name[at] = f->id;
	return f;
}

struct function *
function_named(int line, PyObject *file, PyObject *name)
{
	return find(line, file, name, false);
}

struct function *
function_part(const struct function *f, int line, const char *kind)
{
	PyObject *name = PyUnicode_FromFormat("%U.<%s>", f->name, kind);
	struct function *part = NULL;

	if (name != NULL)
		part = find(line, f->file, name, true);
	Py_XDECREF(name);
	return part;
}

struct function *
code_meet(PyCodeObject *code)
{
	PyObject *kind, *value, *traceback, *file, *name;
	struct function *f = NULL;

	PyErr_Fetch(&kind, &value, &traceback);
	file = PyUnicode_FromObject(code->co_filename);
	name = PyUnicode_FromObject(code_qualname(code));
	if (file != NULL && name != NULL)
		f = function_named(code->co_firstlineno, file, name);
	Py_XDECREF(file);
	Py_XDECREF(name);
	if (f != NULL && code_extra_set((PyObject *)code, hook.extra,
			     (void *)(uintptr_t)f->id) < 0)
		f = NULL;
	PyErr_Restore(kind, value, traceback);
	return f;
}

/* ---- tallies ---- */

static void *
lines_alloc(size_t size)
{
	bool huge = size >= HUGE_PAGE;
	void *lines = aligned_alloc(huge ? HUGE_PAGE : CACHE_LINE, size);

	/* They are used in random order, so that each would need a page of its
	 * own. */
	if (lines != NULL && huge)
		(void)madvise(lines, size, MADV_HUGEPAGE);
	return lines;
}

/* The tally of a pair, or the empty place for it. */
static struct tally *
tally_at(const struct thread *t, uint64_t pair)
{
	uint32_t at = tally_place(t, pair);
	uint32_t mask = (uint32_t)(tallies_cap(t) - 1);

	while (t->tallies[at].pair != 0 && t->tallies[at].pair != pair)
		at = (at + 1) & mask;
	return &t->tallies[at];
}

bool
tallies_move(struct thread *t, int shift)
{
	struct thread to = {.shift = shift};
	size_t cap = tallies_cap(&to);

	to.tallies = lines_alloc(cap * sizeof(*to.tallies));
	to.busy = calloc(cap / 2, sizeof(*to.busy));
	if (to.tallies == NULL || to.busy == NULL) {
		free(to.tallies);
		free(to.busy);
		return false;
	}
	memset(to.tallies, 0, cap * sizeof(*to.tallies));
	edges_add(t); /* so that none is busy */
	for (size_t i = 0; t->tallies != NULL && i < tallies_cap(t); i++)
		if (t->tallies[i].pair != 0)
			*tally_at(&to, t->tallies[i].pair) = t->tallies[i];
	free(t->tallies);
	free(t->busy);
	t->tallies = to.tallies;
	t->busy = to.busy;
	t->shift = shift;
	return true;
}

static struct tally *
tally_new(struct thread *t, uint64_t pair)
{
	struct function *f = table.functions[pair_callee(pair) - 1];
	uint32_t edge = edge_number(pair_caller(pair), f->id);
	struct tally *tally;

	if (t->name == NULL)
		thread_name(t);
	if (f->edge == NO_EDGE)
		f->edge = edge_number(ANY_CALLER, f->id);
	if (f->edge == NO_EDGE || edge == NO_EDGE)
		return NULL;
	if (((uint64_t)t->count + 1) * 2 > tallies_cap(t) &&
	    !tallies_move(t, t->shift - 1))
		return NULL;
	tally = tally_at(t, pair);
	*tally = (struct tally){.pair = pair,
	    .edge = edge & EDGE_MOST,
	    .function = f->edge & EDGE_MOST,
	    .hidden = f->hidden};
	t->count++;
	return tally;
}

struct tally *
tally_find(struct thread *t, uint64_t pair)
{
	struct tally *tally = tally_at(t, pair);

	return tally->pair != 0 ? tally : tally_new(t, pair);
}

int64_t *
thread_totals(const struct thread *t)
{
	int64_t *totals =
	    calloc((size_t)table.function_count + 1, sizeof(*totals));

	for (size_t i = 0; totals != NULL && i < tallies_cap(t); i++) {
		const struct tally *tally = &t->tallies[i];

		if (tally->pair != 0)
			totals[pair_callee(tally->pair) - 1] += tally->before;
	}
	return totals;
}

bool
stack_grow(struct thread *t)
{
	size_t depth = (size_t)(t->top - t->stack);
	size_t cap = t->stack == NULL ? FIRST_STACK
				      : 2 * (size_t)(t->last - t->stack + 1);
	struct entry *grown = aligned_alloc(CACHE_LINE, cap * sizeof(*grown));

	if (grown == NULL)
		return false;
	if (t->stack == NULL)
		grown[0] = (struct entry){.frame = NULL};
	else
		memcpy(grown, t->stack, (depth + 1) * sizeof(*grown));
	free(t->stack);
	t->stack = grown;
	t->top = grown + depth;
	t->last = grown + cap - 1;
	return true;
}
