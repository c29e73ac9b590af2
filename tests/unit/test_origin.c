/* test_origin - how many rows of which file made each figure. */

#include <criterion/criterion.h>
#include <stdio.h>

#include "place.h"
#include "run/origin.h"

TestSuite(origin, .init = place_open, .fini = place_close);

#define HEADER "ky,cap,ma,chi_tieu,so_dong,gia_tri,tep\n"

struct seen {
    int lines;
    int64_t rows, value; /* of all lines */
    char last[256];
};

static void
on_row(void *ctx, const struct origin_row *row) {
    struct seen *s = ctx;

    s->lines++;
    s->rows += row->rows;
    s->value += row->value;
    (void)snprintf(s->last, sizeof s->last, "%d " STR_FMT " " STR_FMT " " STR_FMT, (int)row->level,
                   STR_ARG(row->code), STR_ARG(row->indicator), STR_ARG(row->file));
}

Test(origin, lines_are_read_with_their_places_and_sums) {
    struct seen s = {0};
    struct err e;
    char want[256];

    place_put("so-dong.csv", HEADER "2026-Q1,xa,19774,bhxh_bb,7,7,2026-Q1/a.csv\n"
                                    "2026-Q1,xa,,cham_dong,2,-5000,2026-Q1/a.csv\n"
                                    "2026-Q1,co_quan,SYT,bhyt,30,30,\"2026-Q1/a,b.csv\"\n");
    cr_assert(origin_read(place_at("so-dong.csv"), on_row, &s, &e), "%s", e.what);
    cr_expect_eq(s.lines, 3);
    cr_expect_eq(s.rows, 39);
    cr_expect_eq(s.value, -4963);
    (void)snprintf(want, sizeof want, "%d SYT bhyt \"2026-Q1/a,b.csv\"", (int)MEMBER_CO_QUAN);
    cr_expect_str_eq(s.last, want);
}

Test(origin, a_file_that_is_not_whole_is_refused) {
    static const char *const text[] = {
        "",
        "ky,cap,ma,ten,chi_tieu,gia_tri\n",
        HEADER "2026-Q1,xa,19774,bhxh_bb,7,7\n",
        HEADER "2026-Q1,xa,19774,bhxh_bb,7,7,\n",
        HEADER "2026-Q1,xa,19774,bhxh_bb,x,7,2026-Q1/a.csv\n",
        HEADER "2026-Q1,xa,19774,bhxh_bb,7,,2026-Q1/a.csv\n",
        HEADER "2026-Q1,tinh,46,bhxh_bb,7,7,2026-Q1/a.csv\n",
    };

    for (size_t i = 0; i < sizeof text / sizeof text[0]; i++) {
        struct seen s = {0};
        struct err e;

        place_put("so-dong.csv", text[i]);
        cr_expect_not(origin_read(place_at("so-dong.csv"), on_row, &s, &e), "text %zu", i);
        cr_expect_eq(e.kind, ERR_DATA, "text %zu", i);
        cr_expect_eq(s.lines, 0, "text %zu", i);
    }
    cr_expect_not(origin_read(place_at("none.csv"), on_row, &(struct seen){0}, &(struct err){0}));
}
