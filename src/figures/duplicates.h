/*
 * duplicates - a code that appears again: either the same row twice, or another row of that code
 * (D11).
 *
 *     same figures as an earlier row of the code    duplicate: thong_tin where the rest is the same too, else
 *                                                   canh_bao, as it may be another's row with a wrong code
 *     other figures                                 D11: accepted, or rejected where the profile says so
 *
 * Nearly every code has one row, whose figures its owner keeps; figures are kept here only when a
 * second row is accepted.  A code costs as many steps as it has rows, and memory only for its
 * different rows.
 */
#ifndef FIGURES_DUPLICATES_H
#define FIGURES_DUPLICATES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "ingest/extract.h"

enum { DUPLICATES_FIGURES = 6 };
struct duplicates_row { /* the figures by which rows of one code differ */
    int64_t v[DUPLICATES_FIGURES];
};

struct duplicates {
    struct arena a;
    struct map rows; /* keys: code and figures, as bytes */
};
void duplicates_start(struct duplicates *r); /* *r must stay where it is */
void duplicates_free(struct duplicates *r);

struct duplicates_case {
    uint32_t code;                      /* number of the code */
    uint32_t rows;                      /* accepted rows of the code, at least 1 */
    const struct duplicates_row *first; /* while rows is 1: that row */
    const struct duplicates_row *now;
    bool alike; /* while rows is 1: name, place and so on are also those of that row */
    struct extract_at at;
    str column, value, xa; /* of the finding */
};
enum extract_pot duplicates_weigh(struct duplicates *r, struct ledger *l,
                                  const struct duplicates_case *c);

#endif /* FIGURES_DUPLICATES_H */
