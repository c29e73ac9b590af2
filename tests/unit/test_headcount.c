/* test_headcount - the people of employers on two days. */

#include <criterion/criterion.h>

#include "figures/headcount.h"
#include "world.h"

static void
note(struct headcount *h, const char *employer, uint32_t ind, unsigned people) {
    for (unsigned k = 0; k < people; k++) {
        headcount_note(h, str_from(employer), ind, 1);
    }
}

/* Hand: A 3 to 5, B 4 to 1, C stays at 2, D is new with 1 of BHTN alone, two people name no employer and then one. */
Test(headcount, employers_whose_people_changed_are_told_the_largest_change_first) {
    static const struct {
        const char *code;
        int64_t bb, bhtn;
    } want[] = {{"B", -3, 0}, {"A", 2, 0}, {"", -1, 0}, {"D", 0, 1}};
    struct world *w = world_new();
    struct headcount *before = headcount_new();
    struct headcount *now = headcount_new();
    struct list_set lists = {0};
    struct arena a = ARENA_EMPTY;
    const struct list *l = &lists.of[LIST_THAY_DOI_DON_VI];

    note(before, "A", INDICATOR_BHXH_BB, 2);
    note(before, "B", INDICATOR_BHXH_BB, 4);
    note(before, "A", INDICATOR_BHXH_BB, 1);
    note(before, "C", INDICATOR_BHXH_BB, 2);
    note(before, "", INDICATOR_BHXH_BB, 2);
    note(before, "C", INDICATOR_BHYT, 7); /* not told by employer */
    note(now, "A", INDICATOR_BHXH_BB, 6);
    headcount_note(now, STR("A"), INDICATOR_BHXH_BB, -1); /* taken back */
    note(now, "B", INDICATOR_BHXH_BB, 1);
    note(now, "C", INDICATOR_BHXH_BB, 2);
    note(now, "D", INDICATOR_BHTN, 1);
    note(now, "", INDICATOR_BHXH_BB, 1);
    headcount_list((struct headcount_day){before, NULL}, (struct headcount_day){now, NULL}, &w->m,
                   &a, &lists);
    cr_assert(lists.known[LIST_THAY_DOI_DON_VI]);
    cr_assert_eq(l->n, sizeof want / sizeof want[0]);
    for (uint32_t k = 0; k < l->n; k++) {
        const struct list_cell code = list_cell_of(&l->row[k], 0);

        cr_expect(want[k].code[0] == '\0' ? !code.known
                                          : str_eq(code.u.text, str_from(want[k].code)));
        cr_expect_eq(headcount_change(&l->row[k], INDICATOR_BHXH_BB), want[k].bb, "%u", k);
        cr_expect_eq(headcount_change(&l->row[k], INDICATOR_BHTN), want[k].bhtn, "%u", k);
        cr_expect_eq(headcount_change(&l->row[k], INDICATOR_BHYT), 0);
    }
    cr_expect(str_eq(list_cell_of(&l->row[2], 1).u.text, STR("Không ghi đơn vị")));
    headcount_free(before);
    headcount_free(now);
    arena_free(&a);
    world_free(w);
}
