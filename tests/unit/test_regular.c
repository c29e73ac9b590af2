/* test_regular - rows of regular form against scan and against the reading row by row, on every shape of a row. */

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "extracts.h"
#include "ingest/regular.h"
#include "ingest/scan.h"
#include "thorough.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

TestSuite(regular, .init = extracts_set_up, .fini = extracts_tear_down);

/* --- masks -------------------------------------------------------------------- */

/* Every byte at every place of a block, among bytes that say nothing. */
Test(regular, every_way_finds_the_same_bytes) {
    static const char separator[] = {',', ';', '\t', '|'};
    const enum regular_way best = regular_best();

    for (size_t s = 0; s < sizeof separator; s++) {
        for (unsigned c = 0; c < 256; c++) {
            for (size_t at = 0; at < REGULAR_BLOCK; at++) {
                char text[2 * REGULAR_BLOCK];
                struct regular_mask want[2];

                memset(text, 'x', sizeof text);
                text[at] = (char)c;
                text[REGULAR_BLOCK + (at + 17) % REGULAR_BLOCK] = (char)c;
                regular_masks(REGULAR_BYTES, text, 2, separator[s], want);
                cr_assert_eq(want[0].separator, c == (unsigned char)separator[s] ? 1ULL << at : 0);
                for (int w = REGULAR_SSE2; w <= (int)best; w++) {
                    struct regular_mask got[2];

                    regular_masks((enum regular_way)w, text, 2, separator[s], got);
                    cr_assert_eq(memcmp(got, want, sizeof got), 0, "byte %u, way %d", c, w);
                }
            }
        }
    }
}

/* --- rows cut ------------------------------------------------------------------ */

static str
trimmed(str s) {
    while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t')) {
        s.p++;
        s.n--;
    }
    while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t')) {
        s.n--;
    }
    return s;
}

/* The first record by scan, and by regular_next where it takes it.  true: it did. */
static bool
same_first(int file, const char *path, const char *text, size_t n, struct regular *r) {
    struct err e = {.kind = ERR_NONE};
    struct source src;
    struct scan *s;
    struct scan_record rec;
    struct scan_ahead ahead;
    struct regular_row row;
    bool taken;

    cr_assert_eq(ftruncate(file, 0), 0);
    cr_assert_eq(pwrite(file, text, n, 0), (ssize_t)n);
    cr_assert(source_open(&src, path, NULL, &e), "%s", e.what);
    cr_assert(scan_new(&src, ',', &s, &e), "%s", e.what);
    scan_width(s, 2);
    cr_assert_eq(scan_next(s, &rec, &e), SCAN_RECORD); /* "x,x": fills the window */
    ahead = scan_ahead(s);
    cr_assert_eq(ahead.n, n - 4);
    regular_start(r, ',', 2);
    taken = regular_next(r, ahead.text, ahead.n, ahead.at, &row);
    if (taken) {
        cr_assert_eq(scan_next(s, &rec, &e), SCAN_RECORD);
        cr_assert_eq(rec.fault, SCAN_GOOD);
        cr_assert_eq(rec.n, 2);
        for (uint32_t i = 0; i < 2; i++) {
            const str got = regular_field(&row, i);

            cr_assert(str_eq(got.p[-1] == '"' ? got : trimmed(got), rec.field[i]), "%.12s", text);
        }
        cr_assert_eq(scan_ahead(s).at, ahead.at + row.bytes);
    }
    scan_free(s);
    source_close(&src);
    return taken;
}

Test(regular, a_row_it_takes_is_the_record_that_scan_gives) {
    static const char letter[] = "a, \"\n\r";
    enum { LETTERS = sizeof letter - 1, LONGEST = 5 };
    const int file = memfd_create("regular", MFD_CLOEXEC);
    struct regular *r = regular_new(&extracts_arena, regular_best());
    size_t taken = 0;
    char path[64];

    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    for (size_t n = 1, texts = LETTERS; n <= LONGEST; n++, texts *= LETTERS) {
        for (size_t t = 0; t < texts; t += EACH) {
            char text[128] = "x,x\n";
            size_t at = 4;

            for (size_t i = 0, rest = t; i < n; i++, rest /= LETTERS) {
                text[at++] = letter[rest % LETTERS];
            }
            for (; at < sizeof text; at++) {
                text[at] = "\nx,x"[at % 4];
            }
            taken += same_first(file, path, text, sizeof text, r);
        }
    }
    cr_assert_gt(taken, 300 / EACH);
    (void)close(file);
}

/* --- files of people ------------------------------------------------------------- */

enum { COLUMNS = 14 };
static const char *const plain[COLUMNS] = {NULL,   "Nguyễn Văn An", "08/10/1985", "Nam", "19753",
                                           "XP0A", "SYT",           "BB",         "1",   "1",
                                           "DN",   "7840000",       "05/05/2021", ""};
#define HEADER(ten, nhom, muc_dong)                                                                \
    "ma_so_bhxh," ten ",ngay_sinh,gioi_tinh,ma_xa,ma_don_vi,ma_co_quan,loai_bhxh,bhtn,bhyt," nhom  \
    "," muc_dong ",tu_ngay,den_ngay"
static const char header[] = HEADER("ho_ten", "nhom_bhyt", "muc_dong");

/* A way to write the file. */
struct way {
    const char *what, *before, *end, *ini, *header, *employers;
    char separator;
    bool bad, places; /* the second column is of communes' names */
    bool none;        /* no row may be taken with others */
    bool quotes;      /* around all cells that hold none */
};

/* What a cell of any column may hold. */
static const char *const odd[] = {
    "", " ", "-", "–", "NULL", "0", "1", "x", "X", "Có", "Không", "true", "BB", "TN", "tn",
    "bắt buộc", "Nam", "Nữ", "nữ", "19753", "123", "00123", "'19753", "=\"19753\"", "19753.0",
    "99999", "1,2E+09", "1.23E+09", "SYT", "syt", "DN", "HS", "DAC", "đang cập nhật",
    "dang cap nhat", "Dang cap nhat", "12345678", "4600000001", "460000001", "46000000012",
    "460000000a", "4600000 01", "31/12/2025", "29/02/2023", "29/02/2024", "32/01/2020",
    "00/01/2020", "01/00/2020", "01/13/2020", "13/01/2020", "1/2/2020", "01-02-2020", "01.02.2020",
    "2020-02-01", "20200201", "1985", "43862", "01/01/1899", "31/12/2100", "01/01/2101",
    "01/01/2030", "999", "1000", "0", "1000000000000", "1000000000001", "999999999999999999",
    "1.000.000", "1 000", "5000000đ", "-5", "12,5", " BB ", "\tBB", "BB\t", "\xc2\xa0\x42\x42",
    "BB\xe2\x80\x8b", "\"BB\"", "\"B\"\"B\"", "\"B,B\"", "\"BB", "B\"B", "L", "NULLL", "Aa",
    "ABCDEFGHIJ", "XP0A", "xp0a", "XP 0A", "XP0A ", "ABCDEFGHIJKLMNOPQ", "ABCDEFGHIJKLMNO",
    "DANGCAPNHAT", "A_B", "123456789", "1234567a9", "a23456789", "12345678:", "7/840000",

    "\xc4\x91", "A\rB",
    /* bad bytes: with one of them around no row is taken together */
    "\x01", "\x7f", "\xff"};
enum { BAD = 3 };

static void
put_row(struct buf *b, const struct way *w, const char *const *cell, unsigned long ma_so,
        const char *end) {
    for (size_t c = 0; c < COLUMNS; c++) {
        const char *quote =
            w->quotes && (cell[c] == NULL || strchr(cell[c], '"') == NULL) ? "\"" : "";

        buf_fmt(b, "%s%s", c == 0 ? "" : ",", quote);
        if (cell[c] == NULL) {
            buf_fmt(b, "%010lu", ma_so);
        } else {
            buf_text(b, cell[c]);
        }
        buf_text(b, quote);
    }
    buf_text(b, end);
}

/* Each odd value in each column, and rows that are odd as a whole, with regular rows between. */
static void
put_people(struct buf *b, const struct way *w) {
    static const char *const whole[] = {"",
                                        ",,,,,,,,,,,,,",
                                        "Tổng cộng,,,,,,,,,,,1,,",
                                        "Người lập,,,,,,,,,,,,,",
                                        "a,b",
                                        "I,,,,,,,,,,,,,",
                                        "4600000009,A,,,19753",
                                        "4600000009,A,,,19753,,,BB,,,,,,,,",
                                        "Ngày in: 01/04/2026,,,,,,,,,,,,,",
                                        "Tổng cộng: 5",
                                        "4600000009,A,,,19753,,,,,,,,,,",
                                        "4600000009,\"A\nB\",,,19753,,,BB,,,,,,",
                                        "4600000009,\"A\nB,,,19753,,,BB,,,,,,",
                                        "4600000009,A\xff,,,19753,,,BB,,,,,,"};
    /* in rows of other lengths */
    static const char *const names[2][3] = {
        {"Nguyễn Văn An", "Ng", "Nguyễn Thị Phương Thảo"},
        {"Phường Phú Xuân", "Phú Xuân", "Phường Phú Xuân, TP Huế"}};
    unsigned long ma_so = 4600000001;
    const char *const *name = names[w->places];
    const char *cell[COLUMNS];

    buf_fmt(b, "%s%s", w->header == NULL ? header : w->header, w->end);
    memcpy(cell, plain, sizeof cell);
    cell[1] = name[0];
    for (size_t c = 0; c < COLUMNS; c++) {
        for (size_t k = 0; k < COUNT(odd) - (w->bad ? 0 : BAD); k++) {
            cell[c] = odd[k];
            put_row(b, w, cell, ma_so++, w->end);
            cell[c] = c == 1 ? name[0] : plain[c];
            cell[1] = k % 3 == 0 ? name[1] : k % 5 == 0 ? name[2] : name[0];
            cell[COLUMNS - 1] = k % 3 == 1 ? "" : "12/12/2100";
            put_row(b, w, cell, ma_so++, w->end);
            cell[1] = name[0];
            cell[COLUMNS - 1] = plain[COLUMNS - 1];
        }
    }
    for (size_t k = 0; k < COUNT(whole) - (w->bad ? 0 : 1); k++) {
        buf_fmt(b, "%s%s", whole[k], w->end);
        put_row(b, w, cell, ma_so++, k % 2 == 0 ? w->end : "\n");
        put_row(b, w, cell, ma_so++, w->end);
    }
    put_row(b, w, cell, ma_so++, "");
}

/* Everything that a reading of the folder leaves: rows with their lines, findings, the accounts. */
static void
read_all(bool one_by_one, const char *ini, struct buf *out) {
    struct extracts_run r;

    extracts_ways(one_by_one, true);
    extracts_with_care(one_by_one);
    extracts_read(&r, ini);
    extracts_ways(false, false);
    extracts_with_care(false);
    cr_assert(r.ok, "%s", r.e.what);
    buf_str(out, buf_view(&r.rows));
    extracts_findings(&r, out);
    buf_fmt(out, "%x\n", r.have.person_lacks);
    for (uint32_t i = 0; i < ledger_files(r.ledger); i++) {
        const struct ledger_file *f = ledger_file(r.ledger, i);

        buf_fmt(out, "%lu %lu %lu %lu %lu " STR_FMT "\n", (unsigned long)f->read,
                (unsigned long)f->accepted, (unsigned long)f->rejected, (unsigned long)f->duplicate,
                (unsigned long)f->skipped, STR_ARG(f->how));
    }
    extracts_free(&r);
}

/* The line in which two texts part. */
static void
assert_same(const struct buf *a, const struct buf *b, const char *what) {
    size_t at = 0;

    while (at < a->n && at < b->n && a->p[at] == b->p[at]) {
        at++;
    }
    while (at > 0 && at <= a->n && a->p[at - 1] != '\n') {
        at--;
    }
    cr_assert(str_eq(buf_view(a), buf_view(b)), "%s: one by one \"%.*s\", together \"%.*s\"", what,
              (int)(a->n - at < 120 ? a->n - at : 120), a->p + at,
              (int)(b->n - at < 120 ? b->n - at : 120), b->p + at);
}

static void
replace(struct buf *b, char from, char to) {
    for (size_t i = 0; i < b->n; i++) {
        b->p[i] = b->p[i] == from ? to : b->p[i];
    }
}

#define EMPLOYERS                                                                                  \
    "ma_don_vi,ten_don_vi,ma_xa,so_lao_dong\nXP0A,Một,19753,5\nbb,Hai,19753,5\n"                 \
    "0123,Ba,19753,5\nNULLL,Bốn,19753,5\nABCDEFGHIJKLMNOPQ,Năm,19753,5\n"                       \
    "DANGCAPNHAT,Sáu,19753,5\nA_B,Bảy,19753,5\n"

/* The odd values contradict each other: the profile says what they are. */
#define FORM "[tep.nguoi_tham_gia]\ndang_so = 1.234,5\n"

Test(regular, a_file_is_read_the_same_one_row_at_a_time_and_many_together) {
    static const struct way way[] = {
        {.what = "LF", .end = "\n"},
        {.what = "bad bytes", .end = "\n", .bad = true, .none = true},
        {.what = "CRLF", .end = "\r\n"},
        {.what = "BOM", .before = "\xef\xbb\xbf", .end = "\n"},
        {.what = "titles", .before = "BẢO HIỂM XÃ HỘI\n\n", .end = "\n"},
        {.what = "semicolon", .end = "\r\n", .separator = ';'},
        {.what = "quotes", .end = "\n", .quotes = true},
        {.what = "quotes, CRLF", .end = "\r\n", .quotes = true},
        {.what = "tab", .end = "\n", .separator = '\t'},
        {.what = "month first", .end = "\n", .ini = "dang_ngay = thang_ngay\n"},
        {.what = "second rows fall", .end = "\n", .ini = "[quy_tac]\nD10 = loai\n", .none = true},
        {.what = "thousands",
         .end = "\n",
         .header = HEADER("ho_ten", "nhom_bhyt", "muc_dong (nghìn đồng)"),
         .none = true},
        {.what = "a unit above",
         .before = "DANH SÁCH\nĐơn vị tính: triệu đồng\n",
         .end = "\n",
         .none = true},
        {.what = "a column lacks", .end = "\n", .header = HEADER("ho_ten", "cot_la", "muc_dong")},
        {.what = "places",
         .end = "\n",
         .header = HEADER("ten_xa", "nhom_bhyt", "muc_dong"),
         .places = true},
        {.what = "employers", .end = "\n", .employers = EMPLOYERS}, /* they stay: the last */
    };

    for (size_t k = 0; k < COUNT(way); k++) {
        struct buf text = {0};
        struct buf got[2] = {{0}, {0}};
        char ini[128];

        (void)snprintf(ini, sizeof ini, "%s%s", FORM, way[k].ini == NULL ? "" : way[k].ini);
        buf_text(&text, way[k].before == NULL ? "" : way[k].before);
        put_people(&text, &way[k]);
        if (way[k].separator != 0) {
            replace(&text, way[k].separator, '.');
            replace(&text, ',', way[k].separator);
        }
        extracts_put("nguoi_tham_gia.csv", buf_view(&text));
        if (way[k].employers != NULL) {
            extracts_put("don_vi.csv", str_from(way[k].employers));
        }
        read_all(true, ini, &got[0]);
        cr_assert_eq(extracts_together(), 0, "%s", way[k].what);
        read_all(false, ini, &got[1]);
        cr_expect_eq(extracts_together() == 0, way[k].none, "%s: %lu together", way[k].what,
                     (unsigned long)extracts_together());
        cr_assert_gt(got[0].n, 100000, "%s: rows were read", way[k].what);
        assert_same(&got[0], &got[1], way[k].what);
        buf_free(&text);
        buf_free(&got[0]);
        buf_free(&got[1]);
    }
}

static unsigned most_threads;

static void
count_threads(void) {
    struct dirent *d;
    DIR *tasks = opendir("/proc/self/task");
    unsigned n = 0;

    cr_assert_not_null(tasks);
    while ((d = readdir(tasks)) != NULL) {
        n += d->d_name[0] != '.';
    }
    (void)closedir(tasks);
    most_threads = n > most_threads ? n : most_threads;
}

/* Long runs of regular rows, which the other core reads, and now and then a row that only scan can read: with quotes, over
 * two lines, with an open quote, with a tab. */
Test(regular, rows_that_the_other_core_reads_come_in_their_order) {
    enum { ROWS = 30000 };
    static const char *const other[] = {"\"Nguyễn \"\"Văn\"\" An\"", "\"Hai\ndòng\"", "\"Hở",
                                        "An\tBình"};
    static const struct way plainly = {.what = "without quotes"};
    const char *cell[COLUMNS];
    struct buf text = {0};
    struct buf got[2] = {{0}, {0}};
    size_t odd_rows = 0;
    unsigned without;

    memcpy(cell, plain, sizeof cell);
    buf_fmt(&text, "%s\n", header);
    for (uint64_t i = 0; i < ROWS; i++) {
        cell[1] = i % 4999 == 4998 ? other[odd_rows++ % COUNT(other)] : plain[1];
        cell[2] = i % 3 == 0 ? "1956" : plain[2];
        put_row(&text, &plainly, cell, 4600000001 + i, "\n");
    }
    extracts_put("nguoi_tham_gia.csv", buf_view(&text));
    read_all(true, FORM, &got[0]);
    most_threads = 0;
    count_threads();
    without = most_threads;
    extracts_during(count_threads);
    read_all(false, FORM, &got[1]);
    extracts_during(NULL);
    cr_assert_eq(most_threads, without + 2, "%u threads: bytes and rows are read ahead",
                 most_threads);
    cr_assert_gt(extracts_together(), ROWS - 100);
    assert_same(&got[0], &got[1], "on the other core");
    buf_free(&text);
    buf_free(&got[0]);
    buf_free(&got[1]);
}

/* What is counted over a whole file is counted on both ways: it refuses the file, or just does not. */
Test(regular, a_file_is_refused_for_the_same_reason_both_ways) {
    static const struct {
        const char *often, *seldom;
        unsigned times; /* the first comes for each of the second */
        bool stands;
    } file[] = {
        {"A,,,19753,,,BB,,,,,01/01/2020,01/01/2021", "A,,,19753,,,BB,,,,,01/01/2020,1/1/2021", 9,
         false},
        {"A,,,19753,,,BB,,,,,01/01/2020,01/01/2021", "A,,,19753,,,BB,,,,,01/01/2020,", 9, true},
        {"A,,,19753,,,BB,,,,,,01/01/2021", "A,,,19753,,,BB,,,,,01/04/2026,", 9, false},
        {"A,,,19753,,,BB,,,,,01/01/2020,31/12/2026", "A,,,19753,,,BB,,,,,01/01/2020,01/01/2019", 1,
         true},
        {"A,,,19753,,,BB,,,,,01/01/2020,01/01/2019", "A,,,19753,,,BB,,,,,01/01/2020,31/12/2026", 2,
         false},
        {"A,,,19753,,,BB,,,,,,", "A,08/10/1985,Nam,19753,,,BB,1,1,HS,7840000,01/01/2020,", 9, true},
        {"A,,,19753,,SYT,BB,,,,,,", "A,,,19753,,ZZ,BB,,,,,,", 1, true},
        {"A,,,19753,,ZZ,BB,,,,,,", "A,,,19753,,SYT,BB,,,,,,", 2, false},
        {"A,,,19753,,,BB,,1,HS,,,", "A,,,19753,,,BB,,1,ZZ,,,", 1, true},
        {"A,,,19753,,,BB,,1,ZZ,,,", "A,,,19753,,,BB,,1,HS,,,", 2, false},
        {"A,,,19753,XP0A,,BB,,,,,,", "A,,,19753,ZZ,,BB,,,,,,", 1, true},
        {"A,,,19753,ZZ,,BB,,,,,,", "A,,,19753,XP0A,,BB,,,,,,", 2, false},
    };

    extracts_put("don_vi.csv", STR(EMPLOYERS));
    for (size_t k = 0; k < COUNT(file); k++) {
        struct extracts_run r[2];
        struct buf text = {0};

        buf_fmt(&text, "%s\n", header);
        for (unsigned long n = 0; n < 613; n++) {
            buf_fmt(&text, "%010lu,%s\n", 4600000001 + n,
                    n % (file[k].times + 1) == file[k].times ? file[k].seldom : file[k].often);
        }
        extracts_put("nguoi_tham_gia.csv", buf_view(&text));
        for (int way = 0; way < 2; way++) {
            extracts_ways(way == 0, true);
            extracts_with_care(way == 0);
            extracts_read(&r[way], NULL);
        }
        extracts_ways(false, false);
        cr_expect_eq(r[0].ok, file[k].stands, "%s: %s", file[k].often, r[0].e.what);
        cr_expect_eq(r[1].ok, file[k].stands, "%s: %s", file[k].often, r[1].e.what);
        cr_expect(file[k].stands || strcmp(r[0].e.what, r[1].e.what) == 0, "%s, %s", r[0].e.what,
                  r[1].e.what);
        cr_expect_eq(r[0].have.person_lacks, r[1].have.person_lacks);
        extracts_free(&r[0]);
        extracts_free(&r[1]);
        buf_free(&text);
    }
}
