/* suppress - cells that count so few people that one could be known.  See suppress.h. */

#include "template/suppress.h"

#include <stdio.h>

enum hiding { SHOWN, TOO_SMALL, WITHHELD };

/* One cell's place, so that helpers stay short. */
struct place {
    const struct fill *f;
    const struct cube *c;
    enum member_level level;
    uint32_t line;
    int64_t least; /* the fewest people that may be shown */
};

static bool
counts_people(const struct indicator_set *i, uint32_t ind) {
    const struct indicator *x = &i->v[ind];

    return x->unit == INDICATOR_NGUOI && ind != INDICATOR_DAN_SO && ind != INDICATOR_LLLD &&
           !x->target;
}

static bool
is_small(const struct place *p, uint32_t ind) {
    int64_t v;

    return counts_people(p->f->indicators, ind) && cube_get(p->c, p->level, p->line, ind, &v) &&
           v > 0 && v < p->least;
}

/* The k-th part of the sum that an indicator is a part of; INDICATOR_NONE past the end, and for one that is
 * part of none. */
static uint32_t
sibling(const struct indicator_set *i, uint32_t ind, uint32_t k) {
    static const uint32_t bhxh[] = {INDICATOR_BHXH_BB, INDICATOR_BHXH_TN};

    if (ind == bhxh[0] || ind == bhxh[1]) {
        return k < 2 ? bhxh[k] : INDICATOR_NONE;
    }
    for (unsigned f = 0; f < INDICATOR_FAMILIES; f++) {
        if (ind >= i->family[f] && ind < i->family[f] + i->groups) {
            return k < i->groups ? i->family[f] + k : INDICATOR_NONE;
        }
    }
    return INDICATOR_NONE;
}

/* Exactly one part of the sum is too small, and this is the smallest of the others: with it shown, the
 * small one would be the sum less the rest. */
static bool
gives_away(const struct place *p, uint32_t ind) {
    const struct indicator_set *i = p->f->indicators;
    uint32_t smallest = INDICATOR_NONE;
    uint32_t part;
    uint32_t hidden = 0;
    int64_t least = 0;

    for (uint32_t k = 0; (part = sibling(i, ind, k)) != INDICATOR_NONE; k++) {
        int64_t v;

        if (is_small(p, part)) {
            hidden++;
        } else if (cube_get(p->c, p->level, p->line, part, &v) && v > 0 &&
                   (smallest == INDICATOR_NONE || v < least)) {
            smallest = part;
            least = v;
        }
    }
    return hidden == 1 && smallest == ind;
}

static enum hiding
hiding_of_count(const struct place *p, uint32_t ind) {
    return is_small(p, ind) ? TOO_SMALL : gives_away(p, ind) ? WITHHELD : SHOWN;
}

static enum hiding
hiding_of(const struct place *p, uint32_t ind) {
    const struct indicator *x = &p->f->indicators->v[ind];
    const uint32_t part[2] = {x->num, x->den};

    if (x->kind != INDICATOR_RATIO) {
        return hiding_of_count(p, ind);
    }
    for (size_t k = 0; k < 2; k++) {
        if (part[k] == INDICATOR_NONE) {
            continue;
        }
        if (hiding_of_count(p, part[k]) != SHOWN) {
            return WITHHELD;
        }
        if (p->f->indicators->v[part[k]].num != INDICATOR_NONE &&
            hiding_of_count(p, p->f->indicators->v[part[k]].num) != SHOWN) {
            return WITHHELD;
        }
    }
    return SHOWN;
}

static enum hiding
hiding(const struct fill *f, const struct cube *c, enum member_level l, uint32_t line,
       uint32_t ind) {
    const struct place p = {f, c, l, line, profile_int(f->profile, PROFILE_O_NHO)};

    if (p.least <= 1 || c == NULL || f->scope.level == MEMBER_TINH || l == MEMBER_TINH) {
        return SHOWN;
    }
    return hiding_of(&p, ind);
}

bool
suppress_shows(const struct fill *f, const struct cube *c, enum member_level l, uint32_t line,
               uint32_t ind) {
    return hiding(f, c, l, line, ind) == SHOWN;
}

struct doc_cell
suppress_cell(struct arena *a, const struct fill *f, const struct cube *c, enum member_level l,
              uint32_t line, uint32_t ind) {
    char text[NUM_TEXT];

    switch (hiding(f, c, l, line, ind)) {
    case TOO_SMALL:
        (void)snprintf(text, sizeof text, "<%lld",
                       (long long)profile_int(f->profile, PROFILE_O_NHO));
        return (struct doc_cell){.kind = DOC_TEXT, .u.text = str_keep(a, str_from(text))};
    case WITHHELD:
        return (struct doc_cell){.kind = DOC_TEXT, .u.text = STR(SUPPRESS_WITHHELD)};
    case SHOWN:
        break;
    }
    return figure_cell(c, l, line, ind);
}
