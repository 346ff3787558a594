/*
 * environment.h: the environment of the profiled program: ours, with some
 * variables set and others removed.
 *
 *	struct environment env = environment_copy();
 *	environment_set(&env, "PLOT_PRICE", "true");
 *	execvpe(argv[0], argv, environment_list(&env));
 */
#ifndef RUN_ENVIRONMENT_H
#define RUN_ENVIRONMENT_H

#include "stream/json.h"

struct environment {
	char **items; /* "NAME=value", owned; NULL at the end */
	size_t count;
	size_t cap;
};

struct environment environment_copy(void);
void environment_set(
    struct environment *env, const char *name, const char *value);
void environment_unset(struct environment *env, const char *name);
/* The value, NULL if not set; valid until the next change. */
const char *environment_get(const struct environment *env, const char *name);
char **environment_list(struct environment *env);
void environment_release(struct environment *env);

/* Exports the plan's invariants: each member of the object that is a bool, a
 * number or a string, under its name in upper case; a bool is "true" or
 * "false". Left out are `description`, which is text for people, names that are
 * not valid for variables, and those that would change how programs are found
 * and loaded: PATH, HOME, LD_*, PYTHON*, and our own SUPERLINEAR_*. */
void environment_invariants(
    struct environment *env, const struct json *invariants);

/* Makes FOLDER the cache folder: XDG_CACHE_HOME is set, and all variables that
 * name other places for caches (*_CACHE, *_CACHE_DIR, *_CACHE_FOLDER,
 * *_CACHE_HOME, *_CACHE_PATH, *_CACHE_ROOT) are removed. */
void environment_cache(struct environment *env, const char *folder);

#endif
