/*
 * sniff.c: finds the format by the first bytes.
 *
 *	0xfb 0x29 ...			pstat: a marshalled dict
 *	full_name,module,...,ncall,...	functions
 *	name,id,tid,ttot_s,...		threads
 *	# callgrind format		callgrind
 *	version: 1
 *	{"points":1,...			points
 *	{"memory":1,...			memory
 *	TN: or SF:			lcov
 *	mode: count			go
 *	{"result":[{"scriptId":...	v8
 *	{"gcc_version":...		gcov
 *
 * A marshalled dict may start with '{' like JSON, so two bytes are checked: a
 * tuple as key, or the end, cannot follow in JSON.
 */
#include "core/message.h"
#include "parse/readers.h"

static bool
is_pstat(struct str head)
{
	unsigned char first = (unsigned char)head.data[0];
	unsigned char second =
	    head.len > 1 ? (unsigned char)head.data[1] & 0x7f : 0;

	if ((first & 0x7f) != '{')
		return false;
	return first != '{' || second == ')' || second == '(' ||
	       second == '0' || second == 'r';
}

static bool
next_line(struct str *text, struct str *line)
{
	const char *end;

	if (text->len == 0)
		return false;
	end = memchr(text->data, '\n', text->len);
	line->data = text->data;
	line->len = end == NULL ? text->len : (size_t)(end - text->data);
	text->data += line->len + (end != NULL);
	text->len -= line->len + (end != NULL);
	if (line->len > 0 && line->data[line->len - 1] == '\r')
		line->len--;
	return true;
}

static bool
is_callgrind(struct str text)
{
	static const char *const keys[] = {"version:", "creator:", "pid:",
	    "cmd:", "part:", "thread:", "desc:", "positions:", "event:",
	    "events:", "summary:", "totals:", "ob=", "fl=", "fn="};
	struct str line;

	while (next_line(&text, &line)) {
		if (str_starts(line, "# callgrind format") ||
		    str_starts(line, CALLGRIND_NEW_FILE))
			return true;
		if (line.len == 0 || line.data[0] == '#')
			continue;
		for (size_t i = 0; i < COUNT_OF(keys); i++)
			if (str_starts(line, keys[i]))
				return true;
		return false;
	}
	return false;
}

/* Header cells are plain words, quoted or not. */
static bool
has_cell(struct str line, const char *name)
{
	while (line.len > 0) {
		struct str cell = str_until(&line, ',');

		if (cell.len > 1 && cell.data[0] == '"' &&
		    cell.data[cell.len - 1] == '"') {
			cell.data++;
			cell.len -= 2;
		}
		if (str_is(cell, name))
			return true;
	}
	return false;
}

static bool
is_table(struct str text, enum profile_format *format)
{
	struct str line;

	if (str_starts(text, "\xef\xbb\xbf")) {
		text.data += 3;
		text.len -= 3;
	}
	do
		if (!next_line(&text, &line))
			return false;
	while (line.len == 0);
	if (has_cell(line, "ncall"))
		*format = PROFILE_FUNCS;
	else if (has_cell(line, "id") &&
		 (has_cell(line, "ttot_s") || has_cell(line, "ttot")))
		*format = PROFILE_THREADS;
	else
		return false;
	return true;
}

/* Formats that are known by how they begin. */
static const struct {
	const char *begins;
	enum profile_format format;
} beginnings[] = {
    {"{\"points\":", PROFILE_POINTS},
    {"{\"memory\":", PROFILE_MEMORY},
    {"TN:", PROFILE_LCOV},
    {"SF:", PROFILE_LCOV},
    {"mode:", PROFILE_GO},
    {"{\"result\":[", PROFILE_V8},
    {"{\"scriptId\":", PROFILE_V8},
    {"{\"url\":", PROFILE_V8},
    {"{\"gcc_version\":", PROFILE_GCOV},
    {"{\"format_version\":", PROFILE_GCOV},
};

/* True for text that begins with WORDS, whatever blanks are between them. */
static bool
begins_with(struct str text, const char *words)
{
	for (; *words != '\0' && text.len > 0; text.data++, text.len--)
		if (*text.data == *words)
			words++;
		else if (strchr(" \t\r\n", *text.data) == NULL)
			return false;
	return *words == '\0';
}

enum status
sniff(const char *path, struct str head, enum profile_format *format)
{
	if (is_pstat(head)) {
		*format = PROFILE_PSTAT;
		return STATUS_OK;
	}
	if (is_callgrind(head)) {
		*format = PROFILE_CALLGRIND;
		return STATUS_OK;
	}
	if (is_table(head, format))
		return STATUS_OK;
	for (size_t i = 0; i < COUNT_OF(beginnings); i++)
		if (begins_with(head, beginnings[i].begins)) {
			*format = beginnings[i].format;
			return STATUS_OK;
		}
	if (head.data[0] == '{')
		return fail(STATUS_MALFORMED,
		    "%s: looks like JSON, not like a profile; run lines are "
		    "read from standard input",
		    path);
	if (str_starts(head, "\x80\x02") || str_starts(head, "\x80\x04"))
		return fail(STATUS_MALFORMED,
		    "%s: a pickle (YAPPI's ystat?), which is not read; save "
		    "the profile as pstat",
		    path);
	return fail(STATUS_MALFORMED,
	    "%s: not a profile: neither pstat, nor a table with the column "
	    "ncall, nor callgrind output, nor counts of coverage",
	    path);
}
