/* member.c: see member.h. */
#include "plan/member.h"

#include "core/number.h"

enum status
member_fail(
    const struct walk *walk, const struct member *member, const char *wanted)
{
	size_t len = member->value.len;

	for (size_t i = 0; i < len; i++)
		if (i == 40 || member->value.data[i] == '\n')
			len = i;
	return walk_fail(walk, member->value.data, "%.*s is not %s: %.*s",
	    STR_ARG(member->key), wanted, (int)len, member->value.data);
}

enum status
member_text(struct walk *walk, const struct member *member, struct str *text)
{
	struct str value;

	if (member->kind == VALUE_NULL)
		return STATUS_OK;
	if (member->kind != VALUE_STRING)
		return member_fail(walk, member, "a text");
	value = walk_text(walk, member->value);
	if (memchr(value.data, '\0', value.len) != NULL)
		return member_fail(walk, member, "a text without NUL");
	*text = value;
	return STATUS_OK;
}

enum status
member_count(const struct walk *walk, const struct member *member, int64_t max,
    int64_t *count)
{
	if (member->kind == VALUE_NULL)
		return STATUS_OK;
	if (member->kind != VALUE_NUMBER ||
	    !number_parse_int(member->value, 0, max, count))
		return member_fail(walk, member, "a whole number in range");
	return STATUS_OK;
}

enum status
member_positive(
    const struct walk *walk, const struct member *member, double *value)
{
	double number;

	if (member->kind == VALUE_NULL)
		return STATUS_OK;
	if (member->kind != VALUE_NUMBER ||
	    !number_parse(member->value, &number) || !(number > 0))
		return member_fail(walk, member, "a number above 0");
	*value = number;
	return STATUS_OK;
}

enum status
member_words(struct walk *walk, const struct member *member, size_t least,
    struct str *words)
{
	struct json_cursor cursor;
	struct member item = {.key = member->key};
	struct str text;
	size_t count = 0;

	if (member->kind == VALUE_NULL)
		return STATUS_OK;
	if (member->kind != VALUE_ARRAY)
		return member_fail(walk, member, "an array of texts");
	cursor = json_walk(member->value);
	while (json_array_next(&cursor, &item.value, &item.kind)) {
		enum status status;

		if (item.kind != VALUE_STRING)
			return member_fail(walk, member, "an array of texts");
		status = member_text(walk, &item, &text);
		if (status != STATUS_OK)
			return status;
		count++;
	}
	if (count < least)
		return member_fail(walk, member, "an array with a text in it");
	*words = member->value;
	return STATUS_OK;
}
