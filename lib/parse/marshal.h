/*
 * marshal.h: reads the part of Python's marshal format that profiles use, value
 * by value: only the list of references is kept in memory.
 *
 *	marshal_open(&in, data, "a.pstat");
 *	status = marshal_dict(&in);
 *	while ((status = marshal_value(&in, &key)) == STATUS_OK &&
 *	    key.kind != MARSHAL_END)
 *		...
 *
 * Dicts and outer tuples are entered; other values are a number, a text, or a
 * tuple of up to MARSHAL_ITEMS of those. A reference to a dict or outer tuple
 * is refused: no profiler writes one, and a small file could expand without
 * limit. Limit: MARSHAL_MAX_REFS references. Every length is checked against
 * the rest of the data; errors are reported with their byte.
 */
#ifndef PARSE_MARSHAL_H
#define PARSE_MARSHAL_H

#include "core/status.h"
#include "core/text.h"

#define MARSHAL_ITEMS	 4
#define MARSHAL_MAX_REFS ((size_t)1 << 25)

enum marshal_kind {
	MARSHAL_END, /* of the dict */
	MARSHAL_NONE,
	MARSHAL_TRUE,
	MARSHAL_FALSE,
	MARSHAL_INT,
	MARSHAL_REAL, /* finite */
	MARSHAL_TEXT, /* any bytes, as Python writes lone surrogates */
	MARSHAL_TUPLE,
	MARSHAL_OUTER /* a dict or tuple that was entered, or is not complete */
};

struct marshal_scalar {
	enum marshal_kind kind;
	uint32_t len; /* length of a text; items of a tuple */
	union {
		int64_t whole;
		double real;
		const char *text;
		struct {
			uint32_t index; /* index in marshal.tuples */
			uint32_t tag;
		} tuple;
	} as;
};

struct marshal_value {
	enum marshal_kind kind;		   /* that of item[0], or a tuple */
	uint32_t count;			   /* items of a tuple, else 1 */
	const struct marshal_scalar *item; /* valid until the next value */
	struct marshal_scalar space[MARSHAL_ITEMS];
	/* The number of a tuple that is or was referred to (SIZE_MAX: none),
	 * and its tag by marshal_tag(), 0 if none. */
	size_t ref;
	uint32_t tag;
};

struct marshal {
	const char *name;
	struct str data;
	size_t at;
	struct marshal_scalar *refs;
	size_t ref_count, ref_cap;
	/* Tuples that may be referred to, MARSHAL_ITEMS each. */
	struct marshal_scalar (*tuples)[MARSHAL_ITEMS];
	size_t tuple_count, tuple_cap;
};

/* Begins with DATA; DATA and NAME must outlive the reader. */
void marshal_open(struct marshal *in, struct str data, const char *name);
void marshal_close(struct marshal *in);

/* Enters a dict; its keys and values follow, then MARSHAL_END. */
enum status marshal_dict(struct marshal *in);
/* Enters a tuple of exactly COUNT items, which follow. */
enum status marshal_tuple(struct marshal *in, uint32_t count);
enum status marshal_value(struct marshal *in, struct marshal_value *value);
/* Sets the tag of a tuple, which all later references to it will have. */
void marshal_tag(
    struct marshal *in, const struct marshal_value *tuple, uint32_t tag);

/* Prints "NAME: byte AT: text" and returns STATUS_MALFORMED. */
enum status marshal_fail(const struct marshal *in, size_t at,
    const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
