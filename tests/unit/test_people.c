/* test_people - counting participants, each once for each right. */

#include <criterion/criterion.h>
#include <stdlib.h>

#include "figures/people.h"
#include "figures/people_age.h"
#include "figures/people_set.h"
#include "thorough.h"
#include "world.h"

enum { UNASSIGNED = WORLD_CO_QUAN, NO_GROUP = WORLD_NHOM, HN = 0, HS = 1, QD = 2 };
#define KHONG EXTRACT_KHONG
#define BB    EXTRACT_BB
#define TN    EXTRACT_TN
#define NONE  MEMBER_NONE
#define ND    PERIOD_NO_DATE

/* 2026-Q1: 1/1 .. 31/3/2026, men to 61 years 6 months, women to 57 years. */
static struct people_rules
rules(void) {
    return (struct people_rules){.first = period_from_civil(2026, 1, 1),
                                 .closing = period_from_civil(2026, 3, 31),
                                 .age_from = 15};
}

/* Phụ lục I of Nghị định 135/2020/NĐ-CP: first month of birth of every age, men and women. */
static const struct {
    int year, month, months;
} appendix_nam[] = {{1900, 1, 720}, {1961, 1, 723}, {1961, 10, 726}, {1962, 7, 729},
                    {1963, 4, 732}, {1964, 1, 735}, {1964, 10, 738}, {1965, 7, 741},
                    {1966, 4, 744}, {2020, 1, 744}},
  appendix_nu[] = {{1900, 1, 660}, {1966, 1, 664}, {1966, 9, 668}, {1967, 5, 672}, {1968, 1, 676},
                   {1968, 9, 680}, {1969, 5, 684}, {1970, 1, 688}, {1970, 9, 692}, {1971, 5, 696},
                   {1972, 1, 700}, {1972, 9, 704}, {1973, 5, 708}, {1974, 1, 712}, {1974, 9, 716},
                   {1975, 5, 720}, {2020, 1, 720}};

static int
appendix(int year, int month, bool nam) {
    int months = 0;

    for (size_t i = 0; i < (nam ? sizeof appendix_nam / sizeof appendix_nam[0]
                                : sizeof appendix_nu / sizeof appendix_nu[0]);
         i++) {
        const int y = nam ? appendix_nam[i].year : appendix_nu[i].year;
        const int m = nam ? appendix_nam[i].month : appendix_nu[i].month;

        if (y * 12 + m <= year * 12 + month) {
            months = nam ? appendix_nam[i].months : appendix_nu[i].months;
        }
    }
    return months;
}

Test(people, the_retirement_age_is_that_of_the_decrees_appendix_for_every_month_of_birth) {
    for (int year = 1930; year <= 2020; year++) {
        for (int month = 1; month <= 12; month++) {
            cr_assert_eq(people_age_retirement(year, month, true), appendix(year, month, true),
                         "man of %d/%d", month, year);
            cr_assert_eq(people_age_retirement(year, month, false), appendix(year, month, false),
                         "woman of %d/%d", month, year);
        }
    }
}

struct given {
    uint64_t ma_so;
    uint32_t xa, co_quan, nhom;
    const char *dv;
    enum extract_bhxh bhxh;
    bool bhtn, bhyt;
    int from[3], to[3]; /* year, month, day; 0: none */
    enum extract_pot pot;
};

static period_day
day(const int d[3]) {
    return d[0] == 0 ? ND : period_from_civil(d[0], d[1], d[2]);
}

static struct extract_person
person(const struct given *g) {
    return (struct extract_person){.ma_so = g->ma_so,
                                   .born = period_from_civil(1990, 5, 5),
                                   .sex = EXTRACT_NU,
                                   .xa = g->xa,
                                   .co_quan = g->co_quan,
                                   .nhom = g->nhom,
                                   .employer = strcmp(g->dv, "D1") == 0,
                                   .ma_don_vi = str_from(g->dv),
                                   .bhxh = g->bhxh,
                                   .bhtn = g->bhtn,
                                   .bhyt = g->bhyt,
                                   .muc_dong = EXTRACT_NO_NUMBER,
                                   .tu_ngay = day(g->from),
                                   .den_ngay = day(g->to)};
}

#define ACC EXTRACT_ACCEPTED
#define DUP EXTRACT_DUPLICATE
static const struct given rows[] = {
    /* 1: everything in one row; department of its employer D1 (SYT) */
    {1, 0, NONE, NO_GROUP, "D1", BB, true, true, {2026, 2, 1}, {0}, ACC},
    {1, 0, NONE, NO_GROUP, "D1", BB, true, true, {2026, 2, 1}, {0}, DUP},
    /* 2: BHYT first in commune 1, BHXH later in commune 2: each right at its own row */
    {2, 1, NONE, HS, "", KHONG, false, true, {0}, {0}, ACC},
    {2, 2, 1, HS, "", TN, false, true, {2026, 1, 1}, {2026, 4, 1}, ACC}, /* BHYT again: D10 */
    {2, 2, 1, HS, "", BB, false, false, {0}, {0}, ACC},                  /* BB, not TN */
    {2, 3, 1, HS, "", TN, false, false, {0}, {0}, DUP},                  /* BB all the same */
    /* 3: not begun, ended, and then the last day of both */
    {3, 0, NONE, HN, "", BB, true, true, {2026, 4, 1}, {0}, ACC},
    {3, 0, NONE, HN, "", BB, true, true, {0}, {2026, 3, 30}, ACC},
    {3, 1, NONE, HN, "X", BB, true, true, {2026, 3, 31}, {2026, 3, 31}, ACC},
    /* 4: no right at all */
    {4, 0, NONE, HN, "", KHONG, false, false, {0}, {0}, ACC},
    {4, 0, NONE, HN, "", KHONG, false, false, {0}, {0}, ACC},
    /* 5: armed forces, unknown place */
    {5, 3, NONE, QD, "", BB, true, true, {2025, 12, 31}, {0}, ACC},
    /* 6: BHYT only; runs out on the 90th day after; the row's own department goes first */
    {6, 3, 0, HN, "D1", KHONG, false, true, {0}, {0}, ACC},
    /* 7, 8: TN that end on day 90 and 91 */
    {7, 0, NONE, HN, "", TN, false, false, {0}, {2026, 6, 29}, ACC},
    {8, 0, NONE, HN, "", TN, false, false, {0}, {2026, 6, 30}, ACC},
    /* the largest code */
    {9999999999, 2, NONE, NO_GROUP, "", KHONG, true, false, {0}, {0}, ACC},
};
enum { ROWS = sizeof rows / sizeof rows[0] };

struct run {
    struct world *w;
    struct ledger *l;
    struct employers *e;
    struct people *p;
    struct cube *c;
};

static struct run
start(void) {
    static const struct extract_employer d1 = {.co_quan = 1};
    struct extract_employer r = d1;
    const struct people_rules k = rules();
    struct run t = {.w = world_new()};

    r.ma_don_vi = STR("D1");
    r.ten = STR("Bệnh viện");
    t.l = world_ledger(t.w);
    t.e = employers_new(&t.w->m, t.l);
    (void)employers_row(t.e, (struct extract_at){0, 2}, &r);
    t.p = people_new(&k, &t.w->m, &t.w->i, t.e, t.l);
    t.c = world_cube(t.w, 2026, 1);
    return t;
}

static void
stop(struct run *t) {
    people_free(t->p);
    employers_free(t->e);
    ledger_free(t->l);
    world_free(t->w);
}

/* By hand from `rows`: province, communes 0..3, departments SGD, SYT, unassigned. */
static const struct {
    uint32_t ind;
    int64_t tinh, xa[WORLD_XA + 1], co_quan[WORLD_CO_QUAN + 1];
} sums[] = {
    {INDICATOR_BHXH_BB, 4, {1, 1, 1, 1}, {0, 2, 2}},
    {INDICATOR_BHXH_TN, 2, {2, 0, 0, 0}, {0, 0, 2}},
    {INDICATOR_BHXH, 6, {3, 1, 1, 1}, {0, 2, 4}},
    {INDICATOR_BHTN, 4, {1, 1, 1, 1}, {0, 1, 3}},
    {INDICATOR_BHYT, 5, {1, 2, 0, 2}, {2, 1, 2}},
    {INDICATOR_BHXH_BP, 5, {3, 1, 1, 0}, {0, 2, 3}},
    {INDICATOR_BHTN_BP, 3, {1, 1, 1, 0}, {0, 1, 2}},
    {INDICATOR_BHXH_MOI, 2, {1, 1, 0, 0}, {0, 1, 1}},
    {INDICATOR_BHXH_TN_MOI, 0, {0, 0, 0, 0}, {0, 0, 0}},
    {INDICATOR_BHXH_TN_DEN_HAN, 1, {1, 0, 0, 0}, {0, 0, 1}},
    {INDICATOR_TIEM_NANG_TN, 1, {0, 0, 0, 1}, {1, 0, 0}},
};

Test(people, rights_count_once_at_the_first_row_that_carries_them) {
    struct run t = start();
    struct err err = {0};

    for (size_t i = 0; i < ROWS; i++) {
        const struct extract_person r = person(&rows[i]);

        cr_assert_eq(people_row(t.p, (struct extract_at){0, i + 2}, &r), rows[i].pot, "row %zu", i);
    }
    people_finish(t.p, t.c);
    cr_assert(cube_check(t.c, &err), "%s", err.what);
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
        cr_assert_eq(world_get(t.c, MEMBER_TINH, 0, sums[i].ind), sums[i].tinh, "sum %zu", i);
        for (uint32_t x = 0; x <= WORLD_XA; x++) {
            cr_assert_eq(world_get(t.c, MEMBER_XA, x, sums[i].ind), sums[i].xa[x],
                         "sum %zu commune %u", i, x);
        }
        for (uint32_t d = 0; d <= WORLD_CO_QUAN; d++) {
            cr_assert_eq(world_get(t.c, MEMBER_CO_QUAN, d, sums[i].ind), sums[i].co_quan[d],
                         "sum %zu department %u", i, d);
        }
    }
    /* groups: of the row counted for the right */
    cr_assert_eq(world_get(t.c, MEMBER_NHOM, HS, INDICATOR_BHYT), 1);
    cr_assert_eq(world_get(t.c, MEMBER_NHOM, NO_GROUP, INDICATOR_BHYT), 1);
    cr_assert_eq(world_get(t.c, MEMBER_NHOM, HN, INDICATOR_BHXH), 3);
    cr_assert_eq(world_get(t.c, MEMBER_XA, 1, indicator_of_group(&t.w->i, INDICATOR_BHYT_NHOM, HS)),
                 1);
    cr_assert_eq(
        world_get(t.c, MEMBER_TINH, 0, indicator_of_group(&t.w->i, INDICATOR_BHYT_NHOM, HN)), 2);
    cr_assert_eq(
        world_get(t.c, MEMBER_CO_QUAN, 0, indicator_of_group(&t.w->i, INDICATOR_BHYT_NHOM, HS)), 1);
    cr_assert_eq(
        world_get(t.c, MEMBER_XA, 3, indicator_of_group(&t.w->i, INDICATOR_TIEM_NANG_NHOM, HN)), 1);
    cr_assert_eq(people_distinct(t.p), 8);
    cr_assert_eq(world_findings(t.l, LEDGER_D10), 2);
    cr_assert_eq(world_findings(t.l, LEDGER_D12), 2);
    cr_assert_eq(people_of_both_kinds(t.p), 2);
    stop(&t);
}

/* The same rows of one person in every order: the figures are the same, and BB. */
Test(people, who_has_both_kinds_is_compulsory_in_whatever_order_the_rows_stand) {
    static const struct given kind[] = {
        {9, 0, NONE, HN, "", TN, false, true, {2026, 2, 1}, {2026, 4, 30}, ACC},
        {9, 1, 0, HS, "", BB, true, true, {2026, 2, 1}, {0}, ACC},
        {9, 2, 1, QD, "", TN, false, false, {2026, 1, 1}, {2026, 5, 1}, ACC}};
    static const int order[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                   {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        struct run t = start();
        struct err err = {0};

        for (size_t k = 0; k < 3; k++) {
            const struct extract_person r = person(&kind[order[i][k]]);

            (void)people_row(t.p, (struct extract_at){0, k + 2}, &r);
        }
        people_finish(t.p, t.c);
        cr_assert(cube_check(t.c, &err), "%s", err.what);
        cr_assert_eq(world_get(t.c, MEMBER_XA, 1, INDICATOR_BHXH_BB), 1, "order %zu", i);
        cr_assert_eq(world_get(t.c, MEMBER_CO_QUAN, 0, INDICATOR_BHXH_MOI), 1);
        cr_assert_eq(world_get(t.c, MEMBER_TINH, 0, INDICATOR_BHXH_TN), 0);
        cr_assert_eq(world_get(t.c, MEMBER_TINH, 0, INDICATOR_BHXH_BP), 1);
        cr_assert_eq(world_get(t.c, MEMBER_TINH, 0, INDICATOR_BHXH_MOI), 1);
        cr_assert_eq(world_get(t.c, MEMBER_TINH, 0, INDICATOR_BHXH_TN_MOI), 0);
        cr_assert_eq(world_get(t.c, MEMBER_TINH, 0, INDICATOR_BHXH_TN_DEN_HAN), 0);
        cr_assert_eq(world_get(t.c, MEMBER_TINH, 0, INDICATOR_BHYT), 1);
        cr_assert(people_of_both_kinds(t.p) >= 1);
        stop(&t);
    }
}

/* What `explain` and the movement between periods are told adds up to what is counted. */
static void
tally(void *ctx, struct extract_at at, uint32_t ind, const uint32_t place[3], int n) {
    int64_t *sum = ctx;

    (void)place;
    cr_assert(n == 1 || (n == -1 && at.line == 2));
    sum[ind] += n;
}

Test(people, a_count_that_is_taken_back_is_told_at_the_row_that_had_made_it) {
    static const struct given tn = {9,     0,    NONE,         HN,           "", TN,
                                    false, true, {2026, 2, 1}, {2026, 5, 1}, ACC};
    static const struct given bb = {9, 1, 0, HS, "", BB, true, false, {2026, 2, 1}, {0}, ACC};
    struct run t = start();
    struct extract_person r = person(&tn);
    int64_t *sum = calloc(t.w->i.n, sizeof *sum);

    cr_assert_not_null(sum);
    people_watch(t.p, tally, sum);
    (void)people_row(t.p, (struct extract_at){0, 2}, &r);
    r = person(&bb);
    (void)people_row(t.p, (struct extract_at){0, 3}, &r);
    people_finish(t.p, t.c);
    for (uint32_t ind = 0; ind <= INDICATOR_BHXH_TN_DEN_HAN; ind++) {
        /* who came and went is not told by the people of one period (figures/movement) */
        if (ind != INDICATOR_BHXH && (ind < INDICATOR_BHXH_BB_TANG || ind > INDICATOR_TN_BB)) {
            cr_assert_eq(sum[ind], world_get(t.c, MEMBER_TINH, 0, ind), "indicator %u", ind);
        }
    }
    free(sum);
    stop(&t);
}

struct aged {
    int born[3];
    enum extract_sex sex;
    bool potential;
};
static const struct aged aged[] = {
    {{2011, 3, 31}, EXTRACT_NAM, true},
    {{2011, 4, 1}, EXTRACT_NAM, false}, /* 15 on the day */
    {{1964, 10, 1}, EXTRACT_NAM, true}, /* 61 years 5 months of 61 years 6 months */
    {{1964, 9, 30}, EXTRACT_NAM, false}, /* his own age, 61 years 3 months, was reached in December */
    {{1964, 7, 1}, EXTRACT_NAM, false},
    {{1969, 5, 1}, EXTRACT_NU, true}, /* 57 years in May */
    {{1969, 4, 30}, EXTRACT_NU, false}, /* 56 years 8 months was hers, in December: she never comes back */
    {{1969, 4, 1}, EXTRACT_NU, false},
    {{1969, 5, 1}, EXTRACT_SEX_UNKNOWN, true},
    {{1969, 4, 30}, EXTRACT_SEX_UNKNOWN, false},
    {{0}, EXTRACT_NAM, false},
    {{2026, 4, 1}, EXTRACT_NU, false},
};

Test(people, potential_is_of_working_age_on_the_closing_day) {
    for (size_t i = 0; i < sizeof aged / sizeof aged[0]; i++) {
        static const struct given g = {77, 0, NONE, HN, "", KHONG, false, true, {0}, {0}, ACC};
        struct run t = start();
        struct extract_person r = person(&g);
        struct extract_person other = person(&g);

        r.born = day(aged[i].born);
        r.sex = aged[i].sex;
        other.ma_so = 78; /* so that birth dates are known to have been delivered */
        other.bhyt = false;
        (void)people_row(t.p, (struct extract_at){0, 2}, &r);
        (void)people_row(t.p, (struct extract_at){0, 3}, &other);
        people_finish(t.p, t.c);
        cr_assert_eq(world_get(t.c, MEMBER_XA, 0, INDICATOR_TIEM_NANG_TN), aged[i].potential,
                     "case %zu", i);
        stop(&t);
    }
}

/* HN may join, HS is told apart, QD may not: one person of each, and one whose group is unknown. */
Test(people, potential_leaves_out_who_may_not_join_and_tells_pupils_apart) {
    struct given g = {80, 0, NONE, HN, "", KHONG, false, true, {0}, {0}, ACC};
    struct run t = start();

    t.w->m.list[MEMBER_NHOM].m[HS].potential = MEMBER_POTENTIAL_RIENG;
    t.w->m.list[MEMBER_NHOM].m[QD].potential = MEMBER_POTENTIAL_KHONG;
    for (uint32_t nhom = HN; nhom <= NO_GROUP; nhom++) {
        struct extract_person r;

        g.ma_so++;
        g.nhom = nhom;
        r = person(&g);
        (void)people_row(t.p, (struct extract_at){0, g.ma_so}, &r);
    }
    people_finish(t.p, t.c);
    cr_assert_eq(world_get(t.c, MEMBER_TINH, 0, INDICATOR_TIEM_NANG_TN), 2);
    cr_assert_eq(world_get(t.c, MEMBER_TINH, 0, INDICATOR_TIEM_NANG_HSSV), 1);
    cr_assert_eq(world_get(t.c, MEMBER_NHOM, HS, INDICATOR_TIEM_NANG_HSSV), 1);
    cr_assert_eq(
        world_get(t.c, MEMBER_TINH, 0, indicator_of_group(&t.w->i, INDICATOR_TIEM_NANG_NHOM, HN)),
        1);
    cr_assert_eq(
        world_get(t.c, MEMBER_TINH, 0, indicator_of_group(&t.w->i, INDICATOR_TIEM_NANG_NHOM, QD)),
        WORLD_ABSENT);
    stop(&t);
}

/* Completed months, from the two dates as people count them: a month that lacks the day of birth ends them with its last. */
static int
months_of(period_day born, period_day on) {
    const struct period_date b = period_to_civil(born);
    const struct period_date o = period_to_civil(on);

    const bool ends = o.day == period_month_length(o.year, o.month);

    return (o.year - b.year) * 12 + o.month - b.month - (o.day < b.day && !ends ? 1 : 0);
}

Test(people, of_every_birthday_in_seventy_years_those_of_working_age_are_potential) {
    static const int closing[][3] = {{2026, 3, 31},  {2026, 2, 28}, {2028, 2, 29},
                                     {2026, 12, 31}, {2026, 6, 30}, {2026, 3, 14},
                                     {2020, 12, 31}, {2021, 1, 30}, {2036, 6, 30}};
    static const struct given g = {0, 0, NONE, HN, "", KHONG, false, true, {0}, {0}, ACC};

    for (size_t i = 0; i < sizeof closing / sizeof closing[0]; i++) {
        struct run t = start();
        struct people_rules r = rules();
        int64_t want = 0;

        r.closing = day(closing[i]);
        people_free(t.p);
        t.p = people_new(&r, &t.w->m, &t.w->i, t.e, t.l);
        for (period_day born = r.closing - 365 * 70; born <= r.closing; born++) {
            struct extract_person one = person(&g);
            const int months = months_of(born, r.closing);
            const struct period_date b = period_to_civil(born);
            const int nam = appendix(b.year, b.month, true);
            const int nu = appendix(b.year, b.month, false);

            one.ma_so = (uint64_t)born + 100000;
            one.born = born;
            one.sex = (enum extract_sex)((unsigned)born % 3);
            want += months >= 15 * 12 && months < (one.sex == EXTRACT_NAM ? nam : nu);
            (void)people_row(t.p, (struct extract_at){0, 2}, &one);
        }
        people_finish(t.p, t.c);
        cr_assert_eq(world_get(t.c, MEMBER_TINH, 0, INDICATOR_TIEM_NANG_TN), want, "case %zu", i);
        stop(&t);
    }
}

Test(people, what_no_row_tells_is_absent_and_an_empty_file_is_zero) {
    static const struct given g = {5, 0, NONE, NO_GROUP, "", BB, false, true, {0}, {0}, ACC};
    struct run t = start();
    struct extract_person r = person(&g);

    r.born = ND;
    (void)people_row(t.p, (struct extract_at){0, 2}, &r);
    people_finish(t.p, t.c);
    cr_assert_eq(world_get(t.c, MEMBER_TINH, 0, INDICATOR_BHXH_MOI), WORLD_ABSENT);
    cr_assert_eq(world_get(t.c, MEMBER_TINH, 0, INDICATOR_BHXH_TN_DEN_HAN), WORLD_ABSENT);
    cr_assert_eq(world_get(t.c, MEMBER_TINH, 0, INDICATOR_TIEM_NANG_TN), WORLD_ABSENT);
    cr_assert_eq(
        world_get(t.c, MEMBER_TINH, 0, indicator_of_group(&t.w->i, INDICATOR_BHYT_NHOM, 0)),
        WORLD_ABSENT);
    cr_assert_eq(world_get(t.c, MEMBER_XA, 2, INDICATOR_BHTN), 0);
    stop(&t);
    t = start();
    people_finish(t.p, t.c);
    cr_assert_eq(world_get(t.c, MEMBER_XA, 2, INDICATOR_BHXH_MOI), 0);
    cr_assert_eq(people_distinct(t.p), 0);
    stop(&t);
}

Test(people, a_profile_that_rejects_repeated_rights_counts_nothing_of_such_a_row) {
    static const struct given g = {5, 0, NONE, HN, "", BB, false, false, {0}, {0}, ACC};
    struct run t = start();
    struct ledger *l = world_ledger_under(t.w, "[quy_tac]\nd10 = loai\n");
    const struct people_rules k = rules();
    struct people *p = people_new(&k, &t.w->m, &t.w->i, NULL, l);
    struct extract_person r = person(&g);

    cr_assert_eq(people_row(p, (struct extract_at){0, 2}, &r), EXTRACT_ACCEPTED);
    r.bhyt = true;
    cr_assert_eq(people_row(p, (struct extract_at){0, 3}, &r), EXTRACT_REJECTED);
    r.bhxh = KHONG;
    cr_assert_eq(people_row(p, (struct extract_at){0, 4}, &r), EXTRACT_ACCEPTED);
    people_finish(p, t.c);
    cr_assert_eq(world_get(t.c, MEMBER_TINH, 0, INDICATOR_BHYT), 1);
    cr_assert_eq(world_findings(l, LEDGER_D10), 1);
    people_free(p);
    ledger_free(l);
    stop(&t);
}

/* A small generator of its own: no library's sequence can change the test. */
static uint64_t
next(uint64_t *seed) {
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *seed >> 33;
}

static int
by_value(const void *a, const void *b) {
    const uint64_t *x = a;
    const uint64_t *y = b;

    return (*x > *y) - (*x < *y);
}

/* The codes are known apart by a sort; half of them are taken from a run of one after the other. */
Test(people, a_million_people_are_told_apart_in_sixteen_bytes_each) {
    enum { N = 1000000 };
    struct run t = start();
    static const struct given g = {0, 0, NONE, HN, "", KHONG, false, true, {0}, {0}, ACC};
    struct extract_person r = person(&g);
    uint64_t *id = calloc(N, sizeof *id);
    uint64_t seed = 46;
    uint64_t distinct = 0;
    uint64_t accepted = 0;

    cr_assert_not_null(id);
    for (size_t i = 0; i < N; i++) {
        const uint64_t high = next(&seed);

        id[i] = i % 2 == 0 ? UINT64_C(4600000000) + i : (high * 100003 + next(&seed)) % 10000000000;
        r.ma_so = id[i];
        accepted += people_row(t.p, (struct extract_at){0, i + 2}, &r) == EXTRACT_ACCEPTED;
        if ((i & (i - 1)) == 0 && i >= 65536) {
            cr_assert(people_set_bytes(people_table(t.p)) <= 16 * people_distinct(t.p), "%zu rows",
                      i);
        }
    }
    qsort(id, N, sizeof *id, by_value);
    for (size_t i = 0; i < N; i++) {
        distinct += i == 0 || id[i] != id[i - 1];
    }
    cr_assert(distinct < N); /* the random ones meet the others now and then */
    cr_assert_eq(people_distinct(t.p), distinct);
    cr_assert_eq(accepted, distinct);
    cr_assert(people_set_bytes(people_table(t.p)) <= 16 * distinct);
    people_finish(t.p, t.c);
    cr_assert_eq((uint64_t)world_get(t.c, MEMBER_TINH, 0, INDICATOR_BHYT), distinct);
    free(id);
    stop(&t);
}

/* Room for as many as were expected, for a third of them, and none taken ahead. */
Test(people, the_count_is_the_same_whatever_was_expected) {
    enum { N = 400000 / EACH };
    static const uint64_t expected[] = {0, N, N / 3, 3 * N};
    static const struct given g = {0, 0, NONE, HN, "", KHONG, false, true, {0}, {0}, ACC};

    for (size_t k = 0; k < sizeof expected / sizeof expected[0]; k++) {
        struct run t = start();
        struct extract_person r = person(&g);
        uint64_t duplicate = 0;

        people_set_expect(people_table(t.p), expected[k]);
        for (uint64_t i = 0; i < N; i++) {
            r.ma_so = i * 7654321 % 9999999967; /* a prime: every one another */
            people_set_ahead(people_table(t.p), r.ma_so);
            (void)people_row(t.p, (struct extract_at){0, i + 2}, &r);
            duplicate += people_row(t.p, (struct extract_at){0, i + 2}, &r) == EXTRACT_DUPLICATE;
        }
        cr_assert_eq(people_distinct(t.p), N);
        cr_assert_eq(duplicate, N);
        people_finish(t.p, t.c);
        cr_assert_eq(world_get(t.c, MEMBER_TINH, 0, INDICATOR_BHYT), N);
        stop(&t);
    }
}

struct paired {
    uint64_t one, other, both;
};

static void
pair(void *ctx, uint64_t in_a, uint64_t in_b) {
    struct paired *p = ctx;

    p->both += in_a != 0 && in_b != 0;
    p->one += in_a != 0 && in_b == 0;
    p->other += in_a == 0 && in_b != 0;
}

/* Codes 0 to 299,999 in the one set, 100,000 to 499,999 in the other. */
Test(people, of_two_sets_every_person_is_told_once) {
    struct people_set *a = people_set_new();
    struct people_set *b = people_set_new();
    struct paired p = {0};

    for (uint64_t i = 0; i < 500000; i++) {
        if (i < 300000) {
            people_set_count(people_set_find(a, i), PEOPLE_SET_BHYT);
        }
        if (i >= 100000) {
            people_set_count(people_set_find(b, i), PEOPLE_SET_BHYT);
        }
    }
    people_set_pairs(a, b, pair, &p);
    cr_expect_eq(p.one, 100000);
    cr_expect_eq(p.both, 200000);
    cr_expect_eq(p.other, 200000);
    people_set_free(a);
    people_set_free(b);
}
