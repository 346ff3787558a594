/*
 * jsonline.c: any JSON line: keys in any order, blanks, escapes, other
 * alphabets. See reading.h.
 *
 *	{ "ncall": 12, "type": "func", "run": "a", "mine": [1] }
 */
#include "stream/reading.h"

/* The characters of a string. Escapes are decoded into `texts`, which has room
 * for the whole line and so does not move while the row is used. */
static struct str
string_text(struct reader *in, struct str quoted)
{
	struct str raw = {quoted.data + 1, quoted.len - 2};
	size_t begin = in->texts.len;

	if (!in->escapes || memchr(raw.data, '\\', raw.len) == NULL)
		return raw;
	json_unescape(&in->texts, raw);
	return (struct str){in->texts.data + begin, in->texts.len - begin};
}

static enum status
not_an_object(const struct reader *in, const struct row *row, struct str line)
{
	return reader_fail(in, row, "not a JSON object: '%.*s'%s",
	    (int)(line.len > 60 ? 60 : line.len), line.data,
	    line.len > 60 ? "..." : "");
}

/* *AFTER: what follows the closing bracket. */
static enum status
parse_fields(
    struct reader *in, struct row *row, struct str line, const char **after)
{
	struct json_cursor cursor = json_walk(line);
	struct str key, value;
	enum value_kind kind;

	row->count = 0;
	row->type = (struct str){NULL, 0};
	while (json_object_next(&cursor, &key, &value, &kind)) {
		struct str quoted = {key.data - 1, key.len + 2};
		struct field *field = &in->fields[row->count];

		if (row->count == READER_MAX_FIELDS)
			return reader_fail(
			    in, row, "more than %d keys", READER_MAX_FIELDS);
		field->key = string_text(in, quoted);
		field->value.kind = kind;
		field->value.text =
		    kind == VALUE_STRING ? string_text(in, value) : value;
		if (row->type.data == NULL && kind == VALUE_STRING &&
		    str_is(field->key, "type"))
			row->type = field->value.text;
		row->count++;
	}
	if (cursor.bad)
		return not_an_object(in, row, line);
	*after = cursor.at;
	return STATUS_OK;
}

enum status
reading_json(struct reader *in, struct row *row, struct str line)
{
	const char *end = line.data + line.len, *at = line.data;
	enum status status;

	if (memchr(line.data, '\0', line.len) != NULL)
		return reader_fail(in, row, "a NUL byte");
	if (!str_utf8(line))
		return reader_fail(in, row, "not UTF-8");
	while (at < end && reading_blank(*at))
		at++;
	if (at == end || *at != '{')
		return not_an_object(in, row, line);
	in->escapes = memchr(line.data, '\\', line.len) != NULL;
	buf_clear(&in->texts);
	buf_need(&in->texts, line.len);
	status =
	    parse_fields(in, row, (struct str){at, (size_t)(end - at)}, &at);
	if (status != STATUS_OK)
		return status;
	while (at < end && reading_blank(*at))
		at++;
	if (at != end)
		return not_an_object(in, row, line);
	if (row->type.data == NULL)
		return reader_fail(in, row, "no key 'type' that is a string");
	return reading_place(in, row);
}
