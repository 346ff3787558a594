/*
 * items.h: a line that is a JSON array, taken apart.
 *
 *	["t",3,12,48000]
 *
 * Each function says what is wrong, with file, line, name and value.
 */
#ifndef PARSE_ITEMS_H
#define PARSE_ITEMS_H

#include "parse/durations.h"
#include "parse/source.h"
#include "stream/json.h"

#define ITEMS_MAX  10
#define ITEMS_MOST ((int64_t)1 << 53)

struct items {
	struct source *source; /* the line is the one it handed out last */
	struct item {
		struct str text;
		enum value_kind kind;
	} items[ITEMS_MAX]; /* further ones are not looked at */
	size_t count;
};

/* For printf: the beginning of a text, "%.*s". */
#define ITEMS_SHORT(text) (int)((text).len > 60 ? 60 : (text).len), (text).data

/* Says "PATH:LINE: ...", returns STATUS_MALFORMED. */
enum status items_bad(const struct items *line, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What may stand in a file, by the first item of a line. */
struct items_kind {
	const char *name; /* with its quotes */
	size_t items;	  /* with the name */
	size_t more;	  /* that may follow */
	bool later;	  /* not before the first checkpoint, a line "p" */
	enum status (*take)(void *reader);
};

/* Splits TEXT, and lets its kind take it. BEGUN: a checkpoint was there. */
enum status items_take(struct items *line, struct str text,
    const struct items_kind *kinds, size_t count, bool begun, void *reader);
enum status items_int(const struct items *line, size_t at, const char *what,
    int64_t min, int64_t max, int64_t *value);
/* A whole number from 0 to ITEMS_MOST. */
enum status items_count(
    const struct items *line, size_t at, const char *what, double *value);
/* A number from 0 on, or null: NAN. */
enum status items_number(
    const struct items *line, size_t at, const char *what, double *value);
/* A string, into VALUE (cleared first). */
enum status items_text(
    const struct items *line, size_t at, const char *what, struct buf *value);
/* [[BUCKET,COUNT],...] */
enum status items_durations(
    const struct items *line, size_t at, struct durations *out);

#endif
