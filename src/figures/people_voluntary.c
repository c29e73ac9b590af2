/* people_voluntary - those counted as voluntary participants so far.  See people_voluntary.h. */

#include "figures/people_voluntary.h"

#include <assert.h>
#include <stdlib.h>

#include "base/heap.h"
#include "figures/people_set.h"

enum {
    LINE_BITS = 12,
    FLAG_BITS = 8,
    FILE_BITS = 20,
    AT_CO_QUAN = LINE_BITS,
    AT_NHOM = AT_CO_QUAN + LINE_BITS,
    AT_FLAGS = AT_NHOM + LINE_BITS,
    AT_FILE = AT_FLAGS + FLAG_BITS
};
_Static_assert(AT_FILE + FILE_BITS == 64, "a row's places, flags and file fill one word");
enum { KEPT_MIN = 64 };
#define OWN_MASK   ((UINT64_C(1) << PEOPLE_SET_OWN_BITS) - 1)
#define LINE_MASK  ((UINT64_C(1) << LINE_BITS) - 1)
#define FLAGS_MASK ((UINT64_C(1) << FLAG_BITS) - 1)
#define NOT_IN_IT  OWN_MASK /* asked for, or taken out: no entry may look free */

struct kept {
    uint64_t line;
    uint64_t rest; /* xa 12 | co_quan 12 | nhom 12 | flags 8 | file 20, from the lowest bit */
};
struct people_voluntary {
    struct people_set *set; /* its own bits: index in v, and one */
    struct kept *v;
    size_t n, cap;
};

struct people_voluntary *
people_voluntary_new(void) {
    struct people_voluntary *v = heap_new(struct people_voluntary);

    v->set = people_set_new();
    return v;
}

void
people_voluntary_free(struct people_voluntary *v) {
    if (v != NULL) {
        people_set_free(v->set);
        free(v->v);
        free(v);
    }
}

static uint64_t *
entry_of(struct people_voluntary *v, uint64_t ma_so) {
    uint64_t *entry = people_set_find(v->set, ma_so);

    if ((*entry & OWN_MASK) == 0) {
        *entry |= NOT_IN_IT;
    }
    return entry;
}

void
people_voluntary_put(struct people_voluntary *v, uint64_t ma_so,
                     const struct people_voluntary_row *row) {
    uint64_t *entry = entry_of(v, ma_so);

    assert((*entry & OWN_MASK) == NOT_IN_IT);
    assert(row->xa <= LINE_MASK && row->co_quan <= LINE_MASK && row->nhom <= LINE_MASK);
    assert(row->flags <= FLAGS_MASK && row->at.file < UINT32_C(1) << FILE_BITS);
    if (v->n == v->cap) {
        v->cap = v->cap == 0 ? KEPT_MIN : v->cap + v->cap / 2;
        v->v = heap_resize(v->v, v->cap, sizeof *v->v);
    }
    v->v[v->n++] = (struct kept){
        .line = row->at.line,
        .rest = row->xa | (uint64_t)row->co_quan << AT_CO_QUAN | (uint64_t)row->nhom << AT_NHOM |
                (uint64_t)row->flags << AT_FLAGS | (uint64_t)row->at.file << AT_FILE};
    *entry = (*entry & ~OWN_MASK) | v->n;
}

bool
people_voluntary_has(struct people_voluntary *v, uint64_t ma_so) {
    return (*entry_of(v, ma_so) & OWN_MASK) != NOT_IN_IT;
}

bool
people_voluntary_take(struct people_voluntary *v, uint64_t ma_so,
                      struct people_voluntary_row *row) {
    uint64_t *entry = entry_of(v, ma_so);
    const uint64_t own = *entry & OWN_MASK;
    const struct kept *k;

    if (own == NOT_IN_IT) {
        return false;
    }
    k = &v->v[own - 1];
    *row = (struct people_voluntary_row){
        .at = {.file = (uint32_t)(k->rest >> AT_FILE), .line = k->line},
        .xa = (uint32_t)(k->rest & LINE_MASK),
        .co_quan = (uint32_t)(k->rest >> AT_CO_QUAN & LINE_MASK),
        .nhom = (uint32_t)(k->rest >> AT_NHOM & LINE_MASK),
        .flags = (unsigned)(k->rest >> AT_FLAGS & FLAGS_MASK)};
    *entry |= NOT_IN_IT;
    return true;
}
