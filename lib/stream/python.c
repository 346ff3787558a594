/* python.c: see python.h. */
#include "stream/python.h"

#include <ctype.h>

#include "stream/reader.h"

/* ---- paths ---- */

/* The length of "pythonX.Y/" at AT, or 0. */
static size_t
python_folder(struct str path, size_t at)
{
	static const char *const words[] = {"python", "pypy"};
	struct str rest = {path.data + at, path.len - at};
	size_t len = 0;

	if (rest.len == 0 || rest.data[0] != 'p')
		return 0;
	for (size_t i = 0; i < COUNT_OF(words) && len == 0; i++)
		if (str_starts(rest, words[i]))
			len = strlen(words[i]);
	for (; len > 0 && len < rest.len && rest.data[len] != '/'; len++)
		if (!isdigit((unsigned char)rest.data[len]) &&
		    rest.data[len] != '.')
			return 0;
	return len > 0 && len < rest.len ? len + 1 : 0;
}

static bool
ends_with(struct str path, size_t at, const char *folder)
{
	return str_ends((struct str){path.data, at}, folder);
}

/* The index after the last root in PATH, or 0; *LIBRARY: that root is
 * lib/pythonX.Y/ itself. */
static size_t
behind_root(struct str path, bool *library)
{
	size_t tail = 0;

	*library = false;
	for (size_t i = 0; i < path.len; i++) {
		size_t at = i + 1, len;

		if (path.data[i] != '/')
			continue;
		if (ends_with(path, at, "-packages/") &&
		    (ends_with(path, at, "/site-packages/") ||
			ends_with(path, at, "/dist-packages/"))) {
			tail = at;
			*library = false;
		}
		len = python_folder(path, at);
		if (len != 0 && (ends_with(path, at, "lib/") ||
				    ends_with(path, at, "lib64/"))) {
			tail = at + len;
			*library = true;
		}
	}
	return tail;
}

struct str
python_path(struct str path)
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
python_has_path(struct str module)
{
	return module.len > 0 && module.data[0] != '<';
}

static bool
is_separator(char c)
{
	return c == '/' || c == '\\';
}

/* True if FOLDER is a part of the path. */
static bool
has_folder(struct str path, const char *folder)
{
	for (size_t from = 0, i = 0; i < path.len; i++) {
		if (!is_separator(path.data[i]))
			continue;
		if (str_is((struct str){path.data + from, i - from}, folder))
			return true;
		from = i + 1;
	}
	return false;
}

bool
python_is_cell(struct str module)
{
	static const char *const kernels[] = {"/ipykernel/", "/xpython/"};
	struct str file = str_base(module);
	size_t digits = 0;

	while (digits < file.len && isdigit((unsigned char)file.data[digits]))
		digits++;
	if (digits == 0 ||
	    !str_is((struct str){file.data + digits, file.len - digits}, ".py"))
		return false;
	for (size_t i = 0; i < COUNT_OF(kernels); i++)
		if (ends_with(module, module.len - file.len, kernels[i]))
			return true;
	return false;
}

/* ---- origins ---- */

struct word_origin {
	const char *word; /* the beginning of a text */
	enum origin origin;
};

static enum origin
origin_by_word(struct str text, const struct word_origin *words, size_t count,
    enum origin otherwise)
{
	for (size_t i = 0; i < count; i++)
		if (str_starts(text, words[i].word))
			return words[i].origin;
	return otherwise;
}

/* Modules that are not files: what a library compiles from a text has a name of
 * its making; the others are what people type, or what lost its file. */
static const struct word_origin in_brackets[] = {
    {"<frozen importlib.", ORIGIN_IMPORT},
    {"<frozen zipimport>", ORIGIN_IMPORT}, {"<frozen ", ORIGIN_STANDARD},
    {"<internal:", ORIGIN_STANDARD}, /* Ruby */
    {"<string>", ORIGIN_OWN}, {"<stdin>", ORIGIN_OWN},
    {"<console>", ORIGIN_OWN}, {"<input>", ORIGIN_OWN},
    {"<ipython-input-", ORIGIN_OWN},
    {"<command-", ORIGIN_OWN}, /* a cell of Databricks */
    {"<doctest ", ORIGIN_OWN}, {"<exec>", ORIGIN_OWN}, /* of Pyodide */
    {"<dynamic-code>", ORIGIN_OWN}, /* a function that cloudpickle sent */
    {"<unknown>", ORIGIN_OWN}, {"<main>", ORIGIN_OWN}, /* Ruby */
    {"<anonymous>", ORIGIN_OWN},		       /* JavaScript */
};

/* After lib/pythonX.Y/. */
static const struct word_origin in_standard[] = {
    {"importlib/", ORIGIN_IMPORT},
    {"zipimport.", ORIGIN_IMPORT},
    {"cProfile.", ORIGIN_HARNESS},
    {"profile.", ORIGIN_HARNESS},
    {"profiling/", ORIGIN_HARNESS},
    {"pstats.", ORIGIN_HARNESS},
    {"unittest/mock.", ORIGIN_STANDARD},
    {"unittest/", ORIGIN_HARNESS},
    {"doctest.", ORIGIN_HARNESS},
};

/* After site-packages/. */
static const struct word_origin in_packages[] = {
    {"_distutils_hack/", ORIGIN_IMPORT},
    {"_pytest/", ORIGIN_HARNESS},
    {"pluggy/", ORIGIN_HARNESS},
    {"pytest.", ORIGIN_HARNESS},
    {"pytest/", ORIGIN_HARNESS},
    {"pytest_", ORIGIN_HARNESS},
    {"xdist/", ORIGIN_HARNESS},
    {"yappi.", ORIGIN_HARNESS},
    {"yappi/", ORIGIN_HARNESS},
};

/* Names of C functions, without the common beginning. */
static const struct word_origin in_c[] = {
    {"__import__", ORIGIN_IMPORT},
    {"_imp.", ORIGIN_IMPORT},
    {"_yappi.", ORIGIN_HARNESS},
};

/* Folders with code of others. */
static const char *const environments[] = {"site-packages", "dist-packages",
    "node_modules", ".venv", ".tox", ".nox", ".cargo", ".rustup"};

/* The same by the beginning of the path. */
static const struct word_origin systems[] = {
    {"/usr/include/", ORIGIN_LIBRARY},
    {"/usr/lib/", ORIGIN_LIBRARY},
    {"/usr/local/include/", ORIGIN_LIBRARY},
    {"/usr/local/go/", ORIGIN_LIBRARY},
    {"/rustc/", ORIGIN_LIBRARY},
};

static enum origin
origin_of_c(struct str name)
{
	static const char *const before[] = {
	    "builtins.", "<built-in method ", "builtins."};

	for (size_t i = 0; i < COUNT_OF(before); i++)
		if (str_starts(name, before[i])) {
			name.data += strlen(before[i]);
			name.len -= strlen(before[i]);
		}
	if (str_starts(name, "<method '") &&
	    memmem(name.data, name.len, "'_lsprof.", 9) != NULL)
		return ORIGIN_HARNESS;
	return origin_by_word(name, in_c, COUNT_OF(in_c), ORIGIN_BUILTIN);
}

static enum origin
origin_of_path(struct str path)
{
	bool library;
	size_t tail = behind_root(path, &library);
	struct str rest = {path.data + tail, path.len - tail};

	if (tail > 0 && library)
		return origin_by_word(
		    rest, in_standard, COUNT_OF(in_standard), ORIGIN_STANDARD);
	if (tail > 0)
		return origin_by_word(
		    rest, in_packages, COUNT_OF(in_packages), ORIGIN_LIBRARY);
	for (size_t i = 0; i < COUNT_OF(environments); i++)
		if (has_folder(path, environments[i]))
			return ORIGIN_LIBRARY;
	if (origin_by_word(path, systems, COUNT_OF(systems), ORIGIN_OWN) !=
	    ORIGIN_OWN)
		return ORIGIN_LIBRARY;
	/* The folder of Python on systems whose paths have drives. */
	return memchr(path.data, '\\', path.len) != NULL &&
		       has_folder(path, "Lib")
		   ? ORIGIN_STANDARD
		   : ORIGIN_OWN;
}

/* A C function that waits is of the kind wait, as Python's are; writers of
 * callgrind files mark C by the file. */
static bool
is_c(struct str kind, struct str module)
{
	return str_is(kind, "builtin") || str_is(kind, "gc") ||
	       str_is(module, "~") || str_is(module, "php:internal") ||
	       (str_is(kind, "wait") && module.data != NULL &&
		   module.data[0] != '<' && !str_ends(module, ".py") &&
		   memchr(module.data, '/', module.len) == NULL);
}

/* The methods that dataclasses and named tuples compile. */
static bool
is_generated(struct str module, struct str name)
{
	return str_is(module, "<string>") && str_ends(name, "__") &&
	       memmem(name.data, name.len - 2, "__", 2) != NULL;
}

static enum origin
origin_in_brackets(struct str full_name, struct str module)
{
	struct str name;
	double lineno;

	if (name_split(full_name, &module, &lineno, &name) &&
	    is_generated(module, name))
		return ORIGIN_STANDARD;
	return origin_by_word(
	    module, in_brackets, COUNT_OF(in_brackets), ORIGIN_LIBRARY);
}

enum origin
python_origin(struct str kind, struct str full_name, struct str module)
{
	struct str name;
	double lineno;

	if (str_is(kind, "program"))
		return ORIGIN_UNKNOWN;
	if (module.len == 0)
		name_split(full_name, &module, &lineno, &name);
	if (is_c(kind, module))
		return origin_of_c(full_name);
	if (module.len == 0)
		return ORIGIN_OWN;
	if (module.data[0] == '<')
		return origin_in_brackets(full_name, module);
	return origin_of_path(module);
}

/* ---- names ---- */

bool
python_is_unnamed(struct str name)
{
	size_t at = name.len;

	while (at > 0 && name.data[at - 1] != '.')
		at--;
	return name.len > at + 2 && name.data[at] == '<' &&
	       name.data[name.len - 1] == '>';
}

/* What is between the brackets of "f.<...>"; after a space comes what it is
 * of, from index `what`. */
static const struct {
	const char *begins;
	size_t what;
	enum python_part part;
} parts[] = {
    {"for", 0, PART_LOOP},
    {"while", 0, PART_LOOP},
    {"line", 0, PART_LINE},
    {"hits", 0, PART_HITS},
    {"op ", 3, PART_OPERATION},
    {"list ", 0, PART_LENGTH},
    {"dict ", 0, PART_LENGTH},
    {"set ", 0, PART_LENGTH},
    {"str ", 0, PART_LENGTH},
    {"bytes ", 0, PART_LENGTH},
    {"tuple ", 0, PART_LENGTH},
    {"bytearray ", 0, PART_LENGTH},
};

enum python_part
python_part_of(struct str name, struct str *whole, struct str *what)
{
	size_t at = name.len;
	struct str inner;

	*whole = name;
	while (at > 1 && (name.data[at - 1] != '<' || name.data[at - 2] != '.'))
		at--;
	if (at < 2 || name.data[name.len - 1] != '>')
		return PART_NONE;
	inner = (struct str){name.data + at, name.len - at - 1};
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		const char *begins = parts[i].begins;

		if (strchr(begins, ' ') != NULL ? !str_starts(inner, begins)
						: !str_is(inner, begins))
			continue;
		whole->len = at - 2;
		if (what != NULL)
			*what = (struct str){inner.data + parts[i].what,
			    inner.len - parts[i].what};
		return parts[i].part;
	}
	return PART_NONE;
}

/* Sets *BETWEEN to the text between A and B, and *TEXT to what follows; false
 * if they are missing. */
static bool
cut(struct str *text, const char *a, const char *b, struct str *between)
{
	size_t skip = strlen(a), stop = strlen(b);

	if (!str_starts(*text, a))
		return false;
	for (size_t i = skip; i + stop <= text->len; i++)
		if (memcmp(text->data + i, b, stop) == 0) {
			*between = (struct str){text->data + skip, i - skip};
			text->data += i + stop;
			text->len -= i + stop;
			return true;
		}
	return false;
}

bool
python_c_name(struct buf *out, struct str name)
{
	struct str rest = name, method, of;

	/* <method 'index' of 'list' objects>, <built-in method x.reduce> */
	if (cut(&rest, "<method '", "' of '", &method) &&
	    cut(&rest, "", "' objects>", &of)) {
		buf_addstr(out, of);
		buf_addc(out, '.');
		buf_addstr(out, method);
		return true;
	}
	rest = name;
	if (!cut(&rest, "<built-in method ", ">", &method))
		return false;
	buf_addstr(out, method);
	return true;
}
