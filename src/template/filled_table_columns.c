/* filled_table_columns - the columns of a table: a definition may give one a year or one a month.  See filled_table_rows.h. */

#include "template/filled_table_kind.h"
#include "template/filled_table_rows.h"
#include "template/words.h"

/* The cubes of the years before or after the period's own, in the order of the years. */
static size_t
years_of(const struct fill *f, enum annex_year which, const struct cube **out) {
    size_t n = 0;

    for (size_t k = 0; k < f->book->years; k++) {
        const struct cube *c = f->book->year[k];

        if (which == ANNEX_YEARS_BEFORE ? c->period.year < f->period.year
                                        : c->period.year > f->period.year) {
            out[n++] = c;
        }
    }
    for (size_t k = 1; k < n; k++) { /* a handful: insertion */
        for (size_t j = k; j > 0 && out[j]->period.year < out[j - 1]->period.year; j--) {
            const struct cube *c = out[j];

            out[j] = out[j - 1];
            out[j - 1] = c;
        }
    }
    return n;
}

/* Always one column, so that formulas may name it; without a cube its cells are unknown. */
static struct filled_table_column
next_year(const struct fill *f, const struct annex_column *def, uint32_t k) {
    struct filled_table_column col = {.def = def, .def_ix = k, .year = f->period.year + 1};

    for (size_t y = 0; y < f->book->years; y++) {
        if (f->book->year[y]->period.year == col.year) {
            col.cube = f->book->year[y];
        }
    }
    return col;
}

/* Whether the order, the filter or the question whether there is a table at all goes by the column. */
static bool
orders_or_decides(const struct annex_table *t, uint32_t k) {
    for (size_t n = 0; n < t->needs; n++) {
        if (t->need[n] == k) {
            return true;
        }
    }
    return (t->sorted && t->sort == k) || (t->filtered && t->filter == k);
}

/* Whether another column, the order or the filter names the column. */
static bool
is_needed(const struct annex_table *t, uint32_t k) {
    for (uint32_t c = 0; c < t->columns; c++) {
        for (size_t r = 0; r < t->column[c].refs; r++) {
            if (t->column[c].ref[r] == k) {
                return true;
            }
        }
    }
    return orders_or_decides(t, k);
}

static bool
has_people_at(const struct filled_table *g, const struct annex_column *def, uint32_t line) {
    int64_t v;

    return cube_get(g->f->book->at[def->figure.when], g->def->level, line, def->figure.ind, &v) &&
           v != 0;
}

/* Whether anybody of the group stands in a line of the table. */
static bool
has_people(const struct filled_table *g, const struct annex_column *def) {
    const uint32_t lines = member_lines(g->f->members, g->def->level);

    if (g->f->scope.level != MEMBER_TINH) {
        return g->f->scope.line < lines && has_people_at(g, def, g->f->scope.line);
    }
    for (uint32_t line = 0; line < lines; line++) {
        if (has_people_at(g, def, line)) {
            return true;
        }
    }
    return false;
}

/* A column beside a list that stands in the workbook alone, as an address, and that none of the list's entries
 * has: the same in every document of the set. */
static bool
is_untold(const struct filled_table *g, const struct annex_column *def) {
    const struct list *l = &g->f->lists->of[g->def->list];

    if (!filled_table_kind_of(def)->is_field || !def->not_printed || l->n == 0) {
        return false;
    }
    for (uint32_t r = 0; r < l->n; r++) {
        if (list_cell_of(&l->row[r], def->field).known) {
            return false;
        }
    }
    return true;
}

static bool
knows(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind) {
    int64_t v;

    return c->indicators->v[ind].kind == INDICATOR_RATIO ? cube_ratio(c, l, line, ind).den != 0
                                                         : cube_get(c, l, line, ind, &v);
}

/* Whether the province or any line of the level has the figure at the time that the column compares with. */
static bool
has_compared(const struct filled_table *g, const struct annex_column *def) {
    const struct cube *c = g->f->book->at[def->figure.when];
    bool has = c != NULL && knows(c, MEMBER_TINH, 0, def->figure.ind);

    for (uint32_t line = 0; c != NULL && !has && line < member_lines(g->f->members, g->def->level);
         line++) {
        has = knows(c, g->def->level, line, def->figure.ind);
    }
    return has;
}

#define ALONE UINT32_MAX /* no column says the same before */

/* The earlier column that compares the same figure with the same day already: a year with the year before. */
static uint32_t
same_day(const struct filled_table *g, uint32_t k) {
    const struct figure *now = &g->def->column[k].figure;

    for (uint32_t c = 0; c < k; c++) {
        const struct annex_column *def = &g->def->column[c];

        if (filled_table_kind_of(def)->is_figure && def->year == ANNEX_NO_YEAR &&
            def->figure.ind == now->ind && def->figure.when != CUBE_NOW &&
            def->figure.when != now->when && words_same_day(g->f, def->figure.when, now->when)) {
            return c;
        }
    }
    return ALONE;
}

/* The earlier column that makes the same from the same; twin: of the columns before. */
static uint32_t
same_sum(const struct filled_table *g, uint32_t k, const uint32_t *twin) {
    const struct annex_column *now = &g->def->column[k];

    for (uint32_t c = 0; c < k; c++) {
        const struct annex_column *def = &g->def->column[c];
        bool same = def->kind == now->kind && def->op == now->op && def->refs == now->refs;

        for (size_t r = 0; same && r < now->refs; r++) {
            const uint32_t of = now->ref[r];

            same = def->ref[r] == of || (of < k && twin[of] != ALONE && def->ref[r] == twin[of]);
        }
        if (same) {
            return c;
        }
    }
    return ALONE;
}

static bool
draws(const struct annex_chart *chart, const struct annex_table *t, uint32_t k) {
    bool found = false;

    for (size_t c = 0; chart->table == t && c < chart->columns; c++) {
        found = found || chart->column[c] == k;
    }
    return found;
}

/* Whether a chart shows the column. */
static bool
is_drawn(const struct filled_table *g, uint32_t k) {
    bool found = false;

    for (size_t x = 0; x < g->f->annexes->n; x++) {
        const struct annex *annex = g->f->annexes->annex[x];

        for (size_t n = 0; n < annex->charts; n++) {
            found = found || draws(&annex->chart[n], g->def, k);
        }
    }
    return found;
}

static bool
compares(const struct annex_column *def) {
    return filled_table_kind_of(def)->is_figure && def->year == ANNEX_NO_YEAR &&
           def->figure.when != CUBE_NOW;
}

/* Whether the column is made from one of these. */
static bool
made_from(const struct annex_column *def, const bool *of) {
    bool found = false;

    for (size_t r = 0; r < def->refs; r++) {
        found = found || of[def->ref[r]];
    }
    return found;
}

static bool
made_from_twin(const struct annex_column *def, const uint32_t *twin) {
    bool found = false;

    for (size_t r = 0; r < def->refs; r++) {
        found = found || twin[def->ref[r]] != ALONE;
    }
    return found;
}

/* out[k]: the column compares with a time of which no line has the figure, or is made from such a column; or an earlier
 * one compares with that day, or makes the same from it. */
static void
find_empty(struct filled_table *g, bool *out) {
    uint32_t *twin = arena_array(g->a, uint32_t, g->def->columns + 1);
    bool *untold = arena_array(g->a, bool, g->def->columns + 1);

    for (uint32_t k = 0; k < g->def->columns; k++) {
        twin[k] = ALONE;
    }
    for (uint32_t k = 0; k < g->def->columns; k++) {
        const struct annex_column *def = &g->def->column[k];

        untold[k] = (compares(def) && !has_compared(g, def)) || made_from(def, untold);
        if (compares(def)) {
            twin[k] = same_day(g, k);
        } else if (made_from_twin(def, twin)) {
            twin[k] = same_sum(g, k, twin);
        }
        out[k] =
            (untold[k] || twin[k] != ALONE) && !orders_or_decides(g->def, k) && !is_drawn(g, k);
    }
    for (uint32_t k = g->def->columns;
         k-- > 0;) { /* one that stays keeps those that it is made from */
        for (size_t r = 0; r < g->def->column[k].refs && !out[k]; r++) {
            out[g->def->column[k].ref[r]] = false;
        }
    }
    for (uint32_t k = 0; k < g->def->columns; k++) {
        if (out[k] && compares(&g->def->column[k])) {
            g->said = g->said || !untold[k];
            g->untold = g->untold || untold[k];
        }
    }
}

void
filled_table_columns(struct filled_table *g) {
    const size_t years = g->f->book->years;
    const struct cube **year = arena_array(g->a, const struct cube *, years + 1);
    bool *empty = arena_array(g->a, bool, g->def->columns + 1);

    g->first = arena_array(g->a, uint32_t, g->def->columns + 1);
    g->col = arena_array(g->a, struct filled_table_column,
                         g->def->columns * (years + MONTH_PLAN_MONTHS) + 1);
    if (g->def->by == ANNEX_BY_MEMBER) {
        find_empty(g, empty);
    }
    for (uint32_t k = 0; k < g->def->columns; k++) {
        const struct annex_column *def = &g->def->column[k];

        g->first[k] = g->cols;
        if (empty[k]) {
            continue;
        }
        if (def->family && !is_needed(g->def, k) && !has_people(g, def)) {
            g->left_out = true;
            continue;
        }
        if (is_untold(g, def) && !is_needed(g->def, k)) {
            g->untold = true;
            continue;
        }
        if (filled_table_kind_of(def)->spread != NULL) {
            filled_table_kind_of(def)->spread(g, def, k);
            continue;
        }
        if (def->year == ANNEX_NO_YEAR) {
            g->col[g->cols++] = (struct filled_table_column){.def = def, .def_ix = k};
            continue;
        }
        if (def->year == ANNEX_NEXT_YEAR) {
            g->col[g->cols++] = next_year(g->f, def, k);
            continue;
        }
        for (size_t y = 0, n = years_of(g->f, def->year, year); y < n; y++) {
            g->col[g->cols++] = (struct filled_table_column){
                .def = def, .def_ix = k, .cube = year[y], .year = year[y]->period.year};
        }
    }
}
