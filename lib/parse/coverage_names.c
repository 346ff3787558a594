/* coverage_names.c: see coverage_names.h. */
#include "parse/coverage_names.h"

#include <ctype.h>

#define HASH_DIGITS ((size_t)16)

static bool
has(struct str name, const char *part)
{
	return memmem(name.data, name.len, part, strlen(part)) != NULL;
}

static bool
is_unnamed(struct str name)
{
	return name.len == 0 || has(name, "{closure") || has(name, "{lambda") ||
	       has(name, "::$_") || str_starts(name, "(anonymous_") ||
	       str_starts(name, "anonymous_") ||
	       str_starts(name, "(empty-report)");
}

/* The number of digits of a hash at AT. */
static size_t
hex_digits(struct str name, size_t at)
{
	size_t end = at;

	while (end < name.len && isxdigit((unsigned char)name.data[end]))
		end++;
	return end - at;
}

/* What a static function of C has in front: the file's name. */
static struct str
without_file(struct str name, struct str path)
{
	struct str base = str_base(path);

	if (name.len > base.len + 1 && base.len > 0 &&
	    memcmp(name.data, base.data, base.len) == 0 &&
	    strchr(":;", name.data[base.len]) != NULL) {
		name.data += base.len + 1;
		name.len -= base.len + 1;
	}
	return name;
}

/* Arguments tell overloads apart, but so does the line. */
static struct str
without_arguments(struct str name)
{
	for (size_t i = 1; i < name.len; i++) {
		struct str rest = {name.data + i, name.len - i};

		if (str_starts(rest, "operator()")) {
			i += strlen("operator()") - 1;
		} else if (str_starts(rest, "(anonymous namespace)")) {
			i += strlen("(anonymous namespace)") - 1;
		} else if (name.data[i] == '(') {
			name.len = i;
			break;
		}
	}
	return name;
}

/* Where the '<' of the '>' that NAME ends with is; 0 if there is none. */
static size_t
brackets_at(struct str name)
{
	size_t depth = 0;

	for (size_t i = name.len; i-- > 0;) {
		depth += name.data[i] == '>';
		if (name.data[i] == '<' && --depth == 0)
			return i;
	}
	return 0;
}

/* Instances of a generic function have its name; C++ writes what they return in
 * front. */
static struct str
without_instance(struct str name)
{
	size_t at = 0, space;

	if (name.len > 0 && name.data[name.len - 1] == '>' &&
	    !has(name, "operator"))
		at = brackets_at(name);
	if (at == 0)
		return name;
	if (at > 2 && memcmp(name.data + at - 2, "::", 2) == 0)
		at -= 2;
	name.len = at;
	for (space = at; space > 0 && name.data[space - 1] != ' ';)
		space--;
	if (memchr(name.data + space, ')', at - space) == NULL) {
		name.data += space;
		name.len -= space;
	}
	return name;
}

static struct str
without_hash(struct str name)
{
	size_t tail = strlen("::h") + HASH_DIGITS;

	if (name.len > tail &&
	    memcmp(name.data + name.len - tail, "::h", 3) == 0 &&
	    hex_digits(name, name.len - HASH_DIGITS) == HASH_DIGITS)
		name.len -= tail;
	return name;
}

void
coverage_add_line(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		buf_addc(out, text.data[i] == '\n' || text.data[i] == '\r'
				  ? '?'
				  : text.data[i]);
}

bool
coverage_name(struct buf *out, struct str name, struct str path)
{
	struct buf line = BUF_EMPTY;

	if (path.data == NULL) {
		buf_addstr(out, name);
		return name.len > 0;
	}
	if (is_unnamed(name))
		return false;
	coverage_add_line(&line, name);
	name = buf_str(&line);
	name = without_instance(
	    without_hash(without_arguments(without_file(name, path))));
	for (size_t i = 0; i < name.len; i++) {
		size_t digits =
		    name.data[i] == '[' ? hex_digits(name, i + 1) : 0;

		if (digits > 0 && digits <= HASH_DIGITS &&
		    i + digits + 3 < name.len &&
		    memcmp(name.data + i + digits + 1, "]::", 3) == 0)
			i += digits + 1;
		else
			buf_addc(out, name.data[i]);
	}
	buf_free(&line);
	return true;
}
