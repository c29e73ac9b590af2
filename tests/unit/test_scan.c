/* test_scan - records against libcsv on every short text, and one bad quote at every place of a file. */

#include <criterion/criterion.h>
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "ingest/scan.h"
#include "thorough.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Records as one text: fields in [], a fault as its number, records ended by a line. */
static void
put_field(struct buf *b, const char *p, size_t n) {
    buf_char(b, '[');
    if (n > 0) {
        buf_add(b, p, n);
    }
    buf_char(b, ']');
}

/* A file in memory: thousands of texts are written to it. */
static char path[64];
static int file = -1;

static void
make_file(void) {
    file = memfd_create("scan", MFD_CLOEXEC);
    cr_assert_geq(file, 0);
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", file);
}

static void
remove_file(void) {
    (void)close(file);
}

static void
write_file(str text) {
    cr_assert_eq(ftruncate(file, 0), 0);
    cr_assert_eq(pwrite(file, text.p, text.n, 0), (ssize_t)text.n);
}

/* What scan makes of the text; lines too when wanted.  Blank lines are left out. */
static size_t
scanned(str text, uint32_t width, bool lines, struct buf *out) {
    struct err e = {.kind = ERR_NONE};
    struct source src;
    struct scan *s;
    struct scan_record r;
    enum scan_step step;
    size_t faults = 0;

    write_file(text);
    cr_assert(source_open(&src, path, NULL, &e), "%s", e.what);
    cr_assert(scan_new(&src, ',', &s, &e), "%s", e.what);
    scan_width(s, width);
    while ((step = scan_next(s, &r, &e)) == SCAN_RECORD) {
        if (r.n == 0 && r.fault == SCAN_GOOD) {
            continue;
        }
        if (lines) {
            buf_fmt(out, "%lu:", (unsigned long)r.line);
        }
        if (r.fault != SCAN_GOOD) {
            buf_fmt(out, "!%d\n", (int)r.fault);
            faults++;
            continue;
        }
        for (uint32_t i = 0; i < r.n; i++) {
            put_field(out, r.field[i].p, r.field[i].n);
        }
        buf_char(out, '\n');
    }
    cr_assert_eq(step, SCAN_END);
    scan_free(s);
    source_close(&src);
    return faults;
}

static void
ref_field(void *p, size_t n, void *ctx) {
    put_field(ctx, p, n);
}

static void
ref_row(int c, void *ctx) {
    (void)c;
    buf_char(ctx, '\n');
}

/* What libcsv alone makes of the whole text; false: it refuses it. */
static bool
by_libcsv(str text, struct buf *out) {
    struct csv_parser p;
    bool ok;

    cr_assert_eq(csv_init(&p, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL), 0);
    ok = csv_parse(&p, text.p, text.n, ref_field, ref_row, out) == text.n &&
         csv_fini(&p, ref_field, ref_row, out) == 0;
    csv_free(&p);
    return ok;
}

static void
compare_all(const char *letter, size_t longest) {
    const size_t letters = strlen(letter);
    struct buf got = {0};
    struct buf want = {0};
    size_t compared = 0;
    char text[16];

    for (size_t n = 1; n <= longest; n++) {
        size_t texts = 1;

        for (size_t i = 0; i < n; i++) {
            texts *= letters;
        }
        for (size_t t = 0; t < texts; t++) {
            size_t rest = t;

            for (size_t i = 0; i < n; i++) {
                text[i] = letter[rest % letters];
                rest /= letters;
            }
            buf_clear(&got);
            buf_clear(&want);
            if (!by_libcsv((str){text, n}, &want)) {
                continue;
            }
            cr_assert_eq(scanned((str){text, n}, 0, false, &got), 0, "fault in %.*s", (int)n, text);
            cr_assert(str_eq(buf_view(&got), buf_view(&want)), "\"%.*s\": %s instead of %s", (int)n,
                      text, buf_z(&got), buf_z(&want));
            compared++;
        }
    }
    cr_assert_gt(compared, 300);
    buf_free(&got);
    buf_free(&want);
}

TestSuite(scan, .init = make_file, .fini = remove_file);

Test(scan, reads_every_short_text_as_libcsv_does) {
    compare_all("a,\"\n\r", 5);
}

Test(scan, drops_blanks_as_libcsv_does) {
    compare_all("a, \"\t\n", 4);
}

Test(scan, numbers_the_line_where_a_record_starts) {
    static const struct {
        const char *text, *want;
    } row[] = {
        {"a,b\nc,d\n", "1:[a][b]\n2:[c][d]\n"},
        {"a,b\r\n\r\nc,d", "1:[a][b]\n3:[c][d]\n"},
        {"a,b\rc,d\r", "1:[a][b]\n2:[c][d]\n"},
        {"a,\"x\ny\nz\"\nc,d\n", "1:[a][x\ny\nz]\n4:[c][d]\n"},
        {"a,\"x\r\ny\"\r\nc,d\r\n", "1:[a][x\r\ny]\n3:[c][d]\n"},
        {"\n\na,b", "3:[a][b]\n"},
        {"a,\"b\nc,d\ne,f\n", "1:!2\n2:[c][d]\n3:[e][f]\n"},
        {"a,b\"c\ne,f\n", "1:!3\n2:[e][f]\n"},
        {"a,\"b\"c\ne,f\n", "1:!3\n2:[e][f]\n"},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        struct buf b = {0};

        (void)scanned(str_from(row[i].text), 2, true, &b);
        cr_assert_str_eq(buf_z(&b), row[i].want, "case %zu", i);
        buf_free(&b);
    }
}

/* Rows of every well-formed kind: plain, quoted, doubled quotes, separators and line breaks inside quotes,
 * empty, blank-padded. */
static const char *const good[] = {
    "1,An,2,x,y",
    "2,\"Bình, Lê\",2,x,y",
    "3,\"Công ty \"\"Sông Hương\"\"\",2,\"\",y",
    "4,\"Số 1\nđường Lê Lợi\",2,x,y",
    "5,,,,",
    "6,\"a\n\nb\",\"c\nd\",x,y",
    "\"7\",\"\"\"\",\"x\",\"y\",\"z\"",
    "8, An ,2 , x,y",
    "9,An,2,x,\"cuối\ndòng\"",
    "10,\"\nĐầu\",2,x,y",
    "11,An,2,x,",
    "12,\",,,,\",2,x,y",
    "13,An,2,x,y",
};
enum { FIELDS = 5 };

/* The file with one quote put before byte at of record k; each other record must come out as it was. */
static void
damage(size_t k, size_t at, const char *end) {
    struct buf text = {0};
    struct buf got = {0};
    struct buf before = {0};
    struct buf after = {0};
    struct buf alone = {0};
    size_t faults;
    str damaged;

    for (size_t i = 0; i < COUNT(good); i++) {
        struct buf *rest = i < k ? &before : &after;

        if (i != k) {
            buf_clear(&alone);
            (void)scanned(str_from(good[i]), FIELDS, false, &alone);
            buf_str(rest, buf_view(&alone));
        }
        buf_add(&text, good[i], i == k ? at : strlen(good[i]));
        if (i == k) {
            buf_char(&text, '"');
            buf_text(&text, good[i] + at);
        }
        buf_text(&text, end);
    }
    faults = scanned(buf_view(&text), FIELDS, false, &got);
    damaged = buf_view(&got);
    cr_assert(str_starts(damaged, buf_view(&before)), "record %zu, byte %zu: rows before changed",
              k, at);
    cr_assert(damaged.n >= after.n &&
                  str_eq((str){damaged.p + damaged.n - after.n, after.n}, buf_view(&after)),
              "record %zu, byte %zu: rows behind changed:\n%s", k, at, buf_z(&got));
    if (strchr(good[k], '\n') == NULL) {
        const size_t own = damaged.n - before.n - after.n;
        const char *line = damaged.p + before.n;

        /* one row, refused; or read whole because the quote could stand there */
        cr_assert_leq(faults, 1);
        cr_assert(own > 0 && memchr(line, '\n', own) == line + own - 1,
                  "record %zu, byte %zu: more than one row:\n%s", k, at, buf_z(&got));
    }
    buf_free(&text);
    buf_free(&got);
    buf_free(&before);
    buf_free(&after);
    buf_free(&alone);
}

Test(scan, one_bad_quote_anywhere_costs_one_row) {
    static const char *const end[] = {"\n", "\r\n", "\r"};

    for (size_t e = 0; e < COUNT(end); e++) {
        for (size_t k = 0; k < COUNT(good); k++) {
            for (size_t at = (k + e) % EACH; at <= strlen(good[k]); at += EACH) {
                if (((unsigned char)good[k][at] & 0xc0) != 0x80) {
                    damage(k, at, end[e]);
                }
            }
        }
    }
}

Test(scan, an_open_quote_in_a_large_file_is_closed_at_its_line) {
    enum { ROWS = 60000, BAD = 17 };
    struct buf text = {0};
    struct buf got = {0};
    size_t rows = 0;

    for (int i = 0; i < ROWS; i++) {
        buf_fmt(&text,
                i % 1000 == BAD ? "%d,\"Nguyễn Văn An,46,x,y\n" : "%d,Nguyễn Văn An,46,x,y\n", i);
    }
    cr_assert_eq(scanned(buf_view(&text), FIELDS, false, &got), ROWS / 1000);
    for (size_t i = 0; i < got.n; i++) {
        rows += got.p[i] == '\n';
    }
    cr_assert_eq(rows, ROWS);
    buf_free(&text);
    buf_free(&got);
}

/* One field, or a whole line, around each limit. */
Test(scan, limits_are_met_exactly) {
    static const struct {
        size_t field, fields;
        bool quoted, fault;
    } row[] = {{SCAN_FIELD_MAX, 2, false, false},
               {SCAN_FIELD_MAX + 1, 2, false, true},
               {SCAN_FIELD_MAX, 2, true, false},
               {SCAN_FIELD_MAX + 1, 2, true, true},
               {1, SCAN_FIELDS_MAX, false, false},
               {1, SCAN_FIELDS_MAX + 1, false, true},
               {1, SCAN_FIELDS_MAX, true, false},
               {1, SCAN_FIELDS_MAX + 1, true, true},
               {10 * 1024 * 1024, 2, false, true},
               {10 * 1024 * 1024, 2, true, true},
               {1, 1000000, false, true},
               {1, 1000000, true, true},
               {SCAN_LINE_MAX + 5000, 1, false, true}};

    for (size_t i = 0; i < COUNT(row); i++) {
        struct buf text = {0};
        struct buf got = {0};
        const char *quote = row[i].quoted ? "\"" : "";

        buf_text(&text, "ok,ok\n");
        for (size_t f = 0; f < row[i].fields; f++) {
            buf_fmt(&text, "%s%s", f == 0 ? "" : ",", quote);
            memset(buf_take(&text, row[i].field), 'x', row[i].field);
            buf_text(&text, quote);
        }
        buf_text(&text, "\r\nlast,last\n");
        cr_assert_eq(scanned(buf_view(&text), (uint32_t)row[i].fields, true, &got),
                     row[i].fault ? 1u : 0u, "case %zu", i);
        cr_assert(str_starts(buf_view(&got), STR("1:[ok][ok]\n2:")), "case %zu", i);
        cr_assert_str_eq(got.p + got.n - strlen("3:[last][last]\n"), "3:[last][last]\n", "case %zu",
                         i);
        if (row[i].fault) {
            cr_assert_str_eq(buf_z(&got), "1:[ok][ok]\n2:!4\n3:[last][last]\n", "case %zu", i);
        }
        buf_free(&text);
        buf_free(&got);
    }
}
