/* movement - what became of the people between two periods.  See movement.h. */

#include "figures/movement.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/heap.h"
#include "figures/people_set.h"

enum { LINE_BITS = 12, AT_BHXH = 0, AT_BHTN = 12, AT_BHYT = 24, AT_TN = 36, AT_HOW = 37 };
enum { HOW_MASK = 3, NO_LINE = 0, SPLIT_LINE = (1 << LINE_BITS) - 1 };
#define LINE_MASK ((UINT64_C(1) << LINE_BITS) - 1)

struct movement {
    struct people_set *set[2];
    int64_t *count; /* [(right * parts + part) * lines + line] */
    uint32_t lines;
};

const char *
movement_part_id(enum movement_part p) {
    static const char *const id[] = {
#define MOVEMENT_ID(NAME, id, text) id,
        MOVEMENT_PARTS(MOVEMENT_ID)
#undef MOVEMENT_ID
    };

    return id[p];
}

struct movement *
movement_new(uint32_t lines) {
    const size_t n = (size_t)MOVEMENT_RIGHTS * MOVEMENT_PART_COUNT * lines;
    struct movement *m = heap_new(struct movement);

    assert(lines < SPLIT_LINE);
    m->count = heap_array(int64_t, n);
    m->lines = lines;
    m->set[MOVEMENT_BEFORE] = people_set_new();
    m->set[MOVEMENT_AFTER] = people_set_new();
    return m;
}

void
movement_free(struct movement *m) {
    if (m != NULL) {
        people_set_free(m->set[MOVEMENT_BEFORE]);
        people_set_free(m->set[MOVEMENT_AFTER]);
        free(m->count);
        free(m);
    }
}

static unsigned
at_of(enum movement_right r) {
    return r == MOVEMENT_BHYT ? AT_BHYT : r == MOVEMENT_BHTN ? AT_BHTN : AT_BHXH;
}

void
movement_count(struct movement *m, enum movement_side s, uint64_t ma_so, enum movement_right right,
               uint32_t line, enum movement_how how) {
    const uint64_t own = (UINT64_C(1) << PEOPLE_SET_OWN_BITS) - 1;
    const uint64_t place = line == MOVEMENT_NOWHERE ? SPLIT_LINE : (uint64_t)line + 1;
    uint64_t *entry = people_set_find(m->set[s], ma_so);

    assert(line == MOVEMENT_NOWHERE || line < m->lines);
    if ((*entry & own) == 0) {
        *entry |= (uint64_t)how << AT_HOW;
    }
    *entry |= place << at_of(right) | (right == MOVEMENT_TN ? UINT64_C(1) << AT_TN : 0);
}

static void
add(struct movement *m, enum movement_right r, enum movement_part p, uint64_t place, int64_t n) {
    if (place != SPLIT_LINE) {
        m->count[((size_t)r * MOVEMENT_PART_COUNT + p) * m->lines + place - 1] += n;
    }
}

static void
joined(struct movement *m, enum movement_right r, uint64_t entry, uint64_t place) {
    static const enum movement_part by_how[] = {[MOVEMENT_PLAIN] = MOVEMENT_JOINED,
                                                [MOVEMENT_EMPLOYER_IS_NEW] = MOVEMENT_WITH_EMPLOYER,
                                                [MOVEMENT_WAS_MISSING] = MOVEMENT_CORRECTED};

    add(m, r, by_how[entry >> AT_HOW & HOW_MASK], place, 1);
}

/* was and is: of the same right, with the kind of BHXH where there are two. */
static void
compare(struct movement *m, enum movement_right was, enum movement_right is, uint64_t before,
        uint64_t after) {
    const uint64_t from = before >> at_of(was) & LINE_MASK;
    const uint64_t to = after >> at_of(is) & LINE_MASK;

    if (from == NO_LINE && to == NO_LINE) {
        return;
    }
    if (from == NO_LINE) {
        joined(m, is, after, to);
    } else if (to == NO_LINE) {
        add(m, was, MOVEMENT_LEFT, from, -1);
    } else if (was != is) {
        add(m, was, MOVEMENT_KIND_OUT, from, -1);
        add(m, is, MOVEMENT_KIND_IN, to, 1);
    } else if (from != to && from != SPLIT_LINE) {
        add(m, was, MOVEMENT_WENT, from, -1);
        add(m, is, MOVEMENT_CAME, to, 1);
    }
}

static void
pair(void *ctx, uint64_t before, uint64_t after) {
    struct movement *m = ctx;
    const bool was_tn = (before >> AT_TN & 1) != 0;
    const bool is_tn = (after >> AT_TN & 1) != 0;

    compare(m, was_tn ? MOVEMENT_TN : MOVEMENT_BB, is_tn ? MOVEMENT_TN : MOVEMENT_BB, before,
            after);
    compare(m, MOVEMENT_BHTN, MOVEMENT_BHTN, before, after);
    compare(m, MOVEMENT_BHYT, MOVEMENT_BHYT, before, after);
}

void
movement_finish(struct movement *m) {
    people_set_pairs(m->set[MOVEMENT_BEFORE], m->set[MOVEMENT_AFTER], pair, m);
}

int64_t
movement_get(const struct movement *m, enum movement_right right, enum movement_part p,
             uint32_t line) {
    return m->count[((size_t)right * MOVEMENT_PART_COUNT + p) * m->lines + line];
}
