/* filled_table_cells - what the cells of a line say.  See filled_table_rows.h. */

#include <assert.h>

#include "template/cells.h"
#include "template/filled_table_rows.h"
#include "template/suppress.h"
#include "template/words.h"

static struct doc_cell
field_cell(const struct filled_table *g, const struct filled_table_item *it, size_t field) {
    static const enum doc_cell_kind kinds[] = {
        [LIST_TEXT] = DOC_TEXT,       [LIST_CODE] = DOC_CODE,   [LIST_COUNT] = DOC_COUNT,
        [LIST_DECIMAL] = DOC_DECIMAL, [LIST_MONEY] = DOC_MONEY, [LIST_PERCENT] = DOC_PERCENT};
    size_t n = 0;
    const struct list_field *f = &list_fields(g->def->list, &n)[field];
    const struct list_cell *v = &it->list->cell[field];
    struct doc_cell c = {.kind = kinds[f->kind]};

    if (!v->known) {
        c.kind = f->kind == LIST_TEXT || f->kind == LIST_CODE ? DOC_EMPTY : DOC_MISSING;
    } else if (f->kind == LIST_PERCENT) {
        c.u.ratio = v->u.ratio;
    } else if (f->kind == LIST_TEXT || f->kind == LIST_CODE) {
        c.u.text = v->u.text;
    } else {
        c.u.count = v->u.count;
    }
    return c;
}

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

static struct doc_cell
figure_at(const struct filled_table *g, const struct filled_table_item *it, uint32_t k) {
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
static struct doc_cell
month_at(const struct filled_table *g, const struct filled_table_item *it, uint32_t k) {
    const struct filled_table_column *col = &g->col[k];
    const uint32_t ind = it->def != NULL ? it->def->figure[col->def_ix].ind : col->def->figure.ind;
    struct filled_table_need need;

    if (ind == INDICATOR_NONE) {
        return (struct doc_cell){.kind = DOC_EMPTY};
    }
    if (col->months == NULL) {
        need = filled_table_need(g, it->level, it->line, ind);
    } else {
        need = it->level == MEMBER_TINH ? col->months->sum : col->months->line[it->line];
    }
    if (!need.known || !suppress_shows(g->f, g->f->book->at[CUBE_NOW], it->level, it->line, ind)) {
        return (struct doc_cell){.kind = DOC_MISSING};
    }
    return figure_count(g->f->indicators->v[ind].unit, need.month[col->month_ix]);
}

static bool
is_target(const struct filled_table *g, const struct annex_column *def) {
    return g->f->indicators->v[def->figure.ind].target;
}

/* Whether a column is a target or computed from one. */
static bool
rests_on_target(const struct filled_table *g, const struct annex_column *def) {
    for (size_t k = 0; def->kind == ANNEX_FORMULA && k < def->refs; k++) {
        const struct annex_column *of = &g->def->column[def->ref[k]];

        if (of->kind == ANNEX_FIGURE && is_target(g, of)) {
            return true;
        }
    }
    return def->kind == ANNEX_FIGURE && is_target(g, def);
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

static struct doc_cell
formula_cell(const struct filled_table *g, const struct filled_table_item *it,
             const struct annex_column *def) {
    const struct doc_cell *ref[ANNEX_REFS] = {NULL};

    assert(def->refs > 0 && def->refs <= ANNEX_REFS);
    for (size_t k = 0; k < def->refs; k++) {
        ref[k] = &it->cell[g->first[def->ref[k]]];
    }
    if (compares_nothing(g, it, def)) {
        return (struct doc_cell){.kind = DOC_MISSING};
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
filled_table_text_cell(str s) {
    return (struct doc_cell){.kind = s.n > 0 ? DOC_TEXT : DOC_EMPTY, .u.text = s};
}

/* Cells that need no figure: name, code, words. */
struct doc_cell
filled_table_plain_cell(const struct filled_table *g, const struct filled_table_item *it,
                        uint32_t k) {
    const struct annex_column *def = g->col[k].def;

    switch (def->kind) {
    case ANNEX_STT:
        return it->count > 0 ? (struct doc_cell){.kind = DOC_COUNT, .u.count = it->count}
                             : filled_table_text_cell(it->number);
    case ANNEX_TEN:
        return filled_table_text_cell(it->name);
    case ANNEX_MA:
        return (struct doc_cell){.kind = it->code.n > 0 ? DOC_CODE : DOC_EMPTY, .u.text = it->code};
    case ANNEX_DON_VI_TINH:
        for (uint32_t d = 0; it->def != NULL && d < g->def->columns; d++) {
            if (it->def->figure[d].ind != INDICATOR_NONE) {
                return filled_table_text_cell(str_from(
                    indicator_unit_text(g->f->indicators->v[it->def->figure[d].ind].unit)));
            }
        }
        break;
    case ANNEX_WORDS:
        if (it->role == DOC_ROW_ITEM || it->role == DOC_ROW_OUTSIDE) {
            return filled_table_text_cell(words_expand(g->a, g->f, def->words, g->col[k].year));
        }
        break;
    case ANNEX_FIGURE:
    case ANNEX_FORMULA:
    case ANNEX_RANK:
    case ANNEX_SHARE:
    case ANNEX_FIELD:
    case ANNEX_MONTHS:
    case ANNEX_COLUMN_KINDS:
        break;
    }
    return (struct doc_cell){.kind = DOC_EMPTY};
}

static void
formula_cells(const struct filled_table *g, struct filled_table_item *it) {
    for (uint32_t k = 0; k < g->cols; k++) {
        if (g->col[k].def->kind == ANNEX_FORMULA) {
            it->cell[k] = formula_cell(g, it, g->col[k].def);
        }
    }
}

/* All cells of a line that stands for one place, entry or indicator. */
void
filled_table_own_cells(const struct filled_table *g, struct filled_table_item *it) {
    it->cell = arena_array(g->a, struct doc_cell, g->cols);
    for (uint32_t k = 0; k < g->cols; k++) {
        const struct annex_column *def = g->col[k].def;

        if (def->kind == ANNEX_FIGURE) {
            it->cell[k] = figure_at(g, it, k);
        } else if (def->kind == ANNEX_MONTHS) {
            it->cell[k] = month_at(g, it, k);
        } else if (def->kind == ANNEX_FIELD) {
            it->cell[k] = field_cell(g, it, def->field);
        } else if (def->kind != ANNEX_FORMULA) {
            it->cell[k] = filled_table_plain_cell(g, it, k);
        }
    }
    formula_cells(g, it);
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

/* The column that a line of a list is called by: its first text. */
bool
filled_table_names_the_line(const struct filled_table *g, uint32_t k) {
    for (uint32_t x = 0; x < g->cols; x++) {
        const struct annex_column *def = g->col[x].def;
        size_t n = 0;

        if (def->kind == ANNEX_TEN) {
            return false; /* it has one of its own */
        }
        if (def->kind == ANNEX_FIELD &&
            list_fields(g->def->list, &n)[def->field].kind == LIST_TEXT) {
            return x == k;
        }
    }
    return false;
}

/* The cells of a line that sums up others; a part that is not known makes the sum unknown. */
void
filled_table_sum_cells(const struct filled_table *g, struct filled_table_item *it,
                       const struct filled_table_item *of, uint32_t n) {
    const struct doc_cell **part = arena_array(g->a, const struct doc_cell *, n + 1);

    it->cell = arena_array(g->a, struct doc_cell, g->cols);
    for (uint32_t k = 0; k < g->cols; k++) {
        const struct annex_column *def = g->col[k].def;

        if (def->kind == ANNEX_FIGURE &&
            g->f->indicators->v[def->figure.ind].kind == INDICATOR_RATIO) {
            it->cell[k] = rate_over(g, k, of, n);
        } else if (def->kind == ANNEX_FIELD && filled_table_names_the_line(g, k)) {
            it->cell[k] = filled_table_text_cell(it->name);
        } else if (def->kind == ANNEX_FIGURE || def->kind == ANNEX_FIELD ||
                   def->kind == ANNEX_MONTHS) {
            bool counted = !def->not_summed;

            for (uint32_t r = 0; r < n; r++) {
                part[r] = &of[r].cell[k];
                counted = counted && part[r]->kind != DOC_TEXT && part[r]->kind != DOC_CODE &&
                          part[r]->kind != DOC_PERCENT && part[r]->kind != DOC_EMPTY;
            }
            it->cell[k] = counted ? cells_sum(part, n) : (struct doc_cell){.kind = DOC_EMPTY};
        } else if (def->kind != ANNEX_FORMULA) {
            it->cell[k] = filled_table_plain_cell(g, it, k);
        }
    }
    formula_cells(g, it);
}
