/*
 * callgrind_header.c: the header lines of a callgrind file, and its ends.
 *
 *	creator: callgrind-3.19.0
 *	positions: instr line
 *	events: Ir
 *	totals: 1873772
 *
 * A file of a writer that closes it with a line of its own and has none was
 * cut, as of a program that was killed: it would look like a smaller run.
 */
#include "core/message.h"
#include "core/number.h"
#include "parse/callgrind_lines.h"

#define MAX_COSTS 64

enum status
callgrind_fail(
    const struct callgrind_lines *lines, const char *text, struct str value)
{
	return fail(STATUS_MALFORMED, "%s:%zu: %s: '%.*s'", lines->s->path,
	    lines->s->line, text, (int)(value.len > 200 ? 200 : value.len),
	    value.data);
}

bool
callgrind_word(struct str *rest, struct str *word)
{
	*rest = str_trim(*rest, CALLGRIND_BLANKS);
	word->data = rest->data;
	word->len = 0;
	while (word->len < rest->len && rest->data[word->len] != ' ' &&
	       rest->data[word->len] != '\t')
		word->len++;
	rest->data += word->len;
	rest->len -= word->len;
	return word->len > 0;
}

static enum status
read_events(struct callgrind_lines *lines, struct str rest)
{
	struct callgrind *cg = &lines->cg;
	struct str word;
	int count = 0, taken = -1;

	while (callgrind_word(&rest, &word)) {
		double seconds = callgrind_event(cg, word);

		if (taken < 0 && seconds > 0) {
			taken = count;
			cg->seconds = seconds;
		}
		if (count == 0)
			callgrind_event_name(cg, word);
		if (++count > MAX_COSTS)
			return callgrind_fail(lines, "too many events", word);
	}
	if (count == 0)
		return callgrind_fail(lines, "no event", rest);
	if (taken < 0)
		cg->seconds = CALLGRIND_COST_S;
	cg->is_time = taken >= 0;
	lines->event = taken < 0 ? 0 : taken;
	lines->events = count;
	return STATUS_OK;
}

static enum status
read_positions(struct callgrind_lines *lines, struct str rest)
{
	struct str word;

	lines->positions = 0;
	while (callgrind_word(&rest, &word)) {
		if (!str_is(word, "line") && !str_is(word, "instr"))
			return callgrind_fail(
			    lines, "no kind of position", word);
		lines->positions++;
	}
	if (lines->positions < 1 || lines->positions > 2)
		return callgrind_fail(lines, "no position", rest);
	return STATUS_OK;
}

/* The cost of the whole program, for the event that is used. */
static enum status
read_total(struct callgrind_lines *lines, struct str rest, double *total)
{
	struct str word;
	double value;

	for (int i = 0; callgrind_word(&rest, &word); i++) {
		if (!number_parse(word, &value))
			return callgrind_fail(lines, "not a number", word);
		if (i == lines->event)
			*total += value;
	}
	return STATUS_OK;
}

enum status
callgrind_header(struct callgrind_lines *lines, struct str line, bool *known)
{
	static const char *const passed_over[] = {
	    "version:", "pid:", "cmd:", "thread:", "desc:", "rcalls:"};
	const char *colon = memchr(line.data, ':', line.len);
	struct callgrind *cg = &lines->cg;
	struct str rest;

	*known = true;
	for (size_t i = 0; i < COUNT_OF(passed_over); i++)
		if (str_starts(line, passed_over[i]))
			return STATUS_OK;
	rest = colon == NULL ? line
			     : (struct str){colon + 1,
				   (size_t)(line.data + line.len - colon) - 1};
	rest = str_trim(rest, CALLGRIND_BLANKS);
	if (str_starts(line, "creator:")) {
		callgrind_creator(cg, rest);
		return STATUS_OK;
	}
	if (str_starts(line, "event:")) {
		callgrind_event_text(cg, rest);
		return STATUS_OK;
	}
	if (str_starts(line, "part:")) {
		enum status status = callgrind_ends(lines);

		lines->func = CALLGRIND_NONE;
		cg->closed = false;
		return status;
	}
	if (str_starts(line, "positions:"))
		return read_positions(lines, rest);
	if (str_starts(line, "events:"))
		return read_events(lines, rest);
	if (str_starts(line, "summary:")) {
		/* That of valgrind stands in front. */
		cg->closed = cg->writer != WRITER_VALGRIND;
		return read_total(lines, rest, &cg->summary);
	}
	if (str_starts(line, "totals:")) {
		cg->closed = true;
		return read_total(lines, rest, &cg->totals);
	}
	*known = false;
	return STATUS_OK;
}

enum status
callgrind_ends(const struct callgrind_lines *lines)
{
	const struct source *s = lines->s;
	const char *missing = callgrind_missing(&lines->cg);
	bool open_line =
	    s->open_end && (callgrind_ends_lines(&lines->cg) ||
			       !(lines->after_cost || lines->cg.closed));

	if (missing == NULL && !open_line)
		return !lines->in_call
			   ? STATUS_OK
			   : fail(STATUS_MALFORMED,
				 "%s: ends where the cost of calls= should "
				 "follow",
				 s->path);
	return fail(STATUS_MALFORMED,
	    "%s:%zu: ends%s%s%s: the program was killed, or the file is cut",
	    s->path, s->line, missing == NULL ? "" : " before ",
	    missing == NULL ? "" : missing,
	    open_line ? " in the middle of a line" : "");
}
