/* test_locate - which list of communes a file's codes are of: small lists by hand. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "ingest/codes.h"

/* 60 old communes 10000 .. 10059 of which every third code is one of today's 20 as well. */
enum { OLD = 60, EVERY = 3, TODAY = OLD / EVERY, FIRST = 10000 };

struct lists {
    struct arena arena;
    struct member_list old, today;
};

static void
list_of(struct lists *w, struct member_list *l, unsigned n, unsigned step) {
    struct member *m = arena_array(&w->arena, struct member, n);
    str twice;

    for (unsigned i = 0; i < n; i++) {
        char code[8];

        (void)snprintf(code, sizeof code, "%05u", FIRST + i * step);
        m[i].code = str_keep(&w->arena, str_from(code));
        m[i].name = STR("Xã");
    }
    cr_assert(member_list_build(l, MEMBER_XA, m, n, &w->arena, &twice));
}

static void
start(struct lists *w) {
    memset(w, 0, sizeof *w);
    list_of(w, &w->old, OLD, 1);
    list_of(w, &w->today, TODAY, EVERY);
    w->old.other_codes = &w->today.by_code;
    w->today.other_codes = &w->old.by_code;
}

static void
end(struct lists *w) {
    map_free(&w->old.by_code);
    map_free(&w->today.by_code);
    arena_free(&w->arena);
}

Test(codes, the_old_list_has_codes_of_its_own_and_todays_has_not) {
    struct lists w;

    start(&w);
    cr_assert(codes_has_own_codes(&w.old));
    cr_assert_not(codes_has_own_codes(&w.today));
    w.old.other_codes = NULL;
    cr_assert_not(codes_has_own_codes(&w.old));
    end(&w);
}

Test(codes, codes_are_told_apart_by_the_list_that_they_stand_in) {
    struct lists w;
    struct codes_tally t = {0};

    start(&w);
    codes_tally_add(&t, &w.old, STR("10000"));
    codes_tally_add(&t, &w.old, STR("10001"));
    codes_tally_add(&t, &w.old, STR("10002"));
    codes_tally_add(&t, &w.old, STR("99999"));
    cr_assert_eq(t.both, 1);
    cr_assert_eq(t.here, 2);
    cr_assert_eq(t.there, 0);
    codes_tally_add(&t, &w.today, STR("10001"));
    cr_assert_eq(t.there, 1);
    end(&w);
}

/* Files of 60 rows: `own` of a commune whose code only the old list has, the others of codes in both. */
static const struct {
    const char *what;
    bool before; /* against the old list */
    unsigned own, codes;
    bool holds;
} table[] = {
    {"an old file against the old list", true, 40, OLD, true},
    {"today's file against the old list", true, 0, TODAY, false},
    {"few communes, of codes that both have", true, 0, 9, true},
    {"today's file but for one row", true, 1, TODAY, true},
    {"today's file against today's list", false, 0, TODAY, true},
    {"an old file against today's list", false, 40, OLD, false},
    {"some old codes left over", false, 8, TODAY, true},
    {"old codes in a third of the rows, more of them than of today's", false, 24, 34, false},
};

/* Row k of a file: old codes first, then codes of both in turn. */
static str
code_of(char room[8], unsigned k, unsigned own, unsigned codes) {
    const unsigned both = codes > own ? codes - own : 1;
    const unsigned old = k % (OLD - TODAY);
    const unsigned n =
        k < own ? old / 2 * EVERY + 1 + old % 2 : k % (both < TODAY ? both : TODAY) * EVERY;

    (void)snprintf(room, 8, "%05u", FIRST + n);
    return str_from(room);
}

Test(codes, a_file_of_the_other_list_is_refused_though_every_code_is_known) {
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        struct lists w;
        struct codes_vintage v;
        struct err e = {0};

        start(&w);
        codes_vintage_start(&v, &w.arena, table[i].before ? &w.old : &w.today);
        for (unsigned k = 0; k < OLD; k++) {
            char room[8];

            codes_vintage_add(&v, code_of(room, k, table[i].own, table[i].codes), (str){NULL, 0});
        }
        cr_expect_eq(codes_vintage_holds(&v, period_from_civil(2025, 3, 31), &e), table[i].holds,
                     "%s: %s", table[i].what, e.what);
        codes_vintage_free(&v);
        end(&w);
    }
}

Test(codes, most_names_of_other_places_are_told_from_twenty_rows_on) {
    static const struct {
        unsigned rows, contradicted;
        bool named;
    } row[] = {
        {19, 19, true}, {20, 10, true}, {20, 11, false}, {400, 200, true}, {400, 201, false}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct lists w;
        struct codes_vintage v;
        struct buf what = {0};

        start(&w);
        codes_vintage_start(&v, &w.arena, &w.today);
        for (unsigned k = 0; k < row[i].rows; k++) {
            codes_vintage_add(&v, w.today.m[0].code,
                              k < row[i].contradicted ? STR("Nơi khác hẳn") : w.today.m[0].name);
        }
        cr_expect_eq(codes_vintage_named(&v, period_from_civil(2026, 3, 31), &what), row[i].named,
                     "%u of %u: %s", row[i].contradicted, row[i].rows, buf_z(&what));
        cr_expect_eq(what.n == 0, row[i].named);
        buf_free(&what);
        codes_vintage_free(&v);
        end(&w);
    }
}
