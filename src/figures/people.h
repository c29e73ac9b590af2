/*
 * people - count participants, each once for each right (spec 1.3).
 *
 * A person is one 8-byte entry in one of 1,024 hash tables.  Each table grows by a quarter when it
 * is full, so that all together never take more than 16 bytes a person, even while growing:
 *
 *     bits  key rest 24 | xa 12 | co_quan 12 | nhom 12 | of working age 1 | rights counted 3
 *
 * A bijection on 34 bits mixes the 10-digit mã số: 10 bits choose the table, 24 are kept.  The
 * place is that of the row counted for BHYT, because potential participants are counted there.  A
 * person without a counted right has no entry. Rows must come in the order that decides who is
 * first: files in byte order, then lines.
 *
 * A person with a compulsory (BB) and a voluntary (TN) row in force counts as BB, in whatever order
 * the rows come.  A TN row after the BB row is noted (D12) and counts for nothing.  A TN row before
 * it is taken back when the BB row comes, and noted at its own line; it stays in the pot of
 * accepted rows, so the pots, unlike the figures, depend on the order of files.
 *
 * Decided here, where the sources are silent: - a person without a birth date is not of working
 * age; one without a sex is of working age below the women's retirement age; - the unknown BHYT
 * group has no indicator of its own: the bhyt_<nhom> of a line may sum to less than its bhyt.
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
struct people_set;

struct people_rules {
    period_day first, closing; /* of the period */
    int age_from;              /* whole years, included; profile tuoi.tu */
    /* Retirement ages in months: younger is of working age; 0: by each person's own month of
     * birth. */
    int months_nam, months_nu;
};

/* members, indicators, employers and ledger must outlive it.  emp may be NULL: no employer is
 * known. */
struct people *people_new(const struct people_rules *r, const struct member_set *m,
                          const struct indicator_set *i, const struct employers *emp,
                          struct ledger *l);
void people_free(struct people *p);

/* Count a row, and note D10 for a right that was counted before.  The pot follows spec 1.3: a
 * row outside the period, or without any right, is accepted but counts for nothing.  When the
 * profile sets D10 to reject, a row with a repeated right counts for nothing. */
enum extract_pot people_row(struct people *p, struct extract_at at, const struct extract_person *r);

/* Gets every count that a row makes (n is 1) and every one that is taken back (n is -1, at the
 * row that made it), so that `explain` can show where a figure comes from.  place: lines of xa,
 * co_quan and nhom.  Potential participants are counted only at the end and are not reported. */
typedef void people_watcher(void *ctx, struct extract_at at, uint32_t ind, const uint32_t place[3],
                            int n);
void people_watch(struct people *p, people_watcher *fn, void *ctx);

/* Say which rights no file tells (bits PEOPLE_TOLD_NO_*): their indicators are then absent from
 * the cube, not zero. */
void people_without(struct people *p, unsigned rights);

/* Put the counts into the cube: all indicators of participants for tinh, xa, co_quan and nhom,
 * and those of the groups for tinh, xa and co_quan.  They are zero where nothing was counted,
 * and absent where no row has the column that they need: tu_ngay (bhxh_moi, bhxh_tn_moi),
 * den_ngay (bhxh_tn_den_han), ngay_sinh and nhom_bhyt (tiem_nang_tn, tiem_nang_hssv), nhom_bhyt
 * (bhyt_<nhom>).  Only groups that may join have tiem_nang_tn_<nhom>. */
void people_finish(struct people *p, struct cube *c);
/* How many TN rows were noted because their person is BB. */
uint64_t people_of_both_kinds(const struct people *p);
/* The set that tells people apart, for a caller who knows how many will come or who comes next (people_set.h). */
struct people_set *people_table(struct people *p);

uint64_t people_distinct(const struct people *p); /* people with a right counted */

#endif /* FIGURES_PEOPLE_H */
