/* test_employers_late - who is late with its dues, and since when: rosters of now and of the periods before, by hand. */

#include <criterion/criterion.h>
#include <string.h>

#include "figures/arrears.h"
#include "figures/employers.h"
#include "roster.h"
#include "world.h"

/* Sums by hand: 3 months are late, 2 are not; who owes most stands first, of two who owe alike the lesser code. */
static const struct roster_row owing[] = {
    {"D5", 0, 0, 1, 1, 7, 100, 0, 40, 3, EXTRACT_ACCEPTED},
    {"D9", 0, 0, 1, 1, 7, 0, 0, 90, 12, EXTRACT_ACCEPTED},
    {"D1", 0, 0, 1, 1, 7, 100, 0, 1000, 2, EXTRACT_ACCEPTED}, /* the most, but not for 3 months */
    {"D2", 0, 0, 1, 1, 7, 100, 0, 40, 4, EXTRACT_ACCEPTED},
    {"D3", 0, 0, 1, 1, 7, 100, 0, 0, 9, EXTRACT_ACCEPTED},    /* owes nothing */
    {"D4", 0, 0, 1, 1, 7, 100, 0, -500, 9, EXTRACT_ACCEPTED}, /* paid too much */
    {"D6", 0, 0, 1, 1, 7, 100, 0, 1, 3, EXTRACT_ACCEPTED},    /* one dong */
    {"D7", 0, 0, 1, 1, 7, 100, 0, 70, NO, EXTRACT_ACCEPTED},  /* nobody knows since when */
    {"D8", 0, 0, 1, 1, 7, 100, 0, NO, 7, EXTRACT_ACCEPTED},   /* nor how much */
};
static const struct roster_row owed[] = {
    {"D9", 0, 0, 1, 1, 7, 100, 0, 55, 9, EXTRACT_ACCEPTED},
    {"D2", 0, 0, 1, 1, 7, 100, 0, -3, 0, EXTRACT_ACCEPTED},
    {"D6", 0, 0, 1, 1, 7, 100, 0, NO, NO, EXTRACT_ACCEPTED},
};

static struct list_cell
cell_of(const struct list *l, uint32_t row, const char *id) {
    size_t n;
    const struct list_field *f = list_fields(l->id, &n);

    for (size_t i = 0; i < n; i++) {
        if (strcmp(f[i].id, id) == 0) {
            return list_cell_of(&l->row[row], i);
        }
    }
    cr_assert_fail("no field %s", id);
    return (struct list_cell){.known = false};
}

Test(employers, the_list_of_who_is_late_begins_with_who_owes_most) {
    static const char *const order[] = {"D9", "D2", "D5", "D6"};
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *e = roster_of(w, l, owing, sizeof owing / sizeof owing[0]);
    struct employers *then = roster_of(w, l, owed, sizeof owed / sizeof owed[0]);
    struct arena a = ARENA_EMPTY;
    struct list_set set = {0};
    const struct list *list = &set.of[LIST_CHAM_DONG_3T];

    arrears_list(e, then, NULL, &a, &set);
    cr_expect(set.known[LIST_CHAM_DONG_3T]);
    cr_assert_eq(list->n, 4);
    for (uint32_t i = 0; i < 4; i++) {
        cr_expect(str_eq(cell_of(list, i, "ma_don_vi").u.text, str_from(order[i])), "row %u", i);
    }
    cr_expect_eq(cell_of(list, 0, "cham_dong").u.count, 90);
    cr_expect_eq(cell_of(list, 0, "so_thang_cham").u.count, 1200);
    cr_expect_not(cell_of(list, 0, "ty_le").known, "nothing was due this quarter");
    cr_expect_eq(cell_of(list, 0, "cham_truoc").u.count, 55);
    cr_expect(cell_of(list, 1, "cham_truoc").known);
    cr_expect_eq(cell_of(list, 1, "cham_truoc").u.count, 0, "had paid too much, so owed nothing");
    cr_expect_eq(cell_of(list, 1, "ty_le").u.ratio.num, 40);
    cr_expect_eq(cell_of(list, 1, "ty_le").u.ratio.den, 100);
    cr_expect_not(cell_of(list, 2, "cham_truoc").known, "was no employer then");
    cr_expect_not(cell_of(list, 3, "cham_truoc").known, "nobody knew what it owed");
    arena_free(&a);
    employers_free(then);
    employers_free(e);
    ledger_free(l);
    world_free(w);
}

/* By hand: "then" tells of D9 (late) and D2 (not), not of D6, and D5 was no employer; a roster that tells nothing is no period. */
Test(employers, of_the_periods_that_tell_it_is_counted_in_how_many_one_was_late) {
    static const char *const often[] = {"3/3", "2/3", "2/3", "2/2"}; /* D9, D2, D5, D6 */
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *e = roster_of(w, l, owing, sizeof owing / sizeof owing[0]);
    struct employers *then = roster_of(w, l, owed, sizeof owed / sizeof owed[0]);
    struct employers *untold = roster_of(w, l, owing + 7, 2);
    struct arena a = ARENA_EMPTY;
    struct list_set set = {0};

    arrears_list(e, then, &(struct arrears_past){{then, e, untold}}, &a, &set);
    cr_expect_eq(set.late_periods, 3);
    cr_assert_eq(set.of[LIST_CHAM_DONG_3T].n, 4);
    for (uint32_t i = 0; i < 4; i++) {
        const struct list_cell c = cell_of(&set.of[LIST_CHAM_DONG_3T], i, "so_ky_cham");

        cr_expect(str_eq(c.u.text, str_from(often[i])), "row %u: " STR_FMT, i, STR_ARG(c.u.text));
    }
    arrears_list(e, then, &(struct arrears_past){{NULL, NULL, untold}}, &a, &set);
    cr_expect_eq(set.late_periods, 1);
    cr_expect_not(cell_of(&set.of[LIST_CHAM_DONG_3T], 0, "so_ky_cham").known);
    arena_free(&a);
    employers_free(untold);
    employers_free(then);
    employers_free(e);
    ledger_free(l);
    world_free(w);
}

/* Where no row tells amount and months there is no list, which is not the same as nobody being late. */
Test(employers, a_list_that_no_row_tells_of_is_not_known_and_an_empty_roster_is_an_empty_list) {
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *untold = roster_of(w, l, owing + 7, 2);
    struct employers *none = roster_of(w, l, owing, 0);
    struct arena a = ARENA_EMPTY;
    struct list_set set = {0};

    arrears_list(untold, NULL, NULL, &a, &set);
    cr_expect_not(set.known[LIST_CHAM_DONG_3T]);
    cr_expect_eq(set.of[LIST_CHAM_DONG_3T].n, 0);
    arrears_list(none, NULL, NULL, &a, &set);
    cr_expect(set.known[LIST_CHAM_DONG_3T]);
    arena_free(&a);
    employers_free(none);
    employers_free(untold);
    ledger_free(l);
    world_free(w);
}

/* By hand: what was owed then, for how long, and whether it was late for 3 months then too. */
static const struct roster_row owed_one[] = {
    {"D9", 0, 0, 1, 1, 7, 100, 0, 1, 7, EXTRACT_ACCEPTED},
    {"D5", 0, 0, 1, 1, 7, 100, 0, 0, 9, EXTRACT_ACCEPTED},
    {"D6", 0, 0, 1, 1, 7, 100, 0, NO, NO, EXTRACT_ACCEPTED},
};

Test(employers, a_list_of_late_payers_says_what_each_was_in_the_period_before) {
    static const struct {
        const char *again; /* NULL: not known */
        int64_t owed, months;
    } want[] = {{"Có", 1, 700}, {"Không", NO, NO}, {"Không", 0, 0}, {NULL, NO, NO}};
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *e =
        roster_of(w, l, owing, sizeof owing / sizeof owing[0]); /* D9, D2, D5, D6 */
    struct employers *then = roster_of(w, l, owed_one, sizeof owed_one / sizeof owed_one[0]);
    struct list_set set = {0};
    const struct list *list = &set.of[LIST_CHAM_DONG_3T];

    arrears_list(e, then, NULL, &w->a, &set);
    cr_assert_eq(list->n, 4);
    for (uint32_t i = 0; i < 4; i++) {
        const struct list_cell again = cell_of(list, i, "lap_lai");
        const struct list_cell was = cell_of(list, i, "cham_truoc");
        const struct list_cell months = cell_of(list, i, "thang_truoc");

        cr_expect_eq(again.known, want[i].again != NULL, "row %u", i);
        cr_expect(want[i].again == NULL || str_eq(again.u.text, str_from(want[i].again)));
        cr_expect_eq(was.known ? was.u.count : NO, want[i].owed, "row %u", i);
        cr_expect_eq(months.known ? months.u.count : NO, want[i].months, "row %u", i);
    }
    arrears_list(e, NULL, NULL, &w->a, &set);
    cr_expect_not(cell_of(list, 0, "lap_lai").known);
    cr_expect_not(cell_of(list, 0, "thay_doi").known);
    employers_free(then);
    employers_free(e);
    ledger_free(l);
    world_free(w);
}

/* The third period back is one of those that tell, and one row that tells is enough, if it is the first of all. */
Test(employers, the_oldest_of_the_periods_before_counts_where_one_row_of_it_tells) {
    static const struct roster_row once[] = {
        {"D9", 0, 0, 1, 1, 7, 100, 0, 20, 3, EXTRACT_ACCEPTED},
        {"D6", 0, 0, 1, 1, 7, 100, 0, NO, NO, EXTRACT_ACCEPTED}};
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *e = roster_of(w, l, owing, sizeof owing / sizeof owing[0]);
    struct employers *then = roster_of(w, l, once, 2);
    struct list_set set = {0};

    arrears_list(e, NULL, &(struct arrears_past){{NULL, NULL, then}}, &w->a, &set);
    cr_expect_eq(set.late_periods, 2);
    cr_expect(str_eq(cell_of(&set.of[LIST_CHAM_DONG_3T], 0, "so_ky_cham").u.text, STR("2/2")));
    employers_free(then);
    employers_free(e);
    ledger_free(l);
    world_free(w);
}

/* By hand: K1 holds, K2 and K3 lack a term, K4 owes 10 + 5 - 8 = 7 and says 0, K5 is ahead by 2 - 5 = -3. */
static const struct roster_row identity_then[] = {
    {"K1", 0, 0, 0, 1, 1, 1, 1, 10, 1, EXTRACT_ACCEPTED},
    {"K2", 0, 0, 0, 1, 1, 1, 1, 10, 1, EXTRACT_ACCEPTED},
    {"K3", 0, 0, 0, 1, 1, 1, 1, 10, 1, EXTRACT_ACCEPTED},
    {"K4", 0, 0, 0, 1, 1, 1, 1, 10, 1, EXTRACT_ACCEPTED},
    {"K5", 0, 0, 0, 1, 1, 1, 1, 2, 1, EXTRACT_ACCEPTED},
};
static const struct roster_row identity_now[] = {
    {"K1", 0, 0, 0, 1, 1, 5, 5, 10, 1, EXTRACT_ACCEPTED},
    {"K2", 0, 0, 0, 1, 1, NO, 5, 3, 1, EXTRACT_ACCEPTED},
    {"K3", 0, 0, 0, 1, 1, 5, NO, 3, 1, EXTRACT_ACCEPTED},
    {"K5", 0, 0, 0, 1, 1, 0, 5, -3, 0, EXTRACT_ACCEPTED},
    {"K4", 0, 0, 0, 1, 1, 5, 8, 0, 0, EXTRACT_ACCEPTED},
};

Test(employers, one_amount_that_does_not_follow_stops_a_strict_run_and_none_does_not) {
    struct world *w = world_new();
    struct ledger *strict = world_ledger_under(w, "[quy_tac]\nD12 = chan\n");
    struct employers *then = roster_of(w, strict, identity_then, 5);
    struct employers *holds = roster_of(w, strict, identity_now, 4);
    struct employers *now = roster_of(w, strict, identity_now, 5);
    struct arrears_identity n;
    struct err e = {0};

    cr_expect(arrears_identity(holds, then, strict, &n, &e));
    cr_expect_eq(n.checked, 2);
    cr_expect_eq(n.differ, 0);
    cr_expect_not(arrears_identity(now, then, strict, &n, &e));
    cr_expect_eq(n.checked, 3);
    cr_expect_eq(n.differ, 1);
    cr_expect_eq(n.less, 7);
    cr_expect_eq(n.more, 0);
    employers_free(now);
    employers_free(holds);
    employers_free(then);
    ledger_free(strict);
    world_free(w);
}

/* Where nobody changed, 0 is counted at each level; one row that tells an amount is enough, if it is the first. */
Test(employers, that_nobody_is_late_any_more_or_less_is_a_count_of_none) {
    static const struct roster_row one[] = {{"C1", 1, 0, 0, 1, 1, 1, 1, 9, 1, EXTRACT_ACCEPTED},
                                            {"C2", 1, 0, 0, 1, 1, 1, 1, NO, NO, EXTRACT_ACCEPTED}};
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *e = roster_of(w, l, one, 2);
    struct cube *c = world_cube(w, 2026, 1);

    arrears_compare(e, e, c);
    cr_expect_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_DV_CHAM_TANG), 0);
    cr_expect_eq(world_get(c, MEMBER_XA, 1, INDICATOR_DV_CHAM_MOI), 0);
    cr_expect_eq(world_get(c, MEMBER_CO_QUAN, 0, INDICATOR_DV_HET_CHAM), 0);
    cr_expect_eq(world_get(c, MEMBER_LOAI_HINH, 0, INDICATOR_DV_CHAM_GIAM), 0);
    employers_free(e);
    ledger_free(l);
    world_free(w);
}
