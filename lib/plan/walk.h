/*
 * walk.h: one pass over JSON text, member by member, with the place of each
 * member, so that the plan can change some bytes and no others.
 *
 *	{"a": 1 , "b": [2]}
 *	        ^^^          before:  the text between two members
 *	           ^         lead:    the white space before the key
 *	            ^^^^^^   name:    the key, the colon and white space
 *	                  ^^^ value
 *
 * Duplicate keys, a broken grammar and a depth beyond JSON_MAX_DEPTH are
 * STATUS_MALFORMED and reported with file, line and value.
 */
#ifndef PLAN_WALK_H
#define PLAN_WALK_H

#include "core/map.h"
#include "core/status.h"
#include "stream/json.h"

/* True if KEY is the string LITERAL. */
#define KEY_IS(key, literal)                 \
	((key).len == sizeof(literal) - 1 && \
	    memcmp((key).data, literal, sizeof(literal) - 1) == 0)

struct walk {
	const char *path; /* for messages */
	size_t line;	  /* number of the first line of the text, from 1 */
	const char *base; /* the text */
	const char *at;	  /* the place of the walk */
	const char *end;
	int depth;
	/* Texts that had to be unescaped; owned. */
	char **owned;
	size_t owned_count, owned_cap;
};

/* A member of an object or an item of an array. All views are into the text,
 * except that of an unescaped key. */
struct member {
	struct str key;	   /* unescaped; data NULL in an array */
	struct str before; /* from the value before it, with the comma */
	struct str lead;   /* white space after the comma or bracket */
	struct str name;   /* from the key to the value; empty in an array */
	struct str value;
	enum value_kind kind;
};

#define WALK_FEW_KEYS 24

/* An object or array that is being walked. */
struct box {
	const char *open;  /* its opening bracket */
	const char *close; /* its closing bracket, once walked to the end */
	const char *last;  /* end of the last value; at first after `open` */
	size_t count;	   /* number of members so far */
	struct str lead;   /* of the last member */
	/* Keys so far: the first few in an array, more in a map. Each sets a
	 * bit of `marks` by its length and last byte, so that most need no
	 * comparison. */
	uint64_t marks;
	struct str few[WALK_FEW_KEYS];
	struct map *many;
};

/* TEXT must outlive the walk and all views from it. */
struct walk walk_begin(const char *path, size_t line, struct str text);
void walk_release(struct walk *walk);

/* Enters the next value, which must be an object ('{') or array ('['). */
enum status walk_open(struct walk *walk, char bracket, struct box *box);
/* Reads the next member up to its value, which the caller must then read with
 * walk_value() or walk_open(). STATUS_END after the last one. A box that is
 * left earlier must be released. */
enum status walk_next(
    struct walk *walk, struct box *box, struct member *member);
void walk_leave(struct box *box);
/* Reads the next value into MEMBER's value and kind. */
enum status walk_value(struct walk *walk, struct member *member);
/* Records in BOX that the value of its member was read. */
void walk_taken(struct walk *walk, struct box *box);
/* STATUS_OK if only white space is left. */
enum status walk_end(struct walk *walk);

/* The next character, without reading it. */
char walk_peek(struct walk *walk);
/* The text of a string, unescaped if necessary. */
struct str walk_text(struct walk *walk, struct str string);
/* Prints "program: PATH:LINE: text" with the line of AT; returns
 * STATUS_MALFORMED. */
enum status walk_fail(const struct walk *walk, const char *at,
    const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
