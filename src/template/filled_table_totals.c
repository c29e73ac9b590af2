/* filled_table_totals - how the line TỔNG SỐ and the lines under it hold together: what belongs to no member, what each
 * month must bring, and where a total is more than its lines.  See filled_table_rows.h. */

#include <assert.h>

#include "base/buf.h"
#include "figures/outlook.h"
#include "template/cells.h"
#include "template/filled_table_kind.h"
#include "template/filled_table_rows.h"
#include "template/standing.h"
#include "template/words.h"

/* What the province has and no member: the part of a target that was given to nobody (below 0: more was given
 * than the province has), and 0 in a period whose figures name every member.  Not of population: its
 * sums come from two publications, and what parts them lives nowhere. */
struct doc_cell
filled_table_rest(const struct filled_table *g, const struct cube *c, uint32_t ind) {
    const struct indicator *x = &g->f->indicators->v[ind];
    const bool target = x->target;
    const uint32_t n = g->f->members->list[g->def->level].n;
    uint32_t known = 0;
    int64_t rest;

    if ((target && g->def->no_rest) || x->kind == INDICATOR_RATIO || x->unit == INDICATOR_PERCENT ||
        ind == INDICATOR_DAN_SO || ind == INDICATOR_LLLD ||
        !cube_get(c, MEMBER_TINH, 0, ind, &rest)) {
        return (struct doc_cell){.kind = DOC_MISSING};
    }
    for (uint32_t line = 0; line < n; line++) {
        int64_t v;

        if ((cube_state(c, g->def->level, line, ind) & CUBE_WITHHELD) != 0) {
            return (struct doc_cell){.kind = DOC_MISSING};
        }
        if (cube_get(c, g->def->level, line, ind, &v)) {
            known++;
            if (__builtin_sub_overflow(rest, v, &rest)) {
                return (struct doc_cell){.kind = DOC_MISSING};
            }
        }
    }
    if (target ? known == 0 : known < n || rest < 0) {
        return (struct doc_cell){.kind = DOC_MISSING};
    }
    return figure_count(x->unit, rest);
}

/* --- months ---------------------------------------------------------------------- */

static const struct filled_table_months *
all_months(const struct filled_table *g, struct arena *a, uint32_t ind) {
    const uint32_t lines = member_lines(g->f->members, g->def->level);
    const unsigned left = words_months_left(g->f);
    struct filled_table_months *m = arena_new(a, struct filled_table_months);
    bool withheld = false; /* of a line: then nobody may have the sum of the others */

    m->line = arena_array(a, struct month_plan, lines);
    for (uint32_t k = 0; k < lines; k++) { /* the last: what is of no member */
        m->line[k] = month_plan_line(g->f->book->at[CUBE_NOW], g->def->level, k, ind, left);
        m->sum.known |= m->line[k].known;
        withheld |=
            (cube_state(g->f->book->at[CUBE_NOW], g->def->level, k, ind) & CUBE_WITHHELD) != 0;
        for (unsigned x = 0; x < MONTH_PLAN_MONTHS; x++) {
            m->sum.month[x] += m->line[k].month[x];
        }
    }
    m->sum.known = m->sum.known && !withheld;
    return m;
}

/* A place beyond its target does not make up for one behind: the province's months are the lines' sum. */
const struct filled_table_months *
filled_table_months(const struct filled_table *g, uint32_t ind) {
    const struct standing_key key = {STANDING_MONTHS, g->def, g->f->scope.level, ind};
    const struct filled_table_months *m;

    if (g->f->standing == NULL || g->f->scope.level == MEMBER_TINH) {
        return all_months(g, g->a, ind);
    }
    m = standing_find(g->f->standing, &key);
    if (m == NULL) {
        m = all_months(g, standing_arena(g->f->standing), ind);
        standing_keep(g->f->standing, &key, m);
    }
    return m;
}

/* --- where a total is not the sum of its lines ------------------------------------- */

static bool
is_added_up(const struct filled_table *g, uint32_t k) {
    const struct annex_column *def = g->col[k].def;
    const struct filled_table_kind *kind = filled_table_kind_of(def);

    return kind->added_up != NULL && kind->added_up(def);
}

static bool
is_target(const struct filled_table *g, uint32_t k) {
    const struct annex_column *def = g->col[k].def;

    return filled_table_kind_of(def)->is_figure && g->f->indicators->v[def->figure.ind].target;
}

/* What the lines of a column that have a figure come to; how many have. */
static uint32_t
add_lines(const struct doc_table *t, const struct filled_table_item *total, uint32_t k,
          int64_t *sum) {
    uint32_t known = 0;

    *sum = 0;
    for (uint32_t r = total->from; r < total->to; r++) {
        int64_t v;

        if ((t->row[r].role == DOC_ROW_ITEM || t->row[r].role == DOC_ROW_OUTSIDE) &&
            cells_count(&t->row[r].cell[k], &v)) {
            known++;
            (void)num_add(*sum, v, sum);
        }
    }
    return known;
}

/* "cột (5)": as the line under the head numbers it. */
static void
put_column(const struct filled_table *g, uint32_t k, struct buf *b) {
    buf_fmt(b, g->def->no_numbers ? "%scột thứ %u" : "%scột (%u)", b->n > 0 ? "; " : "",
            g->place[k]);
}

static void
put_figure(struct buf *b, const char *before, int64_t v) {
    char n[NUM_TEXT];

    num_vn_int(n, v);
    buf_fmt(b, "%s%s", before, n);
}

/* What the notes under one table are made of: columns with their figures. */
struct told {
    struct buf ungiven; /* targets of which a part was given to nobody */
    struct buf alone;   /* totals over lines without any figure */
    struct buf more;    /* totals of more than their lines */
};

/* The part of a target that was given to no line of the table, where it is not 0. */
static void
tell_ungiven(const struct filled_table *g, const struct doc_table *t,
             const struct filled_table_item *total, uint32_t k, int64_t whole, struct told *told) {
    int64_t rest;

    for (uint32_t r = total->from; r < total->to; r++) {
        if (t->row[r].role == DOC_ROW_OUTSIDE && cells_count(&t->row[r].cell[k], &rest) &&
            rest != 0) {
            put_column(g, k, &told->ungiven);
            put_figure(&told->ungiven, " được giao ", whole);
            put_figure(&told->ungiven, ", đã giao lại ", whole - rest);
        }
    }
}

static void
tell_total(const struct filled_table *g, const struct doc_table *t, uint32_t row,
           struct told *told) {
    const struct filled_table_item *total = &g->item[row];

    for (uint32_t k = 0; k < g->cols; k++) {
        int64_t whole;
        int64_t sum;
        uint32_t known;

        if (g->place[k] == 0 || !is_added_up(g, k) || !cells_count(&t->row[row].cell[k], &whole)) {
            continue;
        }
        if (is_target(g, k)) {
            tell_ungiven(g, t, total, k, whole, told);
        }
        known = add_lines(t, total, k, &sum);
        if (known == 0) {
            put_column(g, k, &told->alone);
        } else if (sum != whole) {
            put_column(g, k, &told->more);
            put_figure(&told->more, " ", sum);
        }
    }
}

/* before + columns + ".", its words put in; 0 when there are no columns. */
static size_t
keep_note(const struct filled_table *g, const char *before, struct buf *columns, str *out) {
    const bool any = columns->n > 0;
    struct buf b = {0};

    if (any) {
        buf_text(&b, before);
        buf_str(&b, buf_view(columns));
        buf_text(&b, ".");
        *out = words_expand(g->a, g->f, str_keep(g->a, buf_view(&b)), 0);
    }
    buf_free(&b);
    buf_free(columns);
    return any;
}

size_t
filled_table_total_notes(const struct filled_table *g, const struct doc_table *t,
                         str out[FILLED_TABLE_TOTAL_NOTES]) {
    struct told told = {{0}, {0}, {0}};
    struct buf line = {0};
    size_t n = 0;

    for (uint32_t r = 0; r < g->items; r++) {
        if (g->item[r].role == DOC_ROW_TOTAL && g->item[r].from < g->item[r].to) {
            tell_total(g, t, r, &told);
        }
    }
    buf_fmt(&line,
            "Dòng \"%s\" ghi cả chỉ tiêu của {tinh.goi} chưa giao cho dòng nào ở trên (số âm: đã "
            "giao vượt): ",
            g->def->by == ANNEX_BY_MEMBER ? member_level_unknown(g->def->level) : "");
    n += keep_note(g, buf_z(&line), &told.ungiven, &out[n]);
    buf_free(&line);
    n += keep_note(g, "Không có số của từng dòng, TỔNG SỐ là số của toàn {tinh.goi}: ", &told.alone,
                   &out[n]);
    n += keep_note(g,
                   "TỔNG SỐ là số của toàn {tinh.goi}, gồm cả phần của các dòng ghi \"-\" hoặc "
                   "không in ở đây; cộng các dòng có số được: ",
                   &told.more, &out[n]);
    return n;
}
