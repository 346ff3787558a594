/*
 * json.h: JSON values, in two ways.
 *
 * As a tree, for nested and rare values (a run's command, a receipt's result).
 * Only json.c includes cJSON.h; it refuses what cJSON accepts: trailing text,
 * NUL bytes, control characters in strings, malformed numbers, duplicate keys,
 * bytes that are not UTF-8, depth beyond JSON_MAX_DEPTH.
 *
 * As spans of the text itself (json_skip, json_object_next), where all other
 * bytes must stay as they are: the plan, and lines that are passed on.
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

struct json; /* a value with everything in it */

/* Parses TEXT, which must be one value. On failure NULL, with the reason in
 * *ERROR (a static string) and the place, in bytes, in *AT; both may be
 * NULL. */
struct json *json_parse(struct str text, const char **error, size_t *at);
void json_free(struct json *tree);

enum value_kind json_kind(const struct json *value); /* NULL: VALUE_ABSENT */
/* The member KEY of an object; NULL if there is none or VALUE is not an
 * object. */
const struct json *json_get(const struct json *value, const char *key);
/* The text of a string, owned by the tree; FALLBACK for other values. */
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

/* Skips white space and one value; returns its end, and its text in *VALUE.
 * NULL if the text breaks the grammar of JSON or the depth limit. */
const char *json_skip(
    const char *at, const char *end, struct str *value, enum value_kind *kind);

/* Walks the members of an object or array, checking the grammar on the way.
 * Begin with json_walk(CONTAINER), whose text must start at the opening bracket
 * and may continue after the closing one. The next functions return true with
 * KEY (the text between the quotes, with its escapes), VALUE and KIND; false at
 * the end, where `at` is after the closing bracket, or with `bad` set if the
 * text breaks the grammar, which text that json_skip() accepted never does. */
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

/* Adds the characters of a JSON string; RAW is the text between its quotes. */
void json_unescape(struct buf *out, struct str raw);
/* Adds TEXT as a JSON string with its quotes. TEXT must be UTF-8. */
void json_quote(struct buf *out, struct str text);

#endif
