/* environment.c: see environment.h. */
#include "run/environment.h"

#include <unistd.h>

#include "core/number.h"

extern char **environ;

static size_t
find(const struct environment *env, const char *name)
{
	size_t len = strlen(name);

	for (size_t i = 0; i < env->count; i++)
		if (strncmp(env->items[i], name, len) == 0 &&
		    env->items[i][len] == '=')
			return i;
	return env->count;
}

static void
append(struct environment *env, char *item)
{
	GROW(env->items, env->cap, env->count + 2);
	env->items[env->count++] = item;
	env->items[env->count] = NULL;
}

struct environment
environment_copy(void)
{
	struct environment env = {NULL, 0, 0};

	for (char **item = environ; item != NULL && *item != NULL; item++)
		append(&env, xstrdup(*item));
	return env;
}

void
environment_set(struct environment *env, const char *name, const char *value)
{
	struct buf item = BUF_EMPTY;

	environment_unset(env, name);
	buf_addf(&item, "%s=%s", name, value);
	append(env, buf_take(&item));
}

static void
remove_at(struct environment *env, size_t index)
{
	free(env->items[index]);
	env->items[index] = env->items[--env->count];
	env->items[env->count] = NULL;
}

void
environment_unset(struct environment *env, const char *name)
{
	size_t index;

	while ((index = find(env, name)) < env->count)
		remove_at(env, index);
}

const char *
environment_get(const struct environment *env, const char *name)
{
	size_t index = find(env, name);

	return index == env->count ? NULL
				   : env->items[index] + strlen(name) + 1;
}

char **
environment_list(struct environment *env)
{
	GROW(env->items, env->cap, env->count + 1);
	env->items[env->count] = NULL;
	return env->items;
}

void
environment_release(struct environment *env)
{
	for (size_t i = 0; i < env->count; i++)
		free(env->items[i]);
	free(env->items);
	*env = (struct environment){NULL, 0, 0};
}

/* "plot_price" -> "PLOT_PRICE"; false for names that must not be exported. */
static bool
variable_name(const char *key, struct buf *name)
{
	struct str text;

	buf_clear(name);
	for (const char *at = key; *at != '\0'; at++) {
		char c = *at;

		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		if (!((c >= 'A' && c <= 'Z') || c == '_' ||
			(c >= '0' && c <= '9' && at != key)))
			return false;
		buf_addc(name, c);
	}
	text = buf_str(name);
	return text.len > 0 && !str_is(text, "DESCRIPTION") &&
	       !str_is(text, "PATH") && !str_is(text, "HOME") &&
	       !str_starts(text, "LD_") && !str_starts(text, "PYTHON") &&
	       !str_starts(text, "SUPERLINEAR_");
}

static const char *
scalar_text(const struct json *value, char number[])
{
	switch (json_kind(value)) {
	case VALUE_BOOL:
		return json_bool(value, false) ? "true" : "false";
	case VALUE_STRING:
		return json_text(value, "");
	case VALUE_NUMBER:
		number_format(json_number(value, 0), number);
		return number;
	case VALUE_ABSENT:
	case VALUE_NULL:
	case VALUE_ARRAY:
	case VALUE_OBJECT:
		break;
	}
	return NULL;
}

void
environment_invariants(struct environment *env, const struct json *invariants)
{
	struct buf name = BUF_EMPTY;
	char number[NUMBER_SIZE];

	for (const struct json *value = json_first(invariants); value != NULL;
	     value = json_next(value)) {
		const char *text = scalar_text(value, number);

		if (text != NULL && variable_name(json_key(value), &name))
			environment_set(env, buf_text(&name), text);
	}
	buf_free(&name);
}

static bool
names_a_cache(const char *item)
{
	static const char *const tails[] = {"_CACHE", "_CACHE_DIR",
	    "_CACHE_FOLDER", "_CACHE_HOME", "_CACHE_PATH", "_CACHE_ROOT"};
	struct str name = {item, strcspn(item, "=")};

	for (size_t i = 0; i < COUNT_OF(tails); i++)
		if (str_ends(name, tails[i]))
			return true;
	return false;
}

void
environment_cache(struct environment *env, const char *folder)
{
	for (size_t i = 0; i < env->count;)
		if (names_a_cache(env->items[i]))
			remove_at(env, i);
		else
			i++;
	environment_set(env, "XDG_CACHE_HOME", folder);
}
