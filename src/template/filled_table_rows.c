/* filled_table_rows - the lines of a table and what each says by itself.  See filled_table.h. */

#include "template/filled_table_rows.h"

#include <assert.h>
#include <string.h>

#include "template/cells.h"
#include "template/filled_table_kind.h"
#include "template/standing.h"
#include "template/table_words.h"
#include "template/words.h"

/* The members of a kind as a group with its subtotal. */
static void
put_group(struct filled_table *g, enum member_xa_kind kind, unsigned *groups, int64_t *count) {
    const struct member_list *l = &g->f->members->list[MEMBER_XA];
    struct filled_table_item *of = arena_array(g->a, struct filled_table_item, g->pooled + 1);
    struct filled_table_item group = {.role = DOC_ROW_GROUP,
                                      .name = str_from(member_xa_kind_name(kind))};
    char roman[NUM_TEXT];
    struct filled_table_item *row;
    uint32_t n = 0;

    for (uint32_t k = 0; k < g->pooled; k++) {
        if (l->m[g->pool[k].line].kind == kind) {
            of[n++] = g->pool[k];
        }
    }
    n = filled_table_select(g, of, n);
    if (n == 0) {
        return;
    }
    num_roman(roman, ++*groups);
    group.number = str_keep(g->a, str_from(roman));
    filled_table_sum_cells(g, &group, of, n);
    row = filled_table_put(g, &group);
    row->from = g->items;
    filled_table_put_numbered(g, of, n, count);
    row->to = g->items;
}

static bool
has_figures(const struct filled_table *g, const struct filled_table_item *it) {
    for (uint32_t k = 0; k < g->cols; k++) {
        const struct doc_cell zero = {.kind = DOC_COUNT};

        if (filled_table_kind_of(g->col[k].def)->is_figure && cells_known(&it->cell[k]) &&
            cells_compare(&it->cell[k], &zero) != 0) {
            return true;
        }
    }
    return false;
}

static struct filled_table_item
member_item(const struct filled_table *g, enum member_level l, uint32_t line) {
    const struct member_set *m = g->f->members;
    struct filled_table_item it = {.role = DOC_ROW_ITEM,
                                   .level = l,
                                   .line = line,
                                   .order = line,
                                   .name = member_name(m, l, line),
                                   .code = member_code(m, l, line)};

    if (l == MEMBER_TINH) {
        it.role = DOC_ROW_TOTAL;
        it.name = g->f->scope.level == MEMBER_TINH
                      ? STR(TABLE_WORDS_TOTAL)
                      : words_expand(g->a, g->f, STR("Toàn {tinh.goi}"), 0);
        it.code = STR("");
    } else if (line == m->list[l].n) {
        it.role = DOC_ROW_OUTSIDE;
    }
    filled_table_own_cells(g, &it);
    return it;
}

/* Every member of the level, whether it gets a line or not. */
static void
fill_pool(struct filled_table *g) {
    const uint32_t n = g->f->members->list[g->def->level].n;

    g->pool = arena_array(g->a, struct filled_table_item, n + 1);
    for (g->pooled = 0; g->pooled < n; g->pooled++) {
        g->pool[g->pooled] = member_item(g, g->def->level, g->pooled);
    }
}

/* In a document about one place: TỔNG SỐ and its own line.  One line of many does not make the total. */
static void
own_rows(struct filled_table *g) {
    struct filled_table_item total = member_item(g, MEMBER_TINH, 0);
    struct filled_table_item own = member_item(g, g->def->level, g->f->scope.line);
    int64_t count = 0;

    g->item = arena_array(g->a, struct filled_table_item, 2);
    if (!g->def->no_total) {
        (void)filled_table_put(g, &total);
    }
    filled_table_put_numbered(g, &own, 1, &count);
}

static void
member_rows(struct filled_table *g) {
    const enum member_level l = g->def->level;
    const uint32_t n = g->f->members->list[l].n;
    struct filled_table_item total = member_item(g, MEMBER_TINH, 0);
    struct filled_table_item outside = member_item(g, l, n);
    struct filled_table_item *row = NULL;
    int64_t count = 0;
    unsigned groups = 0;

    fill_pool(g);
    g->item = arena_array(g->a, struct filled_table_item, n + MEMBER_XA_KINDS + 2);
    if (!g->def->no_total) {
        row = filled_table_put(g, &total);
        row->from = g->items;
    }
    if (l == MEMBER_XA && !g->def->flat) {
        for (unsigned k = 0; k < MEMBER_XA_KINDS; k++) {
            put_group(g, (enum member_xa_kind)k, &groups, &count);
        }
    } else {
        struct filled_table_item *of = arena_array(g->a, struct filled_table_item, n + 1);

        memcpy(of, g->pool, n * sizeof *of);
        filled_table_put_numbered(g, of, filled_table_select(g, of, n), &count);
    }
    if (has_figures(g, &outside)) {
        (void)filled_table_put(g, &outside);
    }
    if (row != NULL) {
        row->to = g->items;
    }
}

/* --- ranks ------------------------------------------------------------------------ */

static const struct ranking *
rank_pool(const struct filled_table *g, struct arena *a, uint32_t column) {
    struct doc_cell *cell = arena_array(a, struct doc_cell, (size_t)g->pooled + 1);
    uint32_t n = 0;

    for (uint32_t k = 0; k < g->pooled; k++) {
        if (g->pool[k].role == DOC_ROW_ITEM) {
            cell[n++] = g->pool[k].cell[column];
        }
    }
    return ranking_of(a, cell, n);
}

/* The rankings of a table by member, for all documents about one place: every column that a column of ranks names. */
static void
rank_all(const struct filled_table *g) {
    struct arena scratch = ARENA_EMPTY;
    struct filled_table all = *g;

    all.a = &scratch;
    fill_pool(&all);
    for (uint32_t k = 0; k < g->cols; k++) {
        const struct annex_column *def = g->col[k].def;
        const struct standing_key key = {STANDING_COLUMN, g->def, g->f->scope.level, def->ref[0]};

        if (filled_table_kind_of(def)->is_rank && standing_find(g->f->standing, &key) == NULL) {
            standing_keep(g->f->standing, &key,
                          rank_pool(&all, standing_arena(g->f->standing), g->first[def->ref[0]]));
        }
    }
    arena_free(&scratch);
}

const struct ranking *
filled_table_ranking(struct filled_table *g, uint32_t k) {
    const uint32_t ref = g->col[k].def->ref[0];
    const struct standing_key key = {STANDING_COLUMN, g->def, g->f->scope.level, ref};
    const bool own = g->def->by == ANNEX_BY_MEMBER && g->f->scope.level != MEMBER_TINH;

    if (g->ranking == NULL) {
        g->ranking = arena_array(g->a, const struct ranking *, g->cols);
    }
    if (g->ranking[k] != NULL) {
        return g->ranking[k];
    }
    if (own && g->f->standing != NULL) {
        if (standing_find(g->f->standing, &key) == NULL) {
            rank_all(g);
        }
        g->ranking[k] = standing_find(g->f->standing, &key);
    } else {
        if (own && g->pool == NULL) {
            fill_pool(g);
        }
        g->ranking[k] = rank_pool(g, g->a, g->first[ref]);
    }
    return g->ranking[k];
}

static void
indicator_rows(struct filled_table *g) {
    int64_t count = 0;

    g->item = arena_array(g->a, struct filled_table_item, g->def->rows + 1);
    for (uint32_t r = 0; r < g->def->rows; r++) {
        const struct annex_row *def = &g->def->row[r];
        struct filled_table_item it = {.role = def->role,
                                       .level = g->f->scope.level,
                                       .line = g->f->scope.line,
                                       .def = def,
                                       .number = def->number,
                                       .order = r};

        it.name = words_expand(g->a, g->f, def->name, 0);
        if (it.name.n == 0 && def->word.n > 0) {
            const uint32_t ind = indicator_find(g->f->indicators, def->word);

            it.name = ind == INDICATOR_NONE ? def->word : g->f->indicators->v[ind].name;
        }
        if (def->number.n == 0 && def->role == DOC_ROW_ITEM) {
            it.count = ++count;
        }
        filled_table_own_cells(g, &it);
        (void)filled_table_put(g, &it);
    }
    g->pool = g->item;
    g->pooled = g->items;
}

static bool
is_known(const struct filled_table *g, uint32_t k) {
    for (uint32_t r = 0; r < g->items; r++) {
        if (cells_known(&g->item[r].cell[k])) {
            return true;
        }
    }
    return false;
}

/* Whether one of the columns that the table stands or falls with has a figure. */
static bool
has_needed(const struct filled_table *g) {
    bool known = g->def->needs == 0;

    for (size_t n = 0; n < g->def->needs; n++) {
        known = known || is_known(g, g->first[g->def->need[n]]);
    }
    return known;
}

/* Whether a cell of a table by indicator asks for a rate. */
static bool
asks_for_rate(const struct filled_table *g, const struct filled_table_item *it, uint32_t k) {
    const uint32_t ind = it->def->figure[g->col[k].def_ix].ind;

    return filled_table_kind_of(g->col[k].def)->is_figure && ind != INDICATOR_NONE &&
           g->f->indicators->v[ind].kind == INDICATOR_RATIO;
}

/* Whether a table of indicators that asks for rates has none: of a department, whose people live in many
 * places, there is no coverage. */
static bool
lacks_every_rate(const struct filled_table *g) {
    bool asked = false;

    for (uint32_t r = 0; r < g->items && g->def->by == ANNEX_BY_INDICATOR; r++) {
        for (uint32_t k = 0; k < g->cols; k++) {
            const bool asks = asks_for_rate(g, &g->item[r], k);

            if (asks && cells_known(&g->item[r].cell[k])) {
                return false;
            }
            asked |= asks;
        }
    }
    return asked;
}

/* Whether any figure of the table is known: a source that was not delivered has none. */
static bool
says_something(const struct filled_table *g) {
    bool asked = false;

    for (uint32_t k = 0; k < g->cols; k++) {
        if (filled_table_kind_of(g->col[k].def)->is_figure) {
            asked = true;
            if (is_known(g, k)) {
                return true;
            }
        }
    }
    return !asked;
}

bool
filled_table_rows(struct filled_table *g) {
    switch (g->def->by) {
    case ANNEX_BY_MEMBER:
        if (g->f->scope.level != MEMBER_TINH && g->f->scope.level != g->def->level) {
            return false;
        }
        if (g->f->scope.level == MEMBER_TINH) {
            member_rows(g);
        } else {
            own_rows(g);
        }
        break;
    case ANNEX_BY_LIST:
        if (g->f->lists == NULL || !g->f->lists->known[g->def->list]) {
            return false;
        }
        filled_table_list_rows(g);
        break;
    case ANNEX_BY_INDICATOR:
        indicator_rows(g);
        break;
    }
    return says_something(g) && !lacks_every_rate(g) && has_needed(g);
}
