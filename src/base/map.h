/*
 * map - a dictionary from text to number; the numbers are 0, 1, 2 ... in the order in which keys
 * were first added.
 *
 *     keys   0: "05977"  1: "05983"  2: "05986" ...   (ix: dense, never moves)
 *
 * A map answers "which index has this key?"; the caller keeps an array of what the indexes mean.
 * Keys are copied into the arena given to map_init and live as long as that arena; map_free
 * releases the rest.  Callers go through the keys by index, so the same input gives the same order.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

#define MAP_NONE UINT32_MAX

struct map {
    struct arena *arena; /* owner of the keys */
    uint64_t *slot;      /* open addressing: ix + 1 below, the hash's upper half above; 0 is free */
    str *key;            /* key[ix] */
    uint32_t n, key_cap, slot_cap;
};

void map_init(struct map *m, struct arena *arena);
void map_free(struct map *m);

/* The index of the key, or MAP_NONE. */
uint32_t map_get(const struct map *m, str key);

/* The index of the key.  A new key is added at the end; *added says whether it was new. */
uint32_t map_put(struct map *m, str key, bool *added);

uint64_t map_hash(str key); /* 64 well-mixed bits, the same on every machine */

#endif /* BASE_MAP_H */
