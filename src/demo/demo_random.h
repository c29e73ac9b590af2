/*
 * demo_random - random numbers without a state: each depends only on a purpose and two indexes.
 *
 * Numbers are not drawn in sequence.  The number for person 7 of commune 3 is the same whether 10
 * or 10 million people come before, so another scale or quarter does not change what stays.  The
 * bits are mixed as in splitmix64.
 */
#ifndef DEMO_DEMO_RANDOM_H
#define DEMO_DEMO_RANDOM_H

#include <stdint.h>

/* Each question has a purpose of its own, so that two questions never get the same number. */
enum demo_purpose {
    DEMO_SEX = 1,
    DEMO_HO,
    DEMO_DEM,
    DEMO_TEN,
    DEMO_BIRTH,
    DEMO_BIRTH_YEAR_ONLY,
    DEMO_JOIN,
    DEMO_PAID_UNTIL,
    DEMO_PAY,
    DEMO_TWO_ROWS,
    DEMO_TWO_JOBS,
    DEMO_MOVE,
    DEMO_STAY_LISTED,
    DEMO_EMPLOYER,
    DEMO_PACE,
    DEMO_SIZE,
    DEMO_WAGE,
    DEMO_DEBT,
    DEMO_DEBT_SHARE,
    DEMO_TAX,
    DEMO_TAX_GAP,
    DEMO_TAX_DAY,
    DEMO_NAME,
    DEMO_NAME_2,
    DEMO_DEPARTMENT,
    DEMO_HISTORY,
    DEMO_BY_HAND,
    DEMO_ADDRESS
};

static inline uint64_t
demo_random(enum demo_purpose purpose, uint64_t a, uint64_t b) {
    uint64_t z =
        (uint64_t)purpose * 0x9e3779b97f4a7c15U + a * 0xd1342543de82ef95U + b * 0x2545f4914f6cdd1dU;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    z ^= z >> 31;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

/* A number from lo to hi, both included. */
static inline int64_t
demo_between(enum demo_purpose purpose, uint64_t a, uint64_t b, int64_t lo, int64_t hi) {
    const uint64_t span = (uint64_t)(hi - lo) + 1;

    return lo + (int64_t)((demo_random(purpose, a, b) >> 11) % span);
}

#endif /* DEMO_DEMO_RANDOM_H */
