/* by_hand_answers - why figures are out of line, as offices say it.  See by_hand.h. */

#include <string.h>

#include "base/buf.h"
#include "ingest/by_hand.h"
#include "ingest/by_hand_parts.h"
#include "ingest/cell.h"
#include "ingest/codes.h"
#include "ingest/table_reader.h"
#include "text/fold.h"

struct reading {
    struct arena *arena;
    struct arena scratch;
    const struct by_hand_job *job;
    struct by_hand_answers *out;
    size_t cap;
    struct by_hand_seen seen;
};

static bool
place_of(const struct member_set *m, str code, struct by_hand_answer *v) {
    const struct member_list *xa = &m->list[MEMBER_XA];
    const struct member_list *co_quan = &m->list[MEMBER_CO_QUAN];

    v->level = MEMBER_XA;
    v->line = codes_xa(xa, code);
    if (v->line < xa->n) {
        return true;
    }
    v->level = MEMBER_CO_QUAN;
    v->line = member_find(co_quan, cell_code(code));
    return v->line < co_quan->n;
}

/* An indicator by its id, or by its name as documents print it. */
static uint32_t
indicator_of(struct reading *g, str text) {
    const struct indicator_set *s = g->job->indicators;
    const uint32_t ix = indicator_find(s, text);
    const str key = fold_key(&g->scratch, text);

    for (uint32_t k = 0; ix == INDICATOR_NONE && k < s->n; k++) {
        if (str_eq(s->v[k].id, key) || str_eq(fold_key(&g->scratch, s->v[k].name), key)) {
            return k;
        }
    }
    return ix;
}

static struct by_hand_answer *
said_before(const struct reading *g, const struct by_hand_answer *v) {
    for (size_t k = 0; k < g->out->n; k++) {
        struct by_hand_answer *x = &g->out->v[k];

        if (x->level == v->level && x->line == v->line && x->indicator == v->indicator) {
            return x;
        }
    }
    return NULL;
}

/* A further answer about a figure: said as it is before, or put behind the others. */
static enum table_reader_pot
add_to(struct reading *g, struct table_reader_row *r, struct by_hand_answer *v, str text) {
    struct buf both = {0};

    if (strstr(v->text.p, text.p) != NULL) {
        return TABLE_READER_DUPLICATE;
    }
    if (!table_reader_note(
            r, SCHEMA_ANSWER_chi_tieu, LEDGER_D11,
            STR("số liệu này đã được giải trình ở dòng trước; tài liệu in cả hai"))) {
        return TABLE_READER_ACCEPTED;
    }
    buf_fmt(&both, STR_FMT " " STR_FMT, STR_ARG(v->text), STR_ARG(text));
    v->text = buf_moved(g->arena, &both);
    return TABLE_READER_ACCEPTED;
}

/* The figure that a row is about; false: there is none, which is told. */
static bool
figure_of(struct reading *g, struct table_reader_row *r, struct by_hand_answer *v) {
    bool known = true;

    if (!place_of(g->job->members, r->cell[SCHEMA_ANSWER_ma], v)) {
        (void)table_reader_note(r, SCHEMA_ANSWER_ma, LEDGER_D08,
                                STR("không phải mã xã hay mã cơ quan trong danh mục đang hiệu lực; "
                                    "hãy sửa mã, giải trình này không được in"));
        known = false;
    }
    v->indicator = indicator_of(g, table_reader_text(r, SCHEMA_ANSWER_chi_tieu, &g->scratch));
    if (v->indicator == INDICATOR_NONE) {
        (void)table_reader_note(r, SCHEMA_ANSWER_chi_tieu, LEDGER_D09,
                                STR("không có chỉ tiêu này; ghi mã hoặc tên như trong phụ lục Số "
                                    "liệu cần giải trình, giải trình này không được in"));
        known = false;
    }
    return known;
}

static enum table_reader_pot
answer_row(void *ctx, struct table_reader_row *r) {
    struct reading *g = ctx;
    struct by_hand_answer v = {.level = MEMBER_XA};
    const bool known = figure_of(g, r, &v);
    struct by_hand_answer *before;

    v.text = str_keep(g->arena, table_reader_text(r, SCHEMA_ANSWER_giai_trinh, &g->scratch));
    g->seen.file = r->file;
    g->seen.any_row = true;
    g->seen.any = g->seen.any || v.text.n > 0;
    if (!known || v.text.n == 0 || r->rejected) {
        return TABLE_READER_ACCEPTED;
    }
    before = said_before(g, &v);
    if (before != NULL) {
        return add_to(g, r, before, v.text);
    }
    g->out->v = arena_grown(g->arena, g->out->v, g->out->n, &g->cap, sizeof v);
    g->out->v[g->out->n++] = v;
    return TABLE_READER_ACCEPTED;
}

bool
by_hand_answers(struct arena *a, const struct by_hand_job *j, struct by_hand_answers *out,
                struct err *e) {
    struct reading g = {.arena = a, .job = j, .out = out};
    const struct table_reader_job t = {.table = SCHEMA_GIAI_TRINH, .ctx = &g, .row = answer_row};
    bool ok;

    *out = (struct by_hand_answers){.n = 0};
    ok = by_hand_files(j, &g.scratch, &t, &g.seen, "giai_trinh",
                       STR("không dòng nào có lời giải trình"), &out->there, e);
    arena_free(&g.scratch);
    return ok;
}
