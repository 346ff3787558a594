/* names.c: see names.h. */
#include "report/names.h"

#include <math.h>
#include <string.h>

#include "function/name.h"
#include "report/document.h"
#include "report/paths.h"
#include "stream/python.h"

static bool
is_builtin(const struct name *name)
{
	return name->module.len == 0 || str_is(name->module, "builtins");
}

void
show_name(struct buf *out, const struct name *name)
{
	buf_addstr(out, name->name.len > 0 ? name->name : name->full_name);
}

/* Whose module it is, of the body of one. */
static void
add_file(struct buf *out, const struct name *name)
{
	if (!str_is(name->name, "<module>") || name->module.len == 0)
		return;
	buf_adds(out, " of ");
	buf_addstr(out, str_base(python_path(name->module)));
}

void
show_alone(struct buf *out, const struct name *name)
{
	show_name(out, name);
	add_file(out, name);
}

void
show_last(struct buf *out, const struct name *name)
{
	struct buf text = BUF_EMPTY;

	show_name(&text, name);
	buf_addstr(out, name_last_part(buf_str(&text)));
	add_file(out, name);
	buf_free(&text);
}

static void
add_place(struct buf *out, const struct name *name, struct str path)
{
	buf_addstr(out, path);
	if (isfinite(name->lineno) && name->lineno > 0)
		buf_addf(out, ":%.0f", name->lineno);
}

static bool to_open;

void
show_places_to_open(void)
{
	to_open = true;
}

bool
places_can_be_opened(void)
{
	return to_open;
}

void
show_place(struct buf *out, const struct name *name)
{
	struct buf path = BUF_EMPTY;

	if (!is_builtin(name))
		add_place(out, name,
		    to_open && path_to_open(&path, name->module)
			? buf_str(&path)
			: python_path(name->module));
	buf_free(&path);
}

#define SHORTEST 3

/* A name, shorter by STEP: 0 with the whole path, 1 its ends, 2 only the file,
 * 3 the file and the last part of the name. */
static void
form(struct buf *out, const struct name *name, int step)
{
	struct str path = python_path(name->module);
	struct str last = name_last_part(name->name);
	const char *slash = memchr(path.data, '/', path.len);

	if (step == 1 && slash != NULL && slash > path.data) {
		buf_add(out, path.data, (size_t)(slash - path.data));
		buf_adds(out, "/.../");
	}
	add_place(out, name, step == 0 ? path : str_base(path));
	buf_addc(out, ' ');
	buf_addstr(out, step == SHORTEST ? last : name->name);
}

void
show_fit(struct buf *out, const struct name *name, size_t width)
{
	struct buf text = BUF_EMPTY;

	if (is_builtin(name) || name->name.len == 0) {
		show_name(&text, name);
	} else {
		for (int step = 0; step <= SHORTEST; step++) {
			buf_clear(&text);
			form(&text, name, step);
			if (str_chars(buf_str(&text)) <= width)
				break;
		}
	}
	buf_add_cut(out, buf_str(&text), width, "...", 2);
	buf_free(&text);
}

struct name
full_name_split(struct str full_name)
{
	struct name name = {full_name, {NULL, 0}, full_name, (double)NAN};

	if (name_split(full_name, &name.module, &name.lineno, &name.name))
		return name;
	if (str_starts(full_name, "builtins.")) {
		name.module = (struct str){full_name.data, 8};
		name.name = (struct str){full_name.data + 9, full_name.len - 9};
	}
	return name;
}

void
ink_alone(struct buf *ink, const struct name *name)
{
	struct buf text = BUF_EMPTY;

	show_alone(&text, name);
	ink_code(ink, buf_str(&text));
	buf_free(&text);
}

void
ink_variable(struct buf *ink, struct str variable)
{
	ink_quote(ink, str_word(&variable));
	buf_addc(ink, INK_GLUE);
	ink_code(ink, variable);
}

void
ink_place(struct buf *ink, const struct name *name)
{
	struct buf text = BUF_EMPTY;

	show_place(&text, name);
	if (text.len > 0) {
		ink_words(ink, " (");
		ink_code(ink, buf_str(&text));
		ink_words(ink, ")");
	}
	buf_free(&text);
}

void
ink_name(struct buf *ink, const struct name *name)
{
	struct buf text = BUF_EMPTY;

	show_name(&text, name);
	ink_code(ink, buf_str(&text));
	ink_place(ink, name);
	buf_free(&text);
}
