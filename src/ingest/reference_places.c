/* reference_places - quyet_dinh_dia_chi.csv.  See reference.h. */

#include <stdlib.h>

#include "base/fs.h"
#include "conf/input_tables.h"
#include "ingest/codes.h"
#include "ingest/employer_codes.h"
#include "ingest/reference.h"
#include "ingest/table_reader.h"
#include "text/fold.h"

#define FILE_NAME INPUT_FILE(quyet_dinh_dia_chi)

struct reading {
    struct arena *arena;
    const struct member_list *xa;
    struct reference_places *out;
    size_t cap;
};

static enum table_reader_pot
place_row(void *ctx, struct table_reader_row *r) {
    struct reading *g = ctx;
    struct reference_places *out = g->out;
    struct reference_place d = {.when = {table_reader_day(r, SCHEMA_DIA_CHI_ngay, false), r->line}};

    d.xa = codes_xa(g->xa, r->cell[SCHEMA_DIA_CHI_ma_xa]);
    if (r->cell[SCHEMA_DIA_CHI_ma_xa].n > 0 && d.xa == g->xa->n) {
        (void)table_reader_note(r, SCHEMA_DIA_CHI_ma_xa, LEDGER_D08,
                                STR("mã xã không có trong danh mục đang hiệu lực; quyết định không "
                                    "được áp dụng, hãy sửa mã xã"));
    }
    if (d.xa == g->xa->n || r->rejected) {
        return TABLE_READER_ACCEPTED;
    }
    d.ma_don_vi =
        str_keep(g->arena, employer_codes_key(g->arena, r->cell[SCHEMA_DIA_CHI_ma_don_vi]));
    d.dia_chi = fold_key(g->arena, table_reader_text(r, SCHEMA_DIA_CHI_dia_chi, g->arena));
    out->v = arena_grown(g->arena, out->v, out->n, &g->cap, sizeof d);
    out->v[out->n++] = d;
    return TABLE_READER_ACCEPTED;
}

bool /* NOLINTNEXTLINE(readability-function-size) */
reference_places(struct arena *a, const char *input, const struct profile *p,
                 const struct member_set *m, struct ledger *l, struct reference_places *out,
                 struct err *e) {
    struct reading g = {.arena = a, .xa = &m->list[MEMBER_XA], .out = out};
    const struct table_reader_job j = {.path = fs_join(a, input, FILE_NAME),
                                       .shown = FILE_NAME,
                                       .table = SCHEMA_DIA_CHI,
                                       .profile = p,
                                       .ledger = l,
                                       .ctx = &g,
                                       .row = place_row};

    *out = (struct reference_places){.n = 0};
    if (fs_exists(j.path) && !table_reader_file(&j, e)) {
        return false;
    }
    if (out->n > 0) {
        qsort(out->v, out->n, sizeof *out->v, reference_by_date);
    }
    return true;
}
