/*
 * identity.c: see identity.h.
 *
 *	/home/ann/x.py 7 f		 -> func    ~/x.py:7 f
 *	~ 0 <built-in method math.sin>	 -> builtin builtins.<built-in ...>
 *	~ 0 <garbage collector>		 -> gc      <garbage collector>
 *	builtins 0 <function close at 0x7f58e33d6ac0>
 *					 -> builtin builtins.<function close>
 */
#include "parse/identity.h"

#include <ctype.h>
#include <math.h>

#include "core/file.h"
#include "core/number.h"
#include "stream/python.h"
#include "stream/reader.h"

/* TEXT without addresses, " at 0x7f58e33d6ac0", which differ from run to
 * run. */
static void
add_without_address(struct buf *out, struct str text)
{
	static const char mark[] = " at 0x";
	const size_t mark_len = sizeof(mark) - 1;

	while (text.len > 0) {
		const char *at = memmem(text.data, text.len, mark, mark_len);
		size_t len = at == NULL ? text.len : (size_t)(at - text.data);

		buf_add(out, text.data, len);
		if (at == NULL)
			break;
		len += mark_len;
		while (
		    len < text.len && isxdigit((unsigned char)text.data[len]))
			len++;
		text.data += len;
		text.len -= len;
	}
}

/* The length of "/home/ann" and the like, else 0. */
static size_t
home_of_somebody(struct str path)
{
	static const char *const above[] = {"/home", "/Users"};

	for (size_t i = 0; i < 2; i++) {
		size_t len = file_below(path, above[i]);
		const char *end;

		if (len == 0)
			continue;
		end = memchr(path.data + len + 1, '/', path.len - len - 1);
		if (end != NULL && end > path.data + len + 1)
			return (size_t)(end - path.data);
	}
	return file_below(path, "/root");
}

void
identity_short_path(struct buf *out, struct str path)
{
	static const char *user_home, *user_temporary;
	static bool asked;
	size_t home, temporary, len;

	if (!asked) {
		user_home = getenv("HOME");
		user_temporary = getenv("TMPDIR");
		asked = true;
	}
	if (path.len == 0 || path.data[0] != '/') {
		buf_addstr(out, path);
		return;
	}
	home = file_below(path, user_home);
	temporary = file_below(path, user_temporary);
	if (home == 0)
		home = home_of_somebody(path);
	if (temporary == 0)
		temporary = file_below(path, "/tmp");
	/* The longer match counts: a temporary folder may be in a home
	 * folder. */
	len = home > temporary ? home : temporary;
	if (len > 0)
		buf_adds(out, home > temporary ? "~" : "$TMP");
	buf_add(out, path.data + len, path.len - len);
}

/* Told by one character, as each row of a table is asked: the files of cells
 * have digits for names. */
static bool
may_be_cell(struct str module)
{
	size_t at = module.len;

	while (
	    at > 0 && module.data[at - 1] != '/' && module.data[at - 1] != '\\')
		at--;
	return at < module.len && (module.data[at] == '<' ||
				      isdigit((unsigned char)module.data[at]));
}

/* Removes the digits in front of END from ".../ipykernel_1201/9.py" and
 * "<ipython-input-3-5f>": the process of a notebook's kernel, and how often a
 * cell was run, differ from run to run. */
static void
drop_run_of_notebook(struct buf *text)
{
	static const struct {
		const char *mark, *end;
	} marks[] = {{"/ipykernel_", "/"}, {"\\ipykernel_", "\\"},
	    {"/xpython_", "/"}, {"\\xpython_", "\\"}, {"<ipython-input-", "-"}};

	if (!may_be_cell(buf_str(text)))
		return;
	for (size_t i = 0; i < COUNT_OF(marks); i++) {
		size_t len = strlen(marks[i].mark);
		char *at = memmem(text->data, text->len, marks[i].mark, len);
		char *end = text->data + text->len, *digits, *from;

		if (at == NULL)
			continue;
		digits = from = at + len;
		while (from < end && isdigit((unsigned char)*from))
			from++;
		if (from == digits || from == end || *from != *marks[i].end)
			continue;
		/* With one of the two marks around the digits. */
		digits--;
		memmove(digits, from, (size_t)(end - from));
		text->len -= (size_t)(from - digits);
	}
}

/* True for a file, or a name in angle brackets that stands for one. */
static bool
is_file(struct str module)
{
	if (module.len == 0)
		return false;
	return module.data[0] == '<' || str_ends(module, ".py") ||
	       memchr(module.data, '/', module.len) != NULL ||
	       memchr(module.data, '\\', module.len) != NULL;
}

static bool
is_collector(struct str name)
{
	return str_is(name, "<GC>") || str_is(name, COLLECTOR);
}

static void
add_lineno(struct buf *text, double lineno)
{
	char digits[NUMBER_SIZE];

	number_format_int(isnan(lineno) ? 0 : (int64_t)lineno, digits);
	buf_addc(text, ':');
	buf_adds(text, digits);
	buf_addc(text, ' ');
}

static const enum kind kind_of_part[] = {[PART_LOOP] = KIND_LOOP,
    [PART_LINE] = KIND_LINE,
    [PART_LENGTH] = KIND_LENGTH,
    [PART_OPERATION] = KIND_OPERATION,
    [PART_HITS] = KIND_HITS};

void
identity_python(
    struct identity *id, struct str module, double lineno, struct str name)
{
	struct buf *text = &id->text;
	enum python_part part;
	struct str whole;
	size_t name_at;

	buf_clear(text);
	/* cProfile and profile. */
	if (str_is(module, "~") || (module.len == 0 && !(lineno > 0)))
		module = STR("builtins");
	id->c_code = !(lineno > 0) && !is_file(module);
	id->lineno = lineno;
	identity_short_path(text, module);
	drop_run_of_notebook(text);
	id->module_len = text->len;
	if (id->c_code && str_is(name, COLLECTOR)) {
		buf_clear(text);
		id->module_len = 0;
	} else if (id->c_code) {
		buf_addc(text, '.');
	} else {
		add_lineno(text, lineno);
	}
	name_at = text->len;
	add_without_address(text, name);
	id->name_len = text->len - name_at;
	name = IDENTITY_NAME(buf_str(text), id->name_len);
	id->kind = id->c_code ? KIND_BUILTIN : KIND_FUNC;
	if (id->c_code && is_collector(name)) {
		id->kind = KIND_GC;
	} else if (!id->c_code &&
		   (part = python_part_of(name, &whole, NULL)) != PART_NONE) {
		id->kind = kind_of_part[part];
	} else if (id->waits_known) {
		return;
	} else if (id->c_code ? kind_c_waits(buf_str(text), name)
			      : kind_python_waits(module, name)) {
		id->kind = KIND_WAIT;
	}
}

void
identity_full_name(struct identity *id, struct str full_name)
{
	struct str module, name;
	const char *dot;
	double lineno;

	if (name_split(full_name, &module, &lineno, &name)) {
		identity_python(id, module, lineno, name);
		return;
	}
	/* `posix.stat`, `builtins.<method 'x' of 'a.b' objects>`; a name in
	 * brackets alone has no module. */
	dot = full_name.len > 0 && full_name.data[0] != '<'
		  ? memchr(full_name.data, '.', full_name.len)
		  : NULL;
	for (const char *next = dot; next != NULL;) {
		size_t left =
		    (size_t)(full_name.data + full_name.len - next) - 1;

		if (left > 0 && next[1] == '<')
			break;
		next = memchr(next + 1, '.', left);
		if (next != NULL)
			dot = next;
	}
	if (dot != NULL) {
		module.data = full_name.data;
		module.len = (size_t)(dot - full_name.data);
		name.data = dot + 1;
		name.len = full_name.len - module.len - 1;
		identity_python(id, module, 0, name);
	} else if (full_name.len > 0 && full_name.data[0] == '<') {
		identity_python(id, STR("~"), 0, full_name);
	} else {
		/* Only a name. */
		identity_native(id, (struct str){"", 0}, NAN, full_name);
	}
}

void
identity_native(
    struct identity *id, struct str file, double lineno, struct str name)
{
	struct buf *text = &id->text;
	size_t name_at;

	buf_clear(text);
	id->lineno = lineno;
	id->c_code = false;
	id->kind = KIND_FUNC;
	if (str_is(file, "???"))
		file.len = 0;
	identity_short_path(text, file);
	id->module_len = text->len;
	if (file.len > 0)
		add_lineno(text, lineno);
	name_at = text->len;
	add_without_address(text, name);
	id->name_len = text->len - name_at;
}

void
identity_builtin(struct identity *id, struct str name)
{
	identity_native(id, (struct str){"", 0}, 0, name);
	id->c_code = true;
	id->kind = KIND_BUILTIN;
}

/* ---- whose code ---- */

static bool
is_absolute(struct str path)
{
	return path.len > 0 && strchr("/~$", path.data[0]) != NULL;
}

enum origin
identity_origin(const struct identity *id)
{
	struct str full = buf_str(&id->text);
	struct str module = IDENTITY_MODULE(full, id->module_len);
	enum origin origin = python_origin(kind_text(id->kind), full, module);

	/* The debugger knows the files of the program. */
	if (id->kind == KIND_FUNC && module.len == 0)
		return ORIGIN_LIBRARY;
	if (origin == ORIGIN_OWN && python_has_path(module) &&
	    is_absolute(module) && !python_is_cell(module) &&
	    json_count(id->own_folders) > 0 &&
	    origin_own_prefix(id->own_folders, module) == 0)
		return ORIGIN_LIBRARY;
	return origin;
}

void
identity_free(struct identity *id)
{
	buf_free(&id->text);
}
