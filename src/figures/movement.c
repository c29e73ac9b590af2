/* movement - what became of the people between two periods.  See movement.h. */

#include "figures/movement.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/heap.h"
#include "dim/member.h"
#include "figures/people_rights.h"
#include "figures/people_set.h"

enum { PLACE_BITS = 12, AT_BHXH = 0, AT_BHTN = 12, AT_BHYT = 24, AT_TN = 36, AT_HOW = 37 };
enum { HOW_MASK = 3, NOWHERE = 0 };
/* Beside the parts: the people of before by the place where they stand after. */
enum { WAS = MOVEMENT_PART_COUNT, COUNTERS };
#define PLACE_MASK ((UINT64_C(1) << PLACE_BITS) - 1)
_Static_assert(MOVEMENT_PLACES_MAX < 1 << PLACE_BITS, "a place and one fit its bits");

struct cut {
    const struct crosswalk_old *old; /* NULL: anybody may have stayed anywhere */
    enum crosswalk_decision decision;
};

struct movement {
    struct people_set *set[2];
    int64_t *count; /* [(right * COUNTERS + part) * places + place] */
    struct cut *cut;
    bool *holds; /* [cut * lines + line]: the line is a successor */
    uint32_t lines, cuts, places;
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

uint32_t
movement_indicator(unsigned right) {
    static const uint32_t ind[MOVEMENT_RIGHTS] = {[MOVEMENT_BB] = INDICATOR_BHXH_BB,
                                                  [MOVEMENT_TN] = INDICATOR_BHXH_TN,
                                                  [MOVEMENT_BHTN] = INDICATOR_BHTN,
                                                  [MOVEMENT_BHYT] = INDICATOR_BHYT};

    return ind[right];
}

struct movement *
movement_new(uint32_t lines, uint32_t cuts) {
    const uint32_t places = lines + cuts;
    struct movement *m = heap_new(struct movement);

    assert(lines > 0 && places <= MOVEMENT_PLACES_MAX);
    m->count = heap_array(int64_t, (size_t)MOVEMENT_RIGHTS * COUNTERS * places);
    m->cut = heap_array(struct cut, (size_t)cuts + 1);
    m->holds = heap_array(bool, (size_t)cuts *lines + 1);
    m->lines = lines;
    m->places = places;
    m->set[MOVEMENT_BEFORE] = people_set_new();
    m->set[MOVEMENT_AFTER] = people_set_new();
    return m;
}

void
movement_free(struct movement *m) {
    if (m != NULL) {
        people_set_free(m->set[MOVEMENT_BEFORE]);
        people_set_free(m->set[MOVEMENT_AFTER]);
        free(m->holds);
        free(m->cut);
        free(m->count);
        free(m);
    }
}

uint32_t
movement_cut(struct movement *m, const struct crosswalk_old *o, enum crosswalk_decision d) {
    const uint32_t k = m->cuts++;
    bool *holds = m->holds + (size_t)k * m->lines;

    assert(m->lines + m->cuts <= m->places);
    m->cut[k] = (struct cut){o, d};
    for (uint32_t line = 0; line < m->lines; line++) {
        holds[line] = o == NULL;
    }
    for (uint32_t i = 0; o != NULL && i < o->n; i++) {
        if (o->part[i].share != 0) {
            holds[o->part[i].to == MEMBER_NONE ? m->lines - 1 : o->part[i].to] = true;
        }
    }
    return m->lines + k;
}

void
movement_expect(struct movement *m, enum movement_side s, uint64_t people) {
    people_set_expect(m->set[s], people);
}

void
movement_ahead(const struct movement *m, enum movement_side s, uint64_t ma_so) {
    people_set_ahead(m->set[s], ma_so);
}

static unsigned
at_of(enum movement_right r) {
    return r == MOVEMENT_BHYT ? AT_BHYT : r == MOVEMENT_BHTN ? AT_BHTN : AT_BHXH;
}

static void
count(struct movement *m, enum movement_side s, uint64_t ma_so, enum movement_right right,
      uint32_t place, enum movement_how how) {
    const uint64_t own = (UINT64_C(1) << PEOPLE_SET_OWN_BITS) - 1;
    uint64_t *entry = people_set_find(m->set[s], ma_so);

    assert(place < (s == MOVEMENT_BEFORE ? m->lines + m->cuts : m->lines));
    if ((*entry & own) == 0) {
        *entry |= (uint64_t)how << AT_HOW;
    }
    *entry |=
        ((uint64_t)place + 1) << at_of(right) | (right == MOVEMENT_TN ? UINT64_C(1) << AT_TN : 0);
}

static void
take_back(struct movement *m, enum movement_side s, uint64_t ma_so, enum movement_right right) {
    const uint64_t places = (UINT64_C(1) << AT_TN) - 1;
    uint64_t *entry = people_set_find(m->set[s], ma_so);

    *entry &= ~(PLACE_MASK << at_of(right));
    if (right == MOVEMENT_TN) {
        *entry &= ~(UINT64_C(1) << AT_TN);
    }
    if ((*entry & places) == 0) {
        *entry &= ~((uint64_t)HOW_MASK << AT_HOW);
    }
}

void /* NOLINTNEXTLINE(readability-function-size) */
movement_note(struct movement *m, enum movement_side s, uint64_t ma_so, uint32_t ind,
              uint32_t place, enum movement_how how, int n) {
    for (unsigned r = 0; r < MOVEMENT_RIGHTS; r++) {
        if (movement_indicator(r) != ind) {
            continue;
        }
        if (n < 0) { /* the same person's row of the other kind follows */
            take_back(m, s, ma_so, (enum movement_right)r);
        } else {
            count(m, s, ma_so, (enum movement_right)r, place, how);
        }
    }
}

/* Rights that an entry is counted for, as bits of people_set. */
static unsigned
rights_in(uint64_t entry) {
    return ((entry >> AT_BHXH & PLACE_MASK) != NOWHERE ? PEOPLE_SET_BHXH : 0U) |
           ((entry >> AT_BHTN & PLACE_MASK) != NOWHERE ? PEOPLE_SET_BHTN : 0U) |
           ((entry >> AT_BHYT & PLACE_MASK) != NOWHERE ? PEOPLE_SET_BHYT : 0U);
}

enum extract_pot
movement_row(struct movement *m, enum movement_side s, period_day closing, bool again_falls,
             const struct extract_person *row, unsigned *counts) {
    const unsigned rights = people_rights_of(closing, row);
    const bool tn = row->bhxh == EXTRACT_TN;
    const uint64_t place = (uint64_t)row->xa + 1;
    struct people_rights v;
    uint64_t *entry;

    assert(row->xa < m->lines);
    *counts = 0;
    if (rights == 0) {
        return EXTRACT_ACCEPTED;
    }
    entry = people_set_find(m->set[s], row->ma_so);
    v = people_rights_judge(rights, tn, rights_in(*entry), (*entry >> AT_TN & 1) != 0);
    if (v.again != 0 && again_falls) {
        return EXTRACT_REJECTED;
    }
    if (v.replaces) {
        *entry &= ~(PLACE_MASK << AT_BHXH | UINT64_C(1) << AT_TN);
    }
    if ((v.counts & PEOPLE_SET_BHXH) != 0) {
        *entry |= place << AT_BHXH | (uint64_t)tn << AT_TN;
    }
    *entry |= ((v.counts & PEOPLE_SET_BHTN) != 0 ? place << AT_BHTN : 0) |
              ((v.counts & PEOPLE_SET_BHYT) != 0 ? place << AT_BHYT : 0);
    *counts = v.counts;
    return v.counts == 0 ? EXTRACT_DUPLICATE : EXTRACT_ACCEPTED;
}

struct tally {
    const struct movement *m;
    int64_t *people; /* [right * lines + line] */
};

static void
tally(void *ctx, uint64_t entry) {
    const struct tally *t = ctx;
    const enum movement_right bhxh = (entry >> AT_TN & 1) != 0 ? MOVEMENT_TN : MOVEMENT_BB;
    const enum movement_right right[] = {bhxh, MOVEMENT_BHTN, MOVEMENT_BHYT};

    for (size_t i = 0; i < sizeof right / sizeof right[0]; i++) {
        const uint64_t place = entry >> at_of(right[i]) & PLACE_MASK;

        if (place != NOWHERE && place <= t->m->lines) {
            t->people[(size_t)right[i] * t->m->lines + place - 1]++;
        }
    }
}

void
movement_people(const struct movement *m, enum movement_side s, int64_t *people) {
    struct tally t = {m, people};

    memset(people, 0, (size_t)MOVEMENT_RIGHTS * m->lines * sizeof *people);
    people_set_each(m->set[s], tally, &t);
}

static int64_t *
counter(const struct movement *m, enum movement_right r, unsigned which, uint64_t place) {
    return &m->count[((size_t)r * COUNTERS + which) * m->places + place];
}

/* at: place + 1, as entries hold it. */
static void
add(struct movement *m, enum movement_right r, unsigned which, uint64_t at, int64_t n) {
    *counter(m, r, which, at - 1) += n;
}

/* Counted in one place before and in another after: has the boundary moved, and not the person? */
static bool
has_stayed(const struct movement *m, uint64_t from, uint64_t to) {
    const uint64_t k = from - 1 - m->lines; /* of a cut */

    return from == to || (from > m->lines && m->holds[k * m->lines + to - 1]);
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
    const uint64_t from = before >> at_of(was) & PLACE_MASK;
    const uint64_t to = after >> at_of(is) & PLACE_MASK;

    if (from == NOWHERE) {
        if (to != NOWHERE) {
            joined(m, is, after, to);
        }
    } else if (to == NOWHERE) {
        add(m, was, WAS, from, 1);
        add(m, was, MOVEMENT_LEFT, from, -1);
    } else if (was != is) {
        add(m, was, WAS, from, 1);
        add(m, was, MOVEMENT_KIND_OUT, from, -1);
        add(m, is, MOVEMENT_KIND_IN, to, 1);
    } else if (has_stayed(m, from, to)) {
        add(m, was, WAS, to, 1);
    } else {
        add(m, was, WAS, from, 1);
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

/* What a cut commune lost of one right in one way, over the lines that it became; what cannot be divided stands on
 * the unknown line, as in snapshot_read. */
static void
divide(struct movement *m, uint32_t k, enum movement_right r, enum movement_part p, int64_t *part) {
    const struct crosswalk_old *o = m->cut[k].old;
    const int64_t lost = *counter(m, r, p, m->lines + k);
    const uint32_t unknown = m->lines - 1;
    const bool can =
        o != NULL && crosswalk_divide(o, m->cut[k].decision, -lost, part) != CROSSWALK_IMPOSSIBLE;

    for (uint32_t i = 0; i < (can ? o->n : 1U); i++) {
        const uint32_t to = can && o->part[i].to != MEMBER_NONE ? o->part[i].to : unknown;
        const int64_t n = can ? part[i] : -lost;

        *counter(m, r, p, to) -= n;
        *counter(m, r, WAS, to) += n;
    }
}

void
movement_finish(struct movement *m) {
    static const enum movement_part losses[] = {MOVEMENT_LEFT, MOVEMENT_WENT, MOVEMENT_KIND_OUT};
    struct arena scratch = ARENA_EMPTY;
    uint32_t widest = 0;
    int64_t *part;

    for (uint32_t k = 0; k < m->cuts; k++) {
        const uint32_t n = m->cut[k].old == NULL ? 0 : m->cut[k].old->n;

        widest = n > widest ? n : widest;
    }
    part = arena_array(&scratch, int64_t, (size_t)widest + 1);
    people_set_pairs(m->set[MOVEMENT_BEFORE], m->set[MOVEMENT_AFTER], pair, m);
    for (uint32_t k = 0; k < m->cuts; k++) {
        for (unsigned r = 0; r < MOVEMENT_RIGHTS; r++) {
            for (size_t i = 0; i < sizeof losses / sizeof losses[0]; i++) {
                divide(m, k, (enum movement_right)r, losses[i], part);
            }
        }
    }
    arena_free(&scratch);
}

void
movement_carried(struct movement *m, enum movement_right right, uint32_t line, int64_t people) {
    *counter(m, right, MOVEMENT_BOUNDARY, line) = *counter(m, right, WAS, line) - people;
}

int64_t
movement_get(const struct movement *m, enum movement_right right, enum movement_part p,
             uint32_t line) {
    return *counter(m, right, p, line);
}

/* The sum of some parts on one line, as a number of people. */
static int64_t
people(const struct movement *m, enum movement_right r, uint32_t line, unsigned parts) {
    int64_t n = 0;

    for (unsigned p = 0; p < MOVEMENT_PART_COUNT; p++) {
        n += (parts >> p & 1) != 0 ? *counter(m, r, p, line) : 0;
    }
    return n < 0 ? -n : n;
}

void
movement_put(const struct movement *m, const bool given[MOVEMENT_RIGHTS], struct cube *c) {
    static const unsigned gained = 1U << MOVEMENT_JOINED | 1U << MOVEMENT_WITH_EMPLOYER |
                                   1U << MOVEMENT_CORRECTED | 1U << MOVEMENT_KIND_IN;
    static const unsigned lost = 1U << MOVEMENT_LEFT | 1U << MOVEMENT_KIND_OUT;
    static const struct {
        enum movement_right right;
        uint32_t ind;
        unsigned parts;
    } figure[] = {
        {MOVEMENT_BB, INDICATOR_BHXH_BB_TANG, gained},
        {MOVEMENT_BB, INDICATOR_BHXH_BB_GIAM, lost},
        {MOVEMENT_BB, INDICATOR_BHXH_BB_DEN, 1U << MOVEMENT_CAME},
        {MOVEMENT_BB, INDICATOR_BHXH_BB_DI, 1U << MOVEMENT_WENT},
        {MOVEMENT_BB, INDICATOR_BB_TN, 1U << MOVEMENT_KIND_OUT},
        {MOVEMENT_TN, INDICATOR_BHXH_TN_TANG, gained},
        {MOVEMENT_TN, INDICATOR_BHXH_TN_GIAM, lost},
        {MOVEMENT_TN, INDICATOR_BHXH_TN_DEN, 1U << MOVEMENT_CAME},
        {MOVEMENT_TN, INDICATOR_BHXH_TN_DI, 1U << MOVEMENT_WENT},
        {MOVEMENT_TN, INDICATOR_TN_BB, 1U << MOVEMENT_KIND_OUT},
        {MOVEMENT_BHTN, INDICATOR_BHTN_TANG, gained},
        {MOVEMENT_BHTN, INDICATOR_BHTN_GIAM, lost},
        {MOVEMENT_BHTN, INDICATOR_BHTN_DEN, 1U << MOVEMENT_CAME},
        {MOVEMENT_BHTN, INDICATOR_BHTN_DI, 1U << MOVEMENT_WENT},
        {MOVEMENT_BHYT, INDICATOR_BHYT_TANG, gained},
        {MOVEMENT_BHYT, INDICATOR_BHYT_GIAM, lost},
        {MOVEMENT_BHYT, INDICATOR_BHYT_DEN, 1U << MOVEMENT_CAME},
        {MOVEMENT_BHYT, INDICATOR_BHYT_DI, 1U << MOVEMENT_WENT},
    };

    for (size_t k = 0; k < sizeof figure / sizeof figure[0]; k++) {
        for (uint32_t line = 0; given[figure[k].right] && line < m->lines; line++) {
            const int64_t n = people(m, figure[k].right, line, figure[k].parts);

            cube_add(c, MEMBER_XA, line, figure[k].ind, n);
            cube_add(c, MEMBER_TINH, 0, figure[k].ind, n);
        }
    }
}
