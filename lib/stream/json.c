/* json.c: trees, see json.h. The only file that includes cJSON.h. */
#include "stream/json.h"

#include <cJSON.h>
#include <math.h>

#include "core/map.h"

/* `struct json` is an opaque name for a cJSON node. */
static const cJSON *
node(const struct json *value)
{
	return (const cJSON *)value;
}

static const struct json *
wrap(const cJSON *item)
{
	return (const struct json *)item;
}

static bool
keys_are_unique(const cJSON *object)
{
	struct map *seen = map_new();
	const cJSON *item;
	bool unique = true;

	cJSON_ArrayForEach(item, object)
	{
		map_add(seen, str_of(item->string), &unique);
		if (!unique)
			break;
	}
	map_free(seen);
	return unique;
}

/* Finds what the grammar allows but json_parse() does not. */
static const char *
find_fault(const cJSON *value)
{
	const cJSON *item;
	const char *fault;

	if (cJSON_IsNumber(value) && !isfinite(value->valuedouble))
		return "a number is out of range";
	if (cJSON_IsObject(value) && !keys_are_unique(value))
		return "a key stands twice";
	cJSON_ArrayForEach(
	    item, value) if ((fault = find_fault(item)) != NULL) return fault;
	return NULL;
}

/* cJSON cuts texts at a NUL, which "\u0000" stands for. */
static bool
has_nul(struct str text)
{
	return memchr(text.data, '\0', text.len) != NULL ||
	       memmem(text.data, text.len, "\\u0000", 6) != NULL;
}

/* Memory that is used up ends the program, as everywhere: it is no fault of the
 * text. */
static void
take_memory(void)
{
	static bool taken;
	cJSON_Hooks hooks = {xmalloc, free};

	if (!taken)
		cJSON_InitHooks(&hooks);
	taken = true;
}

struct json *
json_parse(struct str text, const char **error, size_t *at)
{
	const char *end = text.data + text.len, *after, *stop = NULL, *fault;
	enum value_kind kind;
	struct str value;
	struct buf copy = BUF_EMPTY;
	cJSON *tree = NULL;
	size_t offset = 0;

	fault = "not JSON";
	if (text.len == 0 || !str_utf8(text)) {
		fault = text.len == 0 ? "empty" : "not UTF-8";
	} else if (has_nul(text)) {
		fault = "a NUL character";
	} else if ((after = json_skip(text.data, end, &value, &kind)) != NULL) {
		while (after < end && strchr(" \t\r\n", *after) != NULL)
			after++;
		offset = (size_t)(after - text.data);
		fault = "text behind the value";
		if (after == end) {
			buf_addstr(&copy, value);
			take_memory();
			tree = cJSON_ParseWithLengthOpts(
			    copy.data, copy.len + 1, &stop, 1);
			fault = tree == NULL ? "not JSON" : find_fault(tree);
		}
	}
	buf_free(&copy);
	if (fault != NULL) {
		cJSON_Delete(tree);
		tree = NULL;
		if (error != NULL)
			*error = fault;
		if (at != NULL)
			*at = offset;
	}
	return (struct json *)tree;
}

void
json_free(struct json *tree)
{
	cJSON_Delete((cJSON *)tree);
}

enum value_kind
json_kind(const struct json *value)
{
	if (value == NULL)
		return VALUE_ABSENT;
	switch (node(value)->type & 0xff) {
	case cJSON_NULL:
		return VALUE_NULL;
	case cJSON_True:
	case cJSON_False:
		return VALUE_BOOL;
	case cJSON_Number:
		return VALUE_NUMBER;
	case cJSON_String:
		return VALUE_STRING;
	case cJSON_Array:
		return VALUE_ARRAY;
	case cJSON_Object:
		return VALUE_OBJECT;
	default:
		return VALUE_ABSENT;
	}
}

const struct json *
json_get(const struct json *value, const char *key)
{
	if (json_kind(value) != VALUE_OBJECT)
		return NULL;
	return wrap(cJSON_GetObjectItemCaseSensitive(node(value), key));
}

const char *
json_text(const struct json *value, const char *fallback)
{
	return json_kind(value) == VALUE_STRING ? node(value)->valuestring
						: fallback;
}

double
json_number(const struct json *value, double fallback)
{
	return json_kind(value) == VALUE_NUMBER ? node(value)->valuedouble
						: fallback;
}

bool
json_bool(const struct json *value, bool fallback)
{
	return json_kind(value) == VALUE_BOOL ? cJSON_IsTrue(node(value)) != 0
					      : fallback;
}

const struct json *
json_first(const struct json *value)
{
	enum value_kind kind = json_kind(value);

	return kind == VALUE_ARRAY || kind == VALUE_OBJECT
		   ? wrap(node(value)->child)
		   : NULL;
}

const struct json *
json_next(const struct json *value)
{
	return value == NULL ? NULL : wrap(node(value)->next);
}

const char *
json_key(const struct json *value)
{
	return value == NULL ? NULL : node(value)->string;
}

size_t
json_count(const struct json *value)
{
	size_t count = 0;

	for (value = json_first(value); value != NULL; value = json_next(value))
		count++;
	return count;
}
