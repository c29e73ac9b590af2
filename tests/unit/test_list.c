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

        cr_assert_not(r->cell[0].known);
        r->xa = i;
        list_put_number(r, l.id, "so_lao_dong", i);
        list_put_text(r, l.id, "ten", STR("A"));
        list_put_text(r, l.id, "ma_so_thue", STR(""));
    }
    cr_assert_eq(l.n, ROWS);
    for (uint32_t i = 0; i < ROWS; i++) {
        cr_assert_eq(l.row[i].xa, i);
        cr_assert_eq(l.row[i].cell[4].u.count, i);
        cr_assert(l.row[i].cell[1].known);
        cr_assert_not(l.row[i].cell[2].known);
    }
    arena_free(&a);
}
