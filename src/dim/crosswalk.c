/* crosswalk - old communes to today's.  See crosswalk.h. */

#include "dim/crosswalk.h"

#include "base/arena.h"
#include "base/num.h"

/* The weights of the parts under a decision; false where the shares stay unknown.
 * *sure: one part takes all, and not by the decision. */
static bool
weigh(const struct crosswalk_old *o, enum crosswalk_decision d, int64_t *weight, bool *sure) {
    uint32_t parts = 0;
    int64_t left = CROSSWALK_WHOLE;
    int64_t unknown = 0;
    bool has_remainder = false;

    for (uint32_t i = 0; i < o->n; i++) {
        unknown += o->part[i].share == CROSSWALK_UNKNOWN;
        left -= o->part[i].share == CROSSWALK_UNKNOWN ? 0 : o->part[i].share;
        has_remainder = has_remainder || o->part[i].remainder;
    }
    left = left < 0 ? 0 : left;
    if (unknown > 0 && left > 0 &&
        (d == CROSSWALK_UNDECIDED || (d == CROSSWALK_REMAINDER && !has_remainder))) {
        return false;
    }
    for (uint32_t i = 0; i < o->n; i++) {
        const struct crosswalk_part *p = &o->part[i];
        const int64_t known = p->share == CROSSWALK_UNKNOWN ? 0 : p->share;

        if (unknown == 0) {
            weight[i] = known;
        } else if (d == CROSSWALK_REMAINDER) {
            weight[i] = known + (p->remainder ? left : 0);
        } else { /* in equal parts over the unknown ones: everything times their number */
            weight[i] = p->share == CROSSWALK_UNKNOWN ? left : known * unknown;
        }
        parts += weight[i] > 0;
    }
    *sure = parts == 1 && (unknown == 0 || left == 0);
    return parts > 0;
}

enum crosswalk_result
crosswalk_divide(const struct crosswalk_old *o, enum crosswalk_decision d, int64_t value,
                 int64_t *part) {
    struct arena scratch = ARENA_EMPTY;
    int64_t *weight;
    bool sure = false;
    bool can;

    if (o->n == 1 && o->part[0].share == CROSSWALK_WHOLE) { /* nine out of ten */
        part[0] = value;
        return CROSSWALK_EXACT;
    }
    weight = arena_array(&scratch, int64_t, o->n);
    can = weigh(o, d, weight, &sure);
    can = can && num_spread(value, weight, o->n, part);
    arena_free(&scratch);
    if (!can) {
        return CROSSWALK_IMPOSSIBLE;
    }
    return sure ? CROSSWALK_EXACT : CROSSWALK_SPLIT;
}

void
crosswalk_free(struct crosswalk *c) {
    map_free(&c->by_code);
}
