/* compile - a half or a year out of its quarters' figures alone.  See compile.h. */

#include "figures/compile.h"

#include <assert.h>

/* One cell over the quarters that there are. */
struct cell {
    struct cube *out;
    enum member_level level;
    uint32_t line, ind;
};
enum { MARKS = CUBE_ON_SPLIT | CUBE_INCOMPARABLE | CUBE_WITHHELD };

static void
take(const struct cell *at, const struct cube *from) {
    const unsigned state = cube_state(from, at->level, at->line, at->ind);
    int64_t v;

    if (cube_get(from, at->level, at->line, at->ind, &v)) {
        cube_set(at->out, at->level, at->line, at->ind, v);
    }
    cube_mark(at->out, at->level, at->line, at->ind, state & MARKS);
}

static void
sum(const struct cell *at, const struct cube *const *quarter, size_t n) {
    unsigned marks = 0;
    bool whole = true;

    for (size_t q = 0; q < n; q++) {
        int64_t v;

        marks |= cube_state(quarter[q], at->level, at->line, at->ind);
        whole = whole &&
                (quarter[q] == NULL || cube_get(quarter[q], at->level, at->line, at->ind, &v) ||
                 cube_is_nothing(quarter[q], at->level, at->line, at->ind));
    }
    for (size_t q = 0; whole && q < n; q++) {
        int64_t v;

        if (cube_get(quarter[q], at->level, at->line, at->ind, &v)) {
            cube_add(at->out, at->level, at->line, at->ind, v);
        }
    }
    cube_mark(at->out, at->level, at->line, at->ind, marks & MARKS);
}

/* Every cell of one line: flows summed over the n quarters (none: left absent), the rest from last. */
static void
compile_line(struct cell *at, const struct cube *last, const struct cube *const *quarter,
             size_t n) {
    for (at->ind = 0; at->ind < at->out->indicators->n; at->ind++) {
        if (at->out->indicators->v[at->ind].kind != INDICATOR_FLOW) {
            take(at, last);
        } else if (n > 0) {
            sum(at, quarter, n);
        }
    }
}

/* What the quarters have in communes that are not comparable over all of them stands without a place, so that
 * the column keeps its sum. */
static void
sum_unplaced(struct cube *out, uint32_t ind, const struct cube *const *quarter, size_t n) {
    const uint32_t unplaced = out->members->list[MEMBER_XA].n;
    int64_t v;

    for (uint32_t line = 0; line < unplaced; line++) {
        if ((cube_state(out, MEMBER_XA, line, ind) & CUBE_INCOMPARABLE) == 0) {
            continue;
        }
        for (size_t q = 0; q < n; q++) {
            if (cube_get(quarter[q], MEMBER_XA, line, ind, &v)) {
                cube_add(out, MEMBER_XA, unplaced, ind, v);
                cube_mark(out, MEMBER_XA, unplaced, ind, CUBE_ON_SPLIT);
            }
        }
    }
}

static struct cube *
compile(struct arena *a, struct period p, const struct cube *last,
        const struct cube *const *quarter, size_t n) {
    struct cube *out = cube_new(a, p, last->members, last->indicators);

    for (unsigned l = 0; l < MEMBER_LEVEL_COUNT; l++) {
        const uint32_t lines = member_lines(out->members, (enum member_level)l);

        for (uint32_t line = 0; line < lines; line++) {
            struct cell at = {out, (enum member_level)l, line, 0};

            compile_line(&at, last, quarter, n);
        }
    }
    for (uint32_t ind = 0; ind < out->indicators->n; ind++) {
        int64_t v;

        if (out->indicators->v[ind].kind == INDICATOR_FLOW &&
            cube_get(out, MEMBER_TINH, 0, ind, &v)) {
            sum_unplaced(out, ind, quarter, n);
        }
    }
    return out;
}

struct cube *
compile_quarters(struct arena *a, struct period p, const struct cube *const *quarter, size_t n) {
    const struct cube *last = NULL;

    for (size_t q = 0; q < n; q++) {
        last = quarter[q] != NULL ? quarter[q] : last;
    }
    assert(last != NULL);
    return compile(a, p, last, quarter, n);
}

struct cube *
compile_stocks(struct arena *a, struct period p, const struct cube *last) {
    return compile(a, p, last, NULL, 0);
}
