/* column_kinds_figure - figures of indicators and what the months must bring.  See column_kinds_parts.h. */

#include "template/cells.h"
#include "template/column_kinds_parts.h"
#include "template/suppress.h"
#include "template/words.h"

/* Whether figures of old communes stand in the line of no place because today's cannot be told apart. */
static bool
any_incomparable(const struct filled_table *g, const struct cube *c, uint32_t ind) {
    const uint32_t n = g->f->members->list[g->def->level].n;

    for (uint32_t line = 0; line < n; line++) {
        if ((cube_state(c, g->def->level, line, ind) & CUBE_INCOMPARABLE) != 0) {
            return true;
        }
    }
    return false;
}

struct doc_cell
column_kinds_figure(const struct filled_table *g, const struct filled_table_item *it, uint32_t k) {
    const struct filled_table_column *col = &g->col[k];
    struct figure fig = col->def->figure;
    const struct cube *c;
    struct doc_cell cell;

    if (it->def != NULL) {
        fig = it->def->figure[col->def_ix];
        if (fig.ind == INDICATOR_NONE) {
            return (struct doc_cell){.kind = DOC_EMPTY};
        }
    }
    c = col->year != 0 ? col->cube : g->f->book->at[fig.when];
    cell = suppress_cell(g->a, g->f, c, fig.province ? MEMBER_TINH : it->level,
                         fig.province ? 0 : it->line, fig.ind);
    if (it->role == DOC_ROW_OUTSIDE && cell.kind == DOC_MISSING && cell.mark.n == 0) {
        cell = filled_table_rest(g, c, fig.ind);
    }
    if (it->role == DOC_ROW_OUTSIDE && cells_known(&cell) && any_incomparable(g, c, fig.ind)) {
        cell.mark = STR(FIGURE_INCOMPARABLE);
    }
    return cell;
}

/* What a month must bring so that the year's target is reached. */
struct doc_cell
column_kinds_month(const struct filled_table *g, const struct filled_table_item *it, uint32_t k) {
    const struct filled_table_column *col = &g->col[k];
    const uint32_t ind = it->def != NULL ? it->def->figure[col->def_ix].ind : col->def->figure.ind;
    struct month_plan need;

    if (ind == INDICATOR_NONE) {
        return (struct doc_cell){.kind = DOC_EMPTY};
    }
    if (col->months == NULL) {
        need = month_plan_line(g->f->book->at[CUBE_NOW], it->level, it->line, ind,
                               words_months_left(g->f));
    } else {
        need = it->level == MEMBER_TINH ? col->months->sum : col->months->line[it->line];
    }
    if (!need.known || !suppress_shows(g->f, g->f->book->at[CUBE_NOW], it->level, it->line, ind)) {
        return (struct doc_cell){.kind = DOC_MISSING};
    }
    return figure_count(g->f->indicators->v[ind].unit, need.month[col->month_ix]);
}

void
column_kinds_months(struct filled_table *g, const struct annex_column *def, uint32_t k) {
    const unsigned left = words_months_left(g->f);
    const struct filled_table_months *months =
        g->def->by == ANNEX_BY_MEMBER ? filled_table_months(g, def->figure.ind) : NULL;

    for (unsigned m = 0; m < left; m++) {
        g->col[g->cols++] = (struct filled_table_column){.def = def,
                                                         .def_ix = k,
                                                         .month = MONTH_PLAN_MONTHS - left + m + 1,
                                                         .month_ix = m,
                                                         .months = months};
    }
}

struct doc_cell
column_kinds_sum(const struct filled_table *g, const struct filled_table_item *it, uint32_t k,
                 const struct filled_table_item *of, uint32_t n) {
    const struct doc_cell **part = arena_array(g->a, const struct doc_cell *, n + 1);
    bool counted = !g->col[k].def->not_summed;

    (void)it;
    for (uint32_t r = 0; r < n; r++) {
        part[r] = &of[r].cell[k];
        counted = counted && part[r]->kind != DOC_TEXT && part[r]->kind != DOC_CODE &&
                  part[r]->kind != DOC_PERCENT && part[r]->kind != DOC_EMPTY;
    }
    return counted ? cells_sum(part, n) : (struct doc_cell){.kind = DOC_EMPTY};
}

/* A rate over several places: the sum of its numerators over the sum of its denominators. */
static struct doc_cell
rate_over(const struct filled_table *g, uint32_t k, const struct filled_table_item *of,
          uint32_t n) {
    const struct figure *fig = &g->col[k].def->figure;
    const struct cube *c = g->col[k].year != 0 ? g->col[k].cube : g->f->book->at[fig->when];
    const struct indicator *ind = &g->f->indicators->v[fig->ind];
    struct doc_cell out = {.kind = DOC_PERCENT};

    if (ind->num == INDICATOR_NONE || ind->den == INDICATOR_NONE ||
        g->f->indicators->v[ind->num].kind == INDICATOR_RATIO) {
        return (struct doc_cell){.kind = DOC_MISSING};
    }
    for (uint32_t r = 0; r < n; r++) {
        int64_t num;
        int64_t den;

        if (!cube_get(c, of[r].level, of[r].line, ind->num, &num) ||
            !cube_get(c, of[r].level, of[r].line, ind->den, &den)) {
            return (struct doc_cell){.kind = DOC_MISSING};
        }
        out.u.ratio.num += num;
        out.u.ratio.den += den;
    }
    if (out.u.ratio.den == 0) {
        out.u.ratio.num = 0;
    }
    return out;
}

struct doc_cell
column_kinds_figure_sum(const struct filled_table *g, const struct filled_table_item *it,
                        uint32_t k, const struct filled_table_item *of, uint32_t n) {
    return g->f->indicators->v[g->col[k].def->figure.ind].kind == INDICATOR_RATIO
               ? rate_over(g, k, of, n)
               : column_kinds_sum(g, it, k, of, n);
}

bool
column_kinds_always(const struct annex_column *def) {
    (void)def;
    return true;
}
