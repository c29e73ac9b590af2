/* gather_withhold - nothing is made of figures that nobody may know.  See gather.h. */

#include "figures/withhold.h"
#include "run/gather.h"

static struct withhold_rule
rule_of(const struct profile *p) {
    return (struct withhold_rule){profile_int(p, PROFILE_O_NHO),
                                  profile_int(p, PROFILE_AN_VU_TRANG) != 0};
}

bool
gather_may_withhold(const struct profile *p, struct err *e) {
    const int64_t least = profile_int(p, PROFILE_O_NHO);

    if (least > 0 && least < WITHHOLD_LEAST_MIN) {
        return err_set(
            e, ERR_CONFIG,
            "o_nho = %d không che được gì: ô \"<%d\" chỉ có thể là một số; đặt 0 (không che) "
            "hoặc từ %d trở lên, ở mục [nguong] của baophu.ini",
            (int)least, (int)least, WITHHOLD_LEAST_MIN);
    }
    return true;
}

static void
hide_shares_of(const struct gather *g, struct cube *ahead, enum member_level l, uint32_t line) {
    for (uint32_t ind = 0; ind < g->indicators.n; ind++) {
        const uint32_t target = indicator_target(&g->indicators, ind);

        if (target != INDICATOR_NONE && (cube_state(g->now, l, line, ind) & CUBE_WITHHELD) != 0) {
            cube_mark(ahead, l, line, target, CUBE_WITHHELD);
        }
    }
}

/* What the plan of a year ahead gives a place rests on what it has now. */
static void
hide_shares(const struct gather *g, struct cube *ahead) {
    for (unsigned l = MEMBER_XA; l <= MEMBER_CO_QUAN; l++) {
        const uint32_t lines = member_lines(&g->members, (enum member_level)l);

        for (uint32_t line = 0; line < lines; line++) {
            hide_shares_of(g, ahead, (enum member_level)l, line);
        }
    }
}

/* The figures of another period, without what nobody may know. */
static bool
hide_other(struct gather *g, const struct withhold_rule *r, const struct cube **from,
           struct err *e) {
    struct cube *c = cube_copy(&g->arena, *from);

    if (!withhold_apply(c, r, e)) {
        return false;
    }
    if (c->period.year > g->r.period.year) {
        hide_shares(g, c);
    }
    *from = c;
    return true;
}

bool
gather_withholds(const struct profile *p) {
    const struct withhold_rule rule = rule_of(p);

    return withhold_is_on(&rule);
}

bool
gather_withhold(struct gather *g, struct err *e) {
    const struct withhold_rule rule = rule_of(g->r.profile);

    if (!withhold_is_on(&rule)) {
        return true;
    }
    if (!withhold_apply(g->now, &rule, e)) {
        return false;
    }
    for (unsigned k = CUBE_NOW + 1; k < CUBE_WHENS; k++) {
        if (g->book.at[k] != NULL && !hide_other(g, &rule, &g->book.at[k], e)) {
            return false;
        }
    }
    for (size_t k = 0; k < g->book.years; k++) {
        if (!hide_other(g, &rule, &g->book.year[k], e)) {
            return false;
        }
    }
    return true;
}
