/*
 * callgrind_names.c: names in callgrind files, which are written once and
 * referred to by number; files and functions have numbers of their own.
 *
 *	fn=(7) work	defines 7
 *	cfn=(7)		refers to it
 *
 * Also accepted, since profilers write it: numbers that are never defined
 * (YAPPI up to 1.4.0; all are one function "<unnamed>", as the numbers differ
 * from run to run), numbers defined twice (YAPPI 1.5.1 to 1.7.3; the last text
 * counts), names without numbers.
 */
#include "parse/callgrind.h"

#include <math.h>

#include "core/number.h"

/* Sets ITEMS[INDEX]; the array grows with zeros. */
static void
set_at(uint32_t **items, size_t *cap, uint32_t index, uint32_t value)
{
	size_t old = *cap;

	GROW(*items, *cap, (size_t)index + 1);
	memset(*items + old, 0, (*cap - old) * sizeof(**items));
	(*items)[index] = value;
}

/* "(3)" or "(3) ..." at the beginning; *REST is what follows. */
static bool
leading_id(struct str value, int64_t *id, struct str *rest)
{
	const char *end;
	struct str digits;

	if (value.len < 3 || value.data[0] != '(' || value.data[1] < '0' ||
	    value.data[1] > '9')
		return false;
	end = memchr(value.data, ')', value.len);
	if (end == NULL)
		return false;
	digits = (struct str){value.data + 1, (size_t)(end - value.data) - 1};
	while (digits.len > 1 && *digits.data == '0') {
		digits.data++;
		digits.len--;
	}
	for (size_t i = 0; i < digits.len; i++)
		if (digits.data[i] < '0' || digits.data[i] > '9')
			return false;
	rest->data = end + 1;
	rest->len = (size_t)(value.data + value.len - end) - 1;
	if (rest->len > 0 && *rest->data != ' ')
		return false;
	while (rest->len > 0 && *rest->data == ' ') {
		rest->data++;
		rest->len--;
	}
	/* More digits than fit: a number that is too large. */
	if (!number_parse_int(digits, 0, INT64_MAX, id))
		*id = INT64_MAX;
	return true;
}

bool
callgrind_name(struct callgrind *cg, enum callgrind_space space,
    struct str value, struct str *name, uint32_t *id)
{
	struct callgrind_names *names = &cg->names[space];
	struct str text = value;
	int64_t number;
	uint32_t known;

	*id = CALLGRIND_NONE;
	if (leading_id(value, &number, &text)) {
		if (number >= CALLGRIND_MAX_ID)
			return false;
		*id = (uint32_t)number;
		known = *id < names->cap ? names->text_of_id[*id] : 0;
		if (text.len == 0 && known > 0) {
			*name = map_key(names->texts, known - 1);
			return true;
		}
		if (text.len == 0)
			text = STR("<unnamed>");
		else
			set_at(&names->text_of_id, &names->cap, *id,
			    map_add(names->texts, text, NULL) + 1);
	}
	*name = map_key(names->texts, map_add(names->texts, text, NULL));
	return true;
}

/* The base of "work'2": a deeper level of recursion. */
static bool
cut_recursion(struct str *name)
{
	size_t len = name->len;

	while (
	    len > 0 && name->data[len - 1] >= '0' && name->data[len - 1] <= '9')
		len--;
	if (len < 2 || len == name->len || name->data[len - 1] != '\'')
		return false;
	name->len = len - 1;
	return true;
}

static void
place(struct callgrind *cg, struct callgrind_func *func, struct str name,
    uint32_t id)
{
	callgrind_identify(cg, func, name, id);
	func->base = callgraph_func(&cg->graph, &cg->id);
}

uint32_t
callgrind_func(
    struct callgrind *cg, struct str file, struct str name, uint32_t id)
{
	struct str base = name;
	bool is_new, inner = cut_recursion(&base);
	uint32_t index, known = 0;

	/* A number is one function wherever it is used, even if its text was
	 * defined again. */
	if (id != CALLGRIND_NONE && id < cg->func_of_id_cap)
		known = cg->func_of_id[id];
	if (known > 0) {
		struct str raw = map_key(cg->raw, known - 1);

		if (raw.len > name.len &&
		    raw.data[raw.len - name.len - 1] == '\n' &&
		    memcmp(raw.data + raw.len - name.len, name.data,
			name.len) == 0)
			return known - 1;
	}
	/* YAPPI's names have the module, and its files are not reliable.
	 * NYTProf's are unique, and its files those of the calls. */
	buf_clear(&cg->space);
	if (cg->writer != WRITER_YAPPI && cg->writer != WRITER_NYTPROF)
		buf_addstr(&cg->space, file);
	buf_addc(&cg->space, '\n');
	buf_addstr(&cg->space, name);
	index = map_add(cg->raw, buf_str(&cg->space), &is_new);
	cg->raw_bytes += is_new ? cg->space.len : 0;
	if (index >= CALLGRAPH_MAX_FUNCS ||
	    cg->raw_bytes > names_most(cg->graph.file_bytes))
		return CALLGRIND_NONE;
	if (is_new) {
		GROW(cg->funcs, cg->func_cap, (size_t)index + 1);
		cg->funcs[index] =
		    (struct callgrind_func){.base = CALLGRIND_NONE,
			.inner = inner,
			.file = file,
			.line = NAN};
		/* Its numbers are defined again later. */
		if (cg->writer == WRITER_YAPPI)
			place(cg, &cg->funcs[index], base, id);
	}
	if (id != CALLGRIND_NONE)
		set_at(&cg->func_of_id, &cg->func_of_id_cap, id, index + 1);
	return index;
}

void
callgrind_place(struct callgrind *cg)
{
	for (uint32_t i = 0; i < map_count(cg->raw); i++) {
		struct str raw = map_key(cg->raw, i), name = raw;

		if (cg->funcs[i].base != CALLGRIND_NONE)
			continue;
		/* No name has the line feed in front of it. */
		while (name.len > 0 && name.data[0] != '\n') {
			name.data++;
			name.len--;
		}
		name.data++;
		name.len--;
		cut_recursion(&name);
		place(cg, &cg->funcs[i], name, CALLGRIND_NONE);
	}
}
