/* reference_vintages - both lists of communes as danh_muc/quy_doi_xa.csv tells them.  See reference.h. */

#include <string.h>

#include "base/fs.h"
#include "conf/input_tables.h"
#include "ingest/codes.h"
#include "ingest/reference.h"
#include "ingest/table_reader.h"
#include "text/fold.h"
#include "text/utf8.h"

struct reading {
    struct arena *arena;
    struct reference_vintages *out;
    size_t cap;
};

static void
push(struct reading *g, str code, str name) {
    struct reference_vintages *v = g->out;

    v->before = arena_grown(g->arena, v->before, v->n, &g->cap, sizeof *v->before);
    name = str_keep(g->arena, name);
    v->before[v->n++] = (struct member){.code = str_keep(g->arena, code),
                                        .name = name,
                                        .slug = fold_slug(g->arena, name),
                                        .kind = reference_kind(g->arena, (str){NULL, 0}, name),
                                        .department = MEMBER_NONE,
                                        .from = PERIOD_NO_DATE,
                                        .to = PERIOD_NO_DATE};
}

static enum table_reader_pot
pair_row(void *ctx, struct table_reader_row *r) {
    struct reading *g = ctx;
    const str code = codes_xa_code(g->arena, r->cell[SCHEMA_QUY_DOI_ma_xa_cu]);
    bool added = false;

    (void)map_put(&g->out->old, code, &added);
    (void)map_put(&g->out->today, codes_xa_code(g->arena, r->cell[SCHEMA_QUY_DOI_ma_xa_moi]), NULL);
    if (added) {
        push(g, code, table_reader_text(r, SCHEMA_QUY_DOI_ten_xa_cu, g->arena));
    }
    return TABLE_READER_ACCEPTED;
}

bool
reference_vintages(struct arena *a, const char *input, const struct profile *p, struct ledger *l,
                   struct reference_vintages *out, struct err *e) {
    struct reading g = {.arena = a, .out = out};
    const struct table_reader_job j = {.path = fs_join(a, input, INPUT_LIST(quy_doi_xa)),
                                       .shown = INPUT_LIST(quy_doi_xa),
                                       .table = SCHEMA_QUY_DOI_XA,
                                       .profile = p,
                                       .ledger = l,
                                       .ctx = &g,
                                       .row = pair_row};

    *out = (struct reference_vintages){.n = 0};
    map_init(&out->old, a);
    map_init(&out->today, a);
    return !fs_exists(j.path) || table_reader_file(&j, e);
}

void
reference_vintages_free(struct reference_vintages *v) {
    map_free(&v->old);
    map_free(&v->today);
}
