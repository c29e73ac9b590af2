/* test_list - named lists of employers. */

#include <criterion/criterion.h>

#include "figures/list.h"

Test(list, every_list_has_fields_of_its_own_with_distinct_ids) {
    size_t all = 0;

    for (unsigned l = 0; l < LIST_IDS; l++) {
        size_t n;
        const struct list_field *f = list_fields((enum list_id)l, &n);

        cr_assert(n > 0);
        all += n;
        for (size_t i = 0; i < n; i++) {
            cr_assert(f[i].name[0] != '\0');
            for (size_t k = 0; k < i; k++) {
                cr_assert_str_neq(f[i].id, f[k].id);
            }
        }
    }
    cr_assert_eq(all, 18 + 17 + 10 + 11 + 7 + 6 + 10 + 9);
    cr_assert_str_eq(list_fields(LIST_RA_SOAT, &all)[0].id, "ma_so_thue");
    cr_assert_eq(all, 17);
}

Test(list, lists_are_found_by_id_only) {
    enum list_id l = LIST_IDS;

    cr_assert(list_from_id(STR("ra_soat"), &l));
    cr_assert_eq(l, LIST_RA_SOAT);
    cr_assert_not(list_from_id(STR("RA_SOAT"), &l));
}

Test(list, rows_keep_their_cells_while_the_list_grows) {
    enum { ROWS = 300 };
    struct arena a = ARENA_EMPTY;
    struct list l = {.id = LIST_SAI_MST};

    for (uint32_t i = 0; i < ROWS; i++) {
        struct list_row *r = list_add(&a, &l);

        cr_assert_not(list_cell_of(r, 0).known);
        r->xa = i;
        list_put_number(r, l.id, "so_lao_dong", i);
        list_put_text(r, l.id, "ten", STR("A"));
        list_put_text(r, l.id, "ma_so_thue", STR(""));
    }
    cr_assert_eq(l.n, ROWS);
    for (uint32_t i = 0; i < ROWS; i++) {
        cr_assert_eq(l.row[i].xa, i);
        cr_assert_eq(list_cell_of(&l.row[i], 4).u.count, i);
        cr_assert(list_cell_of(&l.row[i], 1).known);
        cr_assert_not(list_cell_of(&l.row[i], 2).known);
    }
    arena_free(&a);
}

Test(list, a_cell_says_what_was_put_and_a_row_takes_little) {
    enum { ROWS = 1000 };
    const struct num_ratio share = {-7, 3};
    struct arena a = ARENA_EMPTY;
    struct list l = {.id = LIST_CHAM_DONG_3T};
    const struct list_row *first;

    list_expect(&a, &l, ROWS);
    first = l.row;
    for (uint32_t i = 0; i < ROWS; i++) {
        struct list_row *r = list_add(&a, &l);

        list_put_number(r, l.id, "cham_dong", i % 2 == 0 ? INT64_MIN : 0);
        list_put_decimal(r, l.id, "so_thang_cham", -(int64_t)i);
        list_put_ratio(&a, r, l.id, "ty_le", (struct num_ratio){i, 0});
    }
    cr_assert_eq(l.row, first, "what was expected has room");
    list_put_ratio(&a, &l.row[1], l.id, "ty_le", share);
    list_put_text(&l.row[2], l.id, "dia_chi", STR("Số 1"));
    cr_expect_eq(list_cell_of(&l.row[2], 10).u.count, INT64_MIN);
    cr_expect(list_cell_of(&l.row[1], 10).known, "nothing is overdue");
    cr_expect_eq(list_cell_of(&l.row[1], 10).u.count, 0);
    cr_expect_eq(list_cell_of(&l.row[ROWS - 1], 7).u.count, 1 - ROWS);
    cr_expect_not(list_cell_of(&l.row[2], 9).known, "a share of nothing");
    cr_expect_eq(list_cell_of(&l.row[1], 9).u.ratio.num, -7);
    cr_expect_eq(list_cell_of(&l.row[1], 9).u.ratio.den, 3);
    cr_expect(str_eq(list_cell_of(&l.row[2], 16).u.text, STR("Số 1")));
    cr_expect_not(list_cell_of(&l.row[1], 16).known);
    /* 18 fields: a value and a word of 4 bytes for each */
    cr_expect_leq(sizeof *l.row + 18 * (sizeof *l.row->value + 4), 240U);
    arena_free(&a);
}
