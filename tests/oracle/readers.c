/*
 * readers - what the program's own readers make of files, for readers.py, which reads the same files by others.
 *
 *     readers scan SEP FILE...      records by src/ingest/scan.c, then the same by libcsv
 *     readers book FILE...          rows by src/office/, as tests/unit/dumped.h writes them
 *     readers cells FILE            columns of numbers and dates by src/ingest/number.c and day.c
 *     readers addresses INPUT FILE  the communes of addresses by src/dim/address.c, over the lists of the folder INPUT
 *
 * An address is a line in hexadecimal; of each there is a line: c (certain), p (proposed) or u (unknown), the code of its commune or '-', and
 * the number of the reason (dim/address.h).
 * A column is a line: its kind (w whole, s signed, m months, p percent, d date, b date of birth) and its cells, each in hexadecimal behind a
 * blank.  Of each there is a line: '.', ',' or '1' (the numbers' form), 'd' or 'm' (what comes first in a date), '?' where the cells contradict
 * each other, then the values: whole, in hundredths (m, p), days since 1970 (d, b), or '!' where a cell is none.
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
#include "conf/profile.h"
#include "dim/address.h"
#include "ingest/cell.h"
#include "ingest/day.h"
#include "ingest/ledger.h"
#include "ingest/number.h"
#include "ingest/reference.h"
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

/* The byte of two hexadecimal digits. */
static char
byte_of(const char *digits) {
    const char two[3] = {digits[0], digits[1], '\0'};

    return (char)strtoul(two, NULL, 16);
}

/* The cells of a line behind its kind, in place of their digits. */
static size_t
cells_of(char *line, str *cell, size_t most) {
    size_t n = 0;

    for (char *p = strtok(line + 1, " \n"); p != NULL; p = strtok(NULL, " \n")) {
        char *to = p;

        must(n < most, "more cells than there is room for");
        for (const char *from = p; from[0] != '\0' && from[1] != '\0'; from += 2) {
            *to++ = byte_of(from);
        }
        cell[n++] = cell_trim((str){p, (size_t)(to - p)});
    }
    return n;
}

static void
put_days(const str *cell, size_t n, bool birth) {
    struct day_evidence seen = {0};
    enum day_verdict says;

    for (size_t i = 0; i < n; i++) {
        day_evidence_add(&seen, cell[i], i + 1);
    }
    says = day_verdict(&seen);
    (void)putchar(says == DAY_UNSURE ? '?' : says == DAY_SAYS_MDY ? 'm' : 'd');
    for (size_t i = 0; i < n; i++) {
        period_day day = 0;

        if (day_parse(cell[i], says == DAY_SAYS_MDY ? DAY_MDY : DAY_DMY, birth, &day)) {
            (void)printf(" %d", (int)day);
        } else {
            (void)printf(" !");
        }
    }
}

static void
put_numbers(const str *cell, size_t n, char kind) {
    static const char form[] = {[NUMBER_PLAIN] = '1', [NUMBER_DOT] = '.', [NUMBER_COMMA] = ','};
    const int64_t max = INT64_C(1000000000000000);
    const bool whole = kind == 'w' || kind == 's';
    struct number_evidence seen = {0};
    enum number_form f;
    bool sure;

    for (size_t i = 0; i < n; i++) {
        number_evidence_add(&seen, cell[i], i + 1);
    }
    sure = number_decide(&seen, whole ? NUMBER_WHOLES : NUMBER_MIXED, whole, &f);
    (void)putchar(sure ? form[f] : '?');
    for (size_t i = 0; i < n; i++) {
        int64_t v = 0;
        const enum number_result r = kind == 'w'   ? number_whole(cell[i], f, max, &v)
                                     : kind == 's' ? number_signed(cell[i], f, max, &v)
                                     : kind == 'm' ? number_decimal(cell[i], f, max, &v)
                                                   : number_hundredths(cell[i], f, max, &v);

        if (r == NUMBER_OK) {
            (void)printf(" %lld", (long long)v);
        } else {
            (void)printf(" !");
        }
    }
}

static void
by_cells(const char *path) {
    enum { CELLS = 4096 };
    static str cell[CELLS];
    FILE *in = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;

    must(in != NULL, path);
    while (getline(&line, &room, in) > 0) {
        const char kind = line[0];
        const size_t n = cells_of(line, cell, CELLS);

        if (kind == 'd' || kind == 'b') {
            put_days(cell, n, kind == 'b');
        } else {
            put_numbers(cell, n, kind);
        }
        (void)putchar('\n');
    }
    free(line);
    (void)fclose(in);
}

static void
by_addresses(const char *input, const char *path) {
    static const char surety[] = {
        [ADDRESS_UNKNOWN] = 'u', [ADDRESS_PROPOSED] = 'p', [ADDRESS_CERTAIN] = 'c'};
    struct arena a = ARENA_EMPTY;
    struct err e = {.kind = ERR_NONE};
    struct profile profile;
    struct ledger *l = NULL;
    struct member_set m;
    struct crosswalk c;
    struct gazetteer *g;
    FILE *in = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;

    must(in != NULL, path);
    must(profile_load(&a, fs_join(&a, input, "baophu.ini"), &profile, &e) &&
             ledger_new(&profile, "/tmp", &l, &e) &&
             reference_members(&a, input, &profile, period_from_civil(2026, 3, 31), l, &m, &e) &&
             reference_crosswalk(&a, input, &profile, &m, l, &c, &e),
         e.what);
    g = gazetteer_new(&m, &c);
    while (getline(&line, &room, in) > 0) {
        char *to = line;
        struct address_answer said;

        for (const char *from = line; from[0] != '\n' && from[1] != '\n'; from += 2) {
            *to++ = byte_of(from);
        }
        said = address_resolve(g, (str){line, (size_t)(to - line)});
        (void)printf("%c ", surety[said.surety]);
        if (said.xa == MEMBER_NONE) {
            (void)putchar('-');
        } else {
            (void)printf(STR_FMT, STR_ARG(m.list[MEMBER_XA].m[said.xa].code));
        }
        (void)printf(" %d\n", (int)said.why);
    }
    free(line);
    (void)fclose(in);
    gazetteer_free(g);
    crosswalk_free(&c);
    member_set_free(&m);
    ledger_free(l);
    arena_free(&a);
}

int
main(int n, char **word) {
    const bool texts = n > 3 && strcmp(word[1], "scan") == 0;

    if (n == 3 && strcmp(word[1], "cells") == 0) {
        by_cells(word[2]);
        return 0;
    }
    if (n == 4 && strcmp(word[1], "addresses") == 0) {
        by_addresses(word[2], word[3]);
        return 0;
    }
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
