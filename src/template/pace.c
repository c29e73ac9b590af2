/* pace - how far the year's increase has come.  See pace.h. */

#include "template/pace.h"

#include "figures/outlook.h"
#include "template/cells.h"
#include "template/suppress.h"
#include "template/words.h"

/* Whose figures are asked for. */
struct whose {
    struct arena *a;
    const struct fill *f;
    enum member_level level;
    uint32_t line;
};

static bool
count_at(const struct whose *w, enum cube_when when, uint32_t ind, int64_t *out) {
    const struct doc_cell cell =
        suppress_cell(w->a, w->f, w->f->book->at[when], w->level, w->line, ind);

    return cells_known(&cell) && cells_count(&cell, out);
}

bool
pace_of(struct arena *a, const struct fill *f, enum member_level l, uint32_t line, uint32_t ind,
        struct pace *out) {
    const struct whose w = {a, f, l, line};
    const uint32_t target = indicator_target(f->indicators, ind);
    const struct num_ratio share = words_year_gone(f);
    const int64_t gone = (int64_t)share.num; /* at most the days of a year */
    int64_t year; /* the increase of a year at this pace, times what is gone of it */

    if (target == INDICATOR_NONE || gone <= 0 || !count_at(&w, CUBE_DAU_NAM, ind, &out->start) ||
        !count_at(&w, CUBE_NOW, ind, &out->now) || !count_at(&w, CUBE_NOW, target, &out->target)) {
        return false;
    }
    year = (out->now - out->start) * (int64_t)share.den; /* people: far from 64 bits */
    out->ahead = out->start +
                 (year < 0 ? -((-year * 2 + gone) / (2 * gone)) : (year * 2 + gone) / (2 * gone));
    if (out->ahead < 0) {
        out->ahead = 0;
    }
    out->made = (struct num_ratio){out->now - out->start,
                                   out->target > out->start ? out->target - out->start : 0};
    return true;
}
