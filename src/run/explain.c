/* explain - where a figure comes from.  See explain.h. */

#include "run/explain.h"

#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "run/gather.h"
#include "text/fold.h"

enum { PARTS = 4, LINES_A_ROW = 12 };

/* The rows of one part in one file. */
struct tally {
    uint64_t rows;
    uint64_t *line;
    size_t lines, cap;
};

/* One figure that is counted: the one asked for, or a part of a rate. */
struct part {
    uint32_t ind;
    struct tally *file; /* one a file of the ledger */
    uint32_t files;
    int64_t sum; /* of what was watched */
};

struct explainer {
    const struct explain_request *r;
    struct gather g;
    struct buf *out;
    uint32_t line; /* of the place asked for, at r->level */
    struct part part[PARTS];
    size_t parts;
};

/* --- watching ------------------------------------------------------------------- */

static struct tally *
tally_of(struct part *p, uint32_t file) {
    if (file >= p->files) {
        const uint32_t n = file + 1;

        p->file = realloc(p->file, n * sizeof *p->file);
        if (p->file == NULL) {
            arena_exhausted(n * sizeof *p->file);
        }
        memset(p->file + p->files, 0, (n - p->files) * sizeof *p->file);
        p->files = n;
    }
    return &p->file[file];
}

static void
put_row(const struct explainer *x, struct part *p, struct extract_at at, int64_t v) {
    struct tally *t = tally_of(p, at.file);

    t->rows++;
    p->sum += v;
    if (!x->r->rows) {
        return;
    }
    if (t->lines == t->cap) {
        t->cap = t->cap == 0 ? 256 : t->cap * 2;
        t->line = realloc(t->line, t->cap * sizeof *t->line);
        if (t->line == NULL) {
            arena_exhausted(t->cap * sizeof *t->line);
        }
    }
    t->line[t->lines++] = at.line;
}

/* Does a count of this indicator belong to the part? */
static bool
belongs(uint32_t part, uint32_t ind) {
    return part == ind ||
           (part == INDICATOR_BHXH && (ind == INDICATOR_BHXH_BB || ind == INDICATOR_BHXH_TN));
}

static void
on_count(void *ctx, struct extract_at at, uint32_t ind, const uint32_t place[3]) {
    struct explainer *x = ctx;
    const uint32_t here = x->r->level == MEMBER_XA ? place[0] : place[1];

    if (x->r->level != MEMBER_TINH && here != x->line) {
        return;
    }
    for (size_t i = 0; i < x->parts; i++) {
        if (belongs(x->part[i].ind, ind)) {
            put_row(x, &x->part[i], at, 1);
        }
    }
}

static void
watch_employers(struct explainer *x) {
    const struct employers *e = x->g.employers;

    for (uint32_t k = 0; k < employers_count(e); k++) {
        const struct employers_one *one = employers_at(e, k);
        const uint32_t here = x->r->level == MEMBER_XA ? one->xa : one->co_quan;
        int64_t v = 0;

        if (x->r->level != MEMBER_TINH && here != x->line) {
            continue;
        }
        for (size_t i = 0; i < x->parts; i++) {
            if (employers_figure(one, x->part[i].ind, &v) && v != 0) {
                put_row(x, &x->part[i], one->at, v);
            }
        }
    }
}

/* What a group adds to dc_<lop> or dc_<lop>_ld; false: the indicator is another's. */
static bool
group_figure(const struct reconcile_group *g, uint32_t ind, int64_t *v) {
    const bool groups = ind == reconcile_class_indicator(g->class, false);

    *v = groups ? 1 : reconcile_gap(g);
    return groups || ind == reconcile_class_indicator(g->class, true);
}

/* A row of a group: what the group counts stands with its first row. */
static void
watch_group_row(struct explainer *x, uint32_t ix, bool first, struct extract_at at) {
    const struct reconcile_group *g = reconcile_at(x->g.reconcile, ix);
    const uint32_t here = x->r->level == MEMBER_XA ? g->xa : g->co_quan;
    int64_t v = 0;

    if (x->r->level != MEMBER_TINH && here != x->line) {
        return;
    }
    for (size_t i = 0; i < x->parts; i++) {
        if (group_figure(g, x->part[i].ind, &v)) {
            put_row(x, &x->part[i], at, first ? v : 0);
        }
    }
}

static void
watch_groups(struct explainer *x) {
    const struct reconcile *r = x->g.reconcile;

    for (uint32_t k = 0; k < employers_count(x->g.employers); k++) {
        const uint32_t ix = reconcile_of_employer(r, k);

        watch_group_row(x, ix, reconcile_at(r, ix)->employer == k,
                        employers_at(x->g.employers, k)->at);
    }
    for (uint32_t k = 0; k < reconcile_taxpayers(r); k++) {
        struct extract_at at;
        const uint32_t ix = reconcile_of_taxpayer(r, k, &at);

        watch_group_row(x, ix, !reconcile_at(r, ix)->bhxh, at);
    }
}

/* --- what is asked for ------------------------------------------------------------- */

static bool
find_indicator(const struct explainer *x, uint32_t *out, struct err *e) {
    const struct indicator_set *s = &x->g.indicators;
    const char **names;
    int near;

    *out = indicator_find(s, str_from(x->r->indicator));
    if (*out != INDICATOR_NONE) {
        return true;
    }
    names = calloc(s->n, sizeof *names);
    if (names == NULL) {
        arena_exhausted(s->n * sizeof *names);
    }
    for (uint32_t i = 0; i < s->n; i++) {
        names[i] = s->v[i].id.p;
    }
    near = fold_nearest(str_from(x->r->indicator), names, s->n);
    (void)err_set(e, ERR_USAGE, "không có chỉ tiêu \"%s\"%s%s%s; xem baophu indicators",
                  x->r->indicator, near < 0 ? "" : "; có phải ", near < 0 ? "" : names[near],
                  near < 0 ? "" : "?");
    free(names);
    return false;
}

static bool
find_place(struct explainer *x, struct err *e) {
    if (x->r->level == MEMBER_TINH) {
        return true;
    }
    x->line = member_find(&x->g.members.list[x->r->level], str_from(x->r->code));
    return x->line != MEMBER_NONE ||
           member_refuse(&x->g.members.list[x->r->level],
                         x->r->level == MEMBER_XA ? "--xa" : "--co-quan", str_from(x->r->code), e);
}

/* The counted figures under an indicator: itself, or the parts of a rate, or the parts of those. */
static void
find_parts(struct explainer *x, uint32_t ind) {
    const struct indicator *v = x->g.indicators.v;
    uint32_t todo[PARTS * 2] = {ind};
    const size_t most = sizeof todo / sizeof todo[0];
    size_t n = 1;

    for (size_t i = 0; i < n; i++) {
        const struct indicator *one = &v[todo[i]];

        if (one->kind == INDICATOR_RATIO && one->num != INDICATOR_NONE && n + 2 <= most) {
            todo[n++] = one->num;
            todo[n++] = one->den;
        } else if (x->parts < PARTS) {
            x->part[x->parts++].ind = todo[i];
        }
    }
}

/* --- telling ------------------------------------------------------------------------ */

static void
tell_value(const struct explainer *x, uint32_t ind) {
    const struct indicator *i = &x->g.indicators.v[ind];
    char text[NUM_TEXT] = "-";
    int64_t v = 0;

    if (i->kind == INDICATOR_RATIO) {
        if (num_percent(cube_ratio(x->g.now, x->r->level, x->line, ind), &v)) {
            num_vn_hundredths(text, v);
        }
    } else if (cube_get(x->g.now, x->r->level, x->line, ind, &v)) {
        num_vn_int(text, v);
    }
    buf_fmt(x->out, STR_FMT " (" STR_FMT ") = %s %s\n", STR_ARG(i->id), STR_ARG(i->name), text,
            indicator_unit_text(i->unit));
}

static void
tell_rule(const struct explainer *x, uint32_t ind) {
    static const char *const kind[] = {
        [INDICATOR_STOCK] = "số có đến ngày chốt",
        [INDICATOR_FLOW] = "số phát sinh trong kỳ",
        [INDICATOR_RATIO] = "tỷ lệ, tính lại ở mọi cấp từ tử số và mẫu số",
    };
    const struct indicator *i = &x->g.indicators.v[ind];
    char closing[PERIOD_TEXT];
    char ky[PERIOD_TEXT];

    period_text(ky, x->r->period);
    period_date_vn(closing, x->g.closing);
    buf_fmt(x->out, "Kỳ %s, chốt ngày %s, " STR_FMT "\n", ky, closing,
            STR_ARG(member_name(&x->g.members, x->r->level, x->line)));
    tell_value(x, ind);
    buf_fmt(x->out, "Cách tính: %s", kind[i->kind]);
    if (i->num != INDICATOR_NONE && i->den != INDICATOR_NONE) {
        buf_fmt(x->out, ": " STR_FMT " / " STR_FMT, STR_ARG(x->g.indicators.v[i->num].id),
                STR_ARG(x->g.indicators.v[i->den].id));
    }
    buf_text(x->out, "\n");
}

static void
tell_lines(const struct explainer *x, const struct tally *t) {
    for (size_t i = 0; i < t->lines; i++) {
        buf_fmt(x->out, "%s%llu", i % LINES_A_ROW == 0 ? "\n      " : ", ",
                (unsigned long long)t->line[i]);
    }
    buf_text(x->out, "\n");
}

/* Figures that no row of an extract makes: from the yearly tables. */
static bool
is_yearly(uint32_t ind) {
    return ind == INDICATOR_DAN_SO || ind == INDICATOR_LLLD ||
           (ind >= INDICATOR_CT_BHXH_BB && ind <= INDICATOR_CT_BP_BHYT);
}

static void
tell_part(const struct explainer *x, const struct part *p, uint32_t asked) {
    int64_t v = 0;

    if (p->ind != asked) { /* else it was just told */
        buf_text(x->out, "\n");
        tell_value(x, p->ind);
    }
    if (is_yearly(p->ind)) {
        buf_fmt(x->out, "  từ %s\n",
                p->ind == INDICATOR_DAN_SO || p->ind == INDICATOR_LLLD ? "dan_so.csv"
                                                                       : "chi_tieu.csv");
        return;
    }
    for (uint32_t f = 0; f < p->files; f++) {
        char rows[NUM_TEXT];

        if (p->file[f].rows == 0) {
            continue;
        }
        num_vn_int(rows, (int64_t)p->file[f].rows);
        buf_fmt(x->out, "  " STR_FMT ": %s dòng", STR_ARG(ledger_file(x->g.ledger, f)->path), rows);
        if (x->r->rows) {
            tell_lines(x, &p->file[f]);
        } else {
            buf_text(x->out, "\n");
        }
    }
    if (cube_get(x->g.now, x->r->level, x->line, p->ind, &v) && v != p->sum) {
        buf_text(x->out,
                 "  phần còn lại không gắn với từng dòng: xét trên cả tỉnh sau khi đọc hết "
                 "(thuế, tiềm năng, so với kỳ trước) hoặc từ dòng trùng mã được cộng gộp\n");
    }
}

/* A half or a year: the quarters it was compiled from. */
static bool
tell_quarters(struct explainer *x, uint32_t ind, struct err *e) {
    struct period quarter[4];
    const size_t n = period_quarters(x->r->period, quarter);

    if (!gather_quarters(&x->g, e)) {
        return false;
    }
    tell_rule(x, ind);
    buf_text(x->out, "Tổng hợp từ:\n");
    for (size_t i = 0; i < x->g.histories; i++) {
        buf_fmt(x->out, "  %s\n", x->g.history[i].name);
    }
    buf_fmt(x->out, "Chi tiết từng quý: baophu explain <QUÝ> %s (%zu quý)\n", x->r->indicator, n);
    return true;
}

static void
drop(struct explainer *x) {
    for (size_t i = 0; i < x->parts; i++) {
        for (uint32_t f = 0; f < x->part[i].files; f++) {
            free(x->part[i].file[f].line);
        }
        free(x->part[i].file);
    }
    gather_free(&x->g);
}

bool
explain_figure(const struct explain_request *r, struct buf *out, struct err *e) {
    struct explainer x = {.r = r, .out = out};
    const struct gather_request gr = {.period = r->period,
                                      .input = r->input,
                                      .output = r->output,
                                      .profile = r->profile,
                                      .as_of = PERIOD_NO_DATE,
                                      .watch = on_count,
                                      .ctx = &x};
    uint32_t ind = 0;
    bool ok = gather_references(&gr, &x.g, e) && find_indicator(&x, &ind, e) && find_place(&x, e);

    if (ok && (r->period.kind == PERIOD_HALF || r->period.kind == PERIOD_YEAR)) {
        ok = tell_quarters(&x, ind, e);
    } else if (ok) {
        find_parts(&x, ind);
        ok = gather_extracts(&x.g, e);
        if (ok) {
            watch_employers(&x);
            if (x.g.have.employers && x.g.have.taxpayers) {
                watch_groups(&x);
            }
            tell_rule(&x, ind);
        }
        for (size_t i = 0; ok && i < x.parts; i++) {
            tell_part(&x, &x.part[i], ind);
        }
    }
    drop(&x);
    return ok;
}
