/* outliers - figures out of line.  See outliers.h. */

#include "figures/outliers.h"

#include <stdlib.h>

#include "base/num.h"

enum { PLACES_MIN = 8, CHANGES_MIN = 6, OFF_MIN = 500 /* hundredths of a percent */ };

static const struct watched {
    uint32_t indicator;
    int64_t least;
} watched[] = {
    {INDICATOR_BHXH_BB, 50}, {INDICATOR_BHXH_TN, 50},          {INDICATOR_BHTN, 50},
    {INDICATOR_BHYT, 50},    {INDICATOR_CHAM_DONG, 100000000},
};

/* One figure of one place. */
struct cell {
    enum member_level level;
    uint32_t line, indicator;
};

struct outlier {
    struct cell at;
    int64_t before, now;
    int64_t usual;              /* the median, in hundredths of a percent */
    bool by_places, by_periods; /* what it is out of line with; usual is of the places where both */
};

struct usual {
    int64_t median, spread; /* hundredths of a percent */
    bool known;
};

static bool
figure(const struct cube *c, const struct cell *at, int64_t *out) {
    const unsigned state = cube_state(c, at->level, at->line, at->indicator);

    return (state & (CUBE_ON_SPLIT | CUBE_INCOMPARABLE)) == 0 &&
           cube_get(c, at->level, at->line, at->indicator, out);
}

/* The change from one period to the next; false: one is not known, or there was nobody. */
static bool
change(const struct cube *from, const struct cube *to, const struct cell *at, int64_t *x) {
    int64_t was;
    int64_t is;

    return figure(from, at, &was) && figure(to, at, &is) && was > 0 &&
           num_percent((struct num_ratio){(num_wide)is - was, was}, x);
}

static int
by_size(const void *p, const void *q) {
    const int64_t x = *(const int64_t *)p;
    const int64_t y = *(const int64_t *)q;

    return (x > y) - (x < y);
}

/* Of n values, which are put in order; n is not 0. */
static int64_t
median(int64_t *v, size_t n) {
    qsort(v, n, sizeof *v, by_size);
    return n % 2 == 1 ? v[n / 2] : v[n / 2 - 1] + (v[n / 2] - v[n / 2 - 1]) / 2;
}

static int64_t
distance(int64_t x, int64_t y) {
    return x > y ? x - y : y - x;
}

/* What is usual among n changes, which are lost; known where there are enough of them. */
static struct usual
usual_of(int64_t *x, size_t n, size_t least) {
    struct usual u = {.known = n >= least};

    if (u.known) {
        u.median = median(x, n);
        for (size_t k = 0; k < n; k++) {
            x[k] = distance(x[k], u.median);
        }
        u.spread = median(x, n);
    }
    return u;
}

static struct usual
among_places(const struct outliers_job *j, const struct cell *of, int64_t *x, uint32_t places) {
    struct cell at = *of;
    size_t n = 0;

    for (at.line = 0; at.line < places; at.line++) {
        n += change(j->back[0], j->now, &at, &x[n]) ? 1 : 0;
    }
    return usual_of(x, n, PLACES_MIN);
}

static struct usual
among_periods(const struct outliers_job *j, const struct cell *at) {
    int64_t x[OUTLIERS_BACK];
    size_t n = 0;

    for (size_t k = 0; k + 1 < OUTLIERS_BACK; k++) {
        if (j->back[k] != NULL && j->back[k + 1] != NULL) {
            n += change(j->back[k + 1], j->back[k], at, &x[n]) ? 1 : 0;
        }
    }
    return usual_of(x, n, CHANGES_MIN);
}

static bool
is_out(const struct usual *u, int64_t before, int64_t now, int64_t least) {
    const num_wide gap = ((num_wide)now - before) * 10000 -
                         (num_wide)before * u->median; /* in 1/10000 of its unit */
    int64_t x;

    if (!u->known || (gap < 0 ? -gap : gap) < (num_wide)least * 10000) {
        return false;
    }
    if (!num_percent((struct num_ratio){(num_wide)now - before, before}, &x)) {
        return before == 0;
    }
    return distance(x, u->median) >= OFF_MIN &&
           (num_wide)6745 * distance(x, u->median) > (num_wide)35000 * u->spread;
}

struct found {
    struct arena *arena;
    struct outlier *v;
    size_t n, cap;
};

/* All places of a level, for one figure; x has room for a change of each. */
static void
look_at(const struct outliers_job *j, enum member_level level, const struct watched *w, int64_t *x,
        struct found *f) {
    const uint32_t places = j->now->members->list[level].n; /* without the unknown line */
    struct cell at = {level, 0, w->indicator};
    const struct usual here = among_places(j, &at, x, places);

    for (at.line = 0; at.line < places; at.line++) {
        const struct usual then = among_periods(j, &at);
        struct outlier v = {.at = at};

        if (!figure(j->back[0], &at, &v.before) || !figure(j->now, &at, &v.now)) {
            continue;
        }
        v.by_places = is_out(&here, v.before, v.now, w->least);
        v.by_periods = is_out(&then, v.before, v.now, w->least);
        if (v.by_places || v.by_periods) {
            v.usual = v.by_places ? here.median : then.median;
            f->v = arena_grown(f->arena, f->v, f->n, &f->cap, sizeof v);
            f->v[f->n++] = v;
        }
    }
}

static void
find(const struct outliers_job *j, struct found *f) {
    static const enum member_level level[] = {MEMBER_XA, MEMBER_CO_QUAN};

    for (size_t l = 0; j->back[0] != NULL && l < sizeof level / sizeof level[0]; l++) {
        int64_t *x = arena_array(f->arena, int64_t, (size_t)j->now->members->list[level[l]].n + 1);

        for (size_t w = 0; w < sizeof watched / sizeof watched[0]; w++) {
            look_at(j, level[l], &watched[w], x, f);
        }
    }
}

/* --- the list ------------------------------------------------------------------------ */

static str
compared_with(const struct outlier *v) {
    if (v->by_places && v->by_periods) {
        return STR("cả hai");
    }
    return v->by_places ? STR("nơi khác") : STR("kỳ trước");
}

/* A count that is shown: in people, one so small that it could be known is not. */
static void
put_figure(struct list_row *r, const struct outliers_job *j, const struct outlier *v,
           const char *field, int64_t n) {
    const bool people = j->now->indicators->v[v->at.indicator].unit == INDICATOR_NGUOI;

    if (!people || n == 0 || n >= j->small) {
        list_put_number(r, LIST_CAN_GIAI_TRINH, field, n);
    }
}

static str
answer_to(const struct by_hand_answers *answers, const struct outlier *v, bool *used) {
    for (size_t k = 0; k < answers->n; k++) {
        const struct by_hand_answer *x = &answers->v[k];

        if (x->level == v->at.level && x->line == v->at.line && x->indicator == v->at.indicator) {
            used[k] = true;
            return x->text;
        }
    }
    return STR("");
}

static void
put_row(struct arena *a, struct list_row *r, const struct outliers_job *j,
        const struct outlier *v) {
    const struct member_set *m = j->now->members;
    const struct indicator *i = &j->now->indicators->v[v->at.indicator];

    r->xa = v->at.level == MEMBER_XA ? v->at.line : m->list[MEMBER_XA].n;
    r->co_quan = v->at.level == MEMBER_CO_QUAN ? v->at.line : m->list[MEMBER_CO_QUAN].n;
    r->loai_hinh = m->list[MEMBER_LOAI_HINH].n;
    list_put_text(r, LIST_CAN_GIAI_TRINH, "noi", member_name(m, v->at.level, v->at.line));
    list_put_text(r, LIST_CAN_GIAI_TRINH, "ma", member_code(m, v->at.level, v->at.line));
    list_put_text(r, LIST_CAN_GIAI_TRINH, "chi_tieu", i->name);
    list_put_text(r, LIST_CAN_GIAI_TRINH, "ma_chi_tieu", i->id);
    list_put_text(r, LIST_CAN_GIAI_TRINH, "don_vi_tinh", str_from(indicator_unit_text(i->unit)));
    put_figure(r, j, v, "ky_truoc", v->before);
    put_figure(r, j, v, "ky_nay", v->now);
    list_put_ratio(a, r, LIST_CAN_GIAI_TRINH, "muc_thuong", (struct num_ratio){v->usual, 10000});
    list_put_text(r, LIST_CAN_GIAI_TRINH, "so_voi", compared_with(v));
}

void
outliers_list(const struct outliers_job *j, const struct by_hand_answers *answers, bool *used,
              struct arena *a, struct list_set *out) {
    struct arena scratch = ARENA_EMPTY;
    struct found f = {.arena = &scratch};

    find(j, &f);
    out->of[LIST_CAN_GIAI_TRINH] = (struct list){.id = LIST_CAN_GIAI_TRINH};
    for (size_t k = 0; k < f.n; k++) {
        struct list_row *r = list_add(a, &out->of[LIST_CAN_GIAI_TRINH]);

        put_row(a, r, j, &f.v[k]);
        list_put_text(r, LIST_CAN_GIAI_TRINH, "giai_trinh", answer_to(answers, &f.v[k], used));
    }
    out->known[LIST_CAN_GIAI_TRINH] = f.n > 0;
    arena_free(&scratch);
}
