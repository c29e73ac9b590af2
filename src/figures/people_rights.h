/*
 * people_rights - what a row counts for, given what its person was counted for before (spec 1.3).  Two rooms count by
 * it: people, and movement for the period before.
 */
#ifndef FIGURES_PEOPLE_RIGHTS_H
#define FIGURES_PEOPLE_RIGHTS_H

#include <stdbool.h>

#include "ingest/extract.h"

/* The rights, bits PEOPLE_SET_BHXH and so on, that the row gives on the closing day; 0: it is not in force, or has none. */
unsigned people_rights_of(period_day closing, const struct extract_person *row);

struct people_rights {
    unsigned counts; /* rights that the row is to be counted for */
    unsigned again;  /* rights that a row of the same kind was counted for: D10 */
    bool both;       /* the person has a compulsory and a voluntary row: D12 */
    bool replaces;   /* and this, the compulsory one, takes back the count of the other */
};
/* rights, tn: of the row.  counted: rights that the person was counted for; was_tn: for BHXH as a voluntary
 * participant. */
struct people_rights people_rights_judge(unsigned rights, bool tn, unsigned counted, bool was_tn);

#endif /* FIGURES_PEOPLE_RIGHTS_H */
