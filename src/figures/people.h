/*
 * people - counting participants, each once for each right (spec 1.3).
 *
 * A person is one 8-byte entry in one of 1,024 hash tables; tables grow on their own by a quarter, so
 * that the whole never passes 16 bytes a person, growing included:
 *
 *     bits  key rest 24 | xa 12 | co_quan 12 | nhom 12 | of working age 1 | rights counted 3
 *
 * (the 10-digit mã số is mixed by a bijection on 34 bits: 10 choose the table, 24 are kept; the place is
 * that of the row counted for BHYT, which potential participants are told by; who has no right counted
 * has no entry).
 * Rows must come in the order that decides who is first: files in byte order, then lines.
 *
 * Who has a compulsory (BB) and a voluntary (TN) row in force is BB, in whatever order they stand: a TN row behind the BB
 * row is noted (D12) and brings no right; one before it is taken back when the BB row comes, and noted at its own line
 * (it was accepted by then, so the pots of rows, unlike the figures, may tell which file came first).
 *
 * Decided here, where the sources are silent:
 * - a person without a birth date is not of working age; one without a sex is, below the women's
 *   retirement age, which holds for both;
 * - the unknown BHYT group has no indicator of its own: the bhyt_<nhom> of a line may sum to less than its bhyt.
 */
#ifndef FIGURES_PEOPLE_H
#define FIGURES_PEOPLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "figures/cube.h"
#include "figures/employers.h"
#include "figures/people_told.h"
#include "ingest/extract.h"

struct people;

struct people_rules {
    period_day first, closing; /* of the period */
    int age_from;              /* whole years, included; profile tuoi.tu */
    int months_nam,
        months_nu; /* retirement age in months, not included; 0: of the person's own birth */
};

/* members, indicators, employers and ledger outlive it; emp may be NULL: no employer is known. */
struct people *people_new(const struct people_rules *r, const struct member_set *m,
                          const struct indicator_set *i, const struct employers *emp,
                          struct ledger *l);
void people_free(struct people *p);

/* Count a row; notes D10 where a right is repeated.  The pot is spec 1.3's: a row out of the period, or
 * without any right, is accepted and counts for nothing.  A profile that makes D10 reject: a row with any
 * repeated right counts for nothing. */
enum extract_pot people_row(struct people *p, struct extract_at at, const struct extract_person *r);

/* Be told of every count that a row makes (n is 1), and of one that is taken back (n is -1, at the row that had made
 * it): `explain` shows where a figure comes from.  place is the line of xa, co_quan and nhom.  Potential participants are
 * known only at the end and are not told. */
typedef void people_watcher(void *ctx, struct extract_at at, uint32_t ind, const uint32_t place[3],
                            int n);
void people_watch(struct people *p, people_watcher *fn, void *ctx);

/* Rights that no file tells, PEOPLE_TOLD_NO_* or-ed: what counts them is absent from the cube, not zero. */
void people_without(struct people *p, unsigned rights);

/* Put the counts into the cube: all participant indicators for tinh, xa, co_quan and nhom, the groups'
 * own for tinh, xa and co_quan.  Zero where nothing was counted; absent where no row gave what it takes:
 * tu_ngay (bhxh_moi, bhxh_tn_moi), den_ngay (bhxh_tn_den_han), ngay_sinh (tiem_nang_tn, tiem_nang_hssv),
 * nhom_bhyt (bhyt_<nhom>).  tiem_nang_tn_<nhom> only of groups that may join. */
void people_finish(struct people *p, struct cube *c);
/* TN rows noted because their person is BB. */
uint64_t people_of_both_kinds(const struct people *p);
uint64_t people_distinct(const struct people *p); /* people with a right counted */
uint64_t people_bytes(const struct people *p);    /* of the tables, for the bench */

#endif /* FIGURES_PEOPLE_H */
