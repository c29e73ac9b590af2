/* reference_decisions - quyet_dinh_doi_chieu.csv.  See reference.h. */

#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "conf/input_tables.h"
#include "ingest/cell.h"
#include "ingest/employer_codes.h"
#include "ingest/reference.h"
#include "ingest/table_reader.h"
#include "ingest/taxcode.h"
#include "text/fold.h"

#define FILE_NAME INPUT_FILE(quyet_dinh_doi_chieu)

struct reading {
    struct arena *arena;
    struct reference_decisions *out;
    size_t cap;
};

static void
push(struct reading *g, const struct reference_decision *d) {
    struct reference_decisions *out = g->out;

    out->v = arena_grown(g->arena, out->v, out->n, &g->cap, sizeof *d);
    out->v[out->n++] = *d;
}

static bool
verdict_of(struct arena *a, str word, enum reference_verdict *out) {
    const struct arena_mark mark = arena_mark(a);
    const str key = fold_key(a, word);
    const bool ghep = str_eq(key, STR("ghep"));
    const bool khong = str_eq(key, STR("khong_ghep"));

    arena_rewind(a, mark);
    *out = ghep ? REFERENCE_GHEP : REFERENCE_KHONG_GHEP;
    return ghep || khong;
}

/* The tax code's digits; what is no tax code rejects the row. */
static str
tax_code(struct reading *g, struct table_reader_row *r, enum reference_verdict verdict) {
    const str cell = r->cell[SCHEMA_QUYET_DINH_ma_so_thue];
    const struct taxcode c = taxcode_read(cell);

    if (cell.n == 0) {
        if (verdict == REFERENCE_GHEP) {
            table_reader_reject(r, SCHEMA_QUYET_DINH_ma_so_thue, LEDGER_D03,
                                STR("quyết định ghép phải ghi mã số thuế"));
        }
        return STR("");
    }
    /* A code that must not be matched may be a wrong one. */
    if (!c.ok && verdict == REFERENCE_GHEP) {
        table_reader_reject(r, SCHEMA_QUYET_DINH_ma_so_thue, LEDGER_D07, STR(""));
    }
    return str_keep(g->arena, (str){c.digit, c.n});
}

static enum table_reader_pot
decision_row(void *ctx, struct table_reader_row *r) {
    struct reading *g = ctx;
    struct reference_decision d = {
        .when = {table_reader_day(r, SCHEMA_QUYET_DINH_ngay, false), r->line}};

    if (!verdict_of(g->arena, r->cell[SCHEMA_QUYET_DINH_quyet_dinh], &d.verdict)) {
        table_reader_reject(r, SCHEMA_QUYET_DINH_quyet_dinh, LEDGER_D09,
                            STR("quyết định phải là ghep hoặc khong_ghep"));
        return TABLE_READER_ACCEPTED;
    }
    d.mst = tax_code(g, r, d.verdict);
    d.ma_don_vi =
        str_keep(g->arena, employer_codes_key(g->arena, r->cell[SCHEMA_QUYET_DINH_ma_don_vi]));
    if (!r->rejected) {
        push(g, &d);
    }
    return TABLE_READER_ACCEPTED;
}

int
reference_by_date(const void *a, const void *b) {
    const struct reference_when *x = a;
    const struct reference_when *y = b;

    if (x->ngay != y->ngay) {
        return x->ngay < y->ngay ? -1 : 1; /* PERIOD_NO_DATE is before every day */
    }
    return x->source_line < y->source_line ? -1 : x->source_line > y->source_line;
}

bool
reference_decisions(struct arena *a, const char *input, const struct profile *p, struct ledger *l,
                    struct reference_decisions *out, struct err *e) {
    struct reading g = {.arena = a, .out = out};
    const struct table_reader_job j = {.path = fs_join(a, input, FILE_NAME),
                                       .shown = FILE_NAME,
                                       .table = SCHEMA_QUYET_DINH,
                                       .profile = p,
                                       .ledger = l,
                                       .ctx = &g,
                                       .row = decision_row};

    *out = (struct reference_decisions){.n = 0};
    if (fs_exists(j.path) && !table_reader_file(&j, e)) {
        return false;
    }
    if (out->n > 0) {
        qsort(out->v, out->n, sizeof *out->v, reference_by_date);
    }
    return true;
}
