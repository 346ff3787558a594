/* operations_text.c: see operations.h. */
#include "operations.h"

static const char *
utf8(PyObject *name)
{
	const char *text = name == NULL ? NULL : PyUnicode_AsUTF8(name);

	return text == NULL ? "" : text;
}

bool
operation_text(const struct operation *o, char *text, size_t size)
{
	const char *kind = atomic_load(&o->kind);
	const struct value *value = &o->values[atomic_load(&o->which)];
	int used;

	if (kind == NULL)
		return false;
	used = snprintf(text, size, "op %s%.40s %s", o->method ? "." : "",
	    o->word != NULL ? o->word : utf8(o->called), kind);
	if (value->name != NULL && value->opcode != VALUE_METHOD)
		snprintf(text + used, size - (size_t)used, " %.40s%s%.40s",
		    utf8(value->owner), value->owner == NULL ? "" : ".",
		    utf8(value->name));
	return true;
}
