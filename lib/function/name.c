/* name.c: the identity of a function across runs. See name.h for an example. */
#include "function/name.h"

#include <ctype.h>

#include "stream/origin.h"
#include "stream/python.h"

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
	return !str_is(kind, "builtin") && lineno > 0 && name.data != NULL &&
	       python_has_path(module);
}

void
name_show(struct buf *out, struct str full_name, struct str module,
    double lineno, struct str name)
{
	if (!name_has_place(STR(""), module, lineno, name)) {
		buf_addstr(out, full_name);
		return;
	}
	buf_addstr(out, python_path(module));
	buf_addf(out, ":%.0f ", lineno);
	buf_addstr(out, name);
}

struct str
name_in_tree(struct str module, const struct json *own_folders)
{
	size_t prefix = origin_own_prefix(own_folders, module);

	/* Below "/" everything is; what is a folder itself has no name in it. */
	if (prefix < 2 || prefix >= module.len)
		return module;
	return (struct str){module.data + prefix, module.len - prefix};
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
	buf_addstr(key, python_path(module));
	buf_addf(key, ":%.0f ", lineno);
	buf_addstr(key, name_last_part(name));
}
