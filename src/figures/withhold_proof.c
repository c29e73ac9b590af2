/* withhold_proof - which counts are taken out, and the proof.  See withhold.h. */

#include <inttypes.h>

#include "figures/withhold_parts.h"

bool
withhold_is_on(const struct withhold_rule *r) {
    return r->least >= WITHHOLD_LEAST_MIN || r->armed;
}

static bool
is_outside(const struct withhold_plan *p, const struct withhold_count *c) {
    const struct indicator_set *s = p->c->indicators;
    const struct member_list *groups = &p->c->members->list[MEMBER_NHOM];

    if (c->level == MEMBER_NHOM) {
        return c->line < groups->n && groups->m[c->line].outside_coverage &&
               c->ind != INDICATOR_BHXH_BP && c->ind != INDICATOR_BHTN_BP;
    }
    for (unsigned f = 0; f < INDICATOR_FAMILIES; f++) {
        if (c->ind >= s->family[f] && c->ind < s->family[f] + groups->n) {
            return groups->m[c->ind - s->family[f]].outside_coverage;
        }
    }
    return false;
}

/* The whole of a count for coverage; INDICATOR_NONE for any other. */
static uint32_t
whole_of(const struct withhold_count *c) {
    return c->ind == INDICATOR_BHXH_BP   ? INDICATOR_BHXH
           : c->ind == INDICATOR_BHTN_BP ? INDICATOR_BHTN
                                         : INDICATOR_NONE;
}

/* Whether a count for coverage tells how many soldiers there are, and may not. */
static bool
tells_soldiers(const struct withhold_plan *p, const struct withhold_count *c) {
    int64_t all;

    if (whole_of(c) == INDICATOR_NONE || c->level == MEMBER_NHOM ||
        !cube_get(p->c, c->level, c->line, whole_of(c), &all) || all == 0) {
        return false;
    }
    return p->rule.armed || (all > c->value && all - c->value < p->rule.least);
}

/* Hide what the rule itself names. */
static void
hide_first(struct withhold_plan *p) {
    for (uint32_t k = 0; k < p->counts; k++) {
        struct withhold_count *c = &p->count[k];
        const bool armed = p->rule.armed && (is_outside(p, c) || tells_soldiers(p, c));

        if (!armed && c->value > 0 && c->value < p->rule.least) {
            c->hidden = WITHHOLD_SMALL;
            c->low = 1;
            c->high = p->rule.least - 1;
        } else if (armed || tells_soldiers(p, c)) {
            c->hidden = WITHHOLD_OTHER;
            c->high = INT64_MAX;
        }
    }
}

/* What a move of the count may not use, so that the soldiers of the line themselves become more or fewer: the whole
 * beside the count for coverage, the other groups of soldiers. */
static void
bar(struct withhold_plan *p, const struct withhold_count *c, bool barred) {
    const uint32_t whole = whole_of(c);

    if (whole != INDICATOR_NONE && c->level != MEMBER_NHOM) {
        const uint32_t k = withhold_count_at(p, c->level, c->line, whole);

        p->count[k].barred = k != WITHHOLD_NONE && barred;
    }
    for (uint32_t k = 0; is_outside(p, c) && k < p->counts; k++) {
        struct withhold_count *x = &p->count[k];
        const bool beside = c->level == MEMBER_NHOM ? x->level == MEMBER_NHOM && x->ind == c->ind
                                                    : x->level == c->level && x->line == c->line;

        if (x != c && beside && is_outside(p, x)) {
            x->barred = barred;
        }
    }
}

static bool
refused(const struct withhold_plan *p, const struct withhold_count *c, struct err *e) {
    const str name = member_name(p->c->members, c->level, c->line);

    return err_set(e, ERR_DATA,
                   "không che được số nhỏ: " STR_FMT " của " STR_FMT " (chỉ tiêu " STR_FMT
                   ") vẫn tính ra được từ các số còn lại; tăng hoặc bỏ o_nho, hoặc "
                   "gộp nhóm, ở mục [nguong] của baophu.ini",
                   STR_ARG(p->c->indicators->v[c->ind].name), STR_ARG(name),
                   STR_ARG(p->c->indicators->v[c->ind].id));
}

/* The same the other way: the whole becomes more or fewer, the count for coverage does not; and that one has a move too. */
static bool
moves_whole(struct withhold_plan *p, uint32_t k) {
    const uint32_t ind = whole_of(&p->count[k]);
    const uint32_t whole = ind == INDICATOR_NONE
                               ? WITHHOLD_NONE
                               : withhold_count_at(p, p->count[k].level, p->count[k].line, ind);
    bool found;

    if (whole == WITHHOLD_NONE || !withhold_find_move(p, k)) {
        return false;
    }
    p->count[k].barred = true;
    found = withhold_find_move(p, whole);
    p->count[k].barred = false;
    return found;
}

/* Whether the count says that there are no soldiers. */
static bool
is_of_nobody(const struct withhold_plan *p, const struct withhold_count *c) {
    int64_t all = 0;

    if (whole_of(c) == INDICATOR_NONE) {
        return c->value == 0;
    }
    return cube_get(p->c, c->level, c->line, whole_of(c), &all) && all == c->value;
}

/* That nobody is there may be known where it cannot be hidden: such a count needs only some move, or is shown. */
static bool
may_be_nobody(struct withhold_plan *p, uint32_t k) {
    if (!p->count[k].moved && !withhold_find_move(p, k)) {
        p->count[k].hidden = WITHHOLD_SHOWN;
    }
    return true;
}

static bool
find_moves(struct withhold_plan *p, struct err *e) {
    for (uint32_t k = 0; k < p->counts; k++) {
        const struct withhold_count *c = &p->count[k];
        const bool soldiers = c->hidden != WITHHOLD_SHOWN &&
                              (tells_soldiers(p, c) || (p->rule.armed && is_outside(p, c)));
        bool found;

        if (c->hidden == WITHHOLD_SHOWN || (c->moved && !soldiers)) {
            continue;
        }
        if (soldiers) {
            bar(p, c, true);
        }
        found = withhold_find_move(p, k);
        if (soldiers) {
            bar(p, c, false);
            found = found || moves_whole(p, k) || (is_of_nobody(p, c) && may_be_nobody(p, k));
        }
        if (!found) {
            return refused(p, c, e);
        }
    }
    return true;
}

/* --- the proof --------------------------------------------------------------------- */

/* Whether the move changes hidden counts alone, each to a value that a reader must think possible. */
static bool
is_hidden_move(const struct withhold_plan *p, const struct withhold_move *m) {
    for (uint32_t k = 0; k < m->n; k++) {
        const struct withhold_count *c = &p->count[m->step[k].of];
        const int64_t v = c->value + m->step[k].sign;

        if (c->hidden == WITHHOLD_SHOWN || v < c->low || v > c->high) {
            return false;
        }
    }
    return true;
}

/* Whether every sum holds with the counts as the move has them, summed anew. */
static bool
sums_hold(const struct withhold_plan *p, const struct withhold_move *m, int64_t *moved) {
    bool hold = true;

    for (uint32_t k = 0; k < m->n; k++) {
        moved[m->step[k].of] = m->step[k].sign;
    }
    for (uint32_t k = 0; hold && k < m->n; k++) {
        const struct withhold_count *c = &p->count[m->step[k].of];

        for (uint32_t s = c->first; hold && s < c->first + c->terms; s++) {
            const struct withhold_sum *sum = &p->sum[p->in_sum[s].of];
            int64_t value = 0;

            for (uint32_t t = sum->first; t < sum->first + sum->terms; t++) {
                value += p->term[t].sign * (p->count[p->term[t].of].value + moved[p->term[t].of]);
            }
            hold = sum->at_least ? value >= 0 : value == 0;
        }
    }
    for (uint32_t k = 0; k < m->n; k++) {
        moved[m->step[k].of] = 0;
    }
    return hold;
}

/* Every hidden count is in a move, and every move holds. */
static bool
prove(struct withhold_plan *p, struct err *e) {
    int64_t *moved = arena_array(&p->arena, int64_t, p->counts + 1);

    for (uint32_t k = 0; k < p->counts; k++) {
        p->count[k].moved = false;
    }
    for (uint32_t k = 0; k < p->moves; k++) {
        const struct withhold_move *m = &p->move[k];
        const bool holds = is_hidden_move(p, m) && sums_hold(p, m, moved);

        for (uint32_t x = 0; holds && x < m->n; x++) {
            p->count[m->step[x].of].moved = true;
        }
    }
    for (uint32_t k = 0; k < p->counts; k++) {
        if (p->count[k].hidden != WITHHOLD_SHOWN && !p->count[k].moved) {
            return refused(p, &p->count[k], e);
        }
    }
    return true;
}

/* --- taking out -------------------------------------------------------------------- */

static void
take_out_of_line(const struct withhold_plan *p, struct cube *c, enum member_level l,
                 uint32_t line) {
    for (uint32_t ind = 0; ind < c->indicators->n; ind++) {
        const uint32_t k = withhold_count_at(p, l, line, ind);

        if (k != WITHHOLD_NONE && p->count[k].hidden != WITHHOLD_SHOWN) {
            cube_mark(c, l, line, ind,
                      p->count[k].hidden == WITHHOLD_SMALL ? CUBE_WITHHELD | CUBE_SMALL
                                                           : CUBE_WITHHELD);
        }
    }
}

static void
take_out(const struct withhold_plan *p, struct cube *c) {
    for (unsigned l = MEMBER_TINH; l <= MEMBER_NHOM; l++) {
        const uint32_t lines = member_lines(c->members, (enum member_level)l);

        for (uint32_t line = 0; line < lines; line++) {
            take_out_of_line(p, c, (enum member_level)l, line);
        }
    }
}

bool
withhold_apply(struct cube *c, const struct withhold_rule *r, struct err *e) {
    struct withhold_plan p = {.c = c, .rule = *r};
    bool ok;

    if (!withhold_is_on(r)) {
        return true;
    }
    withhold_sums(&p);
    hide_first(&p);
    ok = find_moves(&p, e) && prove(&p, e);
    if (ok) {
        take_out(&p, c);
    }
    arena_free(&p.arena);
    return ok;
}
