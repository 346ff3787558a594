/*
 * identity.h: how a function is called, whoever listed it (profile.h,
 * "Names"), and of which kind it is.
 */
#ifndef PARSE_IDENTITY_H
#define PARSE_IDENTITY_H

#include "parse/kind.h"
#include "stream/json.h"
#include "stream/origin.h"

/* A function's name, made of module, line and name as a profile has them. */
struct identity {
	struct buf text;   /* the full name; kept between uses */
	size_t module_len; /* it begins with the module, if any */
	size_t name_len;   /* it ends with the name */
	double lineno;	   /* NAN where missing */
	bool c_code;	   /* a built-in, waiting or not */
	enum kind kind;
	/* Set by who uses it: waits are measured, names tell nothing; and the
	 * array of the folders that hold the program's own code, NULL where
	 * they are not known. */
	bool waits_known;
	const struct json *own_folders;
};

/* Of a Python profile. LINENO 0 or NAN marks C code unless MODULE is a file;
 * MODULE '~' (cProfile) or none (profile) is `builtins` then. */
void identity_python(
    struct identity *id, struct str module, double lineno, struct str name);
/* The same from YAPPI's full name alone: "/x/a.py:3 f", "builtins.sum". */
void identity_full_name(struct identity *id, struct str full_name);
/* Of a native program; FILE may be empty. */
void identity_native(struct identity *id, struct str file, struct str name);
/* Whose code it is. Where own folders are known, a file is own in them alone,
 * else wherever no environment is. */
enum origin identity_origin(const struct identity *id);
/* Adds PATH with the home folder as `~` and the temporary one as `$TMP`: those
 * of this user, and what looks like those of others. */
void identity_short_path(struct buf *out, struct str path);
void identity_free(struct identity *id);

#define IDENTITY_MODULE(full, module_len) \
	((struct str){(module_len) > 0 ? (full).data : NULL, (module_len)})
#define IDENTITY_NAME(full, name_len) \
	((struct str){(full).data + (full).len - (name_len), (name_len)})

#endif
