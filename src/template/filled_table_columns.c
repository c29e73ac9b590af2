/* filled_table_columns - the columns of a table: a definition may give one a year or one a month.  See filled_table_rows.h. */

#include "template/filled_table_kind.h"
#include "template/filled_table_rows.h"

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
    for (size_t n = 0; n < t->needs; n++) {
        if (t->need[n] == k) {
            return true;
        }
    }
    return (t->sorted && t->sort == k) || (t->filtered && t->filter == k);
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
        if (l->row[r].cell[def->field].known) {
            return false;
        }
    }
    return true;
}

void
filled_table_columns(struct filled_table *g) {
    const size_t years = g->f->book->years;
    const struct cube **year = arena_array(g->a, const struct cube *, years + 1);

    g->first = arena_array(g->a, uint32_t, g->def->columns + 1);
    g->col = arena_array(g->a, struct filled_table_column,
                         g->def->columns * (years + MONTH_PLAN_MONTHS) + 1);
    for (uint32_t k = 0; k < g->def->columns; k++) {
        const struct annex_column *def = &g->def->column[k];

        g->first[k] = g->cols;
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
