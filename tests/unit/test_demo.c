/* test_demo - the demonstration province, written at small scales into folders of their own. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/fs.h"
#include "base/map.h"
#include "conf/profile.h"
#include "demo/demo.h"
#include "demo/demo_out.h"
#include "demo/demo_trade.h"
#include "place.h"

static struct demo_result result;

TestSuite(demo, .init = place_open, .fini = place_close);

static bool
write_demo(const char *name, int num, int den, struct err *e) {
    const struct demo_request r = {place_at(name), "templates/tham-chieu", {num, den}};

    return demo_write(&r, &result, e);
}

/* Values of the rows of chi_tieu.csv for 2026 whose cap and id are these, summed. */
static int64_t
sum_targets(const char *dir, const char *cap, const char *id) {
    struct buf b = {0};
    struct err e;
    int64_t sum = 0;
    str rest;
    str line;

    cr_assert(fs_slurp(fs_join(place_arena(), place_at(dir), "chi_tieu.csv"), 1 << 20, &b, &e),
              "%s", e.what);
    rest = buf_view(&b);
    while (rest.n > 0) {
        str cell[5];
        int64_t v;

        rest = str_cut(rest, '\n', &line);
        for (int i = 0; i < 5; i++) {
            line = str_cut(line, ',', &cell[i]);
        }
        if (str_eq(cell[0], STR("2026")) && str_eq(cell[1], str_from(cap)) &&
            str_eq(cell[3], str_from(id))) {
            cr_assert(num_parse_int(cell[4], &v));
            sum += v;
        }
    }
    buf_free(&b);
    return sum;
}

Test(demo, targets_of_ke_hoach_141_stand_at_scale_1) {
    static struct demo_plan plan;
    struct err e;

    cr_assert(
        demo_plan_make(place_arena(), "templates/tham-chieu", (struct num_ratio){1, 1}, &plan, &e),
        "%s", e.what);
    cr_expect_eq(plan.target.bhxh_bb, 152475);
    cr_expect_eq(plan.target.bhxh_tn, 30633);
    cr_expect_eq(plan.target.bhtn, 142150);
    cr_expect_eq(plan.target.bhyt, 1188826);
    cr_expect_eq(plan.people, 1432986); /* FACTS 2.1: sum of the 40 communes */
}

Test(demo, targets_of_communes_and_departments_sum_to_the_province) {
    static const char *const ids[] = {"bhxh_bb", "bhxh_tn", "bhtn", "bhyt"};
    static const int64_t scaled[] = {4574, 919, 4265, 35665}; /* 3 % of Kế hoạch 141, half up */
    struct err e;

    cr_assert(write_demo("a", 3, 100, &e), "%s", e.what);
    for (size_t i = 0; i < 4; i++) {
        cr_expect_eq(sum_targets("a", "tinh", ids[i]), scaled[i], "%s", ids[i]);
        cr_expect_eq(sum_targets("a", "xa", ids[i]), scaled[i], "%s", ids[i]);
        cr_expect_eq(sum_targets("a", "co_quan", ids[i]), scaled[i], "%s", ids[i]);
    }
}

Test(demo, every_rule_and_every_class_occurs_and_no_file_passes_the_threshold) {
    struct err e;
    uint64_t found[DEMO_RULES] = {0};

    cr_assert(write_demo("a", 1, 100, &e), "%s", e.what);
    for (size_t i = 0; i < DEMO_FILES; i++) {
        const struct demo_account *a = &result.file[i];

        cr_expect_eq(a->rows, a->accepted + a->rejected + a->duplicate, "%s", a->path);
        cr_expect_leq(a->rejected * 100, a->rows, "%s: %lu", a->path, (unsigned long)a->rejected);
        for (unsigned r = 0; r < DEMO_RULES; r++) {
            found[r] += strncmp(a->path, "2026-Q1", 7) == 0 ? a->findings[r] : 0;
        }
    }
    for (unsigned r = 0; r < LEDGER_D16;
         r++) { /* D16 is in dan_so.csv; those after it are of whole tables */
        cr_expect_gt(found[r], 0, "D%02u", r + 1);
    }
    for (unsigned q = DEMO_2025_Q4; q < DEMO_QUARTERS; q++) {
        for (unsigned c = 0; c < DEMO_CLASSES; c++) {
            cr_expect_gt(result.classes[q][c], 0, "%u %s", q, demo_class_id((enum demo_class)c));
        }
    }
}

Test(demo, two_runs_give_the_same_bytes) {
    struct err e;
    struct fs_list a;
    struct fs_list b;
    char ha[DIGEST_HEX];
    char hb[DIGEST_HEX];

    cr_assert(write_demo("a", 1, 100, &e) && write_demo("b", 1, 100, &e), "%s", e.what);
    cr_assert(write_demo("b", 1, 100, &e), "%s", e.what); /* over its own files */
    cr_assert(fs_walk(place_arena(), place_at("a"), &a, &e) &&
              fs_walk(place_arena(), place_at("b"), &b, &e));
    cr_assert_eq(a.n, b.n);
    cr_assert_geq(a.n, 30);
    for (size_t i = 0; i < a.n; i++) {
        cr_expect_str_eq(a.e[i].name, b.e[i].name);
        cr_assert(digest_file(fs_join(place_arena(), place_at("a"), a.e[i].name), ha, &e));
        cr_assert(digest_file(fs_join(place_arena(), place_at("b"), b.e[i].name), hb, &e));
        cr_expect_str_eq(ha, hb, "%s", a.e[i].name);
    }
}

Test(demo, another_scale_replaces_its_own_files) {
    struct err e;

    cr_assert(write_demo("a", 1, 100, &e), "%s", e.what);
    cr_assert(write_demo("a", 2, 100, &e), "%s", e.what);
    cr_expect_eq(sum_targets("a", "tinh", "bhyt"), 23777);
}

Test(demo, a_file_of_somebody_else_is_named_and_left_alone) {
    struct err e = {0};
    struct buf b = {0};

    cr_assert(fs_mkdirs(place_at("a/2026-Q1"), &e));
    cr_assert(fs_write_new(place_at("a/2026-Q1/thue.csv"), "mine\n", 5, &e));
    cr_assert_not(write_demo("a", 1, 100, &e));
    cr_expect_eq(e.kind, ERR_CANTCREAT);
    cr_expect_not_null(strstr(e.what, "2026-Q1/thue.csv"), "%s", e.what);
    cr_assert(fs_slurp(place_at("a/2026-Q1/thue.csv"), 100, &b, &e));
    cr_expect_str_eq(b.p, "mine\n");
    cr_expect_not(fs_exists(place_at("a/baophu.ini")));
    cr_expect_not(fs_exists(place_at("a/.tam-demo")));
    buf_free(&b);
}

Test(demo, a_file_changed_since_is_named_and_left_alone) {
    struct err e = {0};
    FILE *f;

    cr_assert(write_demo("a", 1, 100, &e), "%s", e.what);
    f = fopen(place_at("a/chi_tieu.csv"), "a");
    cr_assert_not_null(f);
    (void)fputs("2026,xa,19753,bhyt,1\n", f);
    (void)fclose(f);
    cr_assert_not(write_demo("a", 1, 100, &e));
    cr_expect_not_null(strstr(e.what, "chi_tieu.csv"), "%s", e.what);
    cr_expect_not_null(strstr(e.what, "đã được sửa"), "%s", e.what);
}

Test(demo, scales_out_of_range_are_refused) {
    static const int bad[][2] = {{0, 1}, {-1, 10}, {1, 101}, {51, 1}, {1, 0}};
    struct err e;

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        e = (struct err){0};
        cr_expect_not(write_demo("a", bad[i][0], bad[i][1], &e), "%d/%d", bad[i][0], bad[i][1]);
        cr_expect_eq(e.kind, ERR_USAGE);
    }
}

Test(demo, tax_codes_pass_the_check_of_the_circular) {
    static const int weight[9] = {31, 29, 23, 19, 17, 13, 7, 5, 3};

    for (uint64_t n = 0; n < 20000; n++) {
        char mst[16];
        int sum = 0;

        demo_trade_mst(n * 37 % 1000000, mst);
        cr_assert_eq(strlen(mst), 10);
        for (int i = 0; i < 9; i++) {
            sum += (mst[i] - '0') * weight[i];
        }
        cr_assert_neq(sum % 11, 0, "%s", mst);
        cr_assert_eq(mst[9] - '0', 10 - sum % 11, "%s", mst);
    }
}

Test(demo, the_profile_is_one_that_loads) {
    struct profile p;
    struct err e;

    cr_assert(write_demo("a", 1, 100, &e), "%s", e.what);
    cr_assert(profile_load(place_arena(), place_at("a/baophu.ini"), &p, &e), "%s", e.what);
    cr_expect(str_eq(profile_text(&p, PROFILE_TINH_TEN), STR("Thành phố Huế")));
    cr_expect_eq(profile_int(&p, PROFILE_DAN_SO_LLLD), 5100);
}

/* Calls row(ctx, cells, n) for every line of a file that has no quote in it. */
static void
each_row(const char *name, void (*row)(void *ctx, const str *cell, size_t n), void *ctx) {
    struct buf b = {0};
    struct err e;
    str rest;

    cr_assert(fs_slurp(place_at(name), 1 << 26, &b, &e), "%s", e.what);
    rest = buf_view(&b);
    while (rest.n > 0) {
        str line;
        str cell[32];
        size_t n = 0;

        rest = str_cut(rest, '\n', &line);
        if (memchr(line.p, '"', line.n) != NULL) {
            continue;
        }
        while (n < 31 && line.n > 0) {
            line = str_cut(line, ',', &cell[n++]);
        }
        row(ctx, cell, n);
    }
    buf_free(&b);
}

struct debts {
    struct map code;
    int64_t closing[4096]; /* by index of code */
    int quarter[4096];     /* of that closing: a code that stands twice counts once */
    int now;
    size_t compared, owing;
};

static void
check_dues(void *ctx, const str *cell, size_t n) {
    struct debts *d = ctx;
    int64_t v[3];
    bool added;
    uint32_t ix;

    if (n != 12 || !num_parse_int(cell[8], &v[0]) || !num_parse_int(cell[9], &v[1]) ||
        !num_parse_int(cell[10], &v[2])) {
        return;
    }
    ix = map_put(&d->code, cell[0], &added);
    cr_assert_lt(ix, 4096);
    if (d->quarter[ix] == d->now) {
        return;
    }
    if (!added) {
        cr_expect_eq(d->quarter[ix], d->now - 1);
        cr_expect_eq(d->closing[ix] + v[0] - v[1], v[2], STR_FMT, STR_ARG(cell[0]));
        d->compared++;
        d->owing += v[2] > 0 ? 1 : 0;
    }
    d->closing[ix] = v[2];
    d->quarter[ix] = d->now;
}

Test(demo, closing_debt_is_opening_plus_dues_less_paid) {
    /* Of 2026-Q2 the balance stands in its C12-TS, and is checked by whoever reads that. */
    static const char *const pair[][2] = {{"a/2025-Q4/don_vi.csv", "a/2026-Q1/don_vi.csv"},
                                          {"a/2026-Q3/don_vi.csv", "a/2026-Q4/don_vi.csv"}};
    static struct debts d;
    struct err e;

    cr_assert(write_demo("a", 2, 100, &e), "%s", e.what);
    for (size_t i = 0; i < 2; i++) {
        d = (struct debts){.now = 1};
        map_init(&d.code, place_arena());
        each_row(pair[i][0], check_dues, &d);
        d.now = 2;
        each_row(pair[i][1], check_dues, &d);
        cr_expect_gt(d.compared, 250);
        cr_expect_gt(d.owing, 15);
        map_free(&d.code);
    }
}

struct persons {
    struct map who; /* mã số */
    str said[40000];
    size_t seen_again;
};

/* Name, birth, sex and start of a person are the same in every quarter. */
static void
check_person(void *ctx, const str *cell, size_t n) {
    struct persons *p = ctx;
    struct buf b = {0};
    bool added;
    uint32_t ix;

    if (n < 13 || cell[0].n != 10) {
        return;
    }
    buf_fmt(&b, STR_FMT "|" STR_FMT "|" STR_FMT, STR_ARG(cell[1]), STR_ARG(cell[2]),
            STR_ARG(cell[3]));
    ix = map_put(&p->who, cell[0], &added);
    cr_assert_lt(ix, 40000);
    if (added) {
        p->said[ix] = str_keep(place_arena(), buf_view(&b));
    } else {
        p->seen_again++;
        cr_expect(str_eq(p->said[ix], buf_view(&b)), STR_FMT ": " STR_FMT " is now %s",
                  STR_ARG(cell[0]), STR_ARG(p->said[ix]), buf_z(&b));
    }
    buf_free(&b);
}

Test(demo, a_person_stays_the_same_over_quarters_and_scales) {
    static struct persons p;
    struct err e;
    uint32_t first;

    cr_assert(write_demo("a", 1, 100, &e) && write_demo("b", 2, 100, &e), "%s", e.what);
    map_init(&p.who, place_arena());
    each_row("a/2025-Q4/nguoi_tham_gia.csv", check_person, &p);
    first = p.who.n;
    cr_expect_gt(first, 11000);
    p.seen_again = 0;
    each_row("a/2026-Q2/nguoi_tham_gia_the_bhyt.csv", check_person, &p);
    each_row("a/2026-Q3/nguoi_tham_gia.csv", check_person, &p);
    cr_expect_gt(p.seen_again, 10000, "%zu", p.seen_again);
    cr_expect_gt(p.who.n, first + 100, "somebody joins");
    p.seen_again = 0;
    each_row("b/2025-Q4/nguoi_tham_gia.csv", check_person, &p);
    cr_expect_gt(p.seen_again, 11000, "%zu", p.seen_again);
    map_free(&p.who);
}

Test(demo, the_largest_scale_leaves_every_person_a_number) {
    static struct demo_plan plan;
    struct err e;
    int64_t most = 0;

    cr_assert(demo_plan_make(place_arena(), "templates/tham-chieu",
                             (struct num_ratio){DEMO_SCALE_MAX, 1}, &plan, &e),
              "%s", e.what);
    for (size_t c = 0; c < DEMO_PLACES; c++) {
        for (unsigned k = 0; k < DEMO_KIND_COUNT; k++) {
            most =
                plan.place[c].hi[k][DEMO_2026_Q2] > most ? plan.place[c].hi[k][DEMO_2026_Q2] : most;
        }
    }
    cr_expect_gt(most, 1000000);
    cr_expect_lt(most, 4000000); /* where the made-up extra people begin */
    cr_expect_neq(demo_people_id(3, DEMO_KIND_HOC_SINH, 4194303),
                  demo_people_id(3, DEMO_KIND_SINH_VIEN, 0));
    cr_expect_lt(demo_people_id(DEMO_PLACES - 1, DEMO_KIND_HO_GIA_DINH, 4194303), UINT64_C(1)
                                                                                      << 33);
}
