/* test_ledger - pots, severities, masking, and findings that outgrow the memory. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "ingest/ledger.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const str none = {NULL, 0};

static struct ledger *
fresh(const char *spill) {
    struct ledger *l = NULL;
    struct err e;

    cr_assert(ledger_new(NULL, spill, &l, &e), "%s", e.what);
    return l;
}

static bool
on_value(void *ctx, const struct ledger_finding *f) {
    struct buf *value = ctx;

    buf_str(value, f->value);
    return true;
}

Test(ledger, shows_the_end_of_a_code_and_nothing_of_a_name) {
    static const struct {
        const char *value, *want;
    } row[] = {{"4601234567", "*******567"},
               {"Nguyễn Văn An", "****** *** **"},
               {"An", "**"},
               {"0912345678", "*******678"},
               {"12 Lê Lợi 0912345678", "** ** *** **********"},
               {"123456", "******"},
               {"1234567", "****567"},
               {"0100109106-001", "**********-001"},
               {"an@hue.vn", "**@***.**"},
               {"31/02/1990", "**/**/*990"},
               {"Nguyễn1234", "**********"},
               {"\x1b\x07", "  "},
               {"\xff\xfe", "**"},
               {"", ""}};

    for (size_t i = 0; i < COUNT(row); i++) {
        struct ledger *l = fresh(NULL);
        struct buf shown = {0};
        struct err e;

        (void)ledger_note(l, ledger_add_file(l, STR("a.csv"), STR("thue")), 2, "ten", LEDGER_D04,
                          str_from(row[i].value), none, none);
        cr_assert(ledger_each(l, on_value, &shown, &e));
        cr_assert_str_eq(buf_z(&shown), row[i].want, "%s", row[i].value);
        buf_free(&shown);
        ledger_free(l);
    }
}

struct seen {
    struct buf text;
    uint64_t n;
};

static bool
on_finding(void *ctx, const struct ledger_finding *f) {
    struct seen *s = ctx;

    if (s->n++ < 5) {
        buf_fmt(&s->text, "%u:%lu " STR_FMT " %s %s [" STR_FMT "] " STR_FMT " " STR_FMT "\n",
                f->file, (unsigned long)f->line, STR_ARG(f->column), ledger_rule_row(f->rule)->code,
                ledger_severity_text(f->severity), STR_ARG(f->value), STR_ARG(f->xa),
                STR_ARG(f->what));
    }
    return true;
}

static bool
on_return(void *ctx, const struct ledger_returned *r) {
    struct seen *s = ctx;

    if (s->n++ < 5) {
        buf_fmt(&s->text, "%lu " STR_FMT " " STR_FMT "=" STR_FMT " %s\n", (unsigned long)r->line,
                STR_ARG(r->key), STR_ARG(r->column), STR_ARG(r->value),
                ledger_rule_row(r->rule)->code);
    }
    return true;
}

Test(ledger, masks_persons_and_shows_codes_of_public_lists) {
    struct ledger *l = fresh(NULL);
    struct seen s = {.n = 0};
    struct err e;
    const uint32_t f = ledger_add_file(l, STR("ky/a.csv"), STR("nguoi_tham_gia"));

    cr_assert_eq(ledger_note(l, f, 2, "ma_so_bhxh", LEDGER_D06, STR("46012345678"), none, none),
                 LEDGER_LOAI);
    cr_assert_eq(ledger_note(l, f, 3, "ma_xa", LEDGER_D08, STR("99999"), none, none),
                 LEDGER_CANH_BAO);
    (void)ledger_note(l, f, 4, "ma_xa", LEDGER_D08, STR("Nguyễn Văn An"), none, none);
    (void)ledger_note(l, f, 5, "", LEDGER_D01, none, STR("19753"), STR("dòng có 3 ô"));
    (void)ledger_note(l, f, 6, "ma_xa", LEDGER_D08, STR("4601234567"), none, none);
    cr_assert(ledger_each(l, on_finding, &s, &e));
    cr_assert_str_eq(
        buf_z(&s.text),
        "0:2 ma_so_bhxh D06 loai [********678]  mã số BHXH không đủ 10 chữ số; tra lại mã số BHXH\n"
        "0:3 ma_xa D08 canh_bao [99999]  mã xã không có trong danh mục đang hiệu lực; sửa mã xã; "
        "dòng "
        "được tính vào \"Chưa xác định địa bàn\"\n"
        "0:4 ma_xa D08 canh_bao [****** *** **]  mã xã không có trong danh mục đang hiệu lực; sửa "
        "mã xã; "
        "dòng được tính vào \"Chưa xác định địa bàn\"\n"
        "0:5  D01 loai [] 19753 dòng có 3 ô; kiểm tra dấu phân cách và dấu nháy của dòng\n"
        "0:6 ma_xa D08 canh_bao [*******567]  mã xã không có trong danh mục đang hiệu lực; sửa mã "
        "xã; dòng "
        "được tính vào \"Chưa xác định địa bàn\"\n");
    cr_assert_eq(ledger_count(l, LEDGER_LOAI), 2);
    cr_assert_eq(ledger_count(l, LEDGER_CANH_BAO), 5);
    cr_assert_eq(ledger_file(l, f)->findings[LEDGER_D08], 3);
    buf_free(&s.text);
    ledger_free(l);
}

Test(ledger, lets_through_only_what_was_named_and_only_what_would_stop) {
    struct ledger *l = fresh(NULL);
    struct seen s = {.n = 0};
    struct err e;
    const uint32_t f = ledger_add_file(l, STR("ky/a.csv"), STR("nguoi_tham_gia"));
    struct ledger_finding stop = {
        .file = f, .line = 1, .rule = LEDGER_D17, .severity = LEDGER_CHAN, .what = STR("rỗng")};

    ledger_let_through(l, UINT32_C(1) << LEDGER_D17 | UINT32_C(1) << LEDGER_D06 |
                              UINT32_C(1) << LEDGER_D07);
    cr_assert_eq(ledger_note(l, f, 2, "ma_so_thue", LEDGER_D07, STR("1"), none, none),
                 LEDGER_CANH_BAO);
    cr_assert_eq(ledger_was_let_through(l, LEDGER_D07), false, "it stopped nothing");
    cr_assert_eq(ledger_note_as(l, &stop), LEDGER_CANH_BAO);
    cr_assert_eq(ledger_was_let_through(l, LEDGER_D17), true);
    stop.rule = LEDGER_D06; /* no row can stand without it */
    cr_assert_eq(ledger_note_as(l, &stop), LEDGER_LOAI);
    stop.rule = LEDGER_D16; /* not named */
    cr_assert_eq(ledger_note_as(l, &stop), LEDGER_CHAN);
    cr_assert_eq(ledger_was_let_through(l, LEDGER_D16), false);
    cr_assert_eq(ledger_count(l, LEDGER_CHAN), 1);
    cr_assert(ledger_each(l, on_finding, &s, &e));
    cr_assert_not_null(strstr(buf_z(&s.text), " D17 canh_bao []  rỗng; "));
    cr_assert_not_null(strstr(buf_z(&s.text), "cột quyền (người chạy đã cho qua)\n"));
    cr_assert_null(strstr(strstr(buf_z(&s.text), " D16 "), "cho qua"));
    buf_free(&s.text);
    ledger_free(l);
}

/* Noted in a folder and in memory: the same, in the same order; the folder is empty afterwards. */
static void
fill(struct ledger *l, uint64_t n) {
    const uint32_t a = ledger_add_file(l, STR("a.csv"), STR("thue"));
    const uint32_t b = ledger_add_file(l, STR("b.csv"), STR("thue"));

    for (uint64_t i = 0; i < n; i++) {
        char value[32];

        (void)snprintf(value, sizeof value, "%012lu", (unsigned long)i);
        (void)ledger_note(l, i % 3 == 0 ? a : b, i, "ten", LEDGER_D03, str_from(value), none, none);
        ledger_return(l, i % 3 == 0 ? a : b, i, str_from(value), STR("ten"), STR("Lê"), LEDGER_D03);
    }
}

static bool
on_order(void *ctx, const struct ledger_finding *f) {
    uint64_t *next = ctx;

    cr_assert_eq(f->line, *next);
    cr_assert_eq(f->file, *next % 3 == 0 ? 0u : 1u);
    (*next)++;
    return true;
}

Test(ledger, keeps_every_finding_in_its_order_beyond_the_memory) {
    enum { MANY = 60000 };
    char dir[] = "/tmp/baophu-ledger-XXXXXX";
    struct arena names = ARENA_EMPTY;
    struct fs_list list;
    struct err e;

    cr_assert_not_null(mkdtemp(dir));
    for (int spilled = 0; spilled < 2; spilled++) {
        struct ledger *l = fresh(spilled ? dir : NULL);
        uint64_t next = 0;
        struct seen s = {.n = 0};

        fill(l, MANY);
        cr_assert(ledger_each(l, on_order, &next, &e), "%s", e.what);
        cr_assert_eq(next, MANY);
        cr_assert(ledger_each_return(l, 1, on_return, &s, &e), "%s", e.what);
        cr_assert_eq(s.n, MANY - MANY / 3);
        cr_assert(str_starts(buf_view(&s.text), STR("1 000000000001 ten=Lê D03\n2 000000000002 ")),
                  "%s", buf_z(&s.text));
        buf_free(&s.text);
        ledger_free(l);
    }
    cr_assert(fs_list(&names, dir, &list, &e));
    cr_assert_eq(list.n, 0);
    arena_free(&names);
    cr_assert(fs_remove_tree(dir, &e));
}

static bool
on_own_line(void *ctx, const struct ledger_returned *r) {
    uint64_t *next = ctx;

    cr_assert_eq(r->line, *next);
    (*next)++;
    return true;
}

/* So many that reading all of them once a file would not end in time. */
Test(ledger, each_of_very_many_files_gives_its_own_rows_back) {
    enum { FILES = 3000, ROWS = 100 };
    char dir[] = "/tmp/baophu-ledger-XXXXXX";
    struct ledger *l;
    struct err e;

    cr_assert_not_null(mkdtemp(dir));
    l = fresh(dir);
    for (uint64_t i = 0; i < (uint64_t)FILES * ROWS; i++) {
        const uint32_t f =
            i % ROWS == 0 ? ledger_add_file(l, STR("a.csv"), STR("thue")) : ledger_files(l) - 1;

        ledger_return(l, f, i, STR("4600000001"), STR("ten"), STR("Lê"), LEDGER_D03);
    }
    for (uint32_t f = 0; f < FILES; f++) {
        uint64_t next = (uint64_t)f * ROWS;

        cr_assert(ledger_each_return(l, f, on_own_line, &next, &e), "%s", e.what);
        cr_assert_eq(next, (uint64_t)(f + 1) * ROWS);
    }
    ledger_free(l);
    cr_assert(fs_remove_tree(dir, &e));
}

Test(ledger, a_folder_that_cannot_be_written_loses_nothing) {
    enum { MANY = 30000 };
    struct ledger *l = fresh("/nowhere/at/all");
    uint64_t next = 0;
    struct err e;

    fill(l, MANY);
    cr_assert(ledger_each(l, on_order, &next, &e), "%s", e.what);
    cr_assert_eq(next, MANY);
    ledger_free(l);
}

static bool
put_finding(void *ctx, const struct ledger_finding *f) {
    buf_fmt(ctx, "%u:%lu " STR_FMT " %s %s " STR_FMT "\n", f->file, (unsigned long)f->line,
            STR_ARG(f->column), ledger_rule_row(f->rule)->code, ledger_severity_text(f->severity),
            STR_ARG(f->value));
    return true;
}

static bool
put_return(void *ctx, const struct ledger_returned *r) {
    buf_fmt(ctx, "%lu " STR_FMT " " STR_FMT "\n", (unsigned long)r->line, STR_ARG(r->key),
            STR_ARG(r->column));
    return true;
}

/* All that is kept: findings, rejected rows, accounts, counts. */
static void
put_all(struct ledger *l, struct buf *out) {
    struct err e;

    cr_assert(ledger_each(l, put_finding, out, &e), "%s", e.what);
    for (uint32_t f = 0; f < ledger_files(l); f++) {
        const struct ledger_file *of = ledger_file(l, f);

        cr_assert(ledger_each_return(l, f, put_return, out, &e), "%s", e.what);
        buf_fmt(out, STR_FMT " %lu %lu\n", STR_ARG(of->path),
                (unsigned long)of->findings[LEDGER_D03], (unsigned long)of->read);
    }
    buf_fmt(out, "%lu %d\n", (unsigned long)ledger_count(l, LEDGER_THONG_TIN),
            ledger_was_let_through(l, LEDGER_D18));
}

/* The mark stands among findings in memory, or behind what was spilled; what is void may be spilled too. */
Test(ledger, comes_back_to_a_mark_as_if_nothing_had_come_since) {
    static const uint64_t before[] = {0, 5, 30000};
    char dir[] = "/tmp/baophu-ledger-XXXXXX";
    struct err e;

    cr_assert_not_null(mkdtemp(dir));
    for (size_t k = 0; k < COUNT(before) * 2; k++) {
        struct ledger *const l[2] = {fresh(dir), fresh(dir)};
        struct buf got[2] = {{0}, {0}};
        struct arena a = ARENA_EMPTY;

        for (int w = 0; w < 2; w++) {
            ledger_let_through(l[w], UINT32_C(1) << LEDGER_D18);
            fill(l[w], before[k / 2]);
            if (w == 1) { /* what is void */
                const struct ledger_mark *m = ledger_mark(l[w], &a);

                fill(l[w], k % 2 == 0 ? 3 : 30000);
                ledger_file(l[w], 0)->read = 7;
                (void)ledger_note_as(l[w], &(struct ledger_finding){.rule = LEDGER_D18,
                                                                    .column = STR("so"),
                                                                    .severity = LEDGER_CHAN});
                ledger_rewind(l[w], m);
            }
            fill(l[w], 2000);
            put_all(l[w], &got[w]);
            ledger_free(l[w]);
        }
        cr_assert_gt(got[0].n, 2000 * 2 * 20);
        cr_assert(str_eq(buf_view(&got[0]), buf_view(&got[1])), "%zu", k);
        buf_free(&got[0]);
        buf_free(&got[1]);
        arena_free(&a);
    }
    cr_assert(fs_remove_tree(dir, &e));
}

Test(ledger, finds_the_file_whose_rejected_share_passes_the_threshold) {
    static const struct {
        uint64_t read, rejected;
        int64_t threshold; /* hundredths of a percent */
        bool over;
    } row[] = {{100, 1, 100, false},          {100, 2, 100, true},  {1000, 10, 100, false},
               {1000, 11, 100, true},         {1, 1, 100, true},    {0, 0, 0, false},
               {10000, 1, 0, true},           {10000, 1, 1, false}, {97000000, 970000, 100, false},
               {97000000, 970001, 100, true}, {3, 3, 10000, false}};

    for (size_t i = 0; i < COUNT(row); i++) {
        struct ledger *l = fresh(NULL);
        uint32_t f;

        (void)ledger_add_file(l, STR("clean.csv"), STR("thue"));
        f = ledger_add_file(l, STR("b.csv"), STR("thue"));
        ledger_file(l, f)->read = row[i].read;
        ledger_file(l, f)->rejected = row[i].rejected;
        cr_assert_eq(ledger_over(l, row[i].threshold) != NULL, row[i].over, "case %zu", i);
        ledger_free(l);
    }
}

/* --- the profile's say --------------------------------------------------------------- */

static bool
with_profile(const char *text, struct ledger **l, struct err *e) {
    char path[] = "/tmp/baophu-ledger-ini-XXXXXX";
    const int fd = mkstemp(path);
    struct arena a = ARENA_EMPTY;
    struct profile p;
    bool ok;

    cr_assert_geq(fd, 0);
    cr_assert(fs_write_all(fd, text, strlen(text), path, e));
    cr_assert(profile_load(&a, path, &p, e), "%s", e->what);
    ok = ledger_new(&p, NULL, l, e);
    (void)remove(path);
    arena_free(&a);
    return ok;
}

Test(ledger, severities_follow_the_profile_within_reason) {
    static const struct {
        const char *text, *refused;
    } row[] = {{"[quy_tac]\nd08 = loai\nd12 = thong_tin\nD13 = chan\n", NULL},
               {"[quy_tac]\nd99 = loai\n", "d99"},
               {"[quy_tac]\nd08 = loaii\n", "có phải \"loai\"?"},
               {"[quy_tac]\nd06 = canh_bao\n", "D06"},
               {"[quy_tac]\nd06 = chan\n", NULL}};

    for (size_t i = 0; i < COUNT(row); i++) {
        struct ledger *l = NULL;
        struct err e = {.kind = ERR_NONE};
        const bool ok = with_profile(row[i].text, &l, &e);

        cr_assert_eq(ok, row[i].refused == NULL, "case %zu: %s", i, e.what);
        if (!ok) {
            cr_assert_eq(e.kind, ERR_CONFIG);
            cr_assert_not_null(strstr(e.what, row[i].refused), "%s", e.what);
        } else if (i == 0) {
            cr_assert_eq(ledger_severity(l, LEDGER_D08), LEDGER_LOAI);
            cr_assert_eq(ledger_severity(l, LEDGER_D12), LEDGER_THONG_TIN);
            cr_assert_eq(ledger_severity(l, LEDGER_D13), LEDGER_CHAN);
            cr_assert_eq(ledger_severity(l, LEDGER_D09), LEDGER_CANH_BAO);
        }
        ledger_free(ok ? l : NULL);
    }
}
