/*
 * map.h: from a byte string to a small number. Keys are numbered 0, 1, 2 ...
 * in the order of their arrival, so a caller keeps its own array beside the
 * map and all output stays in the order of the input. The hash is keyed with
 * random bytes: hostile names cannot make it slow.
 */
#ifndef CORE_MAP_H
#define CORE_MAP_H

#include "core/text.h"

struct map; /* owns copies of its keys */

#define MAP_NONE UINT32_MAX

struct map *map_new(void);
void map_free(struct map *map); /* NULL is fine */
uint32_t map_count(const struct map *map);
/* The number of KEY, or MAP_NONE. */
uint32_t map_find(const struct map *map, struct str key);
/* The number of KEY, a new one if it is new (then *is_new, if not NULL, is
 * set to true, else to false). */
uint32_t map_add(struct map *map, struct str key, bool *is_new);
/* The key numbered INDEX; terminated; valid as long as the map. */
struct str map_key(const struct map *map, uint32_t index);
/* TEXT as a key, which lives as long as the map; data NULL stays NULL. */
struct str map_keep(struct map *map, struct str text);
/* map_key() of INDEX will be asked for soon: nothing but time changes. */
void map_expect(const struct map *map, uint32_t index);

/* The same for pairs of numbers, such as caller and callee. */
struct pairs;

struct pairs *pairs_new(void);
void pairs_free(struct pairs *pairs); /* NULL is fine */
uint32_t pairs_count(const struct pairs *pairs);
/* The number of the pair, a new one if it is new (*is_new tells). */
uint32_t pairs_add(
    struct pairs *pairs, uint32_t first, uint32_t second, bool *is_new);
/* The pair will be looked for soon. */
void pairs_expect(const struct pairs *pairs, uint32_t first, uint32_t second);
/* The number of the pair, or MAP_NONE. */
uint32_t pairs_find(const struct pairs *pairs, uint32_t first, uint32_t second);

#endif
