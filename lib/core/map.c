/*
 * map.c: see map.h. Open addressing over a table of indexes; the keys lie in
 * chunks that never move, so that map_key() stays valid.
 */
#include "core/map.h"

#include <sys/random.h>

#define CHUNK_SIZE ((size_t)64 << 10)

struct chunk {
	struct chunk *next;
	char data[];
};

struct map {
	uint64_t seed[2];
	uint32_t *slots;   /* index + 1, 0 where empty */
	uint64_t *hashes;  /* by index */
	struct str *keys;  /* by index */
	size_t slot_count; /* a power of two */
	size_t count;
	size_t keys_cap, hashes_cap;
	struct chunk *chunks;
	size_t chunk_left;
	char *chunk_at;
};

/* SipHash-1-3 over a random key (Aumasson and Bernstein, 2012). */
#define ROTATE(x, b) (((x) << (b)) | ((x) >> (64 - (b))))

static void
sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[1] = ROTATE(v[1], 13) ^ v[0];
	v[0] = ROTATE(v[0], 32);
	v[2] += v[3];
	v[3] = ROTATE(v[3], 16) ^ v[2];
	v[0] += v[3];
	v[3] = ROTATE(v[3], 21) ^ v[0];
	v[2] += v[1];
	v[1] = ROTATE(v[1], 17) ^ v[2];
	v[2] = ROTATE(v[2], 32);
}

static uint64_t
sip_hash(const uint64_t seed[2], struct str key)
{
	uint64_t v[4] = {seed[0] ^ UINT64_C(0x736f6d6570736575),
	    seed[1] ^ UINT64_C(0x646f72616e646f6d),
	    seed[0] ^ UINT64_C(0x6c7967656e657261),
	    seed[1] ^ UINT64_C(0x7465646279746573)};
	uint64_t word;
	size_t i;

	for (i = 0; i + 8 <= key.len; i += 8) {
		memcpy(&word, key.data + i, 8);
		v[3] ^= word;
		sip_round(v);
		v[0] ^= word;
	}
	word = 0;
	if (i < key.len)
		memcpy(&word, key.data + i, key.len - i);
	word |= (uint64_t)key.len << 56;
	v[3] ^= word;
	sip_round(v);
	v[0] ^= word;
	v[2] ^= 0xff;
	sip_round(v);
	sip_round(v);
	sip_round(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

struct map *
map_new(void)
{
	struct map *map = xcalloc(1, sizeof(*map));

	/* Before the pool is ready at boot the seed stays zero: the map works,
	 * it is only not hardened. */
	if (getrandom(map->seed, sizeof(map->seed), GRND_NONBLOCK) < 0)
		memset(map->seed, 0, sizeof(map->seed));
	map->slot_count = 64;
	map->slots = xcalloc(map->slot_count, sizeof(*map->slots));
	return map;
}

void
map_free(struct map *map)
{
	if (map == NULL)
		return;
	for (struct chunk *next, *chunk = map->chunks; chunk != NULL;
	     chunk = next) {
		next = chunk->next;
		free(chunk);
	}
	free(map->slots);
	free(map->hashes);
	free(map->keys);
	free(map);
}

uint32_t
map_count(const struct map *map)
{
	return (uint32_t)map->count;
}

/* The slot that holds KEY, or the empty one where it belongs. */
static size_t
find_slot(const struct map *map, struct str key, uint64_t hash)
{
	size_t mask = map->slot_count - 1;
	size_t slot = (size_t)hash & mask;

	while (map->slots[slot] != 0) {
		uint32_t index = map->slots[slot] - 1;

		if (map->hashes[index] == hash &&
		    str_equal(map->keys[index], key))
			break;
		slot = (slot + 1) & mask;
	}
	return slot;
}

static void
grow_slots(struct map *map)
{
	free(map->slots);
	map->slot_count *= 2;
	map->slots = xcalloc(map->slot_count, sizeof(*map->slots));
	for (size_t i = 0; i < map->count; i++) {
		size_t mask = map->slot_count - 1;
		size_t slot = (size_t)map->hashes[i] & mask;

		while (map->slots[slot] != 0)
			slot = (slot + 1) & mask;
		map->slots[slot] = (uint32_t)i + 1;
	}
}

static struct str
keep_key(struct map *map, struct str key)
{
	char *copy;

	if (key.len + 1 > map->chunk_left) {
		size_t size =
		    key.len + 1 > CHUNK_SIZE ? key.len + 1 : CHUNK_SIZE;
		struct chunk *chunk = xmalloc(sizeof(*chunk) + size);

		chunk->next = map->chunks;
		map->chunks = chunk;
		map->chunk_at = chunk->data;
		map->chunk_left = size;
	}
	copy = map->chunk_at;
	if (key.len > 0)
		memcpy(copy, key.data, key.len);
	copy[key.len] = '\0';
	map->chunk_at += key.len + 1;
	map->chunk_left -= key.len + 1;
	return (struct str){copy, key.len};
}

uint32_t
map_find(const struct map *map, struct str key)
{
	size_t slot = find_slot(map, key, sip_hash(map->seed, key));

	return map->slots[slot] == 0 ? MAP_NONE : map->slots[slot] - 1;
}

uint32_t
map_add(struct map *map, struct str key, bool *is_new)
{
	uint64_t hash = sip_hash(map->seed, key);
	size_t slot = find_slot(map, key, hash);
	bool fresh = map->slots[slot] == 0;

	if (is_new != NULL)
		*is_new = fresh;
	if (!fresh)
		return map->slots[slot] - 1;
	GROW(map->keys, map->keys_cap, map->count + 1);
	GROW(map->hashes, map->hashes_cap, map->count + 1);
	map->keys[map->count] = keep_key(map, key);
	map->hashes[map->count] = hash;
	map->slots[slot] = (uint32_t)++map->count;
	if (map->count * 2 > map->slot_count)
		grow_slots(map);
	return (uint32_t)map->count - 1;
}

struct str
map_key(const struct map *map, uint32_t index)
{
	return map->keys[index];
}
