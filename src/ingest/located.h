/*
 * located - find the commune of employers that came with an address but without a commune code (spec 2.1).
 *
 *     a decision of the office (quyet_dinh_dia_chi.csv) about the employer and this address   counted there
 *     else dim/address:  certain             counted there
 *                        proposed, unknown   "Chưa xác định địa bàn", and a row of the list to confirm
 *
 * The tally counts an employer once; the list has a row for each of its addresses.  Nothing is built before the first
 * address comes.
 */
#ifndef INGEST_LOCATED_H
#define INGEST_LOCATED_H

#include <stdint.h>

#include "base/buf.h"
#include "dim/address.h"
#include "dim/crosswalk.h"
#include "dim/member.h"
#include "ingest/extract_job.h"
#include "ingest/reference.h"

enum { LOCATED_LISTED_MAX = 200000 /* rows of the list; more are only counted */ };

struct located_row { /* of the list to confirm */
    str ma_don_vi, ten, dia_chi;
    uint32_t xa; /* line that is proposed; MEMBER_NONE: none */
    enum address_why why;
    bool moved; /* the office decided about another address of this employer */
};
struct located_tally { /* employers */
    uint64_t sure, decided, proposed, unknown;
};

struct located;
/* m, c and d must outlive it; c may be empty. */
struct located *located_new(const struct member_set *m, const struct crosswalk *c,
                            const struct reference_places *d);
void located_free(struct located *l);
/* The line of MEMBER_XA of an employer with an address.  When it is not sure, the unknown line; then *what says why, what
 * is proposed and how to confirm it. */
uint32_t located_find(struct located *l, const struct extract_employer *e, struct buf *what);
struct located_tally located_tally(const struct located *l);
const struct located_row *located_rows(const struct located *l, size_t *n);
/* Why the commune of a row is not sure, for the person who confirms it. */
str located_why(struct arena *a, const struct located_row *r);

#endif /* INGEST_LOCATED_H */
