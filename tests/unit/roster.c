/* roster - employers for unit tests.  See roster.h. */

#include "roster.h"

#include <criterion/criterion.h>

struct employers *
roster_of(const struct world *w, struct ledger *l, const struct roster_row *g, size_t n) {
    struct employers *e = employers_new(&w->m, l);

    for (size_t i = 0; i < n; i++) {
        const struct extract_employer r = {
            .ma_don_vi = str_from(g[i].code),
            .ten = str_from(g[i].code),
            .mst = STR("0100109106"),
            .mst_ok = true,
            .xa = g[i].xa,
            .co_quan = g[i].co_quan,
            .loai_hinh = g[i].loai_hinh,
            .so_lao_dong = g[i].so_lao_dong,
            .quy_luong = g[i].quy_luong,
            .phai_dong = g[i].phai_dong,
            .da_dong = g[i].da_dong,
            .cham_dong = g[i].cham_dong,
            .so_thang_cham_x100 = g[i].so_thang_cham == NO ? NO : g[i].so_thang_cham * 100,
        };

        cr_assert_eq(employers_row(e, (struct extract_at){0, i + 2}, &r), g[i].pot, "row %zu", i);
    }
    return e;
}
