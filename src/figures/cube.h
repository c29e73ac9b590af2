/*
 * cube - every figure of one period: place x indicator, exact.
 *
 *     line      (level, ix)  tinh | xa 0..n | co_quan 0..n | nhom 0..n | loai_hinh 0..n
 *     cell      absent, or an int64: a count, đồng, or - for an indicator of kind ratio - a
 *               stated rate in hundredths of a percent
 *
 * Every cell is stored, in 8 bytes and a state byte; the whole country has some 4 MB.  A rate that
 * can be computed is not stored: cube_ratio takes numerator and denominator of the same line.
 *
 * INVARIANT (cube_check): when a stock or a flow is present on all lines of a level, these lines
 * sum to the province.
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
    CUBE_ON_SPLIT = 2, /* bit: it comes partly from a commune that was split, and gets a note */
    /* bit, without PRESENT: "không so sánh được" (a share is unknown, and nothing was decided) */
    CUBE_INCOMPARABLE = 4,
    /* bit, without PRESENT: there is a count, and nobody may know it (figures/withhold) */
    CUBE_WITHHELD = 8,
    CUBE_SMALL = 16 /* bit, with WITHHELD: because the count itself is small */
};

struct cube {
    struct period period;
    const struct member_set *members;
    const struct indicator_set *indicators;
    uint32_t base[MEMBER_LEVEL_COUNT]; /* first row of a level */
    uint32_t rows;
    int64_t *v;     /* v[row * indicators->n + indicator] */
    uint8_t *state; /* enum cube_state bits */
    /* Of a year ahead: a rate that is given is taken rather than one computed from its parts. */
    bool stated_first;
    bool overflow; /* an addition did not fit: cube_check fails */
};

struct cube *cube_new(struct arena *a, struct period p, const struct member_set *m,
                      const struct indicator_set *i);
struct cube *cube_copy(struct arena *a, const struct cube *c);

/* Add v to a cell; an absent cell becomes present with v. */
void cube_add(struct cube *c, enum member_level l, uint32_t line, uint32_t ind, int64_t v);
void cube_set(struct cube *c, enum member_level l, uint32_t line, uint32_t ind, int64_t v);
void cube_mark(struct cube *c, enum member_level l, uint32_t line, uint32_t ind, unsigned bits);
/* Make the indicator present on every line of the level, with 0 where nothing was added: a
 * source that was read and has nothing to count gives zero; one that was not delivered gives
 * absent cells. */
void cube_present(struct cube *c, enum member_level l, uint32_t ind);

/* The bits of a cell.  A rate is PRESENT where cube_ratio gives one, and has the notes
 * (ON_SPLIT, INCOMPARABLE, WITHHELD) of its parts.  c may be NULL: then the cell is ABSENT. */
unsigned cube_state(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind);
/* *out gets the stored value; false: the cell is absent, or c is NULL (there is no such period). */
bool cube_get(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind, int64_t *out);
/* Whether it is the line without a place, has no figure, and other lines of its level have one: nobody stood on it,
 * so in a sum it is 0. */
bool cube_is_nothing(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind);
/* The rate of an indicator of kind ratio: computed from its parts, else as stated; {0, 0} when
 * there is none.  Parts that are rates themselves (ht_bp_*) are divided exactly. */
struct num_ratio cube_ratio(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind);
/* Any indicator as num/den (den 1 for counts); {0, 0} when absent. */
struct num_ratio cube_any(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind);

/* false (ERR_INTERNAL): an addition did not fit, the invariant does not hold, or a count is
 * negative; *e names the cell. */
bool cube_check(const struct cube *c, struct err *e);

/* The cubes of the periods that documents compare; NULL when there are no figures of a period. */
enum cube_when { CUBE_NOW, CUBE_KY_TRUOC, CUBE_CUNG_KY, CUBE_DAU_NAM, CUBE_WHENS };
enum { CUBE_EARLIER = 2 };

struct cube_book {
    /* NOW is never NULL; all have the same members and indicators. */
    const struct cube *at[CUBE_WHENS];
    const struct cube **year; /* Q4 or year of earlier years, and targets of years ahead */
    size_t years;
    /* States before NOW's: of the quarters (months of a month) that are known, the last one first; NULL behind them. */
    const struct cube *earlier[CUBE_EARLIER];
};

#endif /* FIGURES_CUBE_H */
