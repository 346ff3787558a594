/* items.c: see items.h. */
#include "parse/items.h"

#include <math.h>

#include "core/message.h"
#include "core/number.h"
#include "parse/callgraph.h"

enum status
items_bad(const struct items *line, const char *format, ...)
{
	struct buf text = BUF_EMPTY;
	va_list args;

	va_start(args, format);
	buf_vaddf(&text, format, args);
	va_end(args);
	message("%s:%zu: %s", line->source->path, line->source->line,
	    buf_text(&text));
	buf_free(&text);
	return STATUS_MALFORMED;
}

static enum status
split(struct items *line, struct str text)
{
	const char *end = text.data + text.len;
	struct json_cursor cursor;
	enum value_kind kind;
	struct str whole;

	if (json_skip(text.data, end, &whole, &kind) != end ||
	    kind != VALUE_ARRAY)
		return items_bad(
		    line, "not an array: '%.*s'", ITEMS_SHORT(text));
	cursor = json_walk(whole);
	line->count = 0;
	while (line->count < ITEMS_MAX &&
	       json_array_next(&cursor, &line->items[line->count].text,
		   &line->items[line->count].kind))
		line->count++;
	return STATUS_OK;
}

enum status
items_take(struct items *line, struct str text, const struct items_kind *kinds,
    size_t count, bool begun, void *reader)
{
	enum status status = split(line, text);

	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < count && line->count > 0; i++) {
		const struct items_kind *kind = &kinds[i];

		if (!str_is(line->items[0].text, kind->name))
			continue;
		if (line->count < kind->items ||
		    line->count > kind->items + kind->more)
			return items_bad(line, "not %zu items in a line %s",
			    kind->items, kind->name);
		if (kind->later && !begun)
			return items_bad(line,
			    "a line %s before the first \"p\"", kind->name);
		return kind->take(reader);
	}
	return items_bad(
	    line, "no line of this kind is known: '%.*s'", ITEMS_SHORT(text));
}

static enum status
items_int(const struct items *line, size_t at, const char *what, int64_t min,
    int64_t max, int64_t *value)
{
	const struct item *item = &line->items[at];

	if (item->kind == VALUE_NUMBER &&
	    number_parse_int(item->text, min, max, value))
		return STATUS_OK;
	return items_bad(line,
	    "%s is not a whole number from %lld to %lld: '%.*s'", what,
	    (long long)min, (long long)max, ITEMS_SHORT(item->text));
}

enum status
items_count(
    const struct items *line, size_t at, const char *what, double *value)
{
	int64_t whole = 0;
	enum status status = items_int(line, at, what, 0, ITEMS_MOST, &whole);

	*value = (double)whole;
	return status;
}

enum status
items_number(
    const struct items *line, size_t at, const char *what, double *value)
{
	const struct item *item = &line->items[at];

	*value = NAN;
	if (item->kind == VALUE_NULL)
		return STATUS_OK;
	if (item->kind == VALUE_NUMBER && number_parse(item->text, value) &&
	    *value >= 0)
		return STATUS_OK;
	return items_bad(line, "%s is not a number from 0 on: '%.*s'", what,
	    ITEMS_SHORT(item->text));
}

/* A string, put into VALUE, which is cleared first. */
static enum status
items_text(
    const struct items *line, size_t at, const char *what, struct buf *value)
{
	struct str quoted = line->items[at].text;

	if (line->items[at].kind != VALUE_STRING)
		return items_bad(line, "%s is not a string: '%.*s'", what,
		    ITEMS_SHORT(quoted));
	buf_clear(value);
	json_unescape(value, (struct str){quoted.data + 1, quoted.len - 2});
	return STATUS_OK;
}

static struct str
id_key(const int64_t *id)
{
	return (struct str){(const char *)id, sizeof(*id)};
}

enum status
items_function(const struct items *line, struct map *ids, struct buf *file,
    int64_t *lineno, struct buf *name)
{
	int64_t id = 0;
	bool is_new;
	enum status status = items_int(line, 1, "ID", 1, ITEMS_MOST, &id);

	if (status == STATUS_OK)
		status = items_text(line, 2, "FILE", file);
	if (status == STATUS_OK)
		status = items_int(line, 3, "LINE", 0, INT32_MAX, lineno);
	if (status == STATUS_OK)
		status = items_text(line, 4, "NAME", name);
	if (status != STATUS_OK)
		return status;
	if (map_count(ids) >= CALLGRAPH_MAX_FUNCS)
		return items_bad(
		    line, "more than %u functions", CALLGRAPH_MAX_FUNCS);
	map_add(ids, id_key(&id), &is_new);
	if (!is_new)
		return items_bad(
		    line, "function %lld is defined twice", (long long)id);
	return STATUS_OK;
}

enum status
items_find_function(const struct items *line, size_t at, const char *what,
    const struct map *ids, uint32_t *function)
{
	int64_t id = 0;
	enum status status = items_int(line, at, what, 1, ITEMS_MOST, &id);

	if (status != STATUS_OK)
		return status;
	*function = map_find(ids, id_key(&id));
	if (*function == MAP_NONE)
		return items_bad(
		    line, "%s %lld is not defined", what, (long long)id);
	return STATUS_OK;
}

enum status
items_checkpoint(const struct items *line, int64_t *k)
{
	int64_t next = 0;
	enum status status = items_int(line, 1, "K", 1, ITEMS_MOST, &next);

	if (status != STATUS_OK)
		return status;
	if (next <= *k)
		return items_bad(line,
		    "checkpoint %lld follows checkpoint %lld", (long long)next,
		    (long long)*k);
	*k = next;
	return STATUS_OK;
}

struct json *
items_header(const struct items *line, struct str text, const char *kind)
{
	const char *error = "no object";
	struct json *header = json_parse(text, &error, NULL);
	double version = json_number(json_get(header, kind), NAN);

	if (version == 1)
		return header;
	if (header == NULL)
		items_bad(line, "%s: '%.*s'", error, ITEMS_SHORT(text));
	else
		items_bad(
		    line, "\"%s\" is not 1: '%.*s'", kind, ITEMS_SHORT(text));
	json_free(header);
	return NULL;
}

enum status
items_durations(const struct items *line, size_t at, struct durations *out)
{
	struct json_cursor cursor = json_walk(line->items[at].text);
	struct str pair;
	enum value_kind kind;

	memset(out, 0, sizeof(*out));
	if (line->items[at].kind != VALUE_ARRAY)
		return items_bad(line, "no array of durations: '%.*s'",
		    ITEMS_SHORT(line->items[at].text));
	while (json_array_next(&cursor, &pair, &kind)) {
		struct json_cursor inside = json_walk(pair);
		struct str bucket, count, more;
		enum value_kind kinds[3];
		int64_t number, calls;

		if (kind != VALUE_ARRAY ||
		    !json_array_next(&inside, &bucket, &kinds[0]) ||
		    !json_array_next(&inside, &count, &kinds[1]) ||
		    json_array_next(&inside, &more, &kinds[2]) ||
		    kinds[0] != VALUE_NUMBER || kinds[1] != VALUE_NUMBER ||
		    !number_parse_int(
			bucket, 0, DURATIONS_BUCKETS - 1, &number) ||
		    !number_parse_int(count, 0, ITEMS_MOST, &calls))
			return items_bad(line,
			    "not a bucket from 0 to %d and its calls: '%.*s'",
			    DURATIONS_BUCKETS - 1, ITEMS_SHORT(pair));
		out->counts[number] += (double)calls;
		out->total += (double)calls;
	}
	return STATUS_OK;
}
