/* people_told - what the rows of people tell, and so which counts can be given: what no row tells is missing, not 0. */
#ifndef FIGURES_PEOPLE_TOLD_H
#define FIGURES_PEOPLE_TOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "dim/member.h"
#include "ingest/extract.h"

enum {
    PEOPLE_TOLD_NO_BHXH = 1,
    PEOPLE_TOLD_NO_BHTN = 2,
    PEOPLE_TOLD_NO_BHYT = 4,
    PEOPLE_TOLD_NO_NHOM = 8
};

/* The rights that no file tells, as bits PEOPLE_TOLD_NO_*, from the columns that none has (extract_have). */
unsigned people_told_lack(uint32_t person_lacks);

struct people_told {
    uint64_t rows;
    bool tu_ngay, den_ngay, born, nhom; /* some row gave it */
    unsigned without;                   /* PEOPLE_TOLD_NO_*: rights that no file gives */
};
void people_told_row(struct people_told *t, const struct extract_person *row, uint32_t groups);

struct people_given { /* which counts can be given */
    bool bhxh, bhtn, bhyt;
    bool bhxh_bp, bhtn_bp; /* who is left out of coverage is known */
    bool began, ends, potential;
    bool groups; /* of bhyt */
};
/* m says which groups are left out of coverage.  When no row was read, all counts are given: they are 0. */
struct people_given people_told_given(const struct people_told *t, const struct member_set *m);

#endif /* FIGURES_PEOPLE_TOLD_H */
