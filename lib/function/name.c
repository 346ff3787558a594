/*
 * name.c: the identity of a function across runs. See name.h for an example.
 */
#include "function/name.h"

#include <ctype.h>
#include <stdint.h>

#include "core/number.h"

/* "rec'2" -> "rec" */
static struct str
without_level(struct str name)
{
	size_t len = name.len;

	while (len > 0 && isdigit((unsigned char)name.data[len - 1]))
		len--;
	if (len < 2 || len == name.len || name.data[len - 1] != '\'')
		return name;
	return (struct str){name.data, len - 1};
}

struct str
name_last_part(struct str name)
{
	size_t start = 0;
	int depth = 0;

	name = without_level(name);

	for (size_t i = 0; i < name.len; i++) {
		if (name.data[i] == '<')
			depth++;
		else if (name.data[i] == '>' && depth > 0)
			depth--;
		else if (name.data[i] == '.' && depth == 0)
			start = i + 1;
	}
	/* A name that ends in a dot, or an unclosed '<', has no last part. */
	if (start == name.len || depth > 0)
		return name;
	return (struct str){name.data + start, name.len - start};
}

/* The length of "pythonX.Y/" at AT, or 0. */
static size_t
python_folder(struct str path, size_t at)
{
	static const char word[] = "python";
	size_t i = at, len = sizeof(word) - 1;

	if (path.len - at < len || memcmp(path.data + at, word, len) != 0)
		return 0;
	for (i += len; i < path.len && path.data[i] != '/'; i++)
		if (!isdigit((unsigned char)path.data[i]) &&
		    path.data[i] != '.')
			return 0;
	return i < path.len ? i + 1 - at : 0;
}

/* Where the path behind its last root begins, or 0; *LIBRARY is whether that
 * root is lib/pythonX.Y/ itself. */
static size_t
behind_root(struct str path, bool *library)
{
	static const char *const roots[] = {"site-packages/", "dist-packages/"};
	size_t tail = 0;

	*library = false;
	for (size_t i = 0; i < path.len; i++) {
		size_t at = i + 1, len;

		if (path.data[i] != '/')
			continue;
		for (size_t k = 0; k < 2; k++) {
			len = strlen(roots[k]);
			if (path.len - at >= len &&
			    memcmp(path.data + at, roots[k], len) == 0) {
				tail = at + len;
				*library = false;
			}
		}
		len = python_folder(path, at);
		if (len != 0 && at >= 4 &&
		    memcmp(path.data + at - 4, "lib/", 4) == 0) {
			tail = at + len;
			*library = true;
		}
	}
	return tail;
}

struct str
name_path_tail(struct str path)
{
	size_t slash = 0, before = 0;
	bool library;
	size_t tail = behind_root(path, &library);

	for (size_t i = 0; tail == 0 && i < path.len; i++)
		if (path.data[i] == '/') {
			before = slash;
			slash = i + 1;
		}
	if (tail == 0)
		tail = before;
	return (struct str){path.data + tail, path.len - tail};
}

bool
name_in_library(struct str module)
{
	static const char frozen[] = "<frozen ";
	size_t len = sizeof(frozen) - 1;
	bool library;

	if (module.len >= len && memcmp(module.data, frozen, len) == 0)
		return true;
	return behind_root(module, &library) != 0 && library;
}

/* Adds NAME without " at 0x7f..." */
static void
add_without_address(struct buf *key, struct str name)
{
	static const char mark[] = " at 0x";
	size_t len = sizeof(mark) - 1;

	for (size_t i = 0; i < name.len; i++) {
		if (name.len - i > len &&
		    memcmp(name.data + i, mark, len) == 0) {
			i += len;
			while (i < name.len &&
			       isxdigit((unsigned char)name.data[i]))
				i++;
			if (i == name.len)
				break;
		}
		buf_addc(key, name.data[i]);
	}
}

bool
name_has_place(
    struct str kind, struct str module, double lineno, struct str name)
{
	return !str_is(kind, "builtin") && lineno > 0 && module.len > 0 &&
	       name.data != NULL && module.data[0] != '<';
}

bool
name_split(
    struct str full_name, struct str *module, double *lineno, struct str *name)
{
	int64_t line;

	for (size_t i = full_name.len; i-- > 1;) {
		const char *at = full_name.data + i;
		size_t left = full_name.len - i - 1, digits = 0;

		if (*at != ':')
			continue;
		while (digits < left && isdigit((unsigned char)at[1 + digits]))
			digits++;
		if (digits == 0 || digits >= left || at[1 + digits] != ' ' ||
		    !number_parse_int(
			(struct str){at + 1, digits}, 0, INT32_MAX, &line))
			continue;
		*module = (struct str){full_name.data, i};
		*lineno = (double)line;
		*name = (struct str){at + digits + 2, left - digits - 1};
		return true;
	}
	return false;
}

void
name_show(struct buf *out, struct str full_name, struct str module,
    double lineno, struct str name)
{
	if (!name_has_place(STR(""), module, lineno, name)) {
		buf_addstr(out, full_name);
		return;
	}
	buf_addstr(out, name_path_tail(module));
	buf_addf(out, ":%.0f ", lineno);
	buf_addstr(out, name);
}

void
name_key(struct buf *key, struct str kind, struct str full_name,
    struct str module, double lineno, struct str name)
{
	buf_clear(key);
	if (!name_has_place(kind, module, lineno, name)) {
		buf_adds(key, "C ");
		add_without_address(key, without_level(full_name));
		return;
	}
	buf_adds(key, "P ");
	buf_addstr(key, name_path_tail(module));
	buf_addf(key, ":%.0f ", lineno);
	buf_addstr(key, name_last_part(name));
}
