/* suppress - how a cell that is withheld is printed.  See suppress.h. */

#include "template/suppress.h"

#include <stdio.h>

#include "figures/withhold.h"

enum hiding { SHOWN, TOO_SMALL, WITHHELD };

/* Workers of so few that one could be known: lists name their employers, so only the count itself is not printed. */
static bool
is_few_workers(const struct fill *f, const struct cube *c, enum member_level l, uint32_t line,
               uint32_t ind) {
    const struct indicator *x = &f->indicators->v[ind];
    int64_t v;

    return f->scope.level != MEMBER_TINH && x->unit == INDICATOR_NGUOI && ind != INDICATOR_DAN_SO &&
           ind != INDICATOR_LLLD && !x->target && !withhold_counts(f->indicators, ind) &&
           cube_get(c, l, line, ind, &v) && v > 0 && v < profile_int(f->profile, PROFILE_O_NHO);
}

static enum hiding
hiding(const struct fill *f, const struct cube *c, enum member_level l, uint32_t line,
       uint32_t ind) {
    const unsigned state = cube_state(c, l, line, ind);

    if (c == NULL) {
        return SHOWN;
    }
    if ((state & CUBE_WITHHELD) != 0) {
        return (state & CUBE_SMALL) != 0 ? TOO_SMALL : WITHHELD;
    }
    return is_few_workers(f, c, l, line, ind) ? TOO_SMALL : SHOWN;
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
