/*
 * table.c: see table.h. What happens once a function or pair of functions;
 * what happens at every call is in the header and in hook.c.
 */
#include "edges.h"
#include "timers.h"

#include <stdlib.h>

#define FIRST_STACK 64
#define FIRST_BUSY  64
#define CHUNK_LINES 1023 /* with the head of a chunk 64 kB */

struct chunk {
	struct chunk *before;
	uint32_t used;
	_Alignas(CACHE_LINE) char lines[CHUNK_LINES][CACHE_LINE];
};

struct table table;
static struct whole nobody; /* has no thread */
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
	f->none = (struct tally){.whole = &nobody, .callee = f->id};
	f->last = &f->none;
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

struct tally **
code_meet(PyCodeObject *code)
{
	PyObject *kind, *value, *traceback, *file, *name;
	struct function *f = NULL;
	struct tally **last = NULL;

	PyErr_Fetch(&kind, &value, &traceback);
	file = PyUnicode_FromObject(code->co_filename);
	name = PyUnicode_FromObject(code_qualname(code));
	if (file != NULL && name != NULL)
		f = function_named(code->co_firstlineno, file, name);
	Py_XDECREF(file);
	Py_XDECREF(name);
	if (f != NULL &&
	    code_extra_set((PyObject *)code, extra_index, &f->none) == 0)
		last = code_last(code);
	PyErr_Restore(kind, value, traceback);
	return last;
}

/* ---- tallies ---- */

static uint64_t
tally_key(uint32_t caller, uint32_t callee)
{
	return (uint64_t)caller << 32 | callee;
}

static uint64_t
tally_place(const struct thread *t, uint64_t key)
{
	return key * UINT64_C(0x9E3779B97F4A7C15) >> t->shift;
}

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

/* Room for a tally or a whole, one line of the cache; NULL without memory. */
static void *
chunk_take(void)
{
	struct chunk *chunk = table.chunk;

	if (chunk == NULL || chunk->used == CHUNK_LINES) {
		chunk = aligned_alloc(CACHE_LINE, sizeof(*chunk));
		if (chunk == NULL)
			return NULL;
		chunk->before = table.chunk;
		chunk->used = 0;
		table.chunk = chunk;
	}
	return chunk->lines[chunk->used++];
}

static struct tally *
tally_take(struct function *f)
{
	struct tally *tally = f->spare;

	if (tally == NULL)
		return chunk_take();
	f->spare = tally->next;
	return tally;
}

static struct whole *
whole_take(void)
{
	struct whole *whole = table.spare;

	if (whole == NULL)
		return chunk_take();
	table.spare = whole->next;
	return whole;
}

void
slots_spare(struct thread *t)
{
	for (uint64_t i = 0; i < slots_cap(t); i++) {
		struct slot *slot = &t->slots[i];

		if (slot->key == 0)
			continue;
		if (slot->key >> 32 == ANY_CALLER) {
			slot->whole->next = table.spare;
			table.spare = slot->whole;
		} else {
			struct function *f =
			    table.functions[slot->tally->callee - 1];

			slot->tally->whole = &nobody;
			slot->tally->next = f->spare;
			f->spare = slot->tally;
		}
	}
}

/* Where the key is, or would be. */
static struct slot *
slot_of(const struct thread *t, uint64_t key)
{
	uint64_t mask = slots_cap(t) - 1, at = tally_place(t, key);

	while (t->slots[at].key != 0 && t->slots[at].key != key)
		at = (at + 1) & mask;
	return &t->slots[at];
}

/* Where to put a key that has no slot; NULL without memory. */
static struct slot *
slot_take(struct thread *t, uint64_t key)
{
	if (((uint64_t)t->count + 1) * 2 > slots_cap(t) &&
	    !slots_grow(t, t->shift - 1))
		return NULL;
	return slot_of(t, key);
}

struct whole *
whole_find(const struct thread *t, uint32_t function)
{
	uint64_t key = tally_key(ANY_CALLER, function);
	const struct slot *slot = slot_of(t, key);

	return slot->key == key ? slot->whole : NULL;
}

static struct whole *
whole_of(struct thread *t, const struct function *f)
{
	uint64_t key = tally_key(ANY_CALLER, f->id);
	struct whole *whole = whole_find(t, f->id);
	struct slot *slot;
	uint32_t edge;

	if (whole != NULL)
		return whole;
	edge = edge_number(ANY_CALLER, f->id);
	slot = edge == NO_EDGE ? NULL : slot_take(t, key);
	whole = slot == NULL ? NULL : whole_take();
	if (whole == NULL)
		return NULL;
	slot->key = key;
	*whole = (struct whole){.thread = t,
	    .timer = timer_of(f->id),
	    .callee = f->id,
	    .edge = edge,
	    .hidden = f->hidden};
	slot->whole = whole;
	t->count++;
	return whole;
}

static bool
busy_grow(struct thread *t)
{
	uint32_t cap = t->busy_cap * 2 + FIRST_BUSY;
	struct tally **grown = realloc(t->busy, cap * sizeof(struct tally *));

	if (grown == NULL)
		return false;
	t->busy = grown;
	t->busy_cap = cap;
	return true;
}

static struct tally *
tally_new(struct thread *t, uint32_t caller, struct function *callee)
{
	uint64_t key = tally_key(caller, callee->id);
	struct whole *whole;
	struct tally *tally;
	struct slot *slot;
	uint32_t edge;

	if (t->name == NULL)
		thread_name(t);
	/* The count is that of wholes, too. */
	if (t->count >= t->busy_cap && !busy_grow(t))
		return NULL;
	whole = whole_of(t, callee);
	edge = whole == NULL ? NO_EDGE : edge_number(caller, callee->id);
	slot = edge == NO_EDGE ? NULL : slot_take(t, key);
	tally = slot == NULL ? NULL : tally_take(callee);
	if (tally == NULL)
		return NULL;
	*tally = (struct tally){.whole = whole,
	    .caller = caller,
	    .callee = callee->id,
	    .edge = edge,
	    .open = IDLE};
	slot->key = key;
	slot->tally = tally;
	t->count++;
	return tally;
}

struct tally *
tally_find(struct thread *t, uint32_t caller, uint32_t callee)
{
	uint64_t key = tally_key(caller, callee);
	struct slot *slot = slot_of(t, key);

	if (slot->key == key)
		return slot->tally;
	return tally_new(t, caller, table.functions[callee - 1]);
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
