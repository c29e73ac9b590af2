/*
 * planted - firms that stand on both sides, at BHXH without a tax code and at the tax office, with the truth about who
 * is who.
 *
 * Names are made of two or three syllables of companies, often with a trade, and stand several times: in other communes, as
 * another kind of company, as a branch, as "cơ sở 2".  What BHXH writes has abbreviations, capital letters, no diacritics,
 * slips of the pen, words written together, an old commune in the address, another number of workers; some firms stand
 * on one side only.
 */
#ifndef TESTS_PLANTED_H
#define TESTS_PLANTED_H

#include <stdint.h>

#include "base/arena.h"
#include "figures/proposals.h"

enum { PLANTED_NOBODY = -1 };
struct planted {
    struct arena arena;
    struct proposals_side *employer, *payer;
    uint32_t employers, payers, communes;
    int64_t *truth;    /* [employer] its tax payer, or PLANTED_NOBODY */
    uint32_t partners; /* employers that have one */
};
void planted_make(struct planted *p, uint32_t firms, uint32_t communes);
void planted_free(struct planted *p);
struct proposals_request planted_request(const struct planted *p);

#endif
