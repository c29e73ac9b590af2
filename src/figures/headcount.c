/* headcount - the people of each employer on two closing days.  See headcount.h. */

#include "figures/headcount.h"

#include <stdlib.h>

#include "base/heap.h"
#include "base/map.h"

#define L LIST_THAY_DOI_DON_VI

enum right { BB, BHTN, RIGHTS };

struct tally {
    int64_t n[RIGHTS];
};

struct headcount {
    struct arena a;
    struct map by_code;
    struct tally *v; /* by index of the map */
    size_t cap;
    uint32_t last; /* rows of one employer mostly follow each other */
};

struct headcount *
headcount_new(void) {
    struct headcount *h = heap_new(struct headcount);

    map_init(&h->by_code, &h->a);
    h->last = MAP_NONE;
    return h;
}

void
headcount_free(struct headcount *h) {
    if (h != NULL) {
        map_free(&h->by_code);
        arena_free(&h->a);
        free(h);
    }
}

static bool
right_of(uint32_t ind, enum right *out) {
    *out = ind == INDICATOR_BHXH_BB ? BB : BHTN;
    return ind == INDICATOR_BHXH_BB || ind == INDICATOR_BHTN;
}

void
headcount_note(struct headcount *h, str employer, uint32_t ind, int n) {
    enum right right;
    bool added = false;

    if (!right_of(ind, &right)) {
        return;
    }
    if (h->last == MAP_NONE || !str_eq(h->by_code.key[h->last], employer)) {
        h->last = map_put(&h->by_code, employer, &added);
        if (added) {
            h->v = arena_grown(&h->a, h->v, h->last, &h->cap, sizeof *h->v);
        }
    }
    h->v[h->last].n[right] += n;
}

struct changed {
    str code;
    struct tally before, now;
};

static int64_t
change(const struct changed *c, enum right r) {
    return c->now.n[r] - c->before.n[r];
}

static int
by_change(const void *a, const void *b) {
    const struct changed *x = a;
    const struct changed *y = b;

    for (enum right r = 0; r < RIGHTS; r++) {
        const int64_t p = llabs(change(x, r));
        const int64_t q = llabs(change(y, r));

        if (p != q) {
            return p > q ? -1 : 1;
        }
    }
    return str_cmp(x->code, y->code);
}

static struct tally
people_of(const struct headcount *h, str code) {
    static const struct tally nobody;
    const uint32_t ix = map_get(&h->by_code, code);

    return ix == MAP_NONE ? nobody : h->v[ix];
}

/* Those of both days whose people changed, into v (room for all); how many. */
static uint32_t
changes(const struct headcount *before, const struct headcount *now, struct changed *v) {
    uint32_t found = 0;

    for (unsigned pass = 0; pass < 2; pass++) {
        const struct map *m = pass == 0 ? &now->by_code : &before->by_code;

        for (uint32_t ix = 0; ix < m->n; ix++) {
            const str code = m->key[ix];
            const struct changed c = {code, people_of(before, code), people_of(now, code)};

            if ((change(&c, BB) != 0 || change(&c, BHTN) != 0) &&
                (pass == 0 || map_get(&now->by_code, code) == MAP_NONE)) {
                v[found++] = c;
            }
        }
    }
    return found;
}

/* An employer that no list names has its code for a name. */
static void
put_name(struct list_row *r, const struct employers_one *one, const struct member_set *m,
         str code) {
    r->xa = m->list[MEMBER_XA].n;
    r->co_quan = m->list[MEMBER_CO_QUAN].n;
    r->loai_hinh = m->list[MEMBER_LOAI_HINH].n;
    list_put_text(r, L, "ma_don_vi", code);
    list_put_text(r, L, "ten", code.n == 0 ? STR("Không ghi đơn vị") : code);
    if (one != NULL) {
        r->xa = one->xa;
        r->co_quan = one->co_quan;
        r->loai_hinh = one->loai_hinh;
        list_put_text(r, L, "ten", one->name.n == 0 ? code : one->name);
        list_put_text(r, L, "xa", member_name(m, MEMBER_XA, one->xa));
        list_put_text(r, L, "co_quan", member_name(m, MEMBER_CO_QUAN, one->co_quan));
        list_put_text(r, L, "loai_hinh", member_name(m, MEMBER_LOAI_HINH, one->loai_hinh));
    }
}

static const struct employers_one *
known_as(struct headcount_day before, struct headcount_day now, str code) {
    const struct employers_one *one =
        now.employers == NULL ? NULL : employers_find(now.employers, code);

    return one != NULL || before.employers == NULL ? one : employers_find(before.employers, code);
}

void
headcount_list(struct headcount_day before, struct headcount_day now, const struct member_set *m,
               struct arena *a, struct list_set *out) {
    struct arena scratch = ARENA_EMPTY;
    struct changed *v = arena_array(&scratch, struct changed,
                                    (size_t)before.people->by_code.n + now.people->by_code.n + 1);
    const uint32_t found = changes(before.people, now.people, v);

    qsort(v, found, sizeof *v, by_change);
    out->of[L] = (struct list){.id = L};
    out->known[L] = true;
    list_expect(a, &out->of[L], found);
    for (uint32_t k = 0; k < found; k++) {
        struct list_row *r = list_add(a, &out->of[L]);

        put_name(r, known_as(before, now, v[k].code), m, str_keep(a, v[k].code));
        list_put_number(r, L, "bb_truoc", v[k].before.n[BB]);
        list_put_number(r, L, "bb_nay", v[k].now.n[BB]);
        list_put_number(r, L, "bhtn_truoc", v[k].before.n[BHTN]);
        list_put_number(r, L, "bhtn_nay", v[k].now.n[BHTN]);
    }
    arena_free(&scratch);
}

int64_t
headcount_change(const struct list_row *r, uint32_t ind) {
    enum { BB_TRUOC = 5, BHTN_TRUOC = 7 }; /* fields of the list, each before the one of now */
    enum right right;
    size_t at;

    if (!right_of(ind, &right)) {
        return 0;
    }
    at = right == BB ? BB_TRUOC : BHTN_TRUOC;
    return list_cell_of(r, at + 1).u.count - list_cell_of(r, at).u.count;
}
