/* people_set - the distinct people of a period, 8 bytes each.  See people_set.h and people.h. */

#include "figures/people_set.h"

#include <assert.h>
#include <stdlib.h>

#include "base/heap.h"

enum { KEY_BITS = 34, REST_BITS = 24, SHARDS = 1 << (KEY_BITS - REST_BITS) };
enum { LINE_BITS = 12, AT_AGE = 3, AT_NHOM = 4, AT_CO_QUAN = 16, AT_XA = 28, AT_REST = 40 };
enum { RIGHTS = 7, SHARD_MIN = 8 };
/* A shard is at most 4/5 full and grows by a quarter, so it is never below 16/25 full: 12.5 bytes a person, which leaves
 * room below 16 for what the allocator loses between shards of many sizes. */
enum { FULL_NUM = 4, FULL_DEN = 5 };
#define KEY_MASK  ((UINT64_C(1) << KEY_BITS) - 1)
#define REST_MASK ((UINT64_C(1) << REST_BITS) - 1)
#define LINE_MASK ((UINT64_C(1) << LINE_BITS) - 1)

/* Of what is expected: a shard is filled up to 4/5, and of many people a 32nd more than the mean falls into none. */
enum { EXPECT_MIN = 100000, SPREAD = 32, SPREAD_FEW = 64 };

struct shard {
    uint64_t *entry; /* 0 is free; open addressing, in nearly the order of the keys' rests */
    uint32_t n, cap;
    bool pooled; /* entry is a part of the pool */
};
struct people_set {
    struct shard shard[SHARDS];
    struct heap_pages pool; /* the first entries of every shard, where people were expected */
};

struct people_set *
people_set_new(void) {
    return heap_new(struct people_set);
}

void
people_set_free(struct people_set *s) {
    if (s != NULL) {
        for (size_t i = 0; i < SHARDS; i++) {
            if (!s->shard[i].pooled) {
                free(s->shard[i].entry);
            }
        }
        heap_pages_free(&s->pool);
        free(s);
    }
}

/* A bijection on 34 bits (odd factors and halves folded in are both undone exactly), so that codes
 * given out in sequence spread over all shards. */
static uint64_t
mix(uint64_t key) {
    key ^= key >> 17;
    key = (key * UINT64_C(0x2f0b4f6a5)) & KEY_MASK;
    key ^= key >> 17;
    key = (key * UINT64_C(0x1c3f3a9db)) & KEY_MASK;
    return key ^ key >> 17;
}

/* The slot of a rest, or the free slot where it belongs. */
static uint32_t
slot(const struct shard *h, uint64_t rest) {
    uint32_t at = (uint32_t)((rest * h->cap) >> REST_BITS);

    while (h->entry[at] != 0 && h->entry[at] >> AT_REST != rest) {
        at = at + 1 == h->cap ? 0 : at + 1;
    }
    return at;
}

static void
grow(struct shard *h) {
    struct shard wide = {.n = h->n, .cap = h->cap < SHARD_MIN ? SHARD_MIN : h->cap + h->cap / 4};

    wide.entry = heap_array(uint64_t, wide.cap);
    for (uint32_t i = 0; i < h->cap; i++) {
        if (h->entry[i] != 0) {
            wide.entry[slot(&wide, h->entry[i] >> AT_REST)] = h->entry[i];
        }
    }
    if (h->pooled) {
        heap_pages_drop(h->entry, h->cap * sizeof *h->entry);
    } else {
        free(h->entry);
    }
    *h = wide;
}

void
people_set_expect(struct people_set *s, uint64_t people) {
    const uint64_t mean = people / SHARDS;
    const uint64_t cap = (mean + mean / SPREAD + SPREAD_FEW) * FULL_DEN / FULL_NUM;

    if (s->pool.p != NULL || people_set_size(s) > 0 || people < EXPECT_MIN || cap >= UINT32_MAX ||
        !heap_pages_take(&s->pool, cap * SHARDS * sizeof(uint64_t))) {
        return;
    }
    for (size_t i = 0; i < SHARDS; i++) {
        s->shard[i] = (struct shard){
            .entry = (uint64_t *)s->pool.p + i * cap, .cap = (uint32_t)cap, .pooled = true};
    }
}

void
people_set_ahead(const struct people_set *s, uint64_t ma_so) {
    const uint64_t key = mix(ma_so);
    const struct shard *h = &s->shard[key >> REST_BITS];

    __builtin_prefetch(h->entry + (((key & REST_MASK) * h->cap) >> REST_BITS), 1);
}

uint64_t *
people_set_find(struct people_set *s, uint64_t ma_so) {
    const uint64_t key = mix(ma_so);
    const uint64_t rest = key & REST_MASK;
    struct shard *h = &s->shard[key >> REST_BITS];
    uint32_t at = h->cap > 0 ? slot(h, rest) : 0;

    assert(ma_so <= KEY_MASK);
    if (h->cap > 0 && h->entry[at] != 0) {
        return &h->entry[at];
    }
    if ((uint64_t)(h->n + 1) * FULL_DEN > (uint64_t)h->cap * FULL_NUM) {
        grow(h);
        at = slot(h, rest);
    }
    h->n++;
    h->entry[at] = rest << AT_REST;
    return &h->entry[at];
}

unsigned
people_set_rights(uint64_t entry) {
    return (unsigned)(entry & RIGHTS);
}

void
people_set_count(uint64_t *entry, unsigned rights) {
    assert(rights != 0 && rights <= RIGHTS);
    *entry |= rights;
}

void
people_set_place(uint64_t *entry, uint32_t xa, uint32_t co_quan, uint32_t nhom, bool working_age) {
    assert(xa <= LINE_MASK && co_quan <= LINE_MASK && nhom <= LINE_MASK);
    *entry |= (uint64_t)xa << AT_XA | (uint64_t)co_quan << AT_CO_QUAN | (uint64_t)nhom << AT_NHOM |
              (uint64_t)working_age << AT_AGE;
}

static uint32_t
line(uint64_t entry, unsigned at) {
    return (uint32_t)(entry >> at & LINE_MASK);
}

uint32_t
people_set_xa(uint64_t entry) {
    return line(entry, AT_XA);
}

uint32_t
people_set_co_quan(uint64_t entry) {
    return line(entry, AT_CO_QUAN);
}

uint32_t
people_set_nhom(uint64_t entry) {
    return line(entry, AT_NHOM);
}

bool
people_set_working_age(uint64_t entry) {
    return (entry >> AT_AGE & 1) != 0;
}

void
people_set_each(const struct people_set *s, void (*fn)(void *ctx, uint64_t entry), void *ctx) {
    for (size_t i = 0; i < SHARDS; i++) {
        for (uint32_t k = 0; k < s->shard[i].cap; k++) {
            if (s->shard[i].entry[k] != 0) {
                fn(ctx, s->shard[i].entry[k]);
            }
        }
    }
}

uint64_t
people_set_size(const struct people_set *s) {
    uint64_t n = 0;

    for (size_t i = 0; i < SHARDS; i++) {
        n += s->shard[i].n;
    }
    return n;
}

uint64_t
people_set_bytes(const struct people_set *s) {
    uint64_t n = sizeof *s;

    for (size_t i = 0; i < SHARDS; i++) {
        n += (uint64_t)s->shard[i].cap * sizeof *s->shard[i].entry;
    }
    return n;
}

static uint64_t
entry_of(const struct shard *h, uint64_t rest) {
    return h->cap == 0 ? 0 : h->entry[slot(h, rest)];
}

void
people_set_pairs(const struct people_set *a, const struct people_set *b,
                 void (*fn)(void *ctx, uint64_t in_a, uint64_t in_b), void *ctx) {
    for (size_t i = 0; i < SHARDS; i++) {
        const struct shard *x = &a->shard[i];
        const struct shard *y = &b->shard[i];

        for (uint32_t k = 0; k < x->cap; k++) {
            if (x->entry[k] != 0) {
                fn(ctx, x->entry[k], entry_of(y, x->entry[k] >> AT_REST));
            }
        }
        for (uint32_t k = 0; k < y->cap; k++) {
            if (y->entry[k] != 0 && entry_of(x, y->entry[k] >> AT_REST) == 0) {
                fn(ctx, 0, y->entry[k]);
            }
        }
    }
}
