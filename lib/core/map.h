/*
 * map.h: from a byte string to a small number. Keys are numbered 0, 1, 2 ... in
 * the order in which they are added, so that a caller can keep an array of
 * values beside the map, and output keeps the order of the input. The hash has
 * a random key: input cannot be made to collide.
 */
#ifndef CORE_MAP_H
#define CORE_MAP_H

#include "core/text.h"

struct map; /* the map owns copies of its keys */

#define MAP_NONE UINT32_MAX

struct map *map_new(void);
void map_free(struct map *map); /* NULL is fine */
uint32_t map_count(const struct map *map);
/* The number of KEY, or MAP_NONE. */
uint32_t map_find(const struct map *map, struct str key);
/* The number of KEY, which is added if it is new; *is_new, if not NULL, says
 * whether it was. */
uint32_t map_add(struct map *map, struct str key, bool *is_new);
/* The key numbered INDEX, NUL-terminated, valid as long as the map. */
struct str map_key(const struct map *map, uint32_t index);
/* A copy of TEXT that lives as long as the map, made by adding it as a key;
 * data NULL stays NULL. */
struct str map_keep(struct map *map, struct str text);
/* Prefetches what map_key() of INDEX will read. */
void map_expect(const struct map *map, uint32_t index);

/* The same for pairs of numbers, such as caller and callee. */
struct pairs;

struct pairs *pairs_new(void);
void pairs_free(struct pairs *pairs); /* NULL is fine */
uint32_t pairs_count(const struct pairs *pairs);
/* The number of the pair, which is added if it is new (see map_add()). */
uint32_t pairs_add(
    struct pairs *pairs, uint32_t first, uint32_t second, bool *is_new);
/* Prefetches what a search for the pair will read. */
void pairs_expect(const struct pairs *pairs, uint32_t first, uint32_t second);
/* The number of the pair, or MAP_NONE. */
uint32_t pairs_find(const struct pairs *pairs, uint32_t first, uint32_t second);

#endif
