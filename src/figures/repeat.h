/*
 * repeat - a code that comes again: the same row given twice, or a second row of it (D11).
 *
 *     same figures as a row of the code before    duplicate: told as thong_tin where the rest is the same as well, else
 *                                                 as canh_bao, for it may be another's row under a wrong code
 *     other figures                               D11: accepted, or rejected where the profile says so
 *
 * Nearly every code has one row, and its figures stand with its owner already; only where a second one is accepted are
 * figures kept here.  A code that comes any number of times costs as many steps as it has rows, and as much memory as it
 * has different ones.
 */
#ifndef FIGURES_REPEAT_H
#define FIGURES_REPEAT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "ingest/extract.h"

enum { REPEAT_FIGURES = 6 };
struct repeat_row { /* what tells a row from another of its code */
    int64_t v[REPEAT_FIGURES];
};

struct repeat {
    struct arena a;
    struct map rows; /* code and figures, as bytes */
};
void repeat_start(struct repeat *r); /* which must not move afterwards */
void repeat_free(struct repeat *r);

struct repeat_case {
    uint32_t code;                  /* its number */
    uint32_t rows;                  /* of it that were accepted: one or more */
    const struct repeat_row *first; /* while rows is 1: that row */
    const struct repeat_row *now;
    bool alike; /* while rows is 1: name, place and the like are those of that row */
    struct extract_at at;
    str column, value, xa; /* of the finding */
};
enum extract_pot repeat_weigh(struct repeat *r, struct ledger *l, const struct repeat_case *c);

#endif /* FIGURES_REPEAT_H */
