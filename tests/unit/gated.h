/*
 * gated - a province of two communes in a folder of the test's own: a delivery of 2026-Q1 and the one of 2025-Q4, with
 * figures and files put by hand.
 */
#ifndef TESTS_UNIT_GATED_H
#define TESTS_UNIT_GATED_H

#include "run/gather.h"

struct gated {
    struct profile profile;
    struct gather g;
    struct cube *now, *before;
    struct ledger *past; /* accounts of the period before */
    struct buf findings; /* of gated_held */
};
extern struct gated gated;

void gated_open(void);
void gated_close(void);
/* Begin again: figures as of a day; let_through: bits of rules. */
void gated_again(period_day as_of, uint32_t let_through);
/* A figure of the province: then and now. */
void gated_tinh(uint32_t indicator, int64_t was, int64_t is);
/* A file of one of the two deliveries, with that many rows. */
struct ledger_file *gated_file(struct ledger *l, const char *path, const char *table,
                               uint64_t rows);
/* Publish the period before, and hold this one beside it; *why gets why it is refused, "" when it is not.  Gives the
 * findings of the rules D16 to D19, a line each, without the words of what to do:
 *
 *     D18 canh_bao 2026-Q1/don_vi.csv:1 xa 00097: ...
 */
const char *gated_held(struct err *why);
void gated_no_finding(void);

#endif /* TESTS_UNIT_GATED_H */
