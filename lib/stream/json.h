/*
 * json.h: JSON values, two ways.
 *
 * As a tree, for the nested and rare (a run's command, a receipt's result).
 * json.c is the only file that includes cJSON.h; it refuses what cJSON lets
 * pass: trailing text, NUL bytes, control characters in strings, malformed
 * numbers, duplicate keys, bytes that are not UTF-8, depth beyond
 * JSON_MAX_DEPTH.
 *
 * As spans of the text itself (json_skip, json_object_next), for who must
 * leave every other byte alone: the plan, and lines that are passed on.
 */
#ifndef STREAM_JSON_H
#define STREAM_JSON_H

#include "core/status.h"
#include "core/text.h"

#define JSON_MAX_DEPTH 64

enum value_kind {
	VALUE_ABSENT, /* no such key, or an empty field of a table */
	VALUE_NULL,
	VALUE_BOOL,
	VALUE_NUMBER,
	VALUE_STRING,
	VALUE_ARRAY,
	VALUE_OBJECT
};

/* ---- trees ---- */

struct json; /* a value and all below it */

/* The one value that TEXT holds. On failure NULL; *ERROR (a static sentence)
 * and *AT (bytes from the start) say why and where; either may be NULL. */
struct json *json_parse(struct str text, const char **error, size_t *at);
void json_free(struct json *tree);

enum value_kind json_kind(const struct json *value); /* NULL: VALUE_ABSENT */
/* The member of an object, NULL where there is none or VALUE is no object. */
const struct json *json_get(const struct json *value, const char *key);
/* A string's text, FALLBACK for anything else. Owned by the tree. */
const char *json_text(const struct json *value, const char *fallback);
double json_number(const struct json *value, double fallback);
bool json_bool(const struct json *value, bool fallback);
/* The members of an array or object in order: json_first, json_next until
 * NULL; json_key is the member's name in an object. */
const struct json *json_first(const struct json *value);
const struct json *json_next(const struct json *value);
const char *json_key(const struct json *value);
size_t json_count(const struct json *value);

/* ---- spans ---- */

/* Skips white space, then one value; returns its end and its span, or NULL if
 * the text breaks the grammar (strings: escapes and control characters are
 * checked; numbers: whole grammar) or the depth limit. */
const char *json_skip(
    const char *at, const char *end, struct str *value, enum value_kind *kind);

/* Walks the members of an object or array, checking the grammar on the way.
 * Begin with json_walk(CONTAINER), which must start at its bracket; what
 * follows the closing one is not looked at. The next functions return true and
 * fill KEY (raw: between the quotes, escapes untouched), VALUE and KIND; false
 * at the end, where `at` is behind the closing bracket, unless the text is
 * `bad`. A span that json_skip has accepted is never bad. */
struct json_cursor {
	const char *at;
	const char *end;
	bool started;
	bool bad;
};
struct json_cursor json_walk(struct str container);
bool json_object_next(struct json_cursor *cursor, struct str *key,
    struct str *value, enum value_kind *kind);
bool json_array_next(
    struct json_cursor *cursor, struct str *value, enum value_kind *kind);

/* Adds the text of a JSON string: RAW is what stands between the quotes. */
void json_unescape(struct buf *out, struct str raw);
/* Adds TEXT as a JSON string with its quotes. TEXT must be UTF-8. */
void json_quote(struct buf *out, struct str text);

#endif
