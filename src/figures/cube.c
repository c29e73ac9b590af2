/* cube - every figure of one period: place x indicator, exact.  See cube.h. */

#include "figures/cube.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

enum { CUBE_NOTES = CUBE_ON_SPLIT | CUBE_INCOMPARABLE | CUBE_WITHHELD };

struct cube *
cube_new(struct arena *a, struct period p, const struct member_set *m,
         const struct indicator_set *i) {
    struct cube *c = arena_new(a, struct cube);

    *c = (struct cube){.period = p, .members = m, .indicators = i};
    for (unsigned l = 0; l < MEMBER_LEVEL_COUNT; l++) {
        c->base[l] = c->rows;
        c->rows += member_lines(m, (enum member_level)l);
    }
    c->v = arena_array(a, int64_t, (size_t)c->rows * i->n);
    c->state = arena_array(a, uint8_t, (size_t)c->rows * i->n);
    return c;
}

struct cube *
cube_copy(struct arena *a, const struct cube *c) {
    struct cube *copy = cube_new(a, c->period, c->members, c->indicators);
    const size_t cells = (size_t)c->rows * c->indicators->n;

    memcpy(copy->v, c->v, cells * sizeof *c->v);
    memcpy(copy->state, c->state, cells * sizeof *c->state);
    copy->stated_first = c->stated_first;
    copy->overflow = c->overflow;
    return copy;
}

static size_t
cell(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind) {
    assert(l < MEMBER_LEVEL_COUNT && line < member_lines(c->members, l));
    assert(ind < c->indicators->n);
    return ((size_t)c->base[l] + line) * c->indicators->n + ind;
}

void
cube_add(struct cube *c, enum member_level l, uint32_t line, uint32_t ind, int64_t v) {
    const size_t at = cell(c, l, line, ind);

    if (!num_add(c->v[at], v, &c->v[at])) {
        c->overflow = true;
    }
    c->state[at] |= CUBE_PRESENT;
}

void
cube_set(struct cube *c, enum member_level l, uint32_t line, uint32_t ind, int64_t v) {
    const size_t at = cell(c, l, line, ind);

    c->v[at] = v;
    c->state[at] |= CUBE_PRESENT;
}

void
cube_mark(struct cube *c, enum member_level l, uint32_t line, uint32_t ind, unsigned bits) {
    const size_t at = cell(c, l, line, ind);

    c->state[at] |= (uint8_t)bits;
    if ((bits & (CUBE_INCOMPARABLE | CUBE_WITHHELD)) != 0) {
        c->v[at] = 0;
        c->state[at] &= (uint8_t)~CUBE_PRESENT;
    }
}

void
cube_present(struct cube *c, enum member_level l, uint32_t ind) {
    const uint32_t lines = member_lines(c->members, l);

    for (uint32_t line = 0; line < lines; line++) {
        c->state[cell(c, l, line, ind)] |= CUBE_PRESENT;
    }
}

bool
cube_get(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind, int64_t *out) {
    size_t at;

    if (c == NULL) {
        return false;
    }
    at = cell(c, l, line, ind);
    if ((c->state[at] & CUBE_PRESENT) == 0) {
        return false;
    }
    *out = c->v[at];
    return true;
}

bool
cube_is_nothing(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind) {
    const uint32_t known = l == MEMBER_TINH ? 0 : c->members->list[l].n;

    if (line != known || (cube_state(c, l, line, ind) & (CUBE_PRESENT | CUBE_WITHHELD)) != 0) {
        return false;
    }
    for (uint32_t other = 0; other < known; other++) {
        if (cube_state(c, l, other, ind) != CUBE_ABSENT) {
            return true;
        }
    }
    return false;
}

/* Whether an indicator is a rate that can be computed from two others. */
static bool
computable(const struct cube *c, uint32_t ind) {
    const struct indicator *i = &c->indicators->v[ind];

    return i->kind == INDICATOR_RATIO && i->num != INDICATOR_NONE && i->den != INDICATOR_NONE;
}

/* What stands in the cell itself: a count, or a stated rate. */
static struct num_ratio
stored(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind) {
    const bool stated = c->indicators->v[ind].kind == INDICATOR_RATIO;
    int64_t v;

    if (!cube_get(c, l, line, ind, &v)) {
        return (struct num_ratio){0, 0};
    }
    return (struct num_ratio){v, stated ? 10000 : 1};
}

/* a/b of two parts; *have tells that both were there (then a zero b means that there is no rate). */
static struct num_ratio
divide(struct num_ratio a, struct num_ratio b, bool *have) {
    *have = a.den != 0 && b.den != 0;
    if (!*have || b.num == 0) {
        return (struct num_ratio){0, 0};
    }
    return (struct num_ratio){a.num * b.den, a.den * b.num};
}

/* A rate of counts (bp_bhxh), or a count: a part of a rate of rates (ht_bp_bhxh). */
static struct num_ratio
part(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind) {
    const struct indicator *i = &c->indicators->v[ind];

    if (computable(c, ind)) {
        bool have = false;
        const struct num_ratio r =
            divide(stored(c, l, line, i->num), stored(c, l, line, i->den), &have);

        if (have) {
            return r;
        }
    }
    return stored(c, l, line, ind);
}

struct num_ratio
cube_ratio(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind) {
    if (c == NULL) {
        return (struct num_ratio){0, 0};
    }
    assert(c->indicators->v[ind].kind == INDICATOR_RATIO);
    if (c->stated_first && stored(c, l, line, ind).den != 0) {
        return stored(c, l, line, ind);
    }
    if (computable(c, ind)) {
        const struct indicator *i = &c->indicators->v[ind];
        bool have = false;
        const struct num_ratio r =
            divide(part(c, l, line, i->num), part(c, l, line, i->den), &have);

        if (have) {
            return r;
        }
    }
    return stored(c, l, line, ind);
}

struct num_ratio
cube_any(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind) {
    if (c == NULL) {
        return (struct num_ratio){0, 0};
    }
    return c->indicators->v[ind].kind == INDICATOR_RATIO ? cube_ratio(c, l, line, ind)
                                                         : stored(c, l, line, ind);
}

/* The notes of a cell, and of the cells it is computed from where it is a rate of counts. */
static unsigned
notes(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind) {
    const struct indicator *i = &c->indicators->v[ind];
    unsigned bits = c->state[cell(c, l, line, ind)];

    if (computable(c, ind)) {
        bits |= c->state[cell(c, l, line, i->num)] | c->state[cell(c, l, line, i->den)];
    }
    return bits & CUBE_NOTES;
}

unsigned
cube_state(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind) {
    const struct indicator *i;
    unsigned bits;

    if (c == NULL) {
        return CUBE_ABSENT;
    }
    i = &c->indicators->v[ind];
    if (i->kind != INDICATOR_RATIO) {
        return c->state[cell(c, l, line, ind)];
    }
    bits = notes(c, l, line, ind);
    if (computable(c, ind)) {
        bits |= notes(c, l, line, i->num) | notes(c, l, line, i->den);
    }
    return bits | (cube_ratio(c, l, line, ind).den != 0 ? CUBE_PRESENT : CUBE_ABSENT);
}

static bool
cell_refused(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind,
             struct err *e) {
    const str code = member_code(c->members, l, line);
    const str id = c->indicators->v[ind].id;
    int64_t v;

    if (cube_get(c, l, line, ind, &v) && v < 0) {
        (void)err_set(e, ERR_INTERNAL,
                      "chỉ tiêu " STR_FMT " của %s \"" STR_FMT "\" âm: %" PRId64
                      "; hãy báo người bảo trì",
                      STR_ARG(id), member_level_id(l), STR_ARG(code), v);
        return true;
    }
    return false;
}

/* The sum over a level's lines; false where a line is absent. */
static bool
level_sum(const struct cube *c, enum member_level l, uint32_t ind, num_wide *sum) {
    const uint32_t lines = member_lines(c->members, l);

    *sum = 0;
    for (uint32_t line = 0; line < lines; line++) {
        int64_t v;

        if (!cube_get(c, l, line, ind, &v)) {
            return false;
        }
        *sum += v;
    }
    return true;
}

static bool
check_indicator(const struct cube *c, uint32_t ind, struct err *e) {
    int64_t tinh;
    const bool have = cube_get(c, MEMBER_TINH, 0, ind, &tinh);

    for (unsigned k = 0; k < MEMBER_LEVEL_COUNT; k++) {
        const enum member_level l = (enum member_level)k;
        const uint32_t lines = member_lines(c->members, l);
        num_wide sum;

        for (uint32_t line = 0; line < lines; line++) {
            if (cell_refused(c, l, line, ind, e)) {
                return false;
            }
        }
        if (have && c->indicators->v[ind].kind != INDICATOR_RATIO && level_sum(c, l, ind, &sum) &&
            sum != tinh) {
            return err_set(e, ERR_INTERNAL,
                           "chỉ tiêu " STR_FMT ": tổng các dòng %s lệch %" PRId64
                           " so với toàn tỉnh (%" PRId64 "); hãy báo người bảo trì",
                           STR_ARG(c->indicators->v[ind].id), member_level_id(l),
                           (int64_t)(sum - tinh), tinh);
        }
    }
    return true;
}

bool
cube_check(const struct cube *c, struct err *e) {
    if (c->overflow) {
        return err_set(e, ERR_DATA,
                       "tổng của một cột tiền vượt quá 64 bit (hơn 9 tỷ tỷ), không thể đúng; hãy "
                       "kiểm tra đơn vị tính (đồng, nghìn đồng, triệu đồng) của các cột tiền, nhất "
                       "là ở bảng don_vi");
    }
    for (uint32_t ind = 0; ind < c->indicators->n; ind++) {
        if (!check_indicator(c, ind, e)) {
            return false;
        }
    }
    return true;
}
