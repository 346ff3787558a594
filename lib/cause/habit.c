/* habit.c: see habit.h. */
#include "cause/habit.h"

#include <string.h>

#include "cause/remedy.h"

#define WRITES_ALL                                                             \
	"All that there is gets written each time; write what is new, as one " \
	"line an item, or all of it once at the end."
#define READS_ALL                                                            \
	"More is read each time; of a file that grows, go on reading where " \
	"the last read ended, or keep what was read."

/* A file ends so, and the last part of a name is this. */
static const struct {
	const char *file, *name;
	/* Only if the user's function has a variable that gets longer. */
	bool grows;
	const char *advice;
} habits[] = {
    {"/json/__init__.py", "dump", true, WRITES_ALL},
    {"/json/__init__.py", "dumps", true, WRITES_ALL},
    {"/pathlib.py", "read_text", false, READS_ALL},
    {"/pathlib.py", "read_bytes", false, READS_ALL},
    {"/pathlib/_local.py", "read_text", false, READS_ALL},
    {"/pathlib/_abc.py", "read_text", false, READS_ALL},
    {"/pathlib/_local.py", "read_bytes", false, READS_ALL},
    {"/pathlib/__init__.py", "read_text", false, READS_ALL},
    {"/pathlib/__init__.py", "read_bytes", false, READS_ALL},
    {"/pandas/core/reshape/concat.py", "concat", false,
	"concat() copies all rows each time; collect the parts in a list and "
	"concat them once."},
    {"/numpy/lib/function_base.py", "append", false, COPIES_ARRAY},
    {"/numpy/lib/function_base.py", "insert", false, COPIES_ARRAY},
    {"/numpy/lib/_function_base_impl.py", "append", false, COPIES_ARRAY},
    {"/numpy/lib/_function_base_impl.py", "insert", false, COPIES_ARRAY},
    {"/numpy/core/shape_base.py", "vstack", false, COPIES_ARRAY},
    {"/numpy/core/shape_base.py", "hstack", false, COPIES_ARRAY},
    {"/numpy/_core/shape_base.py", "vstack", false, COPIES_ARRAY},
    {"/numpy/_core/shape_base.py", "hstack", false, COPIES_ARRAY},
};

static bool
is_of(const struct node *node, const char *file, const char *name)
{
	struct str last = node->name;
	const char *dot =
	    last.len == 0 ? NULL : memrchr(last.data, '.', last.len);

	if (dot != NULL) {
		last.len -= (size_t)(dot + 1 - last.data);
		last.data = dot + 1;
	}
	return str_ends(node->module, file) && str_is(last, name);
}

/* Each handler is called once a record. */
static bool
adds_handlers(const struct graph *g, const struct blame *b)
{
	const struct link *entry =
	    b->entry == MAP_NONE ? NULL : &g->links[b->entry];

	return entry != NULL &&
	       is_of(&g->nodes[entry->caller], "/logging/__init__.py",
		   "callHandlers") &&
	       is_of(
		   &g->nodes[entry->callee], "/logging/__init__.py", "handle");
}

const char *
habit_of(const struct graph *g, const struct blame *b)
{
	if (b->yours == MAP_NONE || b->way == MAP_NONE)
		return NULL;
	if (adds_handlers(g, b))
		return "Each record goes to all handlers of its logger, and "
		       "there are more each time; add a handler once.";
	/* What is only called more often does no more each time. */
	if (b->why == WHY_CALLED_TOO_OFTEN)
		return NULL;
	for (size_t i = 0; i < COUNT_OF(habits); i++)
		if (is_of(&g->nodes[b->way], habits[i].file, habits[i].name) &&
		    (!habits[i].grows ||
			g->nodes[b->yours].inside.variable.len > 0))
			return habits[i].advice;
	return NULL;
}
