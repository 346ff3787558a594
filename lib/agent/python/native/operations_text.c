/* operations_text.c: see operations.h. */
#include "operations.h"

#include <opcode.h>

#include "names.h"

static const char *
utf8(PyObject *name)
{
	const char *text = name == NULL ? NULL : PyUnicode_AsUTF8(name);

	return text == NULL ? "" : text;
}

/* If an instruction that only drops a value takes long, it frees what nobody else
 * needs; `del` of an item likewise, where it has few to move. */
static bool
drop_text(const struct code *code, int unit, char *text, size_t size)
{
	const struct bytecode *b = &code->bytecode;
	struct instruction i = instruction_at(b, unit);
	PyObject *name = names_stored(code->object, &i).of[0];
	/* The rest of a long argument is in front. */
	bool whole = unit == 0 || b->bytes[2 * (unit - 1)] != EXTENDED_ARG;

	if (!instruction_drops(&i) && i.opcode != DELETE_SUBSCR)
		return false;
	snprintf(text, size, "op frees object%s%.40s",
	    whole && name != NULL ? " " : "", whole ? utf8(name) : "");
	return true;
}

int
operation_text(const struct code *code, int unit, char *text, size_t size)
{
	const struct operation *o = operation_at(code, unit);
	const char *kind = o == NULL ? NULL : atomic_load(&o->kind);
	const struct value *value;
	int used, at = o == NULL ? unit : o->at;

	if (kind == NULL)
		return drop_text(code, unit, text, size) ? at : -1;
	value = &o->values[atomic_load(&o->which)];
	used = snprintf(text, size, "op %s%.40s %s", o->method ? "." : "",
	    o->word != NULL ? o->word : utf8(o->called), kind);
	if (value->name != NULL && value->opcode != VALUE_METHOD)
		snprintf(text + used, size - (size_t)used, " %.40s%s%.40s",
		    utf8(value->owner), value->owner == NULL ? "" : ".",
		    utf8(value->name));
	return at;
}
