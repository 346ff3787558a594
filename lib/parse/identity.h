/*
 * identity.h: the name of a function, whatever profiler listed it (profile.h,
 * "Names"), its kind, and whose code it is.
 */
#ifndef PARSE_IDENTITY_H
#define PARSE_IDENTITY_H

#include "parse/kind.h"
#include "stream/json.h"
#include "stream/origin.h"

/* The name of a function, made from module, line and name of a profile. */
struct identity {
	struct buf text;   /* the full name; its memory is reused */
	size_t module_len; /* length of the module, with which it begins */
	size_t name_len;   /* length of the name, with which it ends */
	double lineno;	   /* NAN if missing */
	bool c_code;	   /* a built-in function, which may wait */
	enum kind kind;
	/* Set by who uses it: waits are measured, names tell nothing; and the
	 * array of the folders that hold the program's own code, NULL where
	 * they are not known. */
	bool waits_known;
	const struct json *own_folders;
};

/* From a Python profile. LINENO 0 or NAN means C code unless MODULE is a file;
 * MODULE '~' (cProfile) or none (profile) then becomes `builtins`. */
void identity_python(
    struct identity *id, struct str module, double lineno, struct str name);
/* The same from a full name of YAPPI: "/x/a.py:3 f", "builtins.sum". */
void identity_full_name(struct identity *id, struct str full_name);
/* From a program that is not Python's; FILE may be empty, LINENO NAN. */
void identity_native(
    struct identity *id, struct str file, double lineno, struct str name);
/* A function that an interpreter other than Python's has built in. */
void identity_builtin(struct identity *id, struct str name);
/* Whose code it is. Where own folders are known, a file is own in them alone,
 * else wherever no environment is; what was typed into a notebook is own. */
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
