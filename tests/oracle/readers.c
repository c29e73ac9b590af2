/*
 * readers - what the program's own readers make of files, for readers.py, which reads the same files by others.
 *
 *     readers scan SEP FILE...      records by src/ingest/scan.c, then the same by libcsv
 *     readers book FILE...          rows by src/office/, as tests/unit/dumped.h writes them
 *
 * Of a text: "= PATH", a line for each record, "r" and its fields in hexadecimal, each behind a ',' ("!" and the kind of fault for one that
 * is refused), "libcsv", and libcsv's records, or "refused".  Blank lines are left out of both.
 */

#include <csv.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../unit/dumped.h"
#include "base/buf.h"
#include "base/fs.h"
#include "ingest/scan.h"

enum { MOST = 64 * 1024 * 1024 };

static void
must(bool holds, const char *what) {
    if (!holds) {
        (void)fprintf(stderr, "readers: %s\n", what);
        exit(1);
    }
}

static void
put_field(const char *p, size_t n) {
    (void)putchar(',');
    for (size_t i = 0; i < n; i++) {
        (void)printf("%02x", (unsigned char)p[i]);
    }
}

static void
by_scan(const char *path, char separator) {
    struct err e = {.kind = ERR_NONE};
    struct source src;
    struct scan *s;
    struct scan_record r;
    enum scan_step step;

    must(source_open(&src, path, NULL, &e), e.what);
    must(scan_new(&src, separator, &s, &e), e.what);
    while ((step = scan_next(s, &r, &e)) == SCAN_RECORD) {
        if (r.fault != SCAN_GOOD) {
            (void)printf("!%d\n", (int)r.fault);
        } else if (r.n > 0) {
            (void)putchar('r');
            for (uint32_t i = 0; i < r.n; i++) {
                put_field(r.field[i].p, r.field[i].n);
            }
            (void)putchar('\n');
        }
    }
    must(step == SCAN_END, e.what);
    scan_free(s);
    source_close(&src);
}

static void
ref_field(void *p, size_t n, void *ctx) {
    if (*(bool *)ctx) {
        (void)putchar('r');
    }
    put_field(p, n);
    *(bool *)ctx = false;
}

static void
ref_row(int c, void *ctx) {
    (void)c;
    *(bool *)ctx = true;
    (void)putchar('\n');
}

static void
by_libcsv(const char *path, char separator) {
    struct err e = {.kind = ERR_NONE};
    struct buf text = {0};
    struct csv_parser p;
    bool first = true;

    must(fs_slurp(path, MOST, &text, &e), e.what);
    must(csv_init(&p, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) == 0, "libcsv");
    csv_set_delim(&p, (unsigned char)separator);
    if (csv_parse(&p, text.p, text.n, ref_field, ref_row, &first) != text.n ||
        csv_fini(&p, ref_field, ref_row, &first) != 0) {
        (void)puts("\nrefused");
    }
    csv_free(&p);
    buf_free(&text);
}

int
main(int n, char **word) {
    const bool texts = n > 3 && strcmp(word[1], "scan") == 0;

    must(texts || (n > 2 && strcmp(word[1], "book") == 0), "scan SEP FILE... or book FILE...");
    for (int i = texts ? 3 : 2; i < n; i++) {
        (void)printf("= %s\n", word[i]);
        if (texts) {
            by_scan(word[i], word[2][0]);
            (void)puts("libcsv");
            by_libcsv(word[i], word[2][0]);
        } else {
            struct err e = {.kind = ERR_NONE};
            struct buf bytes = {0};
            struct buf out = {0};

            must(fs_slurp(word[i], MOST, &bytes, &e), e.what);
            dumped_book(buf_view(&bytes), &out);
            (void)fwrite(out.p, 1, out.n, stdout);
            buf_free(&bytes);
            buf_free(&out);
        }
    }
    return 0;
}
