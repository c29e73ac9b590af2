/* test_repeat - a code that comes again: given twice, or a second row. */

#include <criterion/criterion.h>

#include "figures/duplicates.h"
#include "figures/employers.h"
#include "world.h"

/* As many as would never end if each were held against all before it. */
enum { MANY = 200000 };

static struct duplicates_row
row_of(int64_t v) {
    return (struct duplicates_row){{v, -v, 0, INT64_MAX - v, 0, v % 7}};
}

/* The row of v, as the next of a code that has so many. */
static enum extract_pot
weigh(struct duplicates *r, struct ledger *l, uint32_t code, uint32_t rows, int64_t v) {
    const struct duplicates_row first = row_of(0);
    const struct duplicates_row now = row_of(v);
    const struct duplicates_case c = {.code = code,
                                      .rows = rows,
                                      .first = &first,
                                      .now = &now,
                                      .alike = true,
                                      .at = {0, (uint64_t)v + 2},
                                      .column = STR("ma_so_thue"),
                                      .value = STR("0100109106")};

    return duplicates_weigh(r, l, &c);
}

Test(duplicates,
     any_number_of_different_rows_of_one_code_is_accepted_and_each_is_a_duplicate_later) {
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct duplicates r;

    duplicates_start(&r);
    for (int64_t v = 1; v < MANY; v++) {
        cr_assert_eq(weigh(&r, l, 0, (uint32_t)v, v), EXTRACT_ACCEPTED, "%ld", (long)v);
    }
    for (int64_t v = 0; v < MANY; v++) {
        cr_assert_eq(weigh(&r, l, 0, MANY, v), EXTRACT_DUPLICATE, "%ld", (long)v);
    }
    cr_assert_eq(weigh(&r, l, 1, 1, 5), EXTRACT_ACCEPTED); /* of another code */
    cr_assert_eq(world_findings(l, LEDGER_D11), MANY - 1 + MANY + 1);
    cr_assert_eq(ledger_count(l, LEDGER_CANH_BAO), MANY - 1 + 1);
    duplicates_free(&r);
    ledger_free(l);
    world_free(w);
}

Test(duplicates, the_same_figures_under_another_name_are_warned_of) {
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *e = employers_new(&w->m, l);
    struct extract_employer d = {
        .ma_don_vi = STR("D1"), .ten = STR("Một"), .mst = STR("0100109106"), .co_quan = 1};

    cr_assert_eq(employers_row(e, (struct extract_at){0, 2}, &d), EXTRACT_ACCEPTED);
    cr_assert_eq(employers_row(e, (struct extract_at){0, 3}, &d), EXTRACT_DUPLICATE);
    cr_assert_eq(ledger_count(l, LEDGER_CANH_BAO), 0);
    d.ten = STR("Hai");
    cr_assert_eq(employers_row(e, (struct extract_at){0, 4}, &d), EXTRACT_DUPLICATE);
    d.ten = STR("Một");
    d.co_quan = MEMBER_NONE;
    cr_assert_eq(employers_row(e, (struct extract_at){0, 5}, &d), EXTRACT_DUPLICATE);
    cr_assert_eq(ledger_count(l, LEDGER_CANH_BAO), 2);
    employers_free(e);
    ledger_free(l);
    world_free(w);
}

Test(duplicates, one_row_given_any_number_of_times_is_kept_nowhere) {
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct duplicates r;

    duplicates_start(&r);
    for (int i = 0; i < 1000; i++) {
        cr_assert_eq(weigh(&r, l, 0, 1, 0), EXTRACT_DUPLICATE);
    }
    cr_assert_eq(r.rows.n, 0);
    duplicates_free(&r);
    ledger_free(l);
    world_free(w);
}

Test(duplicates, a_row_that_was_rejected_is_rejected_again_and_never_called_a_duplicate) {
    struct world *w = world_new();
    struct ledger *l = world_ledger_under(w, "[quy_tac]\nD11 = loai\n");
    struct duplicates r;

    duplicates_start(&r);
    for (int i = 0; i < 3; i++) {
        cr_assert_eq(weigh(&r, l, 0, 1, 9), EXTRACT_REJECTED);
        cr_assert_eq(weigh(&r, l, 0, 1, 0), EXTRACT_DUPLICATE);
    }
    cr_assert_eq(ledger_count(l, LEDGER_LOAI), 3);
    duplicates_free(&r);
    ledger_free(l);
    world_free(w);
}

/* n(n+1)/2 workers, by hand. */
Test(duplicates, an_employer_of_very_many_rows_sums_them_all) {
    struct world *w = world_new();
    struct ledger *l = world_ledger(w);
    struct employers *e = employers_new(&w->m, l);

    for (int64_t v = 1; v <= MANY; v++) {
        const struct extract_employer d = {.ma_don_vi = STR("D1"),
                                           .ten = STR("Một"),
                                           .co_quan = MEMBER_NONE,
                                           .so_lao_dong = v,
                                           .quy_luong = EXTRACT_NO_NUMBER,
                                           .phai_dong = EXTRACT_NO_NUMBER,
                                           .da_dong = EXTRACT_NO_NUMBER,
                                           .cham_dong = EXTRACT_NO_NUMBER,
                                           .so_thang_cham_x100 = EXTRACT_NO_NUMBER};

        cr_assert_eq(employers_row(e, (struct extract_at){0, (uint64_t)v + 1}, &d),
                     EXTRACT_ACCEPTED);
    }
    cr_assert_eq(employers_count(e), 1);
    cr_assert_eq(employers_at(e, 0)->rows, MANY);
    cr_assert_eq(employers_at(e, 0)->so_lao_dong, (int64_t)MANY * (MANY + 1) / 2);
    employers_free(e);
    ledger_free(l);
    world_free(w);
}
