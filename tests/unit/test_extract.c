/* test_extract - the demonstration province read back: what its writer says it put there, row by row, is
 * what the reader finds.  The writer counts by the rules as they were meant, without this reader. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "demo/demo.h"
#include "extracts.h"
#include "ingest/extract.h"
#include "ingest/extract_folder.h"
#include "ingest/extract_row.h"
#include "ingest/form.h"
#include "ingest/reference.h"
#include "zipped.h"

struct counted {
    uint64_t employers, taxpayers, people;
};

static enum extract_pot
on_employer(void *ctx, struct extract_at at, const struct extract_employer *r) {
    struct counted *c = ctx;

    cr_assert_gt(at.line, 1);
    cr_assert_geq(r->so_lao_dong, 0);
    c->employers++;
    return EXTRACT_ACCEPTED;
}

static enum extract_pot
on_taxpayer(void *ctx, struct extract_at at, const struct extract_taxpayer *r) {
    struct counted *c = ctx;

    cr_assert_gt(at.line, 1);
    cr_assert_gt(r->ten.n, 0);
    c->taxpayers++;
    return EXTRACT_ACCEPTED;
}

static enum extract_pot
on_person(void *ctx, struct extract_at at, const struct extract_person *r) {
    struct counted *c = ctx;

    cr_assert_gt(at.line, 1);
    cr_assert_lt(r->ma_so, 10000000000u);
    c->people++;
    return EXTRACT_ACCEPTED;
}

/* Rules that need what stands before the row: figures/ notes those. */
static bool
is_of_figures(int rule) {
    return rule == LEDGER_D10 || rule == LEDGER_D11;
}

static const struct demo_account *
account_of(const struct demo_result *r, str path) {
    for (int i = 0; i < DEMO_FILES; i++) {
        if (str_eq(path, str_from(r->file[i].path))) {
            return &r->file[i];
        }
    }
    return NULL;
}

Test(extract, finds_in_the_demonstration_what_its_writer_put_there) {
    static struct demo_result put;
    static const char *const quarter[] = {"2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"};
    const period_day closing[] = {period_from_civil(2025, 12, 31), period_from_civil(2026, 3, 31),
                                  period_from_civil(2026, 6, 30), period_from_civil(2026, 9, 30),
                                  period_from_civil(2026, 12, 31)};
    char dir[] = "/tmp/baophu-extract-XXXXXX";
    struct arena a = ARENA_EMPTY;
    struct err e = {.kind = ERR_NONE};
    struct profile p;
    struct form_list forms;
    int compared = 0;

    cr_assert_not_null(mkdtemp(dir));
    cr_assert(form_load(&a, "templates/mau", &forms, &e), "%s", e.what);
    cr_assert(demo_write(&(struct demo_request){dir, "templates/tham-chieu", {2, 100}}, &put, &e),
              "%s", e.what);
    cr_assert(profile_load(&a, fs_join(&a, dir, "baophu.ini"), &p, &e), "%s", e.what);
    for (int q = 0; q < 5; q++) {
        const struct extract_sink sink = {
            .employer = on_employer, .taxpayer = on_taxpayer, .person = on_person};
        struct extract_sink s = sink;
        struct counted c = {0};
        struct extract_have have;
        struct member_set m;
        struct ledger *l;
        char prefix[32];
        struct extract_job j;

        (void)snprintf(prefix, sizeof prefix, "%s/", quarter[q]);
        s.ctx = &c;
        cr_assert(ledger_new(&p, NULL, &l, &e), "%s", e.what);
        cr_assert(reference_members(&a, dir, &p, closing[q], l, &m, &e), "%s", e.what);
        cr_assert_eq(m.list[MEMBER_XA].n, 40);
        j = (struct extract_job){.dir = fs_join(&a, dir, quarter[q]),
                                 .prefix = prefix,
                                 .profile = &p,
                                 .members = &m,
                                 .ledger = l,
                                 .closing = closing[q],
                                 .trusting = q % 2 == 0,
                                 .forms = &forms};
        cr_assert(extract_period(&j, &s, &have, &e), "%s", e.what);
        cr_assert(have.employers && have.taxpayers && have.people);
        for (uint32_t i = 0; i < ledger_files(l); i++) {
            const struct ledger_file *f = ledger_file(l, i);
            const struct demo_account *w = account_of(&put, f->path);

            cr_assert_eq(f->read, f->accepted + f->rejected + f->duplicate);
            if (w == NULL) {
                continue; /* a reference list */
            }
            compared++;
            cr_assert_eq(f->read, w->rows, STR_FMT, STR_ARG(f->path));
            cr_assert_eq(f->rejected, w->rejected, STR_FMT, STR_ARG(f->path));
            for (int r = 0; r < LEDGER_RULE_COUNT; r++) {
                cr_assert(is_of_figures(r) || f->findings[r] == w->findings[r],
                          STR_FMT " D%02d: %lu found, %lu put", STR_ARG(f->path), r + 1,
                          (unsigned long)f->findings[r], (unsigned long)w->findings[r]);
            }
        }
        ledger_free(l);
        member_set_free(&m);
    }
    cr_assert_eq(compared, DEMO_FILES);
    arena_free(&a);
    cr_assert(fs_remove_tree(dir, &e), "%s", e.what);
}

/* The people with employers stand first, in rows twice as long as those of the others. */
Test(extract, guesses_lines_of_files_whose_rows_grow_shorter, .init = extracts_set_up,
     .fini = extracts_tear_down) {
    enum { HALF = 20000 };
    struct arena a = ARENA_EMPTY;
    struct fs_list dir;
    struct buf b = {0};
    uint64_t guess;
    struct err e;

    for (unsigned i = 0; i < 2 * HALF; i++) {
        buf_text(&b, i < HALF ? "4673687870,Nguyen Van An,08/10/1985,Nam,19753,XP0100000A,,BB,1,1,"
                                "HC,7840000,05/05/2021,\n"
                              : "4673687870,Tran An,1985,,19753,,,,,1,HG,,,\n");
    }
    extracts_put("nguoi_tham_gia_1.csv", buf_view(&b));
    extracts_put("nguoi_tham_gia_2.csv", STR("ma_so_bhxh,ma_xa\n1,2\n"));
    cr_assert(fs_list(&a, extracts_path("."), &dir, &e), "%s", e.what);
    guess = extract_lines(extracts_path("."), &dir, SCHEMA_NGUOI_THAM_GIA);
    cr_expect_gt(guess, 2 * HALF * 98 / 100, "%lu", (unsigned long)guess);
    cr_expect_lt(guess, 2 * HALF * 102 / 100, "%lu", (unsigned long)guess);
    buf_free(&b);
    arena_free(&a);
}

/* Rows of a workbook whose first are a fifth longer than the last, and two files that are none. */
Test(extract, guesses_rows_of_workbooks_by_their_first, .init = extracts_set_up,
     .fini = extracts_tear_down) {
    enum { HALF = 20000 };
    struct zipped z = {.parts = 0};
    struct zipped other = {.parts = 0};
    struct arena a = ARENA_EMPTY;
    struct fs_list dir;
    struct buf b = {0};
    uint64_t guess;
    struct err e;

    buf_text(&b, "<worksheet><sheetData>");
    for (unsigned i = 0; i < 2 * HALF; i++) {
        buf_fmt(&b, "<row><c><v>%u</v></c><c><v>%u</v></c></row>", 1000000000U + i * 7919U,
                i < HALF ? 1000000 + i * 31 % 90000 : i % 2);
    }
    buf_text(&b, "</sheetData></worksheet>");
    zipped_deflated(&z, "xl/worksheets/sheet1.xml", buf_view(&b));
    zipped_deflated(&other, "xl/other.xml", buf_view(&b));
    extracts_put("nguoi_tham_gia_1.xlsx", zipped_end(&z));
    extracts_put("nguoi_tham_gia_2.xlsx", zipped_end(&other));
    extracts_put("nguoi_tham_gia_3.xlsx", STR("no workbook"));
    cr_assert(fs_list(&a, extracts_path("."), &dir, &e), "%s", e.what);
    guess = extract_lines(extracts_path("."), &dir, SCHEMA_NGUOI_THAM_GIA);
    cr_expect_gt(guess, 2 * HALF * 80 / 100, "%lu", (unsigned long)guess);
    cr_expect_lt(guess, 2 * HALF * 120 / 100, "%lu", (unsigned long)guess);
    zipped_free(&z);
    zipped_free(&other);
    buf_free(&b);
    arena_free(&a);
}

/* Dues of 12 to 60 % of the payroll are none to doubt; more than half of ten employers and more must lie outside. */
Test(extract, dues_that_do_not_fit_the_payroll_are_doubted_in_most_employers,
     .init = extracts_set_up, .fini = extracts_tear_down) {
    static const struct {
        const char *odd, *even; /* dues on a payroll of 100 million */
        unsigned odds, employers;
        bool told;
    } row[] = {{"11999999", "12000000", 6, 10, true},  {"11999999", "12000000", 5, 10, false},
               {"60000001", "60000000", 6, 10, true},  {"60000001", "60000000", 5, 10, false},
               {"11999999", "12000000", 9, 9, false},  {"60000001", "60000000", 6, 11, true},
               {"60000000", "12000000", 10, 10, false}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct extracts_run r;
        struct buf text = {0};
        struct buf found = {0};

        buf_text(&text, "ma_don_vi,ten_don_vi,ma_xa,so_lao_dong,quy_luong,phai_dong\n");
        for (unsigned k = 0; k < row[i].employers; k++) {
            buf_fmt(&text, "A%u,An %u,19753,7,100000000,%s\n", k, k,
                    k < row[i].odds ? row[i].odd : row[i].even);
        }
        extracts_put("nguoi_tham_gia.csv", str_from(extracts_people));
        extracts_put("don_vi.csv", buf_view(&text));
        extracts_read(&r, NULL);
        cr_assert(r.ok, "case %zu: %s", i, r.e.what);
        extracts_findings(&r, &found);
        cr_expect_eq(strstr(buf_z(&found), "dưới 12% hoặc trên 60% quỹ lương") != NULL, row[i].told,
                     "case %zu: %s", i, buf_z(&found));
        buf_free(&found);
        buf_free(&text);
        extracts_free(&r);
    }
}

Test(extract, a_name_is_a_womans_by_the_word_thi_between_others) {
    static const struct {
        const char *name;
        bool woman;
    } c[] = {
        {"Nguyễn Thị Lan", true},
        {"Tôn Nữ Thị Bích Ngọc", true},
        {"Trần Thịnh Thị Mai", true}, /* the first "Thị" goes on */
        {"Lê Bị Chị Nghị Thị Hoa", true},
        {"Y Thị Ê", true},
        {"Nguyễn Thịnh Lan", false},
        {"Thị Lan", false},
        {"Nguyễn Thị", false},
        {"Nguyễn Thi Lan", false},
        {"Phan Nghị Lan", false},
        {" Thị", false},
        {"Thị ", false},
        {" Thị ", true},
        {"ị", false},
        {"", false},
    };

    for (size_t i = 0; i < sizeof c / sizeof c[0]; i++) {
        cr_expect_eq(extract_named_nu(str_from(c[i].name)), c[i].woman, "\"%s\"", c[i].name);
    }
}
