/*
 * identity.h: how a function is called, whoever listed it (profile.h,
 * "Names"), and of which kind it is.
 */
#ifndef PARSE_IDENTITY_H
#define PARSE_IDENTITY_H

#include "parse/kind.h"

/* A function's name, made of module, line and name as a profile has them. */
struct identity {
	struct buf text;   /* the full name; kept between uses */
	size_t module_len; /* it begins with the module, if any */
	size_t name_len;   /* it ends with the name */
	double lineno;	   /* NAN where missing */
	bool c_code;	   /* a built-in, waiting or not */
	enum kind kind;
	/* Set by who uses it: waits are measured, names tell nothing. */
	bool waits_known;
};

/* Of a Python profile. LINENO 0 or NAN marks C code unless MODULE is a file;
 * MODULE '~' (cProfile) or none (profile) is `builtins` then. */
void identity_python(
    struct identity *id, struct str module, double lineno, struct str name);
/* The same from YAPPI's full name alone: "/x/a.py:3 f", "builtins.sum". */
void identity_full_name(struct identity *id, struct str full_name);
/* Of a native program; FILE may be empty. */
void identity_native(struct identity *id, struct str file, struct str name);
void identity_free(struct identity *id);

#define IDENTITY_MODULE(full, module_len) \
	((struct str){(module_len) > 0 ? (full).data : NULL, (module_len)})
#define IDENTITY_NAME(full, name_len) \
	((struct str){(full).data + (full).len - (name_len), (name_len)})

#endif
