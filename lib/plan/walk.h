/*
 * walk.h: one pass over JSON text, member by member, that knows where every
 * member stands: what the plan needs to change some bytes and no others.
 *
 *	{"a": 1 , "b": [2]}
 *	        ^^^          before:  what stands between two members
 *	           ^         lead:    the white space in front of the key
 *	            ^^^^^^   the key, the colon and what surrounds it
 *	                  ^^^ value
 *
 * Keys that stand twice, a broken grammar and a depth beyond JSON_MAX_DEPTH
 * are malformed, and said with file, line and value.
 */
#ifndef PLAN_WALK_H
#define PLAN_WALK_H

#include "core/map.h"
#include "core/status.h"
#include "stream/json.h"

/* A key is LITERAL. */
#define KEY_IS(key, literal)                 \
	((key).len == sizeof(literal) - 1 && \
	    memcmp((key).data, literal, sizeof(literal) - 1) == 0)

struct walk {
	const char *path; /* for messages */
	size_t line;	  /* number of the text's first line, from 1 */
	const char *base; /* the text */
	const char *at;	  /* how far it is read */
	const char *end;
	int depth;
	/* Texts that had to be unescaped; owned. */
	char **owned;
	size_t owned_count, owned_cap;
};

/* A member of an object or an item of an array. All views but an unescaped
 * key lie in the text. */
struct member {
	struct str key;	   /* unescaped; data NULL in an array */
	struct str before; /* from the value in front, comma included */
	struct str lead;   /* white space behind the comma or bracket */
	struct str name;   /* from the key to the value; empty in an array */
	struct str value;
	enum value_kind kind;
};

#define WALK_FEW_KEYS 24

/* An object or array that is being walked. */
struct box {
	const char *open;  /* its bracket */
	const char *close; /* its other bracket, once walked to the end */
	const char *last;  /* where the last value ended; else behind open */
	size_t count;	   /* members so far */
	struct str lead;   /* of the last member */
	/* Names seen: a few side by side, more of them in a map. A bit of
	 * `marks` is set for each by its length and last byte, so that most
	 * need no comparison. */
	uint64_t marks;
	struct str few[WALK_FEW_KEYS];
	struct map *many;
};

/* TEXT must outlive the walk and whatever was read from it. */
struct walk walk_begin(const char *path, size_t line, struct str text);
void walk_release(struct walk *walk);

/* Enters the object ('{') or array ('[') that stands next. */
enum status walk_open(struct walk *walk, char bracket, struct box *box);
/* The next member, up to its value, which the caller must take next by
 * walk_value() or walk_open(); STATUS_END behind the last one. A box left
 * early must be released. */
enum status walk_next(
    struct walk *walk, struct box *box, struct member *member);
void walk_leave(struct box *box);
/* Takes the value that stands next, whole: fills MEMBER's value and kind. */
enum status walk_value(struct walk *walk, struct member *member);
/* Tells BOX that the value of its member has been taken. */
void walk_taken(struct walk *walk, struct box *box);
/* Nothing but white space may be left. */
enum status walk_end(struct walk *walk);

/* What stands next, without taking it. */
char walk_peek(struct walk *walk);
/* The text of a string's span, unescaped where it must be. */
struct str walk_text(struct walk *walk, struct str string);
/* Says "program: PATH:LINE: text", the line being that of AT. */
enum status walk_fail(const struct walk *walk, const char *at,
    const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
