/* filled_table - one table of an annex laid out as a doc_table: formulas, ranks, shares.  Its columns are made in
 * filled_table_columns.c, its lines in filled_table_rows.c, its head in filled_table_head.c, what is
 * written under it in filled_table_notes.c, what is cut for paper in filled_table_paper.c.  See filled_table.h. */

#include "template/filled_table.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "template/cells.h"
#include "template/filled_table_rows.h"
#include "template/words.h"

/* A rank's formula names every cell it is a place among: beyond this many the workbook would hold
 * more references than figures. */
enum { RANK_MAX = 400 };

/* --- formulas ------------------------------------------------------------------ */

static const struct doc_formula *
formula(const struct filled_table *g, enum doc_formula_kind kind, const struct doc_at *ref,
        size_t n) {
    struct doc_formula *x = arena_new(g->a, struct doc_formula);
    struct doc_at *kept = arena_array(g->a, struct doc_at, n);

    memcpy(kept, ref, n * sizeof *ref);
    *x = (struct doc_formula){kind, kept, n};
    return x;
}

static void
link_formula(const struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k) {
    static const enum doc_formula_kind kinds[] = {[ANNEX_QUOT] = DOC_QUOT,
                                                  [ANNEX_DIFF] = DOC_DIFF,
                                                  [ANNEX_CHANGE] = DOC_CHANGE,
                                                  [ANNEX_SUM] = DOC_SUM};
    const struct annex_column *def = g->col[k].def;
    struct doc_cell *cell = &t->row[r].cell[k];
    struct doc_at ref[ANNEX_REFS];

    if (cell->kind == DOC_EMPTY || cell->kind == DOC_MISSING) {
        return;
    }
    for (size_t x = 0; x < def->refs; x++) {
        ref[x] = (struct doc_at){r, g->first[def->ref[x]]};
    }
    cell->formula = formula(g, kinds[def->op], ref, def->refs);
}

/* The cells that a summing line adds: its items, or by_group the groups, and what is outside; 0: none. */
static size_t
parts_of(const struct filled_table *g, const struct filled_table_item *it, uint32_t k,
         bool by_group, struct doc_at *ref) {
    bool any = false;
    size_t n = 0;

    for (uint32_t r = it->from; r < it->to; r++) {
        any = any || (g->item[r].role == DOC_ROW_GROUP) == by_group;
        if (g->item[r].role == DOC_ROW_OUTSIDE || (g->item[r].role == DOC_ROW_GROUP) == by_group) {
            ref[n++] = (struct doc_at){r, k};
        }
    }
    return any ? n : 0;
}

/* Whether the parts come to the total; what is not known of them adds nothing, as in a workbook. */
static bool
comes_to(const struct doc_table *t, const struct doc_at *ref, size_t n, int64_t total) {
    int64_t sum = 0;

    for (size_t x = 0; x < n; x++) {
        const struct doc_cell *part = doc_table_at(t, ref[x]);
        int64_t v;

        if (part->kind != DOC_MISSING && (!cells_count(part, &v) || !num_add(sum, v, &sum))) {
            return false;
        }
    }
    return n > 0 && sum == total;
}

/* A total gets its formula only where the formula gives the total.  It adds the groups; the items where a
 * group is not known because one of them is not. */
static void
link_sum(const struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k) {
    const struct filled_table_item *it = &g->item[r];
    struct doc_cell *cell = &t->row[r].cell[k];
    struct doc_at *ref = arena_array(g->a, struct doc_at, it->to - it->from + 1U);
    int64_t total = 0;

    if (!cells_count(cell, &total)) {
        return;
    }
    for (unsigned by_group = 2; by_group-- > 0;) {
        const size_t n = parts_of(g, it, k, by_group == 1, ref);

        if (comes_to(t, ref, n, total)) {
            if (n > 1 && ref[n - 1].row - ref[0].row + 1 == n) {
                const struct doc_at corner[2] = {ref[0], ref[n - 1]};

                cell->formula = formula(g, DOC_SPAN, corner, 2);
            } else {
                cell->formula = formula(g, DOC_SUM, ref, n);
            }
            return;
        }
    }
}

/* The column that shows an indicator of the same time and place, or UINT32_MAX. */
static uint32_t
column_of(const struct filled_table *g, const struct filled_table_item *it, uint32_t k,
          uint32_t ind) {
    const struct filled_table_column *col = &g->col[k];
    const struct figure *fig = it->def != NULL ? &it->def->figure[col->def_ix] : &col->def->figure;

    for (uint32_t x = 0; x < g->cols; x++) {
        const struct filled_table_column *other = &g->col[x];
        const struct figure *of =
            it->def != NULL ? &it->def->figure[other->def_ix] : &other->def->figure;

        if (other->def->kind == ANNEX_FIGURE && of->ind == ind && other->year == col->year &&
            of->when == fig->when && of->province == fig->province) {
            return x;
        }
    }
    return UINT32_MAX;
}

/* The line of a table by indicator that shows an indicator in the same column: UINT32_MAX if none. */
static uint32_t
row_of(const struct filled_table *g, uint32_t r, uint32_t k, uint32_t ind) {
    const uint32_t def = g->col[k].def_ix;

    for (uint32_t x = 0; x < g->items && g->item[r].def != NULL; x++) {
        const struct figure *of = &g->item[x].def->figure[def];
        const struct figure *fig = &g->item[r].def->figure[def];

        if (of->ind == ind && of->when == fig->when && of->province == fig->province) {
            return x;
        }
    }
    return UINT32_MAX;
}

/* Where an indicator stands that the rate in (r, k) is made of: in its line, else in its column. */
static bool
find_part(const struct filled_table *g, uint32_t r, uint32_t k, uint32_t ind, struct doc_at *out) {
    uint32_t at;

    if (ind == INDICATOR_NONE) {
        return false;
    }
    at = column_of(g, &g->item[r], k, ind);
    if (at != UINT32_MAX) {
        *out = (struct doc_at){r, at};
        return true;
    }
    at = row_of(g, r, k, ind);
    *out = (struct doc_at){at, k};
    return at != UINT32_MAX;
}

/* A rate whose numerator and denominator stand in the table. */
static void
link_rate(const struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k) {
    const struct filled_table_item *it = &g->item[r];
    const struct figure *fig =
        it->def != NULL ? &it->def->figure[g->col[k].def_ix] : &g->col[k].def->figure;
    struct doc_cell *cell = &t->row[r].cell[k];
    const struct indicator *ind;
    struct doc_at part[2];
    struct doc_cell quot;

    if (fig->ind == INDICATOR_NONE || cell->kind != DOC_PERCENT) {
        return;
    }
    ind = &g->f->indicators->v[fig->ind];
    if (!find_part(g, r, k, ind->num, &part[0]) || !find_part(g, r, k, ind->den, &part[1])) {
        return;
    }
    quot = cells_quot(doc_table_at(t, part[0]), doc_table_at(t, part[1]));
    if (quot.kind == DOC_PERCENT && cells_known(&quot) == cells_known(cell) &&
        cells_compare(&quot, cell) == 0) {
        cell->formula = formula(g, DOC_QUOT, part, 2);
    }
}

/* --- ranks and shares ---------------------------------------------------------- */

static void
put_rank(struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k) {
    const uint32_t of = g->first[g->col[k].def->ref[0]];
    const struct doc_cell *value = &t->row[r].cell[of];
    struct doc_cell *cell = &t->row[r].cell[k];
    const struct ranking *all;

    if (g->item[r].role != DOC_ROW_ITEM || !cells_known(value)) {
        return;
    }
    all = filled_table_ranking(g, k);
    *cell = (struct doc_cell){.kind = DOC_COUNT, .u.count = ranking_place(all, value)};
    if (all->known <= RANK_MAX) {
        struct doc_at *ref = arena_array(g->a, struct doc_at, (size_t)g->items + 1);
        size_t n = 0;

        ref[n++] = (struct doc_at){r, of};
        for (uint32_t x = 0; x < g->items; x++) {
            if (g->item[x].role == DOC_ROW_ITEM && cells_known(&g->item[x].cell[of])) {
                ref[n++] = (struct doc_at){x, of};
            }
        }
        if (n - 1 == all->known) { /* all that it is a place among stand here */
            cell->formula = formula(g, DOC_RANK, ref, n);
        }
    }
}

static void
put_share(const struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k) {
    const uint32_t of = g->first[g->col[k].def->ref[0]];

    for (uint32_t x = 0; x < g->items; x++) {
        if (g->item[x].role == DOC_ROW_TOTAL) {
            const struct doc_at ref[2] = {{r, of}, {x, of}};

            t->row[r].cell[k] = cells_quot(&t->row[r].cell[of], &t->row[x].cell[of]);
            if (t->row[r].cell[k].kind == DOC_PERCENT) {
                t->row[r].cell[k].formula = formula(g, DOC_QUOT, ref, 2);
            }
            return;
        }
    }
    t->row[r].cell[k].kind = DOC_MISSING;
}

static void
link_row(struct filled_table *g, struct doc_table *t, uint32_t r) {
    const struct filled_table_item *it = &g->item[r];

    for (uint32_t k = 0; k < g->cols; k++) {
        switch (g->col[k].def->kind) {
        case ANNEX_FORMULA:
            link_formula(g, t, r, k);
            break;
        case ANNEX_FIGURE:
        case ANNEX_FIELD:
        case ANNEX_MONTHS:
            if (it->from < it->to) {
                link_sum(g, t, r, k);
            }
            if (g->col[k].def->kind == ANNEX_FIGURE) {
                link_rate(g, t, r, k);
            }
            break;
        case ANNEX_RANK:
            put_rank(g, t, r, k);
            break;
        case ANNEX_SHARE:
            put_share(g, t, r, k);
            break;
        case ANNEX_STT:
        case ANNEX_TEN:
        case ANNEX_MA:
        case ANNEX_DON_VI_TINH:
        case ANNEX_WORDS:
        case ANNEX_COLUMN_KINDS:
            break;
        }
    }
}

/* --- the table ------------------------------------------------------------------ */

/* "theo-xa" -> "theo_xa"; of an annex with several tables "theo_xa_tong_hop". */
static str
ascii_name(struct arena *a, const struct annex *x, const struct annex_table *def) {
    struct buf b = {0};
    str out;

    buf_str(&b, x->id);
    if (x->tables > 1) {
        buf_char(&b, '_');
        buf_str(&b, def->id);
    }
    for (size_t k = 0; k < b.n; k++) {
        b.p[k] = b.p[k] == '-' || b.p[k] == '.' ? '_' : b.p[k];
    }
    out = str_keep(a, buf_view(&b));
    buf_free(&b);
    return out;
}

/* The folder of the place that the line is about; empty: it is about none. */
static str
pack_of(const struct filled_table *g, const struct filled_table_item *it) {
    const bool place = it->level == MEMBER_XA || it->level == MEMBER_CO_QUAN;
    const struct member_list *l = &g->f->members->list[it->level];

    if (!g->f->packs || !place || it->role != DOC_ROW_ITEM || it->list != NULL || it->def != NULL ||
        it->line >= l->n) {
        return (str){NULL, 0};
    }
    return member_pack(g->a, it->level, &l->m[it->line]);
}

struct doc_table *
filled_table_table(struct arena *a, const struct fill *f, const struct annex *x,
                   const struct annex_table *def) {
    struct filled_table g = {.a = a, .f = f, .def = def};
    struct doc_table *t;

    filled_table_columns(&g);
    if (g.cols == 0 || !filled_table_rows(&g)) {
        return NULL;
    }
    t = doc_table_new(a, g.cols);
    t->title = words_expand(a, f, def->title, 0);
    if (def->unit.n > 0) {
        struct buf b = {0};

        buf_text(&b, "Đơn vị tính: ");
        buf_str(&b, words_expand(a, f, def->unit, 0));
        t->unit = str_keep(a, buf_view(&b));
        buf_free(&b);
    }
    t->name = ascii_name(a, x, def);
    filled_table_head(&g, t);
    for (uint32_t r = 0; r < g.items; r++) {
        struct doc_row *row = doc_table_row(a, t, g.item[r].role);

        memcpy(row->cell, g.item[r].cell, g.cols * sizeof *row->cell);
        row->link = pack_of(&g, &g.item[r]);
    }
    for (uint32_t r = 0; r < g.items; r++) {
        link_row(&g, t, r);
    }
    filled_table_notes(&g, t);
    return t;
}

bool
filled_table_shows(const struct fill *f, const struct annex *x) {
    struct arena scratch = ARENA_EMPTY;
    bool shows = false;

    for (size_t k = 0; k < x->tables && !shows; k++) {
        shows = filled_table_table(&scratch, f, x, &x->table[k]) != NULL;
    }
    arena_free(&scratch);
    return shows;
}
