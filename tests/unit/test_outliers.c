/* outliers - figures out of line: nine communes and three years of quarters, the limits worked out by hand. */

#include <criterion/criterion.h>

#include "dim/member.h"
#include "figures/outliers.h"

enum { PLACES = 9 };

static struct arena arena;
static struct member_set members;
static struct indicator_set indicators;
static struct list_set lists;
static bool used[4];

static void
open_all(void) {
    struct member *m = arena_array(&arena, struct member, PLACES);
    static const char *const code[PLACES] = {"00001", "00002", "00003", "00004", "00005",
                                             "00006", "00007", "00008", "00009"};
    str twice;

    for (size_t k = 0; k < PLACES; k++) {
        m[k] = (struct member){.code = str_from(code[k]), .name = str_from(code[k])};
    }
    cr_assert(member_list_build(&members.list[MEMBER_XA], MEMBER_XA, m, PLACES, &arena, &twice));
    indicator_build(&indicators, &members.list[MEMBER_NHOM], &arena);
}

static void
close_all(void) {
    member_set_free(&members);
    arena_free(&arena);
}

TestSuite(outliers, .init = open_all, .fini = close_all);

static struct cube *
cube_of(const int64_t bhyt[PLACES]) {
    struct cube *c =
        cube_new(&arena, (struct period){PERIOD_QUARTER, 2026, 2}, &members, &indicators);

    for (uint32_t k = 0; k < PLACES; k++) {
        cube_set(c, MEMBER_XA, k, INDICATOR_BHYT, bhyt[k]);
    }
    return c;
}

static const struct list *
listed(const struct outliers_job *j, const struct by_hand_answers *answers) {
    outliers_list(j, answers, used, &arena, &lists);
    return &lists.of[LIST_CAN_GIAI_TRINH];
}

/* Changes of 0 to 7%, and of the last commune x: the median is 4%, the distances are 4 3 2 1 0 1 2 3 and x - 4, their
 * median 2%; 3,5 x 2 / 0,6745 = 10,378 percentage points is the limit, so 14,37% is in line and 14,38% is not. */
Test(outliers, the_limit_is_three_and_a_half_modified_deviations) {
    const struct by_hand_answers none = {.n = 0};
    const int64_t before[PLACES] = {10000, 10000, 10000, 10000, 10000, 10000, 10000, 10000, 10000};
    int64_t now[PLACES] = {10000, 10100, 10200, 10300, 10400, 10500, 10600, 10700, 11437};
    struct outliers_job j = {.now = cube_of(now), .back = {cube_of(before)}};
    const struct list *l = listed(&j, &none);

    cr_expect_eq(l->n, 0);
    cr_expect_not(lists.known[LIST_CAN_GIAI_TRINH]);
    now[8] = 11438;
    j.now = cube_of(now);
    l = listed(&j, &none);
    cr_assert_eq(l->n, 1);
    cr_expect_eq(l->row[0].xa, 8);
    /* fields: noi ma chi_tieu ma_chi_tieu don_vi_tinh ky_truoc ky_nay muc_thuong so_voi giai_trinh */
    cr_expect(str_eq(list_cell_of(&l->row[0], 3).u.text, STR("bhyt")));
    cr_expect(list_cell_of(&l->row[0], 5).u.count == 10000 &&
              list_cell_of(&l->row[0], 6).u.count == 11438);
    cr_expect(list_cell_of(&l->row[0], 7).u.ratio.num == 400 &&
              list_cell_of(&l->row[0], 7).u.ratio.den == 10000);
    cr_expect_not(list_cell_of(&l->row[0], 9).known);
}

/* All others stand still, so that any distance is more than the spread: what is left are 5 points and 50 people. */
Test(outliers, a_move_matters_from_five_points_and_fifty_people) {
    const struct by_hand_answers none = {.n = 0};
    const int64_t before[PLACES] = {100, 1000, 10000, 500, 500, 500, 500, 500, 0};
    const int64_t few[PLACES] = {149, 1049, 10499, 500, 500, 500, 500, 500, 49};
    const int64_t enough[PLACES] = {150, 1050, 10500, 500, 500, 500, 500, 500, 50};
    struct outliers_job j = {.now = cube_of(few), .back = {cube_of(before)}};

    cr_expect_eq(listed(&j, &none)->n, 0);
    j.now = cube_of(enough);
    cr_expect_eq(listed(&j, &none)->n, 4);
    j.small = 200; /* a count that is too small to show is not */
    cr_expect_not(list_cell_of(&listed(&j, &none)->row[0], 5).known);
    cr_expect(list_cell_of(&listed(&j, &none)->row[1], 5).known);
}

/* Every commune falls by half, so none differs from the others; the first did so in every other quarter before. */
Test(outliers, a_place_is_compared_with_its_own_past) {
    const struct by_hand_answers none = {.n = 0};
    const int64_t now[PLACES] = {500, 500, 500, 500, 500, 500, 500, 500, 500};
    int64_t was[PLACES] = {1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000};
    struct outliers_job j = {.now = cube_of(now)};

    for (size_t k = 0; k < 6; k++) {
        was[0] = k % 2 == 0 ? 1000 : 500;
        j.back[k] = cube_of(was);
    }
    cr_expect_eq(listed(&j, &none)->n, 0); /* five changes are too few */
    was[0] = 1000;
    j.back[6] = cube_of(was);
    cr_expect_eq(listed(&j, &none)->n, 8);
    cr_expect_eq(lists.of[LIST_CAN_GIAI_TRINH].row[0].xa, 1);
    j.back[3] = NULL; /* a quarter without figures: of six changes four are left */
    cr_expect_eq(listed(&j, &none)->n, 0);
}

Test(outliers, an_answer_stands_with_its_figure) {
    const int64_t before[PLACES] = {500, 500, 500, 500, 500, 500, 500, 500, 500};
    const int64_t now[PLACES] = {500, 600, 500, 500, 500, 500, 500, 400, 500};
    struct by_hand_answer v[] = {{MEMBER_XA, 0, INDICATOR_BHYT, STR("không hỏi")},
                                 {MEMBER_XA, 7, INDICATOR_BHTN, STR("số khác")},
                                 {MEMBER_XA, 7, INDICATOR_BHYT, STR("chuyển trường")}};
    const struct by_hand_answers answers = {v, 3, true};
    const struct outliers_job j = {.now = cube_of(now), .back = {cube_of(before)}};
    const struct list *l = listed(&j, &answers);

    cr_assert_eq(l->n, 2);
    cr_expect_not(list_cell_of(&l->row[0], 9).known);
    cr_expect(str_eq(list_cell_of(&l->row[1], 9).u.text, STR("chuyển trường")));
    cr_expect(!used[0] && !used[1] && used[2]);
}
