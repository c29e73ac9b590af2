/* sheet_formula - how a cell was made, for a workbook.  See sheet_formula.h. */

#include "workbook/sheet_formula.h"

#include <assert.h>
#include <math.h>

enum {
    ARGS_MOST = 200, /* Excel takes 255 */
    PERCENT_UNIT = 10000,
    DECIMAL_UNIT = 100
};
#define TOLERANCE 1e-9 /* relative: doubles added in another order */

struct writer {
    struct buf b;
    const struct sheet_plan *plan;
    uint32_t part; /* where the formula stands */
};

bool
sheet_formula_number(const struct doc_cell *c, double *out) {
    switch (c->kind) {
    case DOC_COUNT:
    case DOC_MONEY:
        *out = (double)c->u.count;
        return true;
    case DOC_PERCENT:
        if (c->u.ratio.den == 0) {
            return false;
        }
        *out = num_double(c->u.ratio);
        return true;
    case DOC_RATE:
        *out = (double)c->u.count / PERCENT_UNIT;
        return true;
    case DOC_DECIMAL:
        *out = (double)c->u.count / DECIMAL_UNIT;
        return true;
    case DOC_EMPTY:
    case DOC_TEXT:
    case DOC_CODE:
    case DOC_MISSING:
    case DOC_CELL_KINDS:
        break;
    }
    return false;
}

uint32_t
sheet_formula_part(const struct sheet_plan *p, uint32_t r) {
    return r < p->first_n ? 0 : (r - p->first_n) / p->next_n + 1;
}

uint32_t
sheet_formula_row(const struct sheet_plan *p, uint32_t r) {
    return r < p->first_n ? p->first_row + r : p->next_row + (r - p->first_n) % p->next_n;
}

static void
put_cell(struct writer *w, struct doc_at at) {
    sheet_out_column(&w->b, at.col);
    buf_fmt(&w->b, "%u", sheet_formula_row(w->plan, at.row) + 1);
}

/* A block of the body that lies in one part. */
static void
put_area(struct writer *w, struct doc_at from, struct doc_at to) {
    const uint32_t part = sheet_formula_part(w->plan, from.row);

    if (part != w->part) {
        buf_char(&w->b, '\'');
        for (const char *p = w->plan->sheet[part]; *p != '\0'; p++) {
            buf_text(&w->b, *p == '\'' ? "''" : (char[]){*p, '\0'});
        }
        buf_text(&w->b, "'!");
    }
    put_cell(w, from);
    if (from.row != to.row || from.col != to.col) {
        buf_char(&w->b, ':');
        put_cell(w, to);
    }
}

/* Cells from..to of a block, part by part; adds to *args. */
static void
put_block(struct writer *w, struct doc_at from, struct doc_at to, unsigned *args) {
    while (from.row <= to.row) {
        const uint32_t part = sheet_formula_part(w->plan, from.row);
        struct doc_at end = to;

        while (sheet_formula_part(w->plan, end.row) != part) { /* the last row of this part */
            end.row = w->plan->first_n + (part == 0 ? 0 : part * w->plan->next_n) - 1;
        }
        if (*args > 0) {
            buf_text(&w->b, *args % ARGS_MOST == 0 ? "),SUM(" : ",");
        }
        put_area(w, from, end);
        ++*args;
        from.row = end.row + 1;
    }
}

/* Listed cells, neighbours in a column joined. */
static unsigned
put_list(struct writer *w, const struct doc_at *ref, size_t n) {
    unsigned args = 0;

    for (size_t i = 0; i < n;) {
        size_t last = i;

        while (last + 1 < n && ref[last + 1].col == ref[i].col &&
               ref[last + 1].row == ref[last].row + 1) {
            last++;
        }
        put_block(w, ref[i], ref[last], &args);
        i = last + 1;
    }
    return args;
}

static unsigned
put_operands(struct writer *w, const struct doc_formula *f) {
    unsigned args = 0;

    if (f->kind == DOC_SPAN) {
        put_block(w, f->ref[0], f->ref[1], &args);
        return args;
    }
    return put_list(w, f->ref, f->n);
}

static void
put_sum(struct writer *w, const struct doc_formula *f) {
    struct writer list = {{NULL, 0, 0}, w->plan, w->part};
    const unsigned args = put_operands(&list, f);

    buf_text(&w->b, args > ARGS_MOST ? "SUM(SUM(" : "SUM(");
    buf_str(&w->b, buf_view(&list.b));
    buf_text(&w->b, args > ARGS_MOST ? "))" : ")");
    buf_free(&list.b);
}

static void
put_ref(struct writer *w, const struct doc_formula *f, size_t i) {
    put_area(w, f->ref[i], f->ref[i]);
}

static void
put_rank(struct writer *w, const struct doc_formula *f) {
    struct writer list = {{NULL, 0, 0}, w->plan, w->part};
    const unsigned args = put_list(&list, f->ref + 1, f->n - 1);

    buf_text(&w->b, "RANK(");
    put_ref(w, f, 0);
    buf_text(&w->b, args > 1 ? ",(" : ",");
    buf_str(&w->b, buf_view(&list.b));
    buf_text(&w->b, args > 1 ? "))" : ")");
    buf_free(&list.b);
}

/* What the operands come to. */
struct operands {
    double v[2];  /* of ref[0], ref[1] */
    bool is[2];   /* they are numbers */
    double sum;   /* of all numbers */
    double scale; /* sum of their magnitudes: what a rounding error is measured by */
    size_t n, numbers;
    double place;   /* of ref[0] among ref[1..n) */
    bool one_sheet; /* all operands stand on the formula's sheet */
    bool among;     /* ref[0] is one of ref[1..n) */
};

static void
see(struct operands *o, const struct writer *w, const struct doc_formula *f, struct doc_at at) {
    double v = 0;
    const bool is = sheet_formula_number(doc_table_at(w->plan->table, at), &v);

    if (o->n < 2) {
        o->v[o->n] = v;
        o->is[o->n] = is;
    }
    if (o->n > 0 && is && o->is[0] && v > o->v[0]) {
        o->place += 1;
    }
    o->among = o->among || (o->n > 0 && at.row == f->ref[0].row && at.col == f->ref[0].col);
    o->one_sheet = o->one_sheet && sheet_formula_part(w->plan, at.row) == w->part;
    o->n++;
    if (is) {
        o->sum += v;
        o->scale += fabs(v);
        o->numbers++;
    }
}

static struct operands
look(const struct writer *w, const struct doc_formula *f) {
    struct operands o = {.place = 1, .one_sheet = true};

    if (f->kind == DOC_SPAN) {
        assert(f->n == 2 && f->ref[0].row <= f->ref[1].row && f->ref[0].col <= f->ref[1].col);
        for (uint32_t r = f->ref[0].row; r <= f->ref[1].row; r++) {
            for (uint32_t c = f->ref[0].col; c <= f->ref[1].col; c++) {
                see(&o, w, f, (struct doc_at){r, c});
            }
        }
        return o;
    }
    for (size_t i = 0; i < f->n; i++) {
        see(&o, w, f, f->ref[i]);
    }
    return o;
}

/* What Excel will give; false: "-". */
static bool
result(const struct operands *o, enum doc_formula_kind kind, double *v) {
    const bool both = o->is[0] && o->is[1];

    switch (kind) {
    case DOC_SUM:
    case DOC_SPAN:
        *v = o->sum;
        return o->numbers > 0;
    case DOC_DIFF:
        *v = o->v[0] - o->v[1];
        return both;
    case DOC_QUOT:
    case DOC_CHANGE:
        if (!both || fpclassify(o->v[1]) == FP_ZERO) {
            return false;
        }
        *v = (o->v[0] - (kind == DOC_CHANGE ? o->v[1] : 0)) / o->v[1];
        return true;
    case DOC_RANK:
        *v = o->place;
        return o->is[0];
    case DOC_NO_FORMULA:
    case DOC_FORMULA_KINDS:
        break;
    }
    assert(!"a formula has a kind");
    return false;
}

static void
put_formula(struct writer *w, const struct doc_formula *f, const struct operands *o) {
    const bool two = f->kind == DOC_DIFF || f->kind == DOC_QUOT || f->kind == DOC_CHANGE;
    const bool sum = f->kind == DOC_SUM || f->kind == DOC_SPAN;
    const bool guard = two ? !o->is[0] || !o->is[1] : sum ? o->numbers == 0 : !o->is[0];

    buf_char(&w->b, '=');
    if (guard) {
        buf_text(&w->b, "IF(COUNT(");
        if (sum) {
            (void)put_operands(w, f);
        } else {
            put_ref(w, f, 0);
        }
        if (two) {
            buf_char(&w->b, ',');
            put_ref(w, f, 1);
        }
        buf_text(&w->b, two ? ")<2,\"-\"," : ")=0,\"-\",");
    }
    if (sum) {
        put_sum(w, f);
    } else if (f->kind == DOC_RANK) {
        put_rank(w, f);
    } else if (f->kind == DOC_DIFF) {
        put_ref(w, f, 0);
        buf_char(&w->b, '-');
        put_ref(w, f, 1);
    } else {
        buf_text(&w->b, "IF(");
        put_ref(w, f, 1);
        buf_text(&w->b, f->kind == DOC_CHANGE ? "=0,\"-\",(" : "=0,\"-\",");
        put_ref(w, f, 0);
        if (f->kind == DOC_CHANGE) {
            buf_char(&w->b, '-');
            put_ref(w, f, 1);
            buf_char(&w->b, ')');
        }
        buf_char(&w->b, '/');
        put_ref(w, f, 1);
        buf_char(&w->b, ')');
    }
    buf_text(&w->b, guard ? ")" : "");
}

bool
sheet_formula(struct arena *a, const struct sheet_plan *p, uint32_t part, const struct doc_cell *c,
              const char **out, struct err *e) {
    struct writer w = {{NULL, 0, 0}, p, part};
    struct operands o;
    double held = 0;
    double made = 0;
    bool is_held;
    bool is_made;
    bool adds;

    *out = NULL;
    if (c->formula == NULL || c->formula->kind == DOC_NO_FORMULA) {
        return true;
    }
    o = look(&w, c->formula);
    is_held = sheet_formula_number(c, &held);
    is_made = result(&o, c->formula->kind, &made);
    adds =
        c->formula->kind == DOC_SUM || c->formula->kind == DOC_SPAN || c->formula->kind == DOC_DIFF;
    if (is_held != is_made ||
        (!is_held && (c->kind == DOC_TEXT || c->mark.n > 0 || c->formula->n > ARGS_MOST)) ||
        (c->formula->kind == DOC_RANK && !(o.one_sheet && o.among))) {
        return true; /* withheld, or known from elsewhere: a constant */
    }
    if (is_held && fabs(held - made) > TOLERANCE * (fabs(held) + (adds ? o.scale : 0))) {
        if (o.numbers < o.n) {
            return true;
        }
        return err_set(e, ERR_INTERNAL,
                       "bảng \"" STR_FMT "\": công thức cho %.10g nhưng ô ghi %.10g; "
                       "hãy báo lỗi này cho người phát triển",
                       STR_ARG(p->table->name), made, held);
    }
    put_formula(&w, c->formula, &o);
    if (w.b.n < SHEET_FORMULA_MAX) {
        *out = str_keep(a, buf_view(&w.b)).p;
    }
    buf_free(&w.b);
    return true;
}
