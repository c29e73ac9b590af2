/* filled_table_head - the head of a table: levels, merges, the line (1) (2) (3), widths.  See filled_table.h. */

#include "base/buf.h"
#include "template/filled_table_kind.h"
#include "template/filled_table_rows.h"
#include "template/words.h"

enum { LEVELS = 3 };

struct path {
    str level[LEVELS];
    uint32_t n;
};

/* "Tháng *" of a column of months: "Tháng 4". */
static str
month_title(const struct filled_table *g, str title, unsigned month) {
    struct buf b = {0};
    str before;
    const str after = str_cut(title, '*', &before);
    str out;

    if (month == 0 || after.p == NULL) {
        return title;
    }
    buf_str(&b, before);
    buf_fmt(&b, "%u", month);
    buf_str(&b, after);
    out = buf_moved(g->a, &b);
    return out;
}

static struct path
path_of(const struct filled_table *g, uint32_t k) {
    const struct filled_table_column *col = &g->col[k];
    struct path p = {.n = 0};
    str tail = month_title(g, words_expand(g->a, g->f, col->def->title, col->year), col->month);

    while (tail.n > 0 && p.n < LEVELS) {
        str level;

        tail = str_cut(tail, '|', &level);
        p.level[p.n++] = str_trim(level);
    }
    if (p.n == 0) {
        p.n = 1;
    }
    return p;
}

/* Whether two columns share the head cell of a level: the same words there and above. */
static bool
shared(const struct path *a, const struct path *b, uint32_t level) {
    for (uint32_t l = 0; l <= level; l++) {
        if (l + 1 >= a->n || l + 1 >= b->n || !str_eq(a->level[l], b->level[l])) {
            return false;
        }
    }
    return true;
}

static void
head_cells(const struct path *p, uint32_t cols, uint32_t levels, struct doc_table *t,
           struct arena *a) {
    struct doc_head *h = arena_array(a, struct doc_head, (size_t)cols * levels);
    size_t n = 0;

    for (uint32_t l = 0; l < levels; l++) {
        for (uint32_t k = 0; k < cols;) {
            uint32_t to = k + 1;

            if (l >= p[k].n) { /* the cell above reaches down */
                k++;
                continue;
            }
            while (to < cols && shared(&p[k], &p[to], l)) {
                to++;
            }
            h[n++] = (struct doc_head){.row = l,
                                       .col = k,
                                       .rows = l + 1 == p[k].n ? levels - l : 1,
                                       .cols = to - k,
                                       .text = p[k].level[l]};
            k = to;
        }
    }
    t->head = h;
    t->head_cells = n;
    t->head_rows = levels;
}

/* Whether all columns that a column is made from stand beside it. */
static bool
shows_refs(const struct filled_table *g, const struct annex_column *def) {
    for (size_t r = 0; r < def->refs; r++) {
        if (g->place[g->first[def->ref[r]]] == 0) {
            return false;
        }
    }
    return true;
}

/* "(6)=(5)/(4)"; of a column that is not printed nothing. */
static str
number_text(const struct filled_table *g, uint32_t k) {
    const struct annex_column *def = g->col[k].def;
    struct buf b = {0};
    str out;

    if (g->place[k] == 0) {
        return STR("");
    }
    buf_fmt(&b, "(%u)", g->place[k]);
    if (filled_table_kind_of(def)->number != NULL && shows_refs(g, def)) {
        buf_text(&b, "=");
        filled_table_kind_of(def)->number(g, def, &b);
    }
    out = buf_moved(g->a, &b);
    return out;
}

static enum doc_align
alignment(const struct filled_table *g, const struct annex_column *def) {
    const struct filled_table_kind *kind = filled_table_kind_of(def);

    return kind->aligned != NULL ? kind->aligned(g, def) : kind->align;
}

void
filled_table_head(const struct filled_table *g, struct doc_table *t) {
    struct path *p = arena_array(g->a, struct path, g->cols);
    uint32_t levels = 1;

    for (uint32_t k = 0; k < g->cols; k++) {
        p[k] = path_of(g, k);
        levels = p[k].n > levels ? p[k].n : levels;
        t->col[k] = (struct doc_column){.align = alignment(g, g->col[k].def),
                                        .weight = (double)g->col[k].def->width,
                                        .data_bar = g->col[k].def->bar,
                                        .names_row = g->col[k].def->kind->names_line ||
                                                     filled_table_names_the_line(g, k),
                                        .key = g->col[k].def->id};
        t->col[k].starts_part =
            k > 0 && g->col[k].def->part > 1 && g->col[k].def->part != g->col[k - 1].def->part;
    }
    head_cells(p, g->cols, levels, t, g->a);
}

void
filled_table_numbers(const struct filled_table *g, struct doc_table *t) {
    if (!g->def->no_numbers) {
        str *number = arena_array(g->a, str, g->cols);

        for (uint32_t k = 0; k < g->cols; k++) {
            number[k] = number_text(g, k);
        }
        t->number = number;
    }
}
