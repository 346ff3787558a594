/*
 * items.h: parses a line that is a JSON array.
 *
 *	["t",3,12,48000]
 *
 * Each function reports errors with file, line, name and value.
 */
#ifndef PARSE_ITEMS_H
#define PARSE_ITEMS_H

#include "core/map.h"
#include "parse/durations.h"
#include "parse/source.h"
#include "stream/json.h"

#define ITEMS_MAX  11 /* one more than any line has */
#define ITEMS_MOST ((int64_t)1 << 53)

struct items {
	struct source *source; /* whose last line this is */
	struct item {
		struct str text;
		enum value_kind kind;
	} items[ITEMS_MAX]; /* further ones are not kept */
	size_t count;
};

/* For printf: the beginning of a text, "%.*s". */
#define ITEMS_SHORT(text) (int)((text).len > 60 ? 60 : (text).len), (text).data

/* Says "PATH:LINE: ...", returns STATUS_MALFORMED. */
enum status items_bad(const struct items *line, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A kind of line, by its first item. */
struct items_kind {
	const char *name; /* first item, with its quotes */
	size_t items;	  /* number of items, with the first */
	size_t more;	  /* optional items after these */
	bool later;	  /* only after the first checkpoint, a line "p" */
	enum status (*take)(void *reader);
};

/* Splits TEXT, and calls the function of its kind. BEGUN: there was a
 * checkpoint. */
enum status items_take(struct items *line, struct str text,
    const struct items_kind *kinds, size_t count, bool begun, void *reader);
/* A whole number from 0 to ITEMS_MOST. */
enum status items_count(
    const struct items *line, size_t at, const char *what, double *value);
/* A number from 0 on, or null: NAN. */
enum status items_number(
    const struct items *line, size_t at, const char *what, double *value);
/* The definition of a function, ["f",ID,FILE,LINE,NAME], whose id is added to
 * IDS; its number is the index there. FILE and NAME are cleared first. */
enum status items_function(const struct items *line, struct map *ids,
    struct buf *file, int64_t *lineno, struct buf *name);
/* The number of the function whose id is item AT. */
enum status items_find_function(const struct items *line, size_t at,
    const char *what, const struct map *ids, uint32_t *function);
/* The number K of a checkpoint, which must be above *K. */
enum status items_checkpoint(const struct items *line, int64_t *k);
/* Parses TEXT, the first line of a file, an object whose member KIND is 1; the
 * caller frees it. NULL if it is not, with a message. */
struct json *items_header(
    const struct items *line, struct str text, const char *kind);
/* [[BUCKET,COUNT],...] */
enum status items_durations(
    const struct items *line, size_t at, struct durations *out);

#endif
