/*
 * cut_kind.c: see cut_kind.h.
 */
#include "plan/cut_kind.h"

#include <string.h>

#include "core/message.h"
#include "stream/json.h"

bool
cut_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* NULL for NULL. */
static const char *
skip_blank(const char *at, const char *end)
{
	while (at != NULL && at < end && cut_is_blank(*at))
		at++;
	return at;
}

static bool
ends_with(const char *path, const char *end)
{
	return str_ends(str_of(path), end);
}

/* True if the first line of HEAD, the first bytes of the file, is one JSON
 * value or too long to tell. */
static bool
is_json_line(struct str head)
{
	const char *end = memchr(head.data, '\n', head.len);
	const char *last = end == NULL ? head.data + head.len : end;
	const char *behind;
	struct str value;
	enum value_kind kind;

	if (end == NULL && head.len == CUT_HEAD)
		return true;
	behind = json_skip(head.data, last, &value, &kind);
	return skip_blank(behind, last) == last;
}

/* True if HEAD, which begins with a bracket, begins one JSON array: the section
 * [main] does not, nor a line that begins with the time, [12:30]. */
static bool
is_array(struct str head)
{
	const char *end = head.data + head.len, *at = head.data;
	struct str value;
	enum value_kind kind;
	const char *behind =
	    skip_blank(json_skip(head.data, end, &value, &kind), end);

	if (behind != NULL)
		return behind == end;
	/* Its end is missing, or not among the first bytes. */
	while (at < end && *at == '[')
		at = skip_blank(at + 1, end);
	if (at == end || strchr("{\"]", *at) != NULL)
		return true;
	behind = skip_blank(json_skip(at, end, &value, &kind), end);
	return behind != NULL &&
	       (behind == end || *behind == ',' || *behind == ']');
}

static enum cut_kind
bracket_kind(const char *path, struct str head)
{
	bool lines = is_json_line(head);

	if (is_array(head) && !(lines && ends_with(path, "l")))
		return CUT_ARRAY;
	return lines ? CUT_JSON_LINES : CUT_LINES;
}

enum status
cut_sniff(struct cut *cut, struct str head, int64_t header)
{
	size_t at = 0;

	if (head.len >= 2 && memcmp(head.data, "\x1f\x8b", 2) == 0)
		return fail(STATUS_MALFORMED,
		    "%s: is compressed: cut it unpacked", cut->path);
	if (memchr(head.data, '\0', head.len) != NULL)
		return fail(STATUS_MALFORMED,
		    "%s: is binary (it has a NUL byte), not lines", cut->path);
	while (at < head.len && cut_is_blank(head.data[at]))
		at++;
	cut->kind = CUT_LINES;
	if (cut->begin != NULL)
		cut->kind = CUT_MATCHES;
	else if (ends_with(cut->path, ".csv") || ends_with(cut->path, ".tsv"))
		cut->kind = CUT_TABLE;
	else if (header < 0 && at < head.len && head.data[at] == '{')
		cut->kind = CUT_JSON_LINES;
	else if (header < 0 && at < head.len && head.data[at] == '[')
		cut->kind = bracket_kind(
		    cut->path, (struct str){head.data + at, head.len - at});
	if (cut->kind == CUT_JSON_LINES && !is_json_line(head))
		return fail(STATUS_MALFORMED,
		    "%s: one JSON object has no records to cut (an array has, "
		    "and so have JSON lines)",
		    cut->path);
	cut->header = header >= 0 ? header : cut->kind == CUT_TABLE;
	return STATUS_OK;
}
