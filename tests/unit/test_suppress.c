/* test_suppress - what is withheld cannot be worked out: an attack on every sum, by counting all that fits it. */

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "figures/withhold.h"
#include "province.h"
#include "template/suppress.h"

enum { LEAST = 5, PARTS_MAX = 16, SUM_MAX = 600 };

/* One line as its reader has it: the sum (-1: withheld) and each part: shown, "<5" or "(ẩn)". */
struct line {
    int64_t sum;
    uint32_t n;
    int64_t shown[PARTS_MAX]; /* -1: hidden */
    bool small[PARTS_MAX];    /* "<5" */
};

/* The figures as documents get them. */
static const struct cube *
published(struct province *p, bool armed) {
    const struct withhold_rule r = {LEAST, armed};
    struct cube *c = cube_copy(&p->run, p->now);
    struct err e;

    cr_assert(withhold_apply(c, &r, &e), "%s", e.what);
    return c;
}

static int64_t
shown_count(struct province *p, const struct cube *of, enum member_level l, uint32_t line,
            uint32_t ind, bool *small) {
    struct arena a = ARENA_EMPTY;
    const struct doc_cell c = suppress_cell(&a, &p->fill, of, l, line, ind);
    const int64_t v = c.kind == DOC_TEXT ? -1 : c.kind == DOC_COUNT ? c.u.count : 0;

    *small = c.kind == DOC_TEXT && str_eq(c.u.text, STR("<5"));
    arena_free(&a);
    return v;
}

/* How many ways there are for parts but one to reach each rest: ways[s] capped at 1. */
static bool
reaches(const struct line *x, uint32_t but, int64_t rest) {
    bool can[SUM_MAX + 1] = {[0] = true};

    for (uint32_t k = 0; k < x->n; k++) {
        bool next[SUM_MAX + 1] = {false};
        const int64_t low = x->small[k] ? 1 : LEAST;

        if (k == but || x->shown[k] >= 0) {
            continue;
        }
        for (int64_t s = 0; s <= SUM_MAX; s++) {
            for (int64_t v = low; can[s] && s + v <= SUM_MAX && (!x->small[k] || v < LEAST); v++) {
                next[s + v] = true;
            }
        }
        memcpy(can, next, sizeof can);
    }
    return rest >= 0 && rest <= SUM_MAX && can[rest];
}

/* The values that a hidden part can have, up to two. */
static unsigned
values_of(const struct line *x, uint32_t part) {
    int64_t hidden = x->sum;
    unsigned n = 0;

    for (uint32_t k = 0; k < x->n; k++) {
        hidden -= x->shown[k] >= 0 ? x->shown[k] : 0;
    }
    for (int64_t v = x->small[part] ? 1 : LEAST; v <= hidden && n < 2; v++) {
        if (x->small[part] && v >= LEAST) {
            break;
        }
        n += reaches(x, part, hidden - v) ? 1 : 0;
    }
    return n;
}

static void
attack(struct province *p, enum member_level l, uint32_t at, uint32_t sum, uint32_t first,
       uint32_t n) {
    const struct cube *c = published(p, false);
    struct line x = {.n = n};
    bool ignored;

    x.sum = shown_count(p, c, l, at, sum, &ignored);
    for (uint32_t k = 0; k < n; k++) {
        x.shown[k] = shown_count(p, c, l, at, first + k, &x.small[k]);
    }
    for (uint32_t k = 0; x.sum >= 0 && k < n; k++) {
        cr_assert(x.shown[k] >= 0 || values_of(&x, k) >= 2, "part %u of %u can be worked out", k,
                  n);
    }
}

static void
set_line(struct province *p, enum member_level l, uint32_t at, uint32_t sum, uint32_t first,
         const int64_t *v, uint32_t n) {
    int64_t all = 0;

    for (uint32_t k = 0; k < n; k++) {
        cube_set(p->now, l, at, first + k, v[k]);
        all += v[k];
    }
    cube_set(p->now, l, at, sum, all);
}

/* All people with BHYT live in the first commune. */
static void
set_groups(struct province *p, const int64_t *v) {
    static const int64_t nobody[PARTS_MAX] = {0};
    const uint32_t first = p->indicators.family[INDICATOR_BHYT_NHOM];
    const uint32_t n = p->indicators.groups;

    set_line(p, MEMBER_TINH, 0, INDICATOR_BHYT, first, v, n);
    for (uint32_t line = 0; line < member_lines(&p->members, MEMBER_XA); line++) {
        set_line(p, MEMBER_XA, line, INDICATOR_BHYT, first, line == 0 ? v : nobody, n);
    }
}

static void
open_pack(struct province *p) {
    struct arena a = ARENA_EMPTY;
    struct err e;

    province_open_groups(p);
    p->fill.scope = (struct fill_scope){MEMBER_XA, 0};
    cr_assert(
        profile_set(&p->run, &p->profile, PROFILE_O_NHO, STR("5"), PROFILE_OPTION, "--set", &e),
        "%s", e.what);
    arena_free(&a);
}

Test(suppress, no_withheld_part_of_a_sum_can_be_worked_out) {
    struct province p;
    unsigned seed = 46;

    open_pack(&p);
    for (int round = 0; round < 1000; round++) {
        const uint32_t n = p.indicators.groups;
        const uint32_t first = p.indicators.family[0];
        int64_t v[PARTS_MAX];

        for (uint32_t k = 0; k < n; k++) { /* mostly nothing and small numbers, where it matters */
            const int kind = rand_r(&seed) % 6;

            v[k] = kind < 2 ? 0 : kind < 4 ? 1 + rand_r(&seed) % 4 : 1 + rand_r(&seed) % 40;
        }
        set_groups(&p, v);
        attack(&p, round % 2 == 0 ? MEMBER_XA : MEMBER_TINH, 0, INDICATOR_BHYT, first, n);
        set_line(&p, MEMBER_XA, 1, INDICATOR_BHXH, INDICATOR_BHXH_BB, v, 2);
        attack(&p, MEMBER_XA, 1, INDICATOR_BHXH, INDICATOR_BHXH_BB, 2);
    }
    province_close(&p);
}

Test(suppress, three_single_people_do_not_stand_beside_the_sum_that_tells_them) {
    static const int64_t v[PARTS_MAX] = {9, 1, 1, 1};
    const struct cube *c;
    struct province p;
    bool small;

    open_pack(&p);
    set_groups(&p, v);
    c = published(&p, false);
    for (uint32_t k = 0; k < 4; k++) {
        cr_expect_lt(shown_count(&p, c, MEMBER_XA, 0, p.indicators.family[0] + k, &small), 0, "%u",
                     k);
        cr_expect_eq(small, k > 0);
        p.fill.scope.level =
            k % 2 == 0 ? MEMBER_TINH : MEMBER_XA; /* the province's documents too */
    }
    province_close(&p);
}

Test(suppress, a_coverage_count_does_not_tell_how_many_soldiers_there_are) {
    struct province p;
    bool small;

    open_pack(&p);
    cube_set(p.now, MEMBER_XA, 0, INDICATOR_BHTN, 100);
    cube_set(p.now, MEMBER_XA, 0, INDICATOR_BHTN_BP, 97);
    cr_expect_lt(shown_count(&p, published(&p, false), MEMBER_XA, 0, INDICATOR_BHTN_BP, &small), 0);
    cr_expect_not(suppress_shows(&p.fill, published(&p, false), MEMBER_XA, 0, INDICATOR_BP_BHTN));
    cube_set(p.now, MEMBER_XA, 0, INDICATOR_BHTN_BP, 60);
    cr_expect_eq(shown_count(&p, published(&p, false), MEMBER_XA, 0, INDICATOR_BHTN_BP, &small),
                 60);
    cr_expect_lt(shown_count(&p, published(&p, true), MEMBER_XA, 0, INDICATOR_BHTN_BP, &small), 0);
    province_close(&p);
}

/* With the least number at 5: nobody is shown as 0, and the first count that is shown is 5. */
Test(suppress, one_person_and_four_are_too_few_and_nobody_and_five_are_shown) {
    static const struct {
        int64_t people;
        bool shown;
    } cases[] = {{0, true}, {1, false}, {2, false}, {4, false}, {5, true}, {6, true}};
    struct province p;

    open_pack(&p);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const int64_t v = cases[i].people;
        const struct cube *c;
        bool small;

        cube_set(p.now, MEMBER_XA, 0, INDICATOR_BHTN, v);
        cube_set(p.now, MEMBER_XA, 0, INDICATOR_BHTN_BP, v);
        c = published(&p, false);
        cr_expect_eq(shown_count(&p, c, MEMBER_XA, 0, INDICATOR_BHTN, &small),
                     cases[i].shown ? v : -1, "%lld", (long long)v);
        cr_expect_eq(small, !cases[i].shown, "%lld", (long long)v);
        cr_expect_eq(suppress_shows(&p.fill, c, MEMBER_XA, 0, INDICATOR_BHTN), cases[i].shown);
        /* the same of the difference to the whole, which is the soldiers' */
        cube_set(p.now, MEMBER_XA, 0, INDICATOR_BHTN, 100);
        cube_set(p.now, MEMBER_XA, 0, INDICATOR_BHTN_BP, 100 - v);
        cr_expect_eq(suppress_shows(&p.fill, published(&p, false), MEMBER_XA, 0, INDICATOR_BHTN_BP),
                     cases[i].shown, "%lld", (long long)v);
    }
    province_close(&p);
}

/* The province's own count is the place's. */
Test(suppress, where_one_place_has_all_people_the_province_does_not_tell_its_soldiers) {
    struct province p;
    struct err e;
    const struct withhold_rule r = {LEAST, false};

    open_pack(&p);
    for (unsigned l = MEMBER_TINH; l <= MEMBER_XA;
         l++) { /* one commune has the only people there are */
        for (uint32_t k = 0; k < member_lines(&p.members, (enum member_level)l); k++) {
            cube_set(p.now, (enum member_level)l, k, INDICATOR_BHTN, k == 0 ? 100 : 0);
            cube_set(p.now, (enum member_level)l, k, INDICATOR_BHTN_BP, k == 0 ? 99 : 0);
        }
    }
    cr_assert(withhold_apply(p.now, &r, &e), "the province's own figure goes: %s", e.what);
    cr_expect_not(cube_state(p.now, MEMBER_TINH, 0, INDICATOR_BHTN_BP) & CUBE_PRESENT);
    cr_expect(cube_state(p.now, MEMBER_TINH, 0, INDICATOR_BHTN) & CUBE_PRESENT);
    province_close(&p);
}

/* Population, labour force and what is aimed at are no counts of people who could be known. */
Test(suppress, only_counts_of_people_are_withheld) {
    static const uint32_t open[] = {INDICATOR_DAN_SO, INDICATOR_LLLD, INDICATOR_CHAM_DONG};
    struct province p;

    open_pack(&p);
    for (size_t i = 0; i < sizeof open / sizeof open[0]; i++) {
        cube_set(p.now, MEMBER_XA, 0, open[i], 2);
        cr_expect(suppress_shows(&p.fill, published(&p, true), MEMBER_XA, 0, open[i]), "%zu", i);
    }
    province_close(&p);
}

/* What reconciling says of workers is printed of the whole province, and of a commune from five on. */
Test(suppress, few_workers_of_a_place_are_not_counted_but_those_of_the_province_are) {
    static const struct {
        int64_t workers;
        bool shown;
    } cases[] = {{0, true}, {1, false}, {4, false}, {5, true}};
    struct province p;

    open_pack(&p);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct cube *c;

        cube_set(p.now, MEMBER_XA, 0, INDICATOR_DC_CHUA_TG_LD, cases[i].workers);
        cube_set(p.now, MEMBER_TINH, 0, INDICATOR_DC_CHUA_TG_LD, cases[i].workers);
        c = published(&p, false);
        p.fill.scope.level = MEMBER_XA;
        cr_expect_eq(suppress_shows(&p.fill, c, MEMBER_XA, 0, INDICATOR_DC_CHUA_TG_LD),
                     cases[i].shown, "%lld", (long long)cases[i].workers);
        p.fill.scope.level = MEMBER_TINH;
        cr_expect(suppress_shows(&p.fill, c, MEMBER_TINH, 0, INDICATOR_DC_CHUA_TG_LD), "%lld",
                  (long long)cases[i].workers);
    }
    province_close(&p);
}

/* A document may compare with a period that is not there. */
Test(suppress, of_a_period_that_is_not_there_nothing_is_withheld) {
    struct province p;

    open_pack(&p);
    cr_expect(suppress_shows(&p.fill, NULL, MEMBER_XA, 0, INDICATOR_BHTN));
    province_close(&p);
}
