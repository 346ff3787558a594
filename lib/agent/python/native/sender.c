/* sender.c: see sender.h. */
#include "sender.h"

#include <string.h>

#include "hook.h"
#include "points.h"

static uint32_t sender; /* its id; 0 until it is met */

static bool
ends_with(PyObject *string, const char *end)
{
	const char *text = PyUnicode_AsUTF8(string);
	size_t len, tail = strlen(end);

	if (text == NULL) {
		PyErr_Clear();
		return false;
	}
	len = strlen(text);
	return len >= tail && strcmp(text + len - tail, end) == 0;
}

void
sender_meet(const struct function *f)
{
	if (!ends_with(f->file, "multiprocessing/reduction.py") ||
	    !ends_with(f->name, "dumps"))
		return;
	sender = f->id;
	hook.watched |= sender_bit();
}

void
sender_called(uint32_t function)
{
	if (function != sender || sender == 0)
		return;
	points.sends = true;
	hook.due_time = 0;
}

uint64_t
sender_bit(void)
{
	return sender == 0 ? 0 : hook_bit(sender);
}
