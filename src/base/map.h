/*
 * map - from a piece of text to a number, in the order of first insertion.
 *
 *     keys   0: "05977"  1: "05983"  2: "05986" ...   (ix: dense, never moves)
 *
 * A map answers "which index has this key?"; what the index means is the
 * caller's array.  Keys are copied into the arena given to map_init and live
 * as long as it does; slots are the map's own and go with map_free.  The hash
 * never shows: iteration is by ix, so the same input gives the same order.
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
    uint32_t *slot;      /* open addressing: ix + 1, 0 is free */
    str *key;            /* key[ix] */
    uint64_t *hash;      /* hash[ix] */
    uint32_t n, key_cap, slot_cap;
};

void map_init(struct map *m, struct arena *arena);
void map_free(struct map *m);

/* The index of the key, or MAP_NONE. */
uint32_t map_get(const struct map *m, str key);

/* The index of the key, added at the end if it was not there (*added says). */
uint32_t map_put(struct map *m, str key, bool *added);

uint64_t map_hash(str key); /* 64 well-mixed bits, the same on every machine */

#endif /* BASE_MAP_H */
