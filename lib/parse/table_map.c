/* table_map.c: see table_map.h. */
#include "parse/table_map.h"

#include <stdlib.h>

static const struct {
	const char *key;
	int column;
	bool is_time;
} keys[] = {
    {"name", C_NAME, false},
    {"module", C_MODULE, false},
    {"lineno", C_LINENO, false},
    {"ncall", C_NCALL, false},
    {"nactualcall", C_NACTUAL, false},
    {"ttot", C_TTOT, true},
    {"tsub", C_TSUB, true},
};

static const struct {
	const char *end;
	double per_second;
} units[] = {{"", 1}, {"_s", 1}, {"_ms", 1e3}, {"_us", 1e6}, {"_ns", 1e9}};

/* The column that KEY names, and its unit; -1 if it names none. */
static int
find_key(struct str key, double *per_second)
{
	*per_second = 1;
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		size_t len = strlen(keys[i].key);
		struct str end = {key.data + len, key.len - len};

		if (!str_starts(key, keys[i].key))
			continue;
		if (end.len == 0)
			return keys[i].column;
		for (size_t k = 0; k < COUNT_OF(units) && keys[i].is_time; k++)
			if (str_is(end, units[k].end)) {
				*per_second = units[k].per_second;
				return keys[i].column;
			}
	}
	return -1;
}

bool
table_map_read(struct table_map *map, const char *text, const char **wrong)
{
	*map = (struct table_map){.text = xstrdup(text)};
	for (char *at = map->text, *next; at != NULL; at = next) {
		char *is = strchr(at, '=');
		double per_second;
		int column;

		next = strchr(at, ',');
		if (next != NULL)
			*next++ = '\0';
		if (is == NULL || is[1] == '\0' ||
		    (next != NULL && is > next)) {
			*wrong = "not KEY=COLUMN,...";
			return false;
		}
		*is = '\0';
		column = find_key(str_of(at), &per_second);
		if (column < 0 || map->columns[column].name != NULL) {
			*wrong = column < 0 ? "a key that there is not"
					    : "a key that comes twice";
			return false;
		}
		map->columns[column].name = is + 1;
		map->per_second[column] = per_second;
	}
	*wrong =
	    "name and ncall are needed, and lineno where there is a module";
	return map->columns[C_NAME].name != NULL &&
	       map->columns[C_NCALL].name != NULL &&
	       (map->columns[C_MODULE].name != NULL) ==
		   (map->columns[C_LINENO].name != NULL);
}

void
table_map_release(struct table_map *map)
{
	free(map->text);
	map->text = NULL;
}
