/*
 * explain_files - figures that come out of files of figures: quarters compiled, and the crosswalk from the communes of
 * before 1/7/2025, old commune by old commune.  See explain_parts.h.
 */

#include <string.h>

#include "ask/explain.h"
#include "ask/explain_parts.h"
#include "figures/snapshot.h"

bool
explain_figure_of(const struct explainer *x, const struct cube *c, uint32_t ind, int64_t *v) {
    *v = 0;
    if (c == NULL) {
        return false;
    }
    return c->indicators->v[ind].kind == INDICATOR_RATIO
               ? num_percent(cube_ratio(c, x->r->level, x->line, ind), v)
               : cube_get(c, x->r->level, x->line, ind, v);
}

/* The figures of one period, and those over the communes of its own time where these were others. */
static bool
open_source(struct explainer *x, struct period p, struct err *e) {
    struct explain_source *s = &x->source[x->sources++];
    const struct gather_request gr = {.period = p,
                                      .input = x->r->input,
                                      .output = x->r->output,
                                      .profile = x->r->profile,
                                      .as_of = PERIOD_NO_DATE};
    const char *set = NULL;

    s->period = p;
    period_text(s->ky, p);
    if (!gather_find(&x->g, p, &s->cube, &s->set, e)) {
        return false;
    }
    s->carried = s->cube != NULL && x->r->level == MEMBER_XA && !x->g.before_merger &&
                 (p.kind == PERIOD_QUARTER || p.kind == PERIOD_MONTH) &&
                 snapshot_on_old_communes(p) && x->g.crosswalk.n > 0;
    return !s->carried ||
           (gather_references(&gr, &s->before, e) && gather_find(&s->before, p, &s->own, &set, e));
}

void
explain_files_free(struct explainer *x) {
    for (size_t i = 0; i < x->sources; i++) {
        if (x->source[i].carried) {
            gather_free(&x->source[i].before);
        }
    }
}

bool
explain_compiled(struct explainer *x, struct err *e) {
    struct period quarter[EXPLAIN_SOURCES];
    const size_t n = period_quarters(x->r->period, quarter);

    if (!gather_quarters(&x->g, e)) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (!open_source(x, quarter[i], e)) {
            return false;
        }
    }
    return true;
}

bool
explain_published(struct explainer *x, struct err *e) {
    const struct explain_source *s = &x->source[0];

    if (!open_source(x, x->r->period, e)) {
        return false;
    }
    if (s->cube == NULL) {
        return err_set(e, ERR_NOINPUT,
                       "không có dữ liệu gốc của kỳ %s trong %s, cũng chưa có số liệu đã phát hành "
                       "hoặc nhập tay",
                       s->ky, x->r->input);
    }
    x->g.now = arena_new(&x->g.arena, struct cube);
    *x->g.now = *s->cube;
    return true;
}

bool
explain_uses(const struct explainer *x, const struct explain_source *s, uint32_t ind) {
    const struct explain_source *last = NULL;

    for (size_t i = 0; i < x->sources; i++) {
        last = x->source[i].cube != NULL ? &x->source[i] : last;
    }
    return s->cube != NULL && (s == last || x->g.indicators.v[ind].kind == INDICATOR_FLOW);
}

static uint32_t
populated(const struct crosswalk_old *o) {
    uint32_t n = 0;

    for (uint32_t i = 0; i < o->n; i++) {
        n += o->part[i].share != 0;
    }
    return n;
}

/* The i-th part of an old commune, of which the figure is v where it has one. */
static struct explain_share
share_of(const struct gather *g, const struct crosswalk_old *o, uint32_t i, bool has, int64_t v) {
    struct arena scratch = ARENA_EMPTY;
    int64_t *part = arena_array(&scratch, int64_t, (size_t)o->n + 1);
    const int64_t chosen = profile_int(g->r.profile, PROFILE_QUY_DOI_CHUA_BIET);
    struct explain_share s = {.whole = populated(o) == 1,
                              .share = o->part[i].share,
                              .chosen = (enum crosswalk_decision)chosen,
                              .has = has,
                              .value = v};

    s.can = has && crosswalk_divide(o, s.chosen, v, part) != CROSSWALK_IMPOSSIBLE;
    s.part = s.can ? part[i] : 0;
    arena_free(&scratch);
    return s;
}

void
explain_feeders(const struct explainer *x, const struct explain_source *s, uint32_t ind,
                explain_share_fn *fn, void *ctx) {
    if (!s->carried || s->own == NULL || x->g.indicators.v[ind].kind == INDICATOR_RATIO) {
        return;
    }
    for (uint32_t k = 0; k < x->g.crosswalk.n; k++) {
        const struct crosswalk_old *o = &x->g.crosswalk.old[k];
        const uint32_t at = member_find(&s->own->members->list[MEMBER_XA], o->code);
        int64_t v = 0;
        const bool has = at != MEMBER_NONE && cube_get(s->own, MEMBER_XA, at, ind, &v);

        for (uint32_t i = 0; i < o->n; i++) {
            if (o->part[i].to == x->line && o->part[i].share != 0) {
                struct explain_share share = share_of(&x->g, o, i, has, v);

                share.code = o->code;
                share.name = o->name;
                fn(ctx, &share);
            }
        }
    }
}

bool
explain_successors(const struct explainer *x, uint32_t ind, explain_share_fn *fn, void *ctx,
                   struct err *e) {
    struct gather_request gr = x->g.r;
    const struct crosswalk_old *o = NULL;
    struct gather today;
    int64_t v = 0;
    const bool has = explain_figure_of(x, x->g.now, ind, &v);
    bool ok;

    if (x->r->level != MEMBER_XA || !x->g.before_merger ||
        x->g.indicators.v[ind].kind == INDICATOR_RATIO) {
        return true;
    }
    gr.carried = true;
    ok = gather_references(&gr, &today, e);
    if (ok) {
        const uint32_t at =
            map_get(&today.crosswalk.by_code, member_code(&x->g.members, MEMBER_XA, x->line));

        o = at == MAP_NONE ? NULL : &today.crosswalk.old[at];
    }
    for (uint32_t i = 0; o != NULL && i < o->n; i++) {
        const uint32_t unknown = today.members.list[MEMBER_XA].n;
        const uint32_t to = o->part[i].to == MEMBER_NONE ? unknown : o->part[i].to;
        struct explain_share share = share_of(&today, o, i, has, v);

        share.code = member_code(&today.members, MEMBER_XA, to);
        share.name = member_name(&today.members, MEMBER_XA, to);
        if (share.share != 0) {
            fn(ctx, &share);
        }
    }
    gather_free(&today);
    return ok;
}
