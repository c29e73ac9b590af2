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

/* Army and police, whose strength the profile leaves out: a group outside coverage. */
static bool
is_left_out(const struct place *p, uint32_t ind) {
    const struct indicator_set *i = p->f->indicators;
    const struct member_list *groups = &p->f->members->list[MEMBER_NHOM];

    if (profile_int(p->f->profile, PROFILE_AN_VU_TRANG) == 0) {
        return false;
    }
    for (unsigned f = 0; f < INDICATOR_FAMILIES; f++) {
        if (ind >= i->family[f] && ind < i->family[f] + groups->n) {
            return groups->m[ind - i->family[f]].outside_coverage;
        }
    }
    return false;
}

/* The hidden parts of one sum as a reader knows them: how many, what they add up to (the sum less the shown ones), and
 * the least and the most that they can. */
struct hidden {
    uint32_t parts;
    int64_t sum, low, high;
    bool endless; /* one of them has no upper end */
};

/* Every hidden part has at least two values that fit the sum: it lies between the ends that all of them together have. */
static bool
is_ambiguous(const struct hidden *h) {
    return h->parts != 1 &&
           (h->parts == 0 || (h->low < h->sum && (h->endless || h->sum < h->high)));
}

static void
hide(struct hidden *h, int64_t v, int64_t low, int64_t high) {
    h->parts++;
    h->sum += v;
    h->low += low;
    h->high += high;
}

/* What must be hidden by itself among the parts of the sum that ind is a part of. */
static struct hidden
hidden_by_rule(const struct place *p, uint32_t ind) {
    struct hidden h = {0};
    uint32_t part;

    for (uint32_t k = 0; (part = sibling(p->f->indicators, ind, k)) != INDICATOR_NONE; k++) {
        int64_t v = 0;

        if (is_left_out(p, part)) {
            (void)cube_get(p->c, p->level, p->line, part, &v);
            hide(&h, v, 0, 0);
            h.endless = true;
        } else if (is_small(p, part) && cube_get(p->c, p->level, p->line, part, &v)) {
            hide(&h, v, 1, p->least - 1);
        }
    }
    return h;
}

/* The smallest part that is shown by the rule and that comes behind (value, index) of the last one taken. */
static uint32_t
next_smallest(const struct place *p, uint32_t ind, int64_t *value, uint32_t last) {
    uint32_t best = INDICATOR_NONE;
    uint32_t part;
    int64_t least = 0;

    for (uint32_t k = 0; (part = sibling(p->f->indicators, ind, k)) != INDICATOR_NONE; k++) {
        int64_t v;

        if (!cube_get(p->c, p->level, p->line, part, &v) || v < p->least || is_left_out(p, part) ||
            v < *value || (v == *value && last != INDICATOR_NONE && part <= last)) {
            continue;
        }
        if (best == INDICATOR_NONE || v < least) {
            best = part;
            least = v;
        }
    }
    *value = least;
    return best;
}

/* Whether ind has to go with the hidden parts of its sum: the smallest shown parts are taken until every hidden one could
 * have two values.  *exposed: all are taken, and still one could not: the sum itself has to go. */
static bool
goes_too(const struct place *p, uint32_t ind, bool *exposed) {
    struct hidden h = hidden_by_rule(p, ind);
    uint32_t taken = INDICATOR_NONE;
    int64_t value = 0;
    bool found = false;

    while (!is_ambiguous(&h)) {
        taken = next_smallest(p, ind, &value, taken);
        if (taken == INDICATOR_NONE) {
            *exposed = true;
            break;
        }
        hide(&h, value, p->least, 0);
        h.endless = true;
        found = found || taken == ind;
    }
    return found;
}

/* The sum of parts that cannot hide each other. */
static bool
is_exposing_sum(const struct place *p, uint32_t ind) {
    const uint32_t first = ind == INDICATOR_BHXH   ? INDICATOR_BHXH_BB
                           : ind == INDICATOR_BHYT ? p->f->indicators->family[INDICATOR_BHYT_NHOM]
                           : ind == INDICATOR_TIEM_NANG_TN
                               ? p->f->indicators->family[INDICATOR_TIEM_NANG_NHOM]
                               : INDICATOR_NONE;
    bool exposed = false;

    if (first != INDICATOR_NONE && (ind == INDICATOR_BHXH || p->f->indicators->groups > 0)) {
        (void)goes_too(p, first, &exposed);
    }
    return exposed;
}

/* A count for coverage beside the whole count tells how many soldiers there are. */
static bool
tells_soldiers(const struct place *p, uint32_t ind) {
    const uint32_t whole = ind == INDICATOR_BHXH_BP   ? INDICATOR_BHXH
                           : ind == INDICATOR_BHTN_BP ? INDICATOR_BHTN
                                                      : INDICATOR_NONE;
    int64_t all;
    int64_t covered;

    if (whole == INDICATOR_NONE || !cube_get(p->c, p->level, p->line, whole, &all) ||
        !cube_get(p->c, p->level, p->line, ind, &covered)) {
        return false;
    }
    return profile_int(p->f->profile, PROFILE_AN_VU_TRANG) != 0 ||
           (all > covered && all - covered < p->least);
}

static enum hiding
hiding_of_count(const struct place *p, uint32_t ind) {
    bool exposed = false;

    if (is_left_out(p, ind)) {
        return WITHHELD;
    }
    if (is_small(p, ind)) {
        return TOO_SMALL;
    }
    return (sibling(p->f->indicators, ind, 0) != INDICATOR_NONE && goes_too(p, ind, &exposed)) ||
                   is_exposing_sum(p, ind) || tells_soldiers(p, ind)
               ? WITHHELD
               : SHOWN;
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

    if ((p.least <= 1 && profile_int(f->profile, PROFILE_AN_VU_TRANG) == 0) || c == NULL ||
        f->scope.level == MEMBER_TINH) {
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
