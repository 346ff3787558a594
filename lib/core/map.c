/*
 * map.c: see map.h. Open addressing over a table of indexes; the keys lie in
 * chunks that never move, so that map_key() stays valid. A slot holds a part of
 * the hash, so that most other keys are told apart without reading them.
 */
#include "core/map.h"

#define CHUNK_SIZE ((size_t)64 << 10)

__extension__ typedef unsigned __int128 uint128_t;

struct chunk {
	struct chunk *next;
	char data[];
};

struct slot {
	uint32_t next; /* index + 1, 0 where empty */
	uint32_t tag;  /* upper half of the hash */
};

struct map {
	uint64_t seed[2];
	struct slot *slots;
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

static inline void
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

	/* Early at boot there may be no random bytes yet: with a seed of zero a
	 * map works, but collisions can be provoked. */
	platform_seed(map->seed, sizeof(map->seed));
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

	while (map->slots[slot].next != 0) {
		if (map->slots[slot].tag == (uint32_t)(hash >> 32) &&
		    str_equal(map->keys[map->slots[slot].next - 1], key))
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

		while (map->slots[slot].next != 0)
			slot = (slot + 1) & mask;
		map->slots[slot] = (struct slot){
		    (uint32_t)i + 1, (uint32_t)(map->hashes[i] >> 32)};
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

	return map->slots[slot].next - 1;
}

uint32_t
map_add(struct map *map, struct str key, bool *is_new)
{
	uint64_t hash = sip_hash(map->seed, key);
	size_t slot = find_slot(map, key, hash);
	bool fresh = map->slots[slot].next == 0;

	if (is_new != NULL)
		*is_new = fresh;
	if (!fresh)
		return map->slots[slot].next - 1;
	GROW(map->keys, map->keys_cap, map->count + 1);
	GROW(map->hashes, map->hashes_cap, map->count + 1);
	map->keys[map->count] = keep_key(map, key);
	map->hashes[map->count] = hash;
	map->slots[slot] =
	    (struct slot){(uint32_t)++map->count, (uint32_t)(hash >> 32)};
	if (map->count * 2 > map->slot_count)
		grow_slots(map);
	return (uint32_t)map->count - 1;
}

struct str
map_key(const struct map *map, uint32_t index)
{
	return map->keys[index];
}

struct str
map_keep(struct map *map, struct str text)
{
	if (text.data == NULL)
		return text;
	return map_key(map, map_add(map, text, NULL));
}

void
map_expect(const struct map *map, uint32_t index)
{
	__builtin_prefetch(&map->keys[index]);
}

/* ---- pairs ---- */

struct pairs {
	uint64_t seed[2];
	uint32_t *slots;   /* index + 1, 0 where empty */
	size_t slot_count; /* a power of two */
	uint64_t *keys;	   /* both numbers, by index */
	size_t count, cap;
};

struct pairs *
pairs_new(void)
{
	struct pairs *pairs = xcalloc(1, sizeof(*pairs));

	platform_seed(pairs->seed, sizeof(pairs->seed));
	pairs->slot_count = 64;
	pairs->slots = xcalloc(pairs->slot_count, sizeof(*pairs->slots));
	return pairs;
}

void
pairs_free(struct pairs *pairs)
{
	if (pairs == NULL)
		return;
	free(pairs->slots);
	free(pairs->keys);
	free(pairs);
}

uint32_t
pairs_count(const struct pairs *pairs)
{
	return (uint32_t)pairs->count;
}

/* Where the search for KEY begins: both halves of its product with a random odd
 * number. */
static size_t
pair_slot(const struct pairs *pairs, uint64_t key)
{
	uint128_t product =
	    (uint128_t)(key ^ pairs->seed[0]) * (pairs->seed[1] | 1);

	return (size_t)(product ^ product >> 64) & (pairs->slot_count - 1);
}

static void
grow_pair_slots(struct pairs *pairs)
{
	free(pairs->slots);
	pairs->slot_count *= 2;
	pairs->slots = xcalloc(pairs->slot_count, sizeof(*pairs->slots));
	for (size_t i = 0; i < pairs->count; i++) {
		size_t slot = pair_slot(pairs, pairs->keys[i]);

		while (pairs->slots[slot] != 0)
			slot = (slot + 1) & (pairs->slot_count - 1);
		pairs->slots[slot] = (uint32_t)i + 1;
	}
}

/* The slot of KEY, or the empty one where it belongs. */
static size_t
find_pair_slot(const struct pairs *pairs, uint64_t key)
{
	size_t slot = pair_slot(pairs, key);

	while (pairs->slots[slot] != 0 &&
	       pairs->keys[pairs->slots[slot] - 1] != key)
		slot = (slot + 1) & (pairs->slot_count - 1);
	return slot;
}

void
pairs_expect(const struct pairs *pairs, uint32_t first, uint32_t second)
{
	uint64_t key = (uint64_t)first << 32 | second;

	__builtin_prefetch(&pairs->slots[pair_slot(pairs, key)]);
}

uint32_t
pairs_find(const struct pairs *pairs, uint32_t first, uint32_t second)
{
	uint64_t key = (uint64_t)first << 32 | second;
	uint32_t number = pairs->slots[find_pair_slot(pairs, key)];

	return number == 0 ? MAP_NONE : number - 1;
}

uint32_t
pairs_add(struct pairs *pairs, uint32_t first, uint32_t second, bool *is_new)
{
	uint64_t key = (uint64_t)first << 32 | second;
	size_t slot = find_pair_slot(pairs, key);

	*is_new = pairs->slots[slot] == 0;
	if (!*is_new)
		return pairs->slots[slot] - 1;
	GROW(pairs->keys, pairs->cap, pairs->count + 1);
	pairs->keys[pairs->count] = key;
	pairs->slots[slot] = (uint32_t)++pairs->count;
	if (pairs->count * 2 > pairs->slot_count)
		grow_pair_slots(pairs);
	return (uint32_t)pairs->count - 1;
}
