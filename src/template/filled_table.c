/* filled_table - one table of an annex laid out as a doc_table.  What stands in a column is made by its kind (column_kinds.h).  Its columns are made in
 * filled_table_columns.c, its lines in filled_table_rows.c, its head in filled_table_head.c, what is
 * written under it in filled_table_notes.c, what is cut for paper in filled_table_paper.c, its charts in filled_table_chart.c.  See filled_table.h. */

#include "template/filled_table.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "template/filled_table_kind.h"
#include "template/filled_table_rows.h"
#include "template/words.h"

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
    out = buf_moved(a, &b);
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

/* A sheet has every column; on paper those that are printed are counted. */
static void
give_places(struct filled_table *g, const struct doc_table *t, bool paper) {
    bool *printed = arena_array(g->a, bool, g->cols);
    uint32_t n = 0;

    g->place = arena_array(g->a, uint32_t, g->cols);
    if (paper) {
        filled_table_printed(g->a, g->def, t, printed);
    }
    for (uint32_t k = 0; k < g->cols; k++) {
        g->place[k] = !paper || printed[k] ? ++n : 0;
    }
}

/* Whether there is a table to make: its columns and lines stand in *g then. */
static bool
has_lines(struct filled_table *g) {
    filled_table_columns(g);
    return g->cols > 0 && filled_table_rows(g);
}

static struct doc_table *
make(struct arena *a, const struct fill *f, const struct annex *x, const struct annex_table *def,
     bool paper) {
    struct filled_table g = {.a = a, .f = f, .def = def};
    struct doc_table *t;

    if (!has_lines(&g)) {
        return NULL;
    }
    t = doc_table_new(a, g.cols);
    t->title = words_expand(a, f, def->title, 0);
    if (def->unit.n > 0) {
        struct buf b = {0};

        buf_text(&b, "Đơn vị tính: ");
        buf_str(&b, words_expand(a, f, def->unit, 0));
        t->unit = buf_moved(a, &b);
    }
    t->name = ascii_name(a, x, def);
    filled_table_head(&g, t);
    for (uint32_t r = 0; r < g.items; r++) {
        struct doc_row *row = doc_table_row(a, t, g.item[r].role);

        memcpy(row->cell, g.item[r].cell, g.cols * sizeof *row->cell);
        row->code = g.item[r].role == DOC_ROW_ITEM ? g.item[r].code : STR("");
        row->link = pack_of(&g, &g.item[r]);
    }
    for (uint32_t r = 0; r < g.items; r++) {
        for (uint32_t k = 0; k < g.cols; k++) {
            if (filled_table_kind_of(g.col[k].def)->link != NULL) {
                filled_table_kind_of(g.col[k].def)->link(&g, t, r, k);
            }
        }
    }
    give_places(&g, t, paper);
    filled_table_numbers(&g, t);
    filled_table_notes(&g, t);
    return t;
}

struct doc_table *
filled_table_table(struct arena *a, const struct fill *f, const struct annex *x,
                   const struct annex_table *def) {
    return make(a, f, x, def, false);
}

struct doc_table *
filled_table_for_paper(struct arena *a, const struct fill *f, const struct annex *x,
                       const struct annex_table *def) {
    return make(a, f, x, def, true);
}

bool
filled_table_shows(const struct fill *f, const struct annex *x) {
    struct arena scratch = ARENA_EMPTY;
    bool shows = false;

    for (size_t k = 0; k < x->tables && !shows; k++) {
        struct filled_table g = {.a = &scratch, .f = f, .def = &x->table[k]};

        shows = has_lines(&g);
    }
    arena_free(&scratch);
    return shows;
}
