/* snapshot_sums - whether the communes of figures that were read sum to the province.  See snapshot_raw.h. */

#include "figures/snapshot_raw.h"

/* Whether the communes of a count sum to the province's line; where none has it, or some are withheld, that is not to
 * be asked. */
static bool
sums_up(const struct cube *c, uint32_t ind) {
    int64_t province;
    int64_t sum = 0;
    bool any = false;

    if (!cube_get(c, MEMBER_TINH, 0, ind, &province)) {
        return true;
    }
    for (uint32_t line = 0; line < member_lines(c->members, MEMBER_XA); line++) {
        int64_t v;

        if ((cube_state(c, MEMBER_XA, line, ind) & CUBE_WITHHELD) != 0) {
            return true;
        }
        if (cube_get(c, MEMBER_XA, line, ind, &v)) {
            any = true;
            sum += v;
        }
    }
    return !any || sum == province;
}

void
snapshot_note_sums(const struct cube *c, struct snapshot_notes *notes) {
    for (uint32_t ind = 0; ind < c->indicators->n; ind++) {
        const struct indicator *i = &c->indicators->v[ind];

        /* A target is given to each place by itself. */
        if (i->kind != INDICATOR_RATIO && !i->target && !sums_up(c, ind)) {
            notes->first_unsummed = notes->unsummed++ == 0 ? ind : notes->first_unsummed;
        }
    }
}
