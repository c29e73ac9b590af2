/* map - from a piece of text to a number.  See map.h. */

#include "base/map.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"

enum { KEY_MIN = 64, SLOT_MIN = 128 };
#define SLOT_MAX ((uint32_t)1 << 31)

__extension__ typedef unsigned __int128 wide;

/* Both halves of the product, folded together: every input bit reaches every output bit. */
static uint64_t
mix(uint64_t a, uint64_t b) {
    const wide m = (wide)a * b;

    return (uint64_t)m ^ (uint64_t)(m >> 64);
}

/* n <= 8 bytes as a little-endian number, on every machine. */
static uint64_t
load(const unsigned char *p, size_t n) {
    uint64_t v = 0;

    for (size_t i = 0; i < n; i++) {
        v |= (uint64_t)p[i] << (8 * i);
    }
    return v;
}

static uint64_t
load8(const unsigned char *p) {
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
           (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
           (uint64_t)p[7] << 56;
}

uint64_t
map_hash(str key) {
    /* Odd constants with bits spread evenly (digits of the golden ratio, of pi, of e). */
    const uint64_t c0 = UINT64_C(0x9e3779b97f4a7c15);
    const uint64_t c1 = UINT64_C(0x243f6a8885a308d3);
    const uint64_t c2 = UINT64_C(0xb7e151628aed2a6b);
    const unsigned char *p = (const unsigned char *)key.p;
    uint64_t h = c0 ^ ((uint64_t)key.n * c2);
    size_t n = key.n;

    for (; n >= 8; n -= 8, p += 8) {
        h = mix(h ^ load8(p), c1);
    }
    if (n > 0) {
        h = mix(h ^ load(p, n), c2);
    }
    return mix(h ^ c1, c0);
}

void
map_init(struct map *m, struct arena *arena) {
    *m = (struct map){.arena = arena};
}

void
map_free(struct map *m) {
    free(m->slot);
    free(m->key);
    *m = (struct map){.arena = m->arena};
}

/* What a slot holds; most other keys are told from this one without a look at them. */
static uint64_t
slot_of(uint64_t h, uint32_t ix) {
    return (h & ~(uint64_t)UINT32_MAX) | (uint64_t)(ix + 1);
}

static uint32_t
index_in(uint64_t slot) {
    return (uint32_t)slot - 1;
}

/* Where a key of this hash would stand if it were alone.  The order of the slots is that of their hashes, whatever their
 * number, so that they are filled from one end to the other when they become more. */
static uint32_t
home(const struct map *m, uint64_t h) {
    return (uint32_t)((h >> 32) * m->slot_cap >> 32);
}

static uint32_t
beside(const struct map *m, uint32_t at) {
    return at + 1 == m->slot_cap ? 0 : at + 1;
}

/* The slot that holds the key, or the free slot where it belongs. */
static uint32_t
find(const struct map *m, str key, uint64_t h) {
    uint32_t at = home(m, h);

    while (m->slot[at] != 0) {
        if ((m->slot[at] ^ h) >> 32 == 0 && str_eq(m->key[index_in(m->slot[at])], key)) {
            break;
        }
        at = beside(m, at);
    }
    return at;
}

uint32_t
map_get(const struct map *m, str key) {
    uint32_t at;

    if (m->n == 0) {
        return MAP_NONE;
    }
    at = find(m, key, map_hash(key));
    return m->slot[at] == 0 ? MAP_NONE : index_in(m->slot[at]);
}

/* Half as many slots more. */
static void
grow_slots(struct map *m) {
    const uint32_t before = m->slot_cap;
    uint64_t *old = m->slot;

    if (before >= SLOT_MAX) {
        arena_exhausted(before);
    }
    m->slot_cap = before == 0 ? SLOT_MIN : before + before / 2;
    m->slot = heap_array(uint64_t, m->slot_cap);
    for (uint32_t i = 0; i < before; i++) {
        if (old[i] != 0) {
            uint32_t at = home(m, old[i]);

            while (m->slot[at] != 0) {
                at = beside(m, at);
            }
            m->slot[at] = old[i];
        }
    }
    free(old);
}

static void
grow_keys(struct map *m) {
    const uint32_t cap = m->key_cap == 0 ? KEY_MIN : m->key_cap + m->key_cap / 2;

    m->key = heap_resize(m->key, cap, sizeof *m->key);
    m->key_cap = cap;
}

uint32_t
map_put(struct map *m, str key, bool *added) {
    const uint64_t h = map_hash(key);
    uint32_t at;

    assert(m->arena != NULL);
    if (m->slot_cap == 0) {
        grow_slots(m);
    }
    at = find(m, key, h);
    if (m->slot[at] != 0) {
        if (added != NULL) {
            *added = false;
        }
        return index_in(m->slot[at]);
    }
    if (m->n >= m->slot_cap / 4 * 3) {
        grow_slots(m);
        at = find(m, key, h);
    }
    if (m->n == m->key_cap) {
        grow_keys(m);
    }
    m->key[m->n] = str_keep(m->arena, key);
    m->slot[at] = slot_of(h, m->n++);
    if (added != NULL) {
        *added = true;
    }
    return m->n - 1;
}
