/* test_snapshot - a cube as so-lieu.csv and back. */

#include <criterion/criterion.h>
#include <string.h>

#include "figures/snapshot.h"
#include "world.h"

Test(snapshot, figures_are_written_in_the_fixed_order_and_quoted_where_they_must_be) {
    static const char want[] = "ky,cap,ma,ten,chi_tieu,gia_tri\n"
                               "2026-Q1,tinh,46,Thành phố Huế,bhyt,30\n"
                               "2026-Q1,tinh,46,Thành phố Huế,bp_bhyt,96.77\n"
                               "2026-Q1,tinh,46,Thành phố Huế,dan_so,31\n"
                               "2026-Q1,xa,19753,Xã Phú Vinh,ct_bp_bhyt,93.70\n"
                               "2026-Q1,xa,20014,\"Xã \"\"A\"\", B\",bhyt,29\n"
                               "2026-Q1,xa,20014,\"Xã \"\"A\"\", B\",bhyt_hs,3\n"
                               "2026-Q1,xa,,Chưa xác định địa bàn,bhyt,1\n"
                               "2026-Q1,nhom,HS,\"Học sinh, sinh viên\",bhyt,0\n";
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);
    struct buf out = {0};

    cube_set(c, MEMBER_TINH, 0, INDICATOR_BHYT, 30);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_DAN_SO, 31);
    cube_set(c, MEMBER_XA, 2, INDICATOR_BHYT, 29);
    cube_set(c, MEMBER_XA, 2, indicator_of_group(&w->i, INDICATOR_BHYT_NHOM, 1), 3);
    cube_set(c, MEMBER_XA, 0, INDICATOR_CT_BP_BHYT, 9370);
    cube_set(c, MEMBER_XA, 1, INDICATOR_BHYT, 5);
    cube_mark(c, MEMBER_XA, 1, INDICATOR_BHYT, CUBE_INCOMPARABLE);
    cube_set(c, MEMBER_XA, 3, INDICATOR_BHYT, 1);
    cube_set(c, MEMBER_NHOM, 1, INDICATOR_BHYT, 0);
    snapshot_write(c, &out);
    cr_assert_str_eq(buf_z(&out), want);
    buf_free(&out);
    world_free(w);
}

#define HEAD "ky,cap,ma,ten,chi_tieu,gia_tri\n"
enum { Q1_2026 = 20261, Q1_2025 = 20251 };

/* Read a text as the snapshot of a period; NULL on refusal. */
static struct cube *
reading(struct world *w, const char *text, int quarter, const struct crosswalk *x,
        enum crosswalk_decision d, struct snapshot_notes *notes, struct err *e) {
    const char *path = world_file(w, text);
    const struct snapshot_job j = {
        path, {PERIOD_QUARTER, quarter / 10, quarter % 10}, &w->m, &w->i, x, d, false, false};
    struct cube *c = NULL;
    const bool ok = snapshot_read(&w->a, &j, &c, notes, e);

    world_file_drop(path);
    return ok ? c : NULL;
}

Test(snapshot, what_is_written_reads_back_and_writes_the_same_bytes) {
    static const struct crosswalk none = {0};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2026, 1);
    struct cube *back;
    struct snapshot_notes notes;
    struct err e = {0};
    struct buf first = {0};
    struct buf second = {0};
    int64_t seed = 1;

    for (unsigned l = 0; l < MEMBER_LEVEL_COUNT; l++) {
        for (uint32_t line = 0; line < member_lines(&w->m, (enum member_level)l); line++) {
            for (uint32_t ind = 0; ind < w->i.n; ind++) {
                seed = (seed * 69069 + 1) % 1000003;
                if (seed % 3 != 0) {
                    cube_set(c, (enum member_level)l, line, ind, seed);
                }
            }
        }
    }
    snapshot_write(c, &first);
    back = reading(w, buf_z(&first), Q1_2026, &none, CROSSWALK_UNDECIDED, &notes, &e);
    cr_assert_not_null(back, "%s", e.what);
    cr_assert_eq(notes.unknown_rows, 0);
    cr_assert_eq(notes.clashing_rates, 0);
    cr_assert_not(notes.old_communes);
    snapshot_write(back, &second);
    cr_assert_str_eq(buf_z(&second), buf_z(&first));
    buf_free(&first);
    buf_free(&second);
    world_free(w);
}

Test(snapshot, hand_written_rows_are_taken_in_any_order_and_unknown_codes_keep_the_sum) {
    static const char text[] = "\xef\xbb\xbf" HEAD "2026-Q1,xa,,,bhyt,1\r\n"
                               "\r\n"
                               "2026-Q1,xa,99999,Xã lạ,bhyt,4\r\n"
                               "2026-Q1,xa,99999,Xã lạ,bp_bhyt,12.5\r\n"
                               "2026-Q1,xa,20014,\"Xã \"\"A\"\", B\",bhyt,5\r\n"
                               "2026-Q1,xa,20014,,khong_co,7\r\n"
                               "2026-Q1,tinh,46,,bp_bhyt,93.7\r\n"
                               "2026-Q1,tinh,46,,bhyt,10\r\n"
                               "2026-Q1,xa,20014,,dan_so,8\r\n"
                               "2026-Q1,xa,20014,,bp_bhyt,62.51\r\n";
    static const struct crosswalk none = {0};
    struct world *w = world_new();
    struct snapshot_notes notes;
    struct err e = {0};
    const struct cube *c = reading(w, text, Q1_2026, &none, CROSSWALK_UNDECIDED, &notes, &e);

    cr_assert_not_null(c, "%s", e.what);
    cr_assert_eq(world_get(c, MEMBER_XA, 2, INDICATOR_BHYT), 5);
    cr_assert_eq(world_get(c, MEMBER_XA, 3, INDICATOR_BHYT), 5);
    cr_assert_eq(world_get(c, MEMBER_XA, 0, INDICATOR_BHYT), WORLD_ABSENT);
    cr_assert_eq(world_get(c, MEMBER_XA, 3, INDICATOR_BP_BHYT), WORLD_ABSENT);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_BP_BHYT), 9370);
    cr_assert_eq(world_get(c, MEMBER_XA, 2, INDICATOR_BP_BHYT), WORLD_ABSENT);
    cr_assert_eq(notes.clashing_rates, 1); /* 5/8 is 62,50 */
    cr_assert_eq(notes.unknown_rows, 3);
    world_free(w);
}

static const struct {
    const char *text, *says;
} refused[] = {
    {"", "xuống dòng"},
    {HEAD "2026-Q1,tinh,46,,bhyt,10", "xuống dòng"},
    {"ky;cap;ma;ten;chi_tieu;gia_tri\n", "dòng đầu phải là"},
    {HEAD "2025-Q1,tinh,46,,bhyt,10\n", "kỳ khác"},
    {HEAD "2026-Q1,huyen,46,,bhyt,10\n", "cấp không hợp lệ"},
    {HEAD "2026-Q1,tinh,46,,bhyt,1.188.826\n", "giá trị không hợp lệ"},
    {HEAD "2026-Q1,tinh,46,,bhyt,-1\n", "giá trị không hợp lệ"},
    {HEAD "2026-Q1,tinh,46,,bhyt,\n", "giá trị không hợp lệ"},
    {HEAD "2026-Q1,tinh,46,,bp_bhyt,\"93,70\"\n", "giá trị không hợp lệ"},
    {HEAD "2026-Q1,tinh,46,,bhyt\n", "6 ô"},
    {HEAD "2026-Q1,tinh,46,,bhyt,10,11\n", "6 ô"},
    {HEAD "2026-Q1,tinh,46,\"Huế,bhyt,10\n", "6 ô"},
    {HEAD "2026-Q1,tinh,20,,bhyt,10\n", "mã tỉnh"},
    {HEAD "2026-Q1,xa,19753,,bhyt,10\n2026-Q1,xa,19753,,bhyt,10\n", "lặp lại"},
    {HEAD "2026-Q1,xa,00099,,bhyt,10\n2026-Q1,xa,99,,bhyt,10\n", "lặp lại"}, /* one code */
    {HEAD "2026-Q1,xa,19753,Th\xe0nh,bhyt,10\n", "UTF-8"},
};

Test(snapshot, what_cannot_be_trusted_is_refused_with_its_reason) {
    static const struct crosswalk none = {0};
    struct world *w = world_new();

    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        struct snapshot_notes notes;
        struct err e = {0};

        cr_assert_null(reading(w, refused[i].text, Q1_2026, &none, CROSSWALK_UNDECIDED, &notes, &e),
                       "case %zu", i);
        cr_assert_not_null(strstr(e.what, refused[i].says), "case %zu: %s", i, e.what);
    }
    world_free(w);
}

/* Old communes: P -> 0 whole; Q -> 0 (1/4) and 1 (3/4); 19774 -> 1 whole; S -> 2 whole;
 * T -> 1 and 2 by shares nobody knows. */
enum { OLD_COMMUNES = 5 };
static struct crosswalk
old_communes(struct world *w) {
    static struct crosswalk_part part[OLD_COMMUNES][2] = {
        {{0, CROSSWALK_WHOLE, false}, {0, 0, false}},
        {{0, 250000, false}, {1, 750000, true}},
        {{1, CROSSWALK_WHOLE, false}, {0, 0, false}},
        {{2, CROSSWALK_WHOLE, false}, {0, 0, false}},
        {{1, CROSSWALK_UNKNOWN, false}, {2, CROSSWALK_UNKNOWN, true}},
    };
    static const char *const code[OLD_COMMUNES] = {"P", "Q", "19774", "S", "T"};
    struct crosswalk x = {.n = OLD_COMMUNES};

    x.old = arena_array(&w->a, struct crosswalk_old, OLD_COMMUNES);
    map_init(&x.by_code, &w->a);
    for (uint32_t o = 0; o < OLD_COMMUNES; o++) {
        x.old[o].code = str_from(code[o]);
        x.old[o].name = o == 2 ? STR("Phường Phú Hòa") : x.old[o].code;
        x.old[o].part = part[o];
        x.old[o].n = o == 1 || o == 4 ? 2 : 1;
        cr_assert_eq(map_put(&x.by_code, x.old[o].code, NULL), o);
    }
    return x;
}

static const char of_2025[] = HEAD "2025-Q1,tinh,46,,bhyt,115\n"
                                   "2025-Q1,xa,P,,bhyt,50\n"
                                   "2025-Q1,xa,Q,,bhyt,10\n"
                                   "2025-Q1,xa,19774,Phường Phú Hoà,bhyt,20\n"
                                   "2025-Q1,xa,S,,bhyt,30\n"
                                   "2025-Q1,xa,T,,bhyt,5\n"
                                   "2025-Q1,xa,P,,bhtn,7\n"
                                   "2025-Q1,xa,Q,,bhtn,2\n"
                                   "2025-Q1,xa,S,,bp_bhyt,90\n"
                                   "2025-Q1,xa,P,,bp_bhyt,80\n";

struct carried {
    enum crosswalk_decision decision;
    int64_t bhyt[WORLD_XA + 1]; /* by line, the unknown one last */
    uint32_t split, incomparable;
};
/* By hand.  Q is 3 + 7 (2,5 and 7,5; the one left goes to the lower index). */
static const struct carried carried_cases[] = {
    {CROSSWALK_REMAINDER, {53, 27, 35, WORLD_ABSENT}, 2, 3},
    {CROSSWALK_EQUAL, {53, 30, 32, WORLD_ABSENT}, 2, 3},
    {CROSSWALK_UNDECIDED, {53, WORLD_ABSENT, WORLD_ABSENT, 62}, 1, 3},
};

Test(snapshot, figures_of_old_communes_are_carried_and_no_column_changes_its_sum) {
    for (size_t i = 0; i < sizeof carried_cases / sizeof carried_cases[0]; i++) {
        const struct carried *k = &carried_cases[i];
        struct world *w = world_new();
        struct crosswalk x = old_communes(w);
        struct snapshot_notes notes;
        struct err e = {0};
        int64_t sum = 0;
        const struct cube *c = reading(w, of_2025, Q1_2025, &x, k->decision, &notes, &e);

        cr_assert_not_null(c, "%s", e.what);
        for (uint32_t line = 0; line <= WORLD_XA; line++) {
            const int64_t v = world_get(c, MEMBER_XA, line, INDICATOR_BHYT);

            cr_assert_eq(v, k->bhyt[line], "case %zu line %u: %ld", i, line, (long)v);
            sum += v == WORLD_ABSENT ? 0 : v;
        }
        cr_assert_eq(sum, 115);
        cr_assert(notes.old_communes);
        cr_assert_eq(notes.split, k->split);
        cr_assert_eq(notes.incomparable, k->incomparable, "%u", notes.incomparable);
        cr_assert_eq(notes.unknown_rows, 0);
        crosswalk_free(&x);
        world_free(w);
    }
}

Test(snapshot, cells_that_rest_on_a_split_or_lack_a_source_carry_their_note) {
    struct world *w = world_new();
    struct crosswalk x = old_communes(w);
    struct snapshot_notes notes;
    struct err e = {0};
    const struct cube *c = reading(w, of_2025, Q1_2025, &x, CROSSWALK_REMAINDER, &notes, &e);

    cr_assert_not_null(c);
    cr_assert_eq(cube_state(c, MEMBER_XA, 0, INDICATOR_BHYT), CUBE_PRESENT | CUBE_ON_SPLIT);
    cr_assert_eq(cube_state(c, MEMBER_XA, 2, INDICATOR_BHYT),
                 CUBE_PRESENT | CUBE_ON_SPLIT); /* all of T, by the decision alone */
    /* bhtn: P and Q gave it, 19774 did not, so 1 cannot be told; S gave none, T neither */
    cr_assert_eq(world_get(c, MEMBER_XA, 0, INDICATOR_BHTN), 8);
    cr_assert_eq(cube_state(c, MEMBER_XA, 1, INDICATOR_BHTN) & ~(unsigned)CUBE_ON_SPLIT,
                 CUBE_INCOMPARABLE);
    cr_assert_eq(world_get(c, MEMBER_XA, 3, INDICATOR_BHTN), 1);
    /* rates: S is not alone in 2, P not alone in 0 */
    cr_assert_eq(cube_state(c, MEMBER_XA, 2, INDICATOR_BP_BHYT) & CUBE_INCOMPARABLE,
                 CUBE_INCOMPARABLE);
    cr_assert_eq(cube_state(c, MEMBER_XA, 0, INDICATOR_DAN_SO), CUBE_ABSENT);
    crosswalk_free(&x);
    world_free(w);
}

Test(snapshot, a_file_with_the_codes_of_the_other_list_is_refused) {
    static const char old[] = HEAD "2026-Q1,xa,19774,PHƯỜNG PHÚ HOÀ,bhyt,50\n";
    static const char today[] = HEAD "2025-Q1,xa,19774,Phường Thuận Hoá,bhyt,50\n";
    struct world *w = world_new();
    struct crosswalk x = old_communes(w);
    struct snapshot_notes notes;
    struct err e = {0};

    cr_assert_null(reading(w, old, Q1_2026, &x, CROSSWALK_EQUAL, &notes, &e));
    cr_assert_not_null(strstr(e.what, "trước 1/7/2025"), "%s", e.what);
    cr_assert_null(reading(w, today, Q1_2025, &x, CROSSWALK_EQUAL, &notes, &e));
    cr_assert_not_null(strstr(e.what, "từ 1/7/2025"), "%s", e.what);
    crosswalk_free(&x);
    world_free(w);
}

Test(snapshot, several_provinces_of_before_the_merger_add_up) {
    static const char text[] = HEAD "2025-Q1,tinh,46,,bhyt,50\n2025-Q1,tinh,45,,bhyt,8\n"
                                    "2025-Q1,tinh,45,,bp_bhyt,80\n";
    struct world *w = world_new();
    struct crosswalk x = old_communes(w);
    struct snapshot_notes notes;
    struct err e = {0};
    const struct cube *c = reading(w, text, Q1_2025, &x, CROSSWALK_EQUAL, &notes, &e);

    cr_assert_not_null(c, "%s", e.what);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_BHYT), 58);
    cr_assert_eq(world_get(c, MEMBER_TINH, 0, INDICATOR_BP_BHYT), WORLD_ABSENT);
    crosswalk_free(&x);
    world_free(w);
}

/* Read over the communes of before 1/7/2025: nothing is carried, and names of another list are refused. */
Test(snapshot, a_file_of_before_stands_as_it_is_over_the_communes_of_its_time) {
    static const struct crosswalk none = {0};
    static const struct {
        const char *what, *text;
        bool good;
    } table[] = {
        {"the names of the list",
         HEAD "2025-Q1,xa,19774,Phường Thuận Hóa,bhyt,5\n2025-Q1,xa,19753,,bhyt,2\n", true},
        {"names of another list",
         HEAD "2025-Q1,xa,19774,Phường Kim Long,bhyt,5\n2025-Q1,xa,19753,Phú Xuân,bhyt,2\n", false},
        {"no names", HEAD "2025-Q1,xa,19774,,bhyt,5\n2025-Q1,xa,19753,,bhyt,2\n", true},
    };

    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        struct world *w = world_new();
        const char *path = world_file(w, table[i].text);
        const struct snapshot_job j = {.path = path,
                                       .period = {PERIOD_QUARTER, 2025, 1},
                                       .members = &w->m,
                                       .indicators = &w->i,
                                       .crosswalk = &none,
                                       .before_merger = true};
        struct snapshot_notes notes;
        struct cube *c = NULL;
        struct err e = {0};

        cr_expect_eq(snapshot_read(&w->a, &j, &c, &notes, &e), table[i].good, "%s: %s",
                     table[i].what, e.what);
        if (table[i].good) {
            cr_expect_not(notes.old_communes);
            cr_expect_eq(world_get(c, MEMBER_XA, 1, INDICATOR_BHYT), 5, "%s", table[i].what);
            cr_expect_eq(world_get(c, MEMBER_XA, 0, INDICATOR_BHYT), 2, "%s", table[i].what);
        } else {
            cr_expect_not_null(strstr(e.what, "danh mục từ 1/7/2025"), "%s", e.what);
        }
        world_file_drop(path);
        world_free(w);
    }
}

/* What was just counted over two old communes goes to today's as the same figures read from a file would. */
Test(snapshot, counts_are_carried_as_if_they_had_been_written_and_read) {
    struct crosswalk_part whole[] = {{1, CROSSWALK_WHOLE, false}};
    struct crosswalk_part cut[] = {{1, 300000, false}, {2, 700000, false}};
    struct crosswalk_old old[] = {
        {.code = STR("19753"), .name = STR("Xã Phú Vinh"), .part = whole, .n = 1},
        {.code = STR("19774"), .name = STR("Phường Thuận Hóa"), .part = cut, .n = 2}};
    struct crosswalk x = {.old = old, .n = 2};
    struct world *w = world_new();
    struct cube *c = world_cube(w, 2025, 1);
    const struct snapshot_job j = {.path = "so-lieu.csv",
                                   .period = c->period,
                                   .members = &w->m,
                                   .indicators = &w->i,
                                   .crosswalk = &x};
    struct snapshot_notes notes;
    struct cube *to = NULL;
    struct err e = {0};

    map_init(&x.by_code, &w->a);
    (void)map_put(&x.by_code, STR("19753"), NULL);
    (void)map_put(&x.by_code, STR("19774"), NULL);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_BHYT, 16);
    cube_set(c, MEMBER_XA, 0, INDICATOR_BHYT, 5);
    cube_set(c, MEMBER_XA, 1, INDICATOR_BHYT, 9);
    cube_set(c, MEMBER_XA, 3, INDICATOR_BHYT, 2);
    cr_assert(snapshot_carry(&w->a, c, &j, &to, &notes, &e), "%s", e.what);
    cr_assert(notes.old_communes);
    cr_assert_eq(world_get(to, MEMBER_TINH, 0, INDICATOR_BHYT), 16);
    cr_assert_eq(world_get(to, MEMBER_XA, 1, INDICATOR_BHYT), 5 + 3); /* 2,7 and 6,3 of the 9 */
    cr_assert_eq(world_get(to, MEMBER_XA, 2, INDICATOR_BHYT), 6);
    cr_assert_eq(world_get(to, MEMBER_XA, 3, INDICATOR_BHYT), 2);
    map_free(&x.by_code);
    world_free(w);
}

/* Two rows of a list that exchanged their names exchange the figures of two places. */
Test(snapshot, names_that_have_another_code_today_are_told) {
    static const char line[] = "2026-Q1,%s,%s,%s,bhyt,1\n";
    static const struct {
        const char *level, *code, *name;
        uint32_t moved;
    } row[] = {
        {"xa", "19753", "Phường Thuận Hóa", 1}, /* the other's name, and the other is there too */
        {"xa", "19753", "Xã Phú Vinh Cũ", 0},   /* a new name */
        {"xa", "19753", "", 0},
        {"xa", "19753", "Xã Phú Vinh", 0},
    };
    static const struct crosswalk none = {0};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct world *w = world_new();
        struct snapshot_notes notes;
        struct err e = {0};
        struct buf text = {0};

        buf_text(&text, HEAD);
        buf_fmt(&text, line, row[i].level, row[i].code, row[i].name);
        buf_fmt(&text, line, "xa", "19774", "Phường Thuận Hóa");
        cr_assert_not_null(
            reading(w, buf_z(&text), Q1_2026, &none, CROSSWALK_UNDECIDED, &notes, &e), "%s",
            e.what);
        cr_expect_eq(notes.moved_names, row[i].moved, "%zu", i);
        if (row[i].moved > 0) {
            cr_expect_eq(notes.moved_level, MEMBER_XA);
            cr_expect_str_eq(w->m.list[MEMBER_XA].m[notes.moved_from].code.p, "19753");
            cr_expect_str_eq(w->m.list[MEMBER_XA].m[notes.moved_to].code.p, "19774");
        }
        buf_free(&text);
        world_free(w);
    }
}

/* A code that is no longer in the file's list was only given to its place anew. */
Test(snapshot, a_new_code_for_an_old_name_is_not_told) {
    static const struct crosswalk none = {0};
    struct world *w = world_new();
    struct snapshot_notes notes;
    struct err e = {0};

    cr_assert_not_null(reading(w, HEAD "2026-Q1,xa,19753,Phường Thuận Hóa,bhyt,1\n", Q1_2026, &none,
                               CROSSWALK_UNDECIDED, &notes, &e),
                       "%s", e.what);
    cr_assert_eq(notes.moved_names, 0);
    world_free(w);
}
