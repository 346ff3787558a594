/*
 * callgrind.c: the format of valgrind's callgrind, which YAPPI, Xdebug and
 * others write too.
 *
 *	events: Ir			 func  a.c:0 main  self 400, all 1400
 *	fl=(1) a.c			 func  a.c:0 work  3 calls, all 1000
 *	fn=(1) main			 edge  main -> work
 *	16 400
 *	cfn=(2) work
 *	calls=3 51
 *	16 1000
 *	fn=(2)
 *	+35 1000
 *
 * The number of calls of a function is the sum of `calls=` into it; without
 * any, it is unknown. Costs that are not times are written as nanoseconds, with
 * a note. The first event that is a time is used, else the first. Several parts
 * are added up. Positions are checked; only the first of a function counts, and
 * not for all writers (callgrind_writer.c). Jumps cost nothing. Names are in
 * callgrind_names.c, functions and edges are made in callgrind_functions.c.
 */
#include <math.h>

#include "core/message.h"
#include "core/number.h"
#include "parse/callgrind_lines.h"

static bool
all_digits(struct str s, bool hex)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.data[i];

		if (!((c >= '0' && c <= '9') ||
			(hex && ((c >= 'a' && c <= 'f') ||
				    (c >= 'A' && c <= 'F')))))
			return false;
	}
	return s.len > 0;
}

/* 17 0x401c +3 -2 * */
static bool
is_position(struct str word)
{
	if (str_is(word, "*"))
		return true;
	if (word.len > 0 && (*word.data == '+' || *word.data == '-')) {
		word.data++;
		word.len--;
	}
	if (str_starts(word, "0x")) {
		word.data += 2;
		word.len -= 2;
		return all_digits(word, true);
	}
	return all_digits(word, false);
}

/* ---- names ---- */

/* "fl=(3) a.c": the name, and its number if it has one. */
static enum status
read_name(struct callgrind_lines *lines, enum callgrind_space space,
    struct str value, struct str *name, uint32_t *id)
{
	value = str_trim(value, CALLGRIND_BLANKS);
	if (value.len == 0)
		value = space == CALLGRIND_FILES ? STR(CALLGRIND_NO_FILE)
						 : STR("<unnamed>");
	if (!callgrind_name(&lines->cg, space, value, name, id))
		return callgrind_fail(
		    lines, "a number of a name is too large", value);
	return STATUS_OK;
}

static enum status
read_function(struct callgrind_lines *lines, struct str value, struct str file,
    uint32_t *func)
{
	struct str name = {NULL, 0};
	uint32_t id = CALLGRIND_NONE;
	enum status status =
	    read_name(lines, CALLGRIND_FUNCTIONS, value, &name, &id);

	if (status != STATUS_OK)
		return status;
	*func = callgrind_func(&lines->cg, file, name, id);
	if (*func == CALLGRIND_NONE)
		return callgrind_fail(
		    lines, "too many functions, or too long names", value);
	return STATUS_OK;
}

/* calls=COUNT TARGET... */
static enum status
read_calls(struct callgrind_lines *lines, struct str value)
{
	struct str rest = value, word;

	if (lines->func == CALLGRIND_NONE || lines->called == CALLGRIND_NONE)
		return callgrind_fail(
		    lines, "calls= without a caller and a callee", value);
	if (!callgrind_word(&rest, &word) ||
	    !number_parse(word, &lines->calls) || lines->calls < 0)
		return callgrind_fail(lines, "not a number of calls", word);
	while (callgrind_word(&rest, &word))
		if (!is_position(word))
			return callgrind_fail(lines, "not a position", word);
	lines->in_call = true;
	return STATUS_OK;
}

/* "fl=..." and the like; *KNOWN is false for other lines. */
static enum status
read_specification(struct callgrind_lines *lines, struct str line, bool *known)
{
	const char *equals = memchr(line.data, '=', line.len);
	struct str key, value, name;
	uint32_t id;
	enum status status;

	*known = equals != NULL;
	if (equals == NULL)
		return STATUS_OK;
	key = (struct str){line.data, (size_t)(equals - line.data)};
	value = (struct str){equals + 1, line.len - key.len - 1};
	if (str_is(key, "fl")) {
		lines->inline_file.data = NULL;
		return read_name(
		    lines, CALLGRIND_FILES, value, &lines->file, &id);
	}
	if (str_is(key, "fi") || str_is(key, "fe"))
		return read_name(
		    lines, CALLGRIND_FILES, value, &lines->inline_file, &id);
	if (str_is(key, "fn")) {
		lines->inline_file.data = NULL;
		lines->called_file.data = NULL;
		status = read_function(lines, value, lines->file, &lines->func);
		if (status == STATUS_OK)
			lines->cg.funcs[lines->func].named = true;
		return status;
	}
	if (str_is(key, "cfi") || str_is(key, "cfl"))
		return read_name(
		    lines, CALLGRIND_FILES, value, &lines->called_file, &id);
	if (str_is(key, "cfn"))
		return read_function(lines, value,
		    lines->called_file.data != NULL   ? lines->called_file
		    : lines->inline_file.data != NULL ? lines->inline_file
						      : lines->file,
		    &lines->called);
	if (str_is(key, "calls"))
		return read_calls(lines, value);
	/* A jump may be the first to name a file or a function. */
	if (str_is(key, "jfi"))
		return read_name(lines, CALLGRIND_FILES, value, &name, &id);
	if (str_is(key, "jfn"))
		return read_name(lines, CALLGRIND_FUNCTIONS, value, &name, &id);
	if (str_is(key, "jump") || str_is(key, "jcnd")) {
		lines->in_jump = true;
		return STATUS_OK;
	}
	if (str_is(key, "ob") || str_is(key, "cob") || str_is(key, "rcalls") ||
	    str_is(key, "frfn"))
		return STATUS_OK;
	*known = false;
	return STATUS_OK;
}

/* ---- costs ---- */

/* Adds a cost to the function, or to the call before. */
static enum status
take_cost(struct callgrind_lines *lines, double position, double cost)
{
	if (!lines->in_call) {
		callgrind_self(&lines->cg, lines->func, position, cost);
		return STATUS_OK;
	}
	if (!callgrind_call(
		&lines->cg, lines->func, lines->called, lines->calls, cost))
		return fail(STATUS_MALFORMED, "%s:%zu: too many calls",
		    lines->s->path, lines->s->line);
	lines->called = CALLGRIND_NONE;
	lines->called_file.data = NULL;
	lines->in_call = false;
	return STATUS_OK;
}

/* POSITION... COST...: of the function, of the call before, or of nothing after
 * a jump. */
static enum status
read_cost(struct callgrind_lines *lines, struct str line)
{
	struct str rest = line, word = line;
	double cost = 0, value, position;
	int count = 0;

	for (int i = 0; i < lines->positions; i++)
		if (!callgrind_word(&rest, &word) || !is_position(word))
			return callgrind_fail(
			    lines, "not a line of a profile", line);
	if (!all_digits(word, false) || !number_parse(word, &position))
		position = NAN;
	if (lines->events == 0)
		return callgrind_fail(
		    lines, "costs before the line events", line);
	if (lines->func == CALLGRIND_NONE)
		return callgrind_fail(lines, "costs before fn=", line);
	for (; callgrind_word(&rest, &word); count++) {
		if (count == lines->events)
			return callgrind_fail(
			    lines, "more costs than events", line);
		if (!number_parse(word, &value))
			return callgrind_fail(lines, "not a number", word);
		if (count == lines->event)
			cost = value;
	}
	if (lines->in_jump)
		return STATUS_OK;
	lines->after_cost = count == lines->events;
	return take_cost(lines, position, cost);
}

static enum status
read_body(struct callgrind_lines *lines, struct str line)
{
	enum status status;

	lines->after_cost = false;
	status = read_cost(lines, line);
	lines->in_jump = lines->cg.closed = false;
	return status;
}

static enum status
read_line(struct callgrind_lines *lines, struct str line)
{
	enum status status;
	bool known;

	line = str_trim(line, CALLGRIND_BLANKS);
	lines->cg.blank = line.len == 0;
	if (line.len == 0 || line.data[0] == '#' ||
	    str_starts(line, CALLGRIND_NEW_FILE))
		return STATUS_OK;
	if ((line.data[0] >= '0' && line.data[0] <= '9') ||
	    line.data[0] == '+' || line.data[0] == '-' || line.data[0] == '*')
		return read_body(lines, line);
	lines->after_cost = lines->in_jump = false;
	if (lines->in_call)
		return callgrind_fail(
		    lines, "the cost of calls= is missing", line);
	status = read_specification(lines, line, &known);
	if (known)
		lines->cg.closed = false;
	if (status == STATUS_OK && !known)
		status = callgrind_header(lines, line, &known);
	if (status == STATUS_OK && !known)
		return callgrind_fail(lines, "not a line of a profile", line);
	return status;
}

enum status
callgrind_read(struct source *s, const struct profile_sink *sink)
{
	struct callgrind_lines lines = {.s = s,
	    .positions = 1,
	    .file = STR(CALLGRIND_NO_FILE),
	    .func = CALLGRIND_NONE,
	    .called = CALLGRIND_NONE};
	struct str line;
	enum status status;

	s->any_bytes = true;
	callgrind_init(&lines.cg);
	lines.cg.id.own_folders = sink->own_folders;
	while ((status = source_line(s, &line)) == STATUS_OK &&
	       (status = read_line(&lines, line)) == STATUS_OK)
		lines.cg.graph.file_bytes += line.len;
	if (status == STATUS_END)
		status = source_close(s, true);
	if (status == STATUS_OK)
		status = callgrind_ends(&lines);
	if (status == STATUS_OK && lines.events == 0)
		status = fail(STATUS_MALFORMED, "%s: no line events:", s->path);
	if (status == STATUS_OK)
		status = callgrind_finish(&lines.cg, s->path, sink);
	callgrind_release(&lines.cg);
	return status;
}
