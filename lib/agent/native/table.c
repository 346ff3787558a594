/*
 * table.c: see table.h. What happens once a function or pair of functions;
 * what happens at every call is in the header and in hook.c.
 */
#include "edges.h"
#include "timers.h"

#include <stdlib.h>

#define FIRST_STACK 64
#define FIRST_CHUNK 16
#define MOST_CHUNK  1024

struct table table;
Py_ssize_t extra_index = -1;

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
function_add(uint64_t hash, int line, PyObject *file, PyObject *name)
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
	    .hidden = is_hidden(file),
	    .hash = hash};
	table.functions[table.function_count++] = f;
	timers_meet(f);
	return f;
}

struct function *
function_named(int line, PyObject *file, PyObject *name)
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
	f = function_add(hash, line, file, name);
	if (f != NULL)
		table.by_name[at] = f->id;
	return f;
}

struct function *
function_of(PyCodeObject *code)
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
	if (f != NULL && code_extra_set((PyObject *)code, extra_index, f) != 0)
		f = NULL;
	PyErr_Restore(kind, value, traceback);
	return f;
}

/* ---- tallies ---- */

bool
slots_grow(struct thread *t, int shift)
{
	size_t cap = (size_t)1 << (64 - shift);
	struct slot *old = t->slots, *slots = calloc(cap, sizeof(*slots));
	size_t old_cap = old == NULL ? 0 : (size_t)1 << (64 - t->shift);

	if (slots == NULL)
		return false;
	t->slots = slots;
	t->shift = shift;
	for (size_t i = 0; i < old_cap; i++) {
		uint64_t at;

		if (old[i].key == 0)
			continue;
		at = tally_place(t, old[i].key);
		while (slots[at].key != 0)
			at = (at + 1) & (cap - 1);
		slots[at] = old[i];
	}
	free(old);
	return true;
}

static struct tally *
chunk_take(struct thread *t)
{
	struct chunk *chunk = t->chunks;

	if (t->chunk_left == 0) {
		uint32_t size = chunk == NULL ? FIRST_CHUNK : chunk->used * 2;

		if (size > MOST_CHUNK)
			size = MOST_CHUNK;
		chunk = malloc(sizeof(*chunk) + size * sizeof(struct tally));
		if (chunk == NULL)
			return NULL;
		chunk->next = t->chunks;
		chunk->used = 0;
		t->chunks = chunk;
		t->chunk_left = size;
	}
	t->chunk_left--;
	return &chunk->tallies[chunk->used++];
}

struct tally *
tally_new(struct thread *t, uint32_t caller, uint32_t callee)
{
	uint64_t key = tally_key(caller, callee), cap, at;
	struct tally *whole = NULL, *tally;
	uint32_t edge = edge_number(caller, callee);

	if (caller != ANY_CALLER) {
		if (t->name == NULL && t != table.ended)
			thread_name(t);
		whole = tally_find(t, ANY_CALLER, callee);
		if (whole == NULL)
			return NULL;
	}
	cap = UINT64_C(1) << (64 - t->shift);
	if (((uint64_t)t->count + 1) * 2 > cap) {
		if (!slots_grow(t, t->shift - 1))
			return NULL;
		cap *= 2;
	}
	tally = edge == NO_EDGE ? NULL : chunk_take(t);
	if (tally == NULL)
		return NULL;
	*tally = (struct tally){.whole = whole,
	    .caller = caller,
	    .callee = callee,
	    .edge = edge,
	    .timer = caller == ANY_CALLER ? timer_of(callee) : NULL};
	at = tally_place(t, key);
	while (t->slots[at].key != 0)
		at = (at + 1) & (cap - 1);
	t->slots[at] = (struct slot){key, tally};
	t->count++;
	return tally;
}

bool
stack_grow(struct thread *t)
{
	uint32_t cap = t->stack_cap == 0 ? FIRST_STACK : t->stack_cap * 2;
	struct entry *grown = realloc(t->stack, cap * sizeof(*grown));

	if (grown == NULL)
		return false;
	t->stack = grown;
	t->stack_cap = cap;
	return true;
}

int64_t
thread_self_time(const struct thread *t)
{
	int64_t sum = 0;

	for (const struct chunk *c = t->chunks; c != NULL; c = c->next)
		for (uint32_t i = 0; i < c->used; i++)
			if (!table.functions[c->tallies[i].callee - 1]->hidden)
				sum += c->tallies[i].self;
	return sum;
}
