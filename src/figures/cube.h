/*
 * cube - every figure of one period: place x indicator, exact.
 *
 *     line      (level, ix)  tinh | xa 0..n | co_quan 0..n | nhom 0..n | loai_hinh 0..n
 *     cell      absent, or an int64: a count, đồng, or - for an indicator of kind ratio - a
 *               stated rate in hundredths of a percent
 *
 * Dense: (sum of lines) x (indicators) cells of 8 bytes and a state byte; the whole country is
 * some 4 MB.  A rate is never stored when it can be computed: cube_ratio takes numerator and denominator
 * of the same line.
 *
 * INVARIANT (cube_check): for every indicator that is a stock or a flow and is present on all
 * lines of a level that carries it, the lines of that level sum to the province.
 */
#ifndef FIGURES_CUBE_H
#define FIGURES_CUBE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/num.h"
#include "dim/indicator.h"
#include "dim/member.h"
#include "time/period.h"

enum cube_state {
    CUBE_ABSENT = 0,
    CUBE_PRESENT = 1,
    CUBE_ON_SPLIT = 2, /* bit: rests on a commune that was split: carries a note */
    CUBE_INCOMPARABLE =
        4, /* bit, without PRESENT: "không so sánh được" (unknown share, undecided) */
};

struct cube {
    struct period period;
    const struct member_set *members;
    const struct indicator_set *indicators;
    uint32_t base[MEMBER_LEVEL_COUNT]; /* first row of a level */
    uint32_t rows;
    int64_t *v;     /* v[row * indicators->n + indicator] */
    uint8_t *state; /* enum cube_state bits */
    bool
        stated_first; /* a year ahead: a rate that is given stands before one that follows from its parts */
    bool overflow; /* an addition did not fit: cube_check fails */
};

struct cube *cube_new(struct arena *a, struct period p, const struct member_set *m,
                      const struct indicator_set *i);

/* Add to a cell; an absent one becomes present with the value. */
void cube_add(struct cube *c, enum member_level l, uint32_t line, uint32_t ind, int64_t v);
void cube_set(struct cube *c, enum member_level l, uint32_t line, uint32_t ind, int64_t v);
void cube_mark(struct cube *c, enum member_level l, uint32_t line, uint32_t ind, unsigned bits);
/* Make the indicator present (0 where nothing was added) on every line of the level: a source that
 * was read and counted nothing is zero, one that was not delivered is absent. */
void cube_present(struct cube *c, enum member_level l, uint32_t ind);

/* The bits of a cell.  Of a rate: PRESENT where cube_ratio has one, and the notes (ON_SPLIT,
 * INCOMPARABLE) of the parts it is computed from.  c may be NULL: ABSENT. */
unsigned cube_state(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind);
/* The stored value; false when absent.  c may be NULL (no such period): false. */
bool cube_get(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind, int64_t *out);
/* The rate of an indicator of kind ratio: computed where its parts are there, else stated.
 * {0, 0} when there is none. Parts that are rates themselves (ht_bp_*) multiply out exactly. */
struct num_ratio cube_ratio(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind);
/* Any indicator as num/den (den 1 for counts); {0, 0} when absent. */
struct num_ratio cube_any(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind);

/* Overflow, the sums of the invariant, and negative counts: ERR_INTERNAL with the cell by name. */
bool cube_check(const struct cube *c, struct err *e);

/* The cubes that documents compare with; each may be NULL when the period is not to be had. */
enum cube_when { CUBE_NOW, CUBE_KY_TRUOC, CUBE_CUNG_KY, CUBE_DAU_NAM, CUBE_WHENS };
struct cube_book {
    const struct cube
        *at[CUBE_WHENS];      /* NOW never NULL; all over the same members and indicators */
    const struct cube **year; /* Q4 (or year) of earlier years and targets ahead, for annex I */
    size_t years;
};

#endif /* FIGURES_CUBE_H */
