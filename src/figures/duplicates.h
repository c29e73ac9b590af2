/*
 * duplicates - a code that comes again: the same row given twice, or a second row of it (D11).
 *
 *     same figures as a row of the code before    duplicate: told as thong_tin where the rest is the same as well, else
 *                                                 as canh_bao, for it may be another's row under a wrong code
 *     other figures                               D11: accepted, or rejected where the profile says so
 *
 * Nearly every code has one row, and its figures stand with its owner already; only where a second one is accepted are
 * figures kept here.  A code that comes any number of times costs as many steps as it has rows, and as much memory as it
 * has different ones.
 */
#ifndef FIGURES_DUPLICATES_H
#define FIGURES_DUPLICATES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "ingest/extract.h"

enum { DUPLICATES_FIGURES = 6 };
struct duplicates_row { /* what tells a row from another of its code */
    int64_t v[DUPLICATES_FIGURES];
};

struct duplicates {
    struct arena a;
    struct map rows; /* code and figures, as bytes */
};
void duplicates_start(struct duplicates *r); /* which must not move afterwards */
void duplicates_free(struct duplicates *r);

struct duplicates_case {
    uint32_t code;                      /* its number */
    uint32_t rows;                      /* of it that were accepted: one or more */
    const struct duplicates_row *first; /* while rows is 1: that row */
    const struct duplicates_row *now;
    bool alike; /* while rows is 1: name, place and the like are those of that row */
    struct extract_at at;
    str column, value, xa; /* of the finding */
};
enum extract_pot duplicates_weigh(struct duplicates *r, struct ledger *l,
                                  const struct duplicates_case *c);

#endif /* FIGURES_DUPLICATES_H */
