/* filled_table_chart - a chart of a table of figures.  See filled_table.h. */

#include <stdlib.h>

#include "base/buf.h"
#include "template/cells.h"
#include "template/filled_table.h"
#include "template/words.h"

static struct doc_chart_value
chart_value(const struct doc_cell *c) {
    struct doc_chart_value v = {.known = cells_known(c)};

    if (v.known) {
        v.value = cells_ratio(c);
    }
    return v;
}

static uint32_t
table_column(const struct doc_table *t, const struct annex_table *def, uint32_t d) {
    for (uint32_t k = 0; k < t->cols; k++) {
        if (str_eq(t->col[k].key, def->column[d].id)) {
            return k;
        }
    }
    return UINT32_MAX;
}

static str
joined_head(struct arena *a, const struct doc_table *t, uint32_t k) {
    struct buf b = {0};
    str out;

    for (uint32_t level = 0; level < t->head_rows; level++) {
        for (size_t x = 0; x < t->head_cells; x++) {
            const struct doc_head *h = &t->head[x];

            if (h->row == level && h->col <= k && k < h->col + h->cols) {
                buf_str(&b, b.n > 0 ? STR(", ") : STR(""));
                buf_str(&b, b.n > 0 ? words_uncapital(a, h->text) : h->text);
            }
        }
    }
    out = buf_moved(a, &b);
    return out;
}

/* One column of a table, for ordering its rows. */
struct by_value {
    const struct doc_table *table;
    uint32_t col;
};

/* Largest first; equal ones in the table's order. */
static int
larger_first(const void *a, const void *b, void *order) {
    const struct by_value *by = order;
    const uint32_t ra = *(const uint32_t *)a;
    const uint32_t rb = *(const uint32_t *)b;
    const int c =
        cells_compare(&by->table->row[rb].cell[by->col], &by->table->row[ra].cell[by->col]);

    return c != 0 ? c : (ra > rb) - (ra < rb);
}

/* The rows that are items, at most def->top; bars lie in order of length, by the first series. */
static uint32_t *
chart_rows(struct arena *a, const struct annex_chart *def, const struct doc_table *t, size_t *n) {
    struct by_value by = {t, table_column(t, def->table, def->column[0])};
    uint32_t *row = arena_array(a, uint32_t, t->rows + 1);

    *n = 0;
    for (uint32_t r = 0; r < t->rows; r++) {
        if (t->row[r].role == DOC_ROW_ITEM) {
            row[(*n)++] = r;
        }
    }
    if (def->kind == DOC_BARS_ACROSS && by.col != UINT32_MAX && *n > 1) {
        qsort_r(row, *n, sizeof *row, larger_first, &by);
    }
    *n = def->top > 0 && *n > (size_t)def->top ? (size_t)def->top : *n;
    return row;
}

/* Series are columns, categories the items. */
static void
by_items(struct arena *a, const struct annex_chart *def, const struct doc_table *t,
         struct doc_chart *ch) {
    struct doc_series *series = arena_array(a, struct doc_series, 4);
    const uint32_t *row = chart_rows(a, def, t, &ch->categories);
    str *category = arena_array(a, str, ch->categories + 1);
    uint32_t name = 0;

    for (uint32_t d = 0; d < def->table->columns; d++) {
        if (def->table->column[d].kind->names_line) {
            name = table_column(t, def->table, d);
        }
    }
    for (size_t n = 0; n < ch->categories; n++) {
        category[n] = t->row[row[n]].cell[name].u.text;
    }
    for (size_t s = 0; s < def->columns; s++) {
        const uint32_t k = table_column(t, def->table, def->column[s]);
        struct doc_chart_value *value = arena_array(a, struct doc_chart_value, ch->categories + 1);
        struct doc_at *at = arena_array(a, struct doc_at, ch->categories + 1);

        for (size_t n = 0; k != UINT32_MAX && n < ch->categories; n++) {
            value[n] = chart_value(&t->row[row[n]].cell[k]);
            at[n] = (struct doc_at){row[n], k};
            ch->percent = ch->percent || t->row[row[n]].cell[k].kind == DOC_PERCENT;
        }
        if (k != UINT32_MAX) {
            series[ch->series_n++] = (struct doc_series){
                .name = joined_head(a, t, k), .value = value, .table = t, .at = at};
        }
    }
    ch->category = category;
    ch->series = series;
}

/* Series are rows of indicators, categories the columns: the years. */
static void
by_columns(struct arena *a, const struct annex_chart *def, const struct doc_table *t,
           struct doc_chart *ch) {
    struct doc_series *series = arena_array(a, struct doc_series, 4);
    str *category = arena_array(a, str, t->cols + 1);

    for (size_t s = 0; s < def->rows; s++) {
        const uint32_t r = def->row[s];
        struct doc_chart_value *value = arena_array(a, struct doc_chart_value, t->cols + 1);
        struct doc_at *at = arena_array(a, struct doc_at, t->cols + 1);
        size_t n = 0;

        for (uint32_t k = 0; k < t->cols; k++) {
            const uint32_t d = annex_column(def->table, t->col[k].key);
            bool drawn = false;

            for (size_t x = 0; x < def->columns; x++) {
                drawn = drawn || def->column[x] == d;
            }
            if (drawn) {
                category[n] = joined_head(a, t, k);
                at[n] = (struct doc_at){r, k};
                value[n] = chart_value(&t->row[r].cell[k]);
                value[n++].projected = def->table->column[d].year == ANNEX_YEARS_AFTER;
                ch->percent = ch->percent || t->row[r].cell[k].kind == DOC_PERCENT;
            }
        }
        ch->categories = n;
        series[ch->series_n++] = (struct doc_series){
            .name = def->table->row[r].name, .value = value, .table = t, .at = at};
    }
    ch->category = category;
    ch->series = series;
}

/* Where the communes of a map lie; NULL: the office has loaded no borders. */
static const struct doc_outline *
outlines(struct arena *a, const struct fill *f, const struct doc_chart *ch) {
    const struct member_list *communes = &f->members->list[MEMBER_XA];
    struct doc_outline *out;

    if (f->boundaries == NULL || ch->series_n == 0) {
        return NULL;
    }
    out = arena_array(a, struct doc_outline, ch->categories + 1);
    for (size_t n = 0; n < ch->categories; n++) {
        const struct doc_series *s = &ch->series[0];
        const uint32_t m = member_find(communes, s->table->row[s->at[n].row].code);

        if (m != MEMBER_NONE) {
            out[n] = f->boundaries->of[m];
        }
    }
    return out;
}

struct doc_chart *
filled_table_chart(struct arena *a, const struct fill *f, const struct annex_chart *def,
                   const struct doc_table *t) {
    struct doc_chart *ch = arena_new(a, struct doc_chart);
    size_t known = 0;

    ch->kind = def->kind;
    ch->title = words_expand(a, f, def->title, 0);
    if (def->rows > 0) {
        by_columns(a, def, t, ch);
    } else {
        by_items(a, def, t, ch);
    }
    if (def->map) {
        ch->outline = outlines(a, f, ch);
    }
    ch->axis = ch->percent ? STR("%") : STR("");
    ch->has_guide = def->has_guide;
    ch->guide = (struct num_ratio){def->guide, 10000};
    ch->guide_name = def->guide_name;
    for (size_t s = 0; s < ch->series_n; s++) {
        for (size_t k = 0; k < ch->categories; k++) {
            known += ch->series[s].value[k].known;
        }
    }
    return known >= 2 && (!def->map || ch->outline != NULL) ? ch : NULL;
}
