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
 * are added up. Positions are checked and ignored. Names are in
 * callgrind_names.c, functions and edges are made in callgrind_functions.c.
 */
#include "core/message.h"
#include "core/number.h"
#include "parse/callgrind.h"

#define MAX_COSTS 64

/* State of the reader. */
struct state {
	struct callgrind cg;
	struct source *s;
	int positions;	 /* number of positions before the costs */
	int event;	 /* index of the cost that is used */
	int events;	 /* number of events; 0 before `events:` */
	struct str file; /* by `fl=`, or by `fi=` and `fe=` until the next
			    `fn=` */
	struct str inline_file;
	struct str called_file; /* by `cfi=`, else data NULL */
	uint32_t file_id, called_file_id;
	uint32_t func, called; /* CALLGRIND_NONE */
	double calls;	       /* of a `calls=` whose cost comes next */
	bool in_call;
};

static enum status
fail_line(const struct state *st, const char *text, struct str value)
{
	return fail(STATUS_MALFORMED, "%s:%zu: %s: '%.*s'", st->s->path,
	    st->s->line, text, (int)(value.len > 200 ? 200 : value.len),
	    value.data);
}

static struct str
trim(struct str s)
{
	while (s.len > 0 && (*s.data == ' ' || *s.data == '\t')) {
		s.data++;
		s.len--;
	}
	while (s.len > 0 &&
	       (s.data[s.len - 1] == ' ' || s.data[s.len - 1] == '\t'))
		s.len--;
	return s;
}

/* Removes the next word of *REST; false at the end. */
static bool
next_word(struct str *rest, struct str *word)
{
	*rest = trim(*rest);
	word->data = rest->data;
	word->len = 0;
	while (word->len < rest->len && rest->data[word->len] != ' ' &&
	       rest->data[word->len] != '\t')
		word->len++;
	rest->data += word->len;
	rest->len -= word->len;
	return word->len > 0;
}

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

/* ---- header ---- */

static enum status
read_events(struct state *st, struct str rest)
{
	struct str word;
	int count = 0, taken = -1;

	while (next_word(&rest, &word)) {
		double seconds = callgrind_unit(&st->cg, word);

		if (taken < 0 && seconds > 0) {
			taken = count;
			st->cg.seconds = seconds;
		}
		if (count == 0)
			callgrind_event_name(&st->cg, word);
		if (++count > MAX_COSTS)
			return fail_line(st, "too many events", word);
	}
	if (count == 0)
		return fail_line(st, "no event", rest);
	if (taken < 0)
		st->cg.seconds = CALLGRIND_COST_S;
	st->cg.is_time = taken >= 0;
	st->event = taken < 0 ? 0 : taken;
	st->events = count;
	return STATUS_OK;
}

static enum status
read_positions(struct state *st, struct str rest)
{
	struct str word;

	st->positions = 0;
	while (next_word(&rest, &word)) {
		if (!str_is(word, "line") && !str_is(word, "instr"))
			return fail_line(st, "no kind of position", word);
		st->positions++;
	}
	if (st->positions < 1 || st->positions > 2)
		return fail_line(st, "no position", rest);
	return STATUS_OK;
}

/* The cost of the whole program, for the event that is used. */
static enum status
read_total(struct state *st, struct str rest, double *total)
{
	struct str word;
	double value;

	for (int i = 0; next_word(&rest, &word); i++) {
		if (!number_parse(word, &value))
			return fail_line(st, "not a number", word);
		if (i == st->event)
			*total += value;
	}
	return STATUS_OK;
}

/* "key: value"; *KNOWN is false if it is not a header line. */
static enum status
read_header(struct state *st, struct str line, bool *known)
{
	static const char *const passed_over[] = {"version:", "pid:", "cmd:",
	    "thread:", "desc:", "event:", "rcalls:"};
	const char *colon = memchr(line.data, ':', line.len);
	struct str rest;

	*known = true;
	for (size_t i = 0; i < sizeof(passed_over) / sizeof(char *); i++)
		if (str_starts(line, passed_over[i]))
			return STATUS_OK;
	rest = colon == NULL ? line
			     : (struct str){colon + 1,
				   (size_t)(line.data + line.len - colon) - 1};
	if (str_starts(line, "creator:")) {
		callgrind_creator(&st->cg, trim(rest));
		return STATUS_OK;
	}
	if (str_starts(line, "part:")) {
		st->func = CALLGRIND_NONE;
		return STATUS_OK;
	}
	if (str_starts(line, "positions:"))
		return read_positions(st, rest);
	if (str_starts(line, "events:"))
		return read_events(st, rest);
	if (str_starts(line, "summary:"))
		return read_total(st, rest, &st->cg.summary);
	if (str_starts(line, "totals:"))
		return read_total(st, rest, &st->cg.totals);
	*known = false;
	return STATUS_OK;
}

/* ---- body ---- */

/* "fl=(3) a.c": the name, and its number if it has one. */
static enum status
read_name(struct state *st, enum callgrind_space space, struct str value,
    struct str *name, uint32_t *id)
{
	value = trim(value);
	if (value.len == 0)
		return fail_line(st, "a name is missing", value);
	if (!callgrind_name(&st->cg, space, value, name, id))
		return fail_line(st, "a number of a name is too large", value);
	return STATUS_OK;
}

static enum status
read_function(
    struct state *st, struct str value, struct str file, uint32_t *func)
{
	struct str name = {NULL, 0};
	uint32_t id = CALLGRIND_NONE;
	enum status status =
	    read_name(st, CALLGRIND_FUNCTIONS, value, &name, &id);

	if (status != STATUS_OK)
		return status;
	*func = callgrind_func(&st->cg, file, name, id);
	if (*func == CALLGRIND_NONE)
		return fail_line(st, "too many functions", value);
	return STATUS_OK;
}

/* calls=COUNT TARGET... */
static enum status
read_calls(struct state *st, struct str value)
{
	struct str rest = value, word;

	if (st->func == CALLGRIND_NONE || st->called == CALLGRIND_NONE)
		return fail_line(
		    st, "calls= without a caller and a callee", value);
	if (!next_word(&rest, &word) || !number_parse(word, &st->calls) ||
	    st->calls < 0)
		return fail_line(st, "not a number of calls", word);
	while (next_word(&rest, &word))
		if (!is_position(word))
			return fail_line(st, "not a position", word);
	st->in_call = true;
	return STATUS_OK;
}

/* "fl=..." and the like; *KNOWN is false for other lines. */
static enum status
read_specification(struct state *st, struct str line, bool *known)
{
	const char *equals = memchr(line.data, '=', line.len);
	struct str key, value;
	uint32_t id;

	*known = equals != NULL;
	if (equals == NULL)
		return STATUS_OK;
	key = (struct str){line.data, (size_t)(equals - line.data)};
	value = (struct str){equals + 1, line.len - key.len - 1};
	if (str_is(key, "fl")) {
		st->inline_file.data = NULL;
		return read_name(
		    st, CALLGRIND_FILES, value, &st->file, &st->file_id);
	}
	if (str_is(key, "fi") || str_is(key, "fe"))
		return read_name(
		    st, CALLGRIND_FILES, value, &st->inline_file, &id);
	if (str_is(key, "fn")) {
		st->inline_file.data = NULL;
		st->called_file.data = NULL;
		return read_function(st, value, st->file, &st->func);
	}
	if (str_is(key, "cfi") || str_is(key, "cfl"))
		return read_name(st, CALLGRIND_FILES, value, &st->called_file,
		    &st->called_file_id);
	if (str_is(key, "cfn"))
		return read_function(st, value,
		    st->called_file.data != NULL   ? st->called_file
		    : st->inline_file.data != NULL ? st->inline_file
						   : st->file,
		    &st->called);
	if (str_is(key, "calls"))
		return read_calls(st, value);
	if (str_is(key, "ob") || str_is(key, "cob") || str_is(key, "jump") ||
	    str_is(key, "jcnd") || str_is(key, "rcalls") || str_is(key, "frfn"))
		return STATUS_OK;
	*known = false;
	return STATUS_OK;
}

/* POSITION... COST...: of the function, or of the call before. A position alone
 * (after a jump) has no cost. */
static enum status
read_cost(struct state *st, struct str line)
{
	struct str rest = line, word;
	double cost = 0, value;
	int count = 0;

	for (int i = 0; i < st->positions; i++)
		if (!next_word(&rest, &word) || !is_position(word))
			return fail_line(st, "not a line of a profile", line);
	if (st->events == 0)
		return fail_line(st, "costs before the line events", line);
	if (st->func == CALLGRIND_NONE)
		return fail_line(st, "costs before fn=", line);
	for (; next_word(&rest, &word); count++) {
		if (count == st->events)
			return fail_line(st, "more costs than events", line);
		if (!number_parse(word, &value))
			return fail_line(st, "not a number", word);
		if (count == st->event)
			cost = value;
	}
	if (st->in_call) {
		if (!callgrind_call(
			&st->cg, st->func, st->called, st->calls, cost))
			return fail_line(st, "too many calls", line);
		st->called = CALLGRIND_NONE;
		st->called_file.data = NULL;
		st->in_call = false;
	} else {
		callgrind_self(&st->cg, st->func, cost);
	}
	return STATUS_OK;
}

static enum status
read_line(struct state *st, struct str line)
{
	enum status status;
	bool known;

	line = trim(line);
	if (line.len == 0 || line.data[0] == '#')
		return STATUS_OK;
	if ((line.data[0] >= '0' && line.data[0] <= '9') ||
	    line.data[0] == '+' || line.data[0] == '-' || line.data[0] == '*')
		return read_cost(st, line);
	if (st->in_call)
		return fail_line(st, "the cost of calls= is missing", line);
	status = read_specification(st, line, &known);
	if (status == STATUS_OK && !known)
		status = read_header(st, line, &known);
	if (status == STATUS_OK && !known)
		return fail_line(st, "not a line of a profile", line);
	return status;
}

enum status
callgrind_read(struct source *s, const struct profile_sink *sink)
{
	struct state st = {.s = s,
	    .positions = 1,
	    .file = STR("???"),
	    .func = CALLGRIND_NONE,
	    .called = CALLGRIND_NONE};
	struct str line;
	enum status status;

	callgrind_init(&st.cg);
	st.cg.id.own_folders = sink->own_folders;
	while ((status = source_line(s, &line)) == STATUS_OK &&
	       (status = read_line(&st, line)) == STATUS_OK)
		continue;
	if (status == STATUS_END)
		status = source_close(s, true);
	if (status == STATUS_OK && st.in_call)
		status = fail(STATUS_MALFORMED,
		    "%s: ends where the cost of calls= should follow", s->path);
	if (status == STATUS_OK && st.events == 0)
		status = fail(STATUS_MALFORMED, "%s: no line events:", s->path);
	if (status == STATUS_OK)
		status = callgrind_finish(&st.cg, sink);
	callgrind_release(&st.cg);
	return status;
}
