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

/* "job[90f7c1ce610653b7]::f" -> "job::f" */
static void
add_without_crates(struct buf *out, struct str name)
{
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
}

/* The index of the '>' of the '<' at AT; the length of NAME if it has none. */
static size_t
bracket_end(struct str name, size_t at)
{
	size_t depth = 0;

	for (size_t i = at; i < name.len; i++) {
		depth += name.data[i] == '<';
		if (name.data[i] == '>' && name.data[i - 1] != '-' &&
		    --depth == 0)
			return i;
	}
	return name.len;
}

/* Adds NAME without types in brackets, of which functions are instances. */
static void
add_plain(struct buf *out, struct str name)
{
	for (size_t i = 0; i < name.len; i++) {
		size_t end = name.data[i] == '<' && i > 0 ? bracket_end(name, i)
							  : name.len;

		if (end == name.len) {
			buf_addc(out, name.data[i]);
			continue;
		}
		if (out->len > 2 && str_ends(buf_str(out), "::"))
			out->len -= 2;
		i = end;
	}
	out->data[out->len] = '\0';
}

/* Drops what is in front of the last blank of TEXT, what a function returns. */
static void
drop_result(struct buf *text)
{
	const char *space = memrchr(text->data, ' ', text->len);
	size_t left;

	if (space == NULL || memchr(text->data, ')', text->len) != NULL)
		return;
	left = text->len - (size_t)(space + 1 - text->data);
	memmove(text->data, space + 1, left);
	text->len = left;
	text->data[left] = '\0';
}

/* "a::sign_at ==<int>": what it is, from "operator" on, without types. */
static struct str
operator_of(struct str name)
{
	size_t len = strlen("operator");

	if (len < name.len && name.data[len] == '<')
		len += strspn(name.data + len, "<=>");
	else if (len < name.len)
		len += strspn(name.data + len, "=!+-*/%^&|~[],>");
	if (len < name.len && name.data[len] != '<')
		return name; /* "operator bool", "operator< <int>" */
	return (struct str){name.data, len};
}

/* "<shop::Cart<u8> as Debug>::fmt" -> "shop::Cart<u8>::fmt": so Rust writes the
 * type that has a function. */
static bool
add_of_type(struct buf *out, struct str name)
{
	size_t end = name.len > 0 && name.data[0] == '<' ? bracket_end(name, 0)
							 : name.len;
	struct str type = {name.data + 1, end - 1};
	const char *as;

	if (end + 1 >= name.len)
		return false;
	as = memmem(type.data, type.len, " as ", 4);
	if (as != NULL)
		type.len = (size_t)(as - type.data);
	buf_addstr(out, type);
	buf_add(out, name.data + end + 1, name.len - end - 1);
	return true;
}

/* Instances of a generic function have its name; C++ writes what they return in
 * front. */
static void
add_without_types(struct buf *out, struct str name)
{
	struct str sign = {NULL, 0};
	struct buf text = BUF_EMPTY;
	const char *sign_at = memmem(name.data, name.len, "operator", 8);
	bool returns = name.len > 0 && name.data[name.len - 1] == '>';

	if (returns && name.data[0] == '<' &&
	    bracket_end(name, 0) + 1 == name.len) {
		buf_addstr(out, name);
		return;
	}
	if (add_of_type(&text, name)) {
		name = buf_str(&text);
	} else if (sign_at != NULL) {
		size_t at = (size_t)(sign_at - name.data);

		sign = operator_of((struct str){sign_at, name.len - at});
		name.len = at;
		returns = true;
	}
	buf_need(out, name.len);
	add_plain(out, name);
	if (returns)
		drop_result(out);
	buf_addstr(out, sign);
	buf_free(&text);
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
	struct buf line = BUF_EMPTY, whole = BUF_EMPTY;

	if (path.data == NULL) {
		buf_addstr(out, name);
		return name.len > 0;
	}
	if (is_unnamed(name))
		return false;
	coverage_add_line(&line, name);
	name = buf_str(&line);
	name = without_hash(without_arguments(without_file(name, path)));
	add_without_crates(&whole, name);
	add_without_types(out, buf_str(&whole));
	buf_free(&whole);
	buf_free(&line);
	return true;
}
