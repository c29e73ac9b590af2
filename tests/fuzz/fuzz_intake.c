/* fuzz_intake - any bytes as a file of nguoi_tham_gia: read or refused with a reason, every row in one pot, every line
 * number inside the file, and nothing but valid UTF-8 told of it. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ingest/table_reader.h"
#include "office/kind.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct seen {
    uint64_t rows, lines;
};

static void
must(bool holds, const char *what) {
    if (!holds) {
        (void)fprintf(stderr, "fuzz_intake: %s\n", what);
        abort();
    }
}

static enum table_reader_pot
on_row(void *ctx, struct table_reader_row *r) {
    struct seen *s = ctx;

    s->rows++;
    must(r->line >= 1 && r->line <= s->lines, "a line that is not there");
    (void)table_reader_day(r, SCHEMA_PERSON_ngay_sinh, true);
    (void)table_reader_number(r, SCHEMA_PERSON_muc_dong, 1000000000);
    (void)table_reader_flag(r, SCHEMA_PERSON_bhyt);
    return s->rows % 7 == 0 ? TABLE_READER_DUPLICATE : TABLE_READER_ACCEPTED;
}

static bool
on_finding(void *ctx, const struct ledger_finding *f) {
    const struct seen *s = ctx;

    must(f->line >= 1 && f->line <= s->lines, "a finding beyond the file");
    must(utf8_valid(f->value) && utf8_valid(f->what), "a finding that is no UTF-8");
    return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    struct arena a = ARENA_EMPTY;
    struct err e = {.kind = ERR_NONE};
    struct seen s = {0, 1};
    struct profile p;
    struct ledger *l = NULL;
    char path[64];
    const int fd = memfd_create("fuzz", MFD_CLOEXEC);

    must(fd >= 0 && write(fd, data, n) == (ssize_t)n, "no file");
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    for (size_t i = 0; i < n; i++) {
        s.lines += data[i] == '\n' || data[i] == '\r';
    }
    if (kind_of((str){(const char *)data, n < KIND_HEAD ? n : KIND_HEAD}) != KIND_TEXT) {
        s.lines = UINT32_MAX; /* rows of a sheet, which no byte ends */
    }
    must(profile_load(&a, NULL, &p, &e) && ledger_new(&p, NULL, &l, &e), "no profile");
    {
        const struct table_reader_job j = {.path = path,
                                           .shown = "tep.csv",
                                           .table = SCHEMA_NGUOI_THAM_GIA,
                                           .profile = &p,
                                           .ledger = l,
                                           .ctx = &s,
                                           .row = on_row};
        const bool ok = table_reader_file(&j, &e);
        const struct ledger_file *f = ledger_file(l, 0);

        must(ok || (e.kind != ERR_NONE && e.what[0] != '\0'), "refused without a reason");
        must(f->read == f->accepted + f->rejected + f->duplicate, "a row in no pot");
        must(f->read + f->skipped <= s.lines, "more rows than lines");
        must(utf8_valid(f->how), "a how that is no UTF-8");
        must(ledger_each(l, on_finding, &s, &e), "findings lost");
    }
    ledger_free(l);
    arena_free(&a);
    (void)close(fd);
    return 0;
}
