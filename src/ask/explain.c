/* explain - where a figure comes from.  See explain.h. */

#include "ask/explain.h"

#include <stdlib.h>
#include <string.h>

#include "ask/explain_parts.h"
#include "base/fs.h"
#include "run/origin.h"
#include "text/fold.h"

/* --- watching ------------------------------------------------------------------- */

static void
put_row(const struct explainer *x, struct explain_part *p, struct extract_at at, int64_t v) {
    struct explain_tally *t = explain_tally_of(p, at.file);

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

/* A count that is taken back: its row no longer counts. */
static void
take_row(const struct explainer *x, struct explain_part *p, struct extract_at at) {
    struct explain_tally *t = explain_tally_of(p, at.file);
    uint64_t k = t->lines;

    t->rows--;
    p->sum--;
    if (!x->r->rows) {
        return;
    }
    while (k > 0 && t->line[k - 1] != at.line) {
        k--;
    }
    if (k > 0) {
        t->lines--;
        memmove(t->line + k - 1, t->line + k, (t->lines - (k - 1)) * sizeof *t->line);
    }
}

static void
on_count(void *ctx, struct extract_at at, uint32_t ind, const uint32_t place[3], int n) {
    struct explainer *x = ctx;
    const uint32_t here = x->r->level == MEMBER_XA ? place[0] : place[1];

    if (x->r->level != MEMBER_TINH && here != x->line) {
        return;
    }
    for (size_t i = 0; i < x->parts; i++) {
        if (explain_belongs(x->part[i].ind, ind)) {
            if (n > 0) {
                put_row(x, &x->part[i], at, 1);
            } else {
                take_row(x, &x->part[i], at);
            }
        }
    }
}

/* A figure that was counted after the last row was read. */
static void
on_late(void *ctx, struct extract_at at, uint32_t ind, const uint32_t place[2], int64_t value) {
    struct explainer *x = ctx;

    if (x->r->level != MEMBER_TINH && place[x->r->level == MEMBER_XA ? 0 : 1] != x->line) {
        return;
    }
    for (size_t i = 0; i < x->parts; i++) {
        if (x->part[i].ind == ind) {
            put_row(x, &x->part[i], at, value);
        }
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
    uint32_t todo[EXPLAIN_PARTS * 2] = {ind};
    const size_t most = sizeof todo / sizeof todo[0];
    size_t n = 1;

    for (size_t i = 0; i < n; i++) {
        const struct indicator *one = &v[todo[i]];

        if (one->kind == INDICATOR_RATIO && one->num != INDICATOR_NONE && n + 2 <= most) {
            todo[n++] = one->num;
            todo[n++] = one->den;
        } else if (x->parts < EXPLAIN_PARTS) {
            x->part[x->parts++].ind = todo[i];
        }
    }
}

static void
drop(struct explainer *x) {
    for (size_t i = 0; i < x->parts; i++) {
        for (uint32_t f = 0; f < x->part[i].files; f++) {
            free(x->part[i].file[f].line);
        }
        free(x->part[i].file);
    }
    explain_files_free(x);
    gather_free(&x->g);
}

static bool
count_extracts(struct explainer *x, struct err *e) {
    if (!gather_extracts(&x->g, e)) {
        return false;
    }
    origin_late(&x->g, on_late, x);
    return true;
}

/* A period that was published and whose files nobody has changed since is explained by its set. */
static bool
explain_extracts(struct explainer *x, struct err *e) {
    bool kept = false;

    return explain_kept(x, &kept, e) && (kept || count_extracts(x, e));
}

static bool
has_extracts(const struct explain_request *r) {
    struct arena a = ARENA_EMPTY;
    char ky[PERIOD_TEXT];
    bool has;

    period_text(ky, r->period);
    has = fs_is_dir(fs_join(&a, r->input, ky));
    arena_free(&a);
    return has;
}

bool
explain_figure(const struct explain_request *r, struct buf *out, struct err *e) {
    const bool compiled = period_is_compiled(r->period);
    const bool extracts = !compiled && has_extracts(r);
    struct explainer x = {.r = r, .out = out};
    const struct gather_request gr = {.period = r->period,
                                      .input = r->input,
                                      .output = r->output,
                                      .templates = r->templates,
                                      .profile = r->profile,
                                      .carried = !extracts,
                                      .as_of = PERIOD_NO_DATE,
                                      .watch = on_count,
                                      .ctx = &x};
    uint32_t ind = 0;
    bool ok = gather_references(&gr, &x.g, e) && find_indicator(&x, &ind, e) && find_place(&x, e);

    if (ok) {
        find_parts(&x, ind);
        ok = compiled   ? explain_compiled(&x, e)
             : extracts ? explain_extracts(&x, e)
                        : explain_published(&x, e);
    }
    ok = ok && (r->answer != NULL ? explain_answer : explain_tell)(&x, ind, e);
    drop(&x);
    return ok;
}
