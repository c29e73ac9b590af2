/* filled_table_list - the lines of a table whose rows are the entries of a list.  See filled_table_rows.h. */

#include <string.h>

#include "base/num.h"
#include "template/filled_table_kind.h"
#include "template/filled_table_rows.h"
#include "template/standing.h"
#include "template/table_words.h"

static uint32_t
line_of(enum member_level l, const struct list_row *r) {
    return l == MEMBER_XA ? r->xa : r->co_quan;
}

/* Count, add up, put: entries keep their order. */
static const struct standing_entries *
sort_entries(struct arena *a, const struct list *l, enum member_level level, uint32_t lines) {
    struct standing_entries *e = arena_new(a, struct standing_entries);
    uint32_t *from = arena_array(a, uint32_t, (size_t)lines + 2);
    uint32_t *row = arena_array(a, uint32_t, (size_t)l->n + 1);

    for (uint32_t k = 0; k < l->n; k++) {
        const uint32_t line = line_of(level, &l->row[k]);

        from[(line < lines ? line : lines) + 1]++;
    }
    for (uint32_t k = 0; k < lines; k++) {
        from[k + 1] += from[k];
    }
    for (uint32_t k = 0; k < l->n; k++) {
        const uint32_t line = line_of(level, &l->row[k]);

        row[from[line < lines ? line : lines]++] = k;
    }
    memmove(from + 1, from, ((size_t)lines + 1) * sizeof *from); /* each moved on to its end */
    from[0] = 0;
    *e = (struct standing_entries){from, row};
    return e;
}

static const struct standing_entries *
entries_by_line(const struct filled_table *g, const struct list *l) {
    const enum member_level level = g->f->scope.level;
    const struct standing_key key = {STANDING_LIST, l, level, 0};
    const struct standing_entries *e =
        g->f->standing == NULL ? NULL : standing_find(g->f->standing, &key);

    if (e == NULL) {
        struct arena *a = g->f->standing == NULL ? g->a : standing_arena(g->f->standing);

        e = sort_entries(a, l, level, g->f->members->list[level].n);
        if (g->f->standing != NULL) {
            standing_keep(g->f->standing, &key, e);
        }
    }
    return e;
}

/* The entries of the document's place, or all; *n how many. */
static struct filled_table_item *
entries(struct filled_table *g, const struct list *l, uint32_t *n) {
    const struct standing_entries *e =
        g->f->scope.level == MEMBER_TINH ? NULL : entries_by_line(g, l);
    const uint32_t from = e == NULL ? 0 : e->from[g->f->scope.line];
    const uint32_t to = e == NULL ? l->n : e->from[g->f->scope.line + 1];
    struct filled_table_item *of =
        arena_array(g->a, struct filled_table_item, (size_t)(to - from) + 1);

    *n = to - from;
    for (uint32_t k = 0; k < *n; k++) {
        const uint32_t row = e == NULL ? k : e->row[from + k];

        of[k] =
            (struct filled_table_item){.role = DOC_ROW_ITEM, .list = &l->row[row], .order = row};
        filled_table_own_cells(g, &of[k]);
    }
    return of;
}

/* A list that was made and has no entries says so. */
static void
put_nothing(struct filled_table *g) {
    struct filled_table_item it = {.role = DOC_ROW_ITEM,
                                   .cell = arena_array(g->a, struct doc_cell, g->cols)};

    for (uint32_t k = 0; k < g->cols; k++) {
        if (filled_table_names_the_line(g, k)) {
            it.cell[k] = filled_table_text_cell(STR("Không có"));
        }
    }
    (void)filled_table_put(g, &it);
}

/* Entries that follow each other with one text: filtered, ordered and cut by themselves, under its line with their
 * sums. */
static void
put_list_groups(struct filled_table *g, struct filled_table_item *of, uint32_t n, int64_t *count) {
    unsigned groups = 0;
    uint32_t next;

    for (uint32_t from = 0; from < n; from = next) {
        const str name = list_cell_of(of[from].list, g->def->group).u.text;
        struct filled_table_item group = {.role = DOC_ROW_GROUP, .name = name};
        struct filled_table_item *row;
        char roman[NUM_TEXT];
        uint32_t kept;

        for (next = from + 1;
             next < n && str_eq(list_cell_of(of[next].list, g->def->group).u.text, name);) {
            next++;
        }
        kept = filled_table_select(g, &of[from], next - from);
        if (kept == 0) {
            continue;
        }
        num_roman(roman, ++groups);
        group.number = str_keep(g->a, str_from(roman));
        filled_table_sum_cells(g, &group, &of[from], kept);
        row = filled_table_put(g, &group);
        row->from = g->items;
        filled_table_put_numbered(g, &of[from], kept, count);
        row->to = g->items;
    }
}

/* All of it in groups; what is over all of them has no sum, since each may count something else. */
static void
grouped_rows(struct filled_table *g, struct filled_table_item *of, uint32_t n) {
    int64_t count = 0;

    g->pool = of;
    g->pooled = n;
    g->item = arena_array(g->a, struct filled_table_item, 2 * (size_t)n + 1);
    put_list_groups(g, of, n, &count);
    if (g->items == 0) {
        put_nothing(g);
    }
}

void
filled_table_list_rows(struct filled_table *g) {
    const struct list *l = &g->f->lists->of[g->def->list];
    struct filled_table_item total = {.role = DOC_ROW_TOTAL, .name = STR(TABLE_WORDS_TOTAL)};
    uint32_t n = 0;
    int64_t count = 0;
    struct filled_table_item *of = entries(g, l, &n);
    struct filled_table_item *row;

    if (g->def->grouped) {
        grouped_rows(g, of, n);
        return;
    }
    n = filled_table_select(g, of, n);
    g->pool = of;
    g->pooled = n;
    g->item = arena_array(g->a, struct filled_table_item, (size_t)n + 2);
    if (!g->def->no_total && n > 0) {
        filled_table_sum_cells(g, &total, of, n);
        row = filled_table_put(g, &total);
        row->from = g->items;
        row->to = g->items + n;
    }
    filled_table_put_numbered(g, of, n, &count);
    if (n == 0) {
        put_nothing(g);
    }
}
