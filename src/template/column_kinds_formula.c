/* column_kinds_formula - what is worked out from other cells: formulas, sums, rates, ranks, shares; each with the formula
 * that a workbook keeps alive.  See column_kinds_parts.h. */

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "template/cells.h"
#include "template/column_kinds_parts.h"

/* A rank's formula names every cell it is a place among: beyond this many the workbook would hold
 * more references than figures. */
enum { RANK_MAX = 400 };

struct doc_cell
column_kinds_empty(const struct filled_table *g, const struct filled_table_item *it, uint32_t k) {
    (void)g;
    (void)it;
    (void)k;
    return (struct doc_cell){.kind = DOC_EMPTY};
}

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

static bool
is_target(const struct filled_table *g, const struct annex_column *def) {
    return g->f->indicators->v[def->figure.ind].target;
}

/* Whether a column is a target or computed from one. */
static bool
rests_on_target(const struct filled_table *g, const struct annex_column *def) {
    for (size_t k = 0; !filled_table_kind_of(def)->is_figure && k < def->refs; k++) {
        const struct annex_column *of = &g->def->column[def->ref[k]];

        if (filled_table_kind_of(of)->is_figure && is_target(g, of)) {
            return true;
        }
    }
    return filled_table_kind_of(def)->is_figure && is_target(g, def);
}

/* In the line of what has no place: a rate over what was given to nobody says nothing about anybody, and
 * today's few without a place are not what has become of the many of old communes that were split. */
static bool
compares_nothing(const struct filled_table *g, const struct filled_table_item *it,
                 const struct annex_column *def) {
    const bool rate = def->op == ANNEX_QUOT || def->op == ANNEX_CHANGE;

    for (size_t k = 0; it->role == DOC_ROW_OUTSIDE && k < def->refs; k++) {
        if (str_eq(it->cell[g->first[def->ref[k]]].mark, STR(FIGURE_INCOMPARABLE)) ||
            (rate && rests_on_target(g, &g->def->column[def->ref[k]]))) {
            return true;
        }
    }
    return false;
}

/* What the formula gives of the cells of a line. */
static struct doc_cell
worked_out(const struct filled_table *g, const struct annex_column *def,
           const struct doc_cell *cell) {
    const struct doc_cell *ref[ANNEX_REFS] = {NULL};

    assert(def->refs > 0 && def->refs <= ANNEX_REFS);
    for (size_t x = 0; x < def->refs; x++) {
        ref[x] = &cell[g->first[def->ref[x]]];
    }
    switch (def->op) {
    case ANNEX_QUOT:
        return cells_quot(ref[0], ref[1]);
    case ANNEX_DIFF:
        return cells_diff(ref[0], ref[1]);
    case ANNEX_CHANGE:
        return cells_change(ref[0], ref[1]);
    case ANNEX_SUM:
        break;
    }
    return cells_sum(ref, def->refs);
}

struct doc_cell
column_kinds_formula(const struct filled_table *g, const struct filled_table_item *it, uint32_t k) {
    const struct annex_column *def = g->col[k].def;

    if (def->late) { /* column_kinds_link_formula */
        return (struct doc_cell){.kind = DOC_EMPTY};
    }
    if (compares_nothing(g, it, def)) {
        return (struct doc_cell){.kind = DOC_MISSING};
    }
    return worked_out(g, def, it->cell);
}

bool
column_kinds_formula_adds(const struct annex_column *def) {
    return def->op == ANNEX_DIFF || def->op == ANNEX_SUM;
}

void
column_kinds_formula_number(const struct filled_table *g, const struct annex_column *def,
                            struct buf *b) {
    const unsigned x = g->place[g->first[def->ref[0]]];
    const unsigned y = g->place[g->first[def->ref[def->refs > 1 ? 1 : 0]]];

    switch (def->op) {
    case ANNEX_QUOT:
        buf_fmt(b, "(%u)/(%u)", x, y);
        break;
    case ANNEX_DIFF:
        buf_fmt(b, "(%u)-(%u)", x, y);
        break;
    case ANNEX_CHANGE:
        buf_fmt(b, "((%u)-(%u))/(%u)", x, y, y);
        break;
    case ANNEX_SUM:
        for (size_t r = 0; r < def->refs; r++) {
            buf_fmt(b, "%s(%u)", r == 0 ? "" : "+", g->place[g->first[def->ref[r]]]);
        }
        break;
    }
}

void
column_kinds_link_formula(struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k) {
    static const enum doc_formula_kind kinds[] = {[ANNEX_QUOT] = DOC_QUOT,
                                                  [ANNEX_DIFF] = DOC_DIFF,
                                                  [ANNEX_CHANGE] = DOC_CHANGE,
                                                  [ANNEX_SUM] = DOC_SUM};
    const struct annex_column *def = g->col[k].def;
    struct doc_cell *cell = &t->row[r].cell[k];
    struct doc_at ref[ANNEX_REFS];

    if (def->late && g->item[r].role == DOC_ROW_ITEM) {
        *cell = worked_out(g, def, t->row[r].cell);
    }
    if (cell->kind == DOC_EMPTY || cell->kind == DOC_MISSING) {
        return;
    }
    for (size_t x = 0; x < def->refs; x++) {
        ref[x] = (struct doc_at){r, g->first[def->ref[x]]};
    }
    cell->formula = formula(g, kinds[def->op], ref, def->refs);
}

/* --- sums and rates ---------------------------------------------------------------- */

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
void
column_kinds_link_sum(struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k) {
    const struct filled_table_item *it = &g->item[r];
    struct doc_cell *cell = &t->row[r].cell[k];
    struct doc_at *ref;
    int64_t total = 0;

    if (it->from >= it->to || !cells_count(cell, &total)) {
        return;
    }
    ref = arena_array(g->a, struct doc_at, it->to - it->from + 1U);
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

        if (filled_table_kind_of(other->def)->is_figure && of->ind == ind &&
            other->year == col->year && of->when == fig->when && of->province == fig->province) {
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

void
column_kinds_link_figure(struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k) {
    column_kinds_link_sum(g, t, r, k);
    link_rate(g, t, r, k);
}

/* --- ranks and shares ---------------------------------------------------------- */

void
column_kinds_link_rank(struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k) {
    const uint32_t of = g->first[g->col[k].def->ref[0]];
    const struct doc_cell *value = &t->row[r].cell[of];
    struct doc_cell *cell = &t->row[r].cell[k];
    const struct ranking *all;

    if (g->item[r].role != DOC_ROW_ITEM) {
        return;
    }
    if (!cells_known(value)) {
        cell->kind = DOC_MISSING;
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

/* The cell at (r, k) is the share that its line has of line x. */
static void
put_share(const struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t x, uint32_t k) {
    const uint32_t of = g->first[g->col[k].def->ref[0]];
    const struct doc_at ref[2] = {{r, of}, {x, of}};

    t->row[r].cell[k] = cells_quot(&t->row[r].cell[of], &t->row[x].cell[of]);
    if (t->row[r].cell[k].kind == DOC_PERCENT) {
        t->row[r].cell[k].formula = formula(g, DOC_QUOT, ref, 2);
    }
}

void
column_kinds_link_share(struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k) {
    for (uint32_t x = 0; x < g->items; x++) {
        if (g->item[x].role == DOC_ROW_TOTAL) {
            put_share(g, t, r, x, k);
            return;
        }
    }
    t->row[r].cell[k].kind = DOC_MISSING;
}

/* The total, and what stands in no group, has no share of one. */
void
column_kinds_link_group_share(struct filled_table *g, struct doc_table *t, uint32_t r, uint32_t k) {
    for (uint32_t x = 0; x < g->items; x++) {
        if (g->item[x].role == DOC_ROW_GROUP &&
            (x == r || (g->item[x].from <= r && r < g->item[x].to))) {
            put_share(g, t, r, x, k);
            return;
        }
    }
}
