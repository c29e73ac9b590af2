/* test_snapshot - a cube as so-lieu.csv and back. */

#include <criterion/criterion.h>
#include <string.h>

#include "figures/snapshot.h"

struct world {
    struct arena a;
    struct member_set m;
    struct indicator_set i;
};

static void
list(struct world *w, enum member_level l, const char *const (*given)[2], size_t n) {
    struct member *m = arena_array(&w->a, struct member, n);
    str twice;

    for (size_t k = 0; k < n; k++) {
        m[k].code = str_from(given[k][0]);
        m[k].name = str_from(given[k][1]);
        m[k].department = MEMBER_NONE;
    }
    cr_assert(member_list_build(&w->m.list[l], l, m, n, &w->a, &twice));
}

static struct world *
setup(void) {
    static const char *const xa[][2] = {
        {"19774", "Phường Thuận Hóa"}, {"19753", "Xã \"A\", B"}, {"20014", "Xã C"}};
    static const char *const co_quan[][2] = {{"SYT", "Sở Y tế"}};
    static const char *const nhom[][2] = {{"HS", "Học sinh"}};
    static struct world w;

    memset(&w, 0, sizeof w);
    w.m.tinh_code = STR("46");
    w.m.tinh_name = STR("Thành phố Huế");
    list(&w, MEMBER_XA, xa, 3);
    list(&w, MEMBER_CO_QUAN, co_quan, 1);
    list(&w, MEMBER_NHOM, nhom, 1);
    list(&w, MEMBER_LOAI_HINH, NULL, 0);
    indicator_build(&w.i, &w.m.list[MEMBER_NHOM], &w.a);
    return &w;
}

static void
teardown(struct world *w) {
    indicator_free(&w->i);
    member_set_free(&w->m);
    arena_free(&w->a);
}

Test(snapshot, figures_are_written_in_the_fixed_order_and_quoted_where_they_must_be) {
    static const char want[] = "ky,cap,ma,ten,chi_tieu,gia_tri\n"
                               "2026-Q1,tinh,46,Thành phố Huế,bhyt,30\n"
                               "2026-Q1,tinh,46,Thành phố Huế,bp_bhyt,96.77\n"
                               "2026-Q1,tinh,46,Thành phố Huế,dan_so,31\n"
                               "2026-Q1,xa,19753,\"Xã \"\"A\"\", B\",bhyt,29\n"
                               "2026-Q1,xa,19753,\"Xã \"\"A\"\", B\",bhyt_hs,3\n"
                               "2026-Q1,xa,19774,Phường Thuận Hóa,ct_bp_bhyt,93.70\n"
                               "2026-Q1,xa,,Chưa xác định địa bàn,bhyt,1\n"
                               "2026-Q1,nhom,HS,Học sinh,bhyt,0\n";
    struct world *w = setup();
    struct cube *c = cube_new(&w->a, (struct period){PERIOD_QUARTER, 2026, 1}, &w->m, &w->i);
    struct buf out = {0};

    cube_set(c, MEMBER_TINH, 0, INDICATOR_BHYT, 30);
    cube_set(c, MEMBER_TINH, 0, INDICATOR_DAN_SO, 31);
    cube_set(c, MEMBER_XA, 0, INDICATOR_BHYT, 29);
    cube_set(c, MEMBER_XA, 0, indicator_of_group(&w->i, INDICATOR_BHYT_NHOM, 0), 3);
    cube_set(c, MEMBER_XA, 1, INDICATOR_CT_BP_BHYT, 9370);
    cube_set(c, MEMBER_XA, 2, INDICATOR_BHYT, 5);
    cube_mark(c, MEMBER_XA, 2, INDICATOR_BHYT, CUBE_INCOMPARABLE);
    cube_set(c, MEMBER_XA, 3, INDICATOR_BHYT, 1);
    cube_set(c, MEMBER_NHOM, 0, INDICATOR_BHYT, 0);
    snapshot_write(c, &out);
    cr_assert_str_eq(buf_z(&out), want);
    buf_free(&out);
    teardown(w);
}
