/*
 * people - counting participants, each once for each right (spec 1.3).
 *
 * A person is one 8-byte entry in one of 1,024 hash tables; tables grow on their own by half, so
 * that the whole never passes 16 bytes a person, growing included:
 *
 *     bits  key rest 24 | xa 12 | co_quan 9 | nhom 9 | rights seen 3 | of working age 1 | has BHXH...
 *
 * (the 10-digit mã số is mixed by a bijection on 34 bits: 10 choose the table, 24 are kept).
 * Rows must come in the order that decides who is first: files in byte order, then lines.
 */
#ifndef FIGURES_PEOPLE_H
#define FIGURES_PEOPLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "figures/cube.h"
#include "figures/employers.h"
#include "ingest/extract.h"

struct people;

struct people_rules {
    period_day first, closing; /* of the period */
    int age_from;              /* whole years, profile tuoi.tu */
    int months_nam, months_nu; /* retirement age in the period's year, in months */
};
/* Retirement age in months by year: Bộ luật Lao động 2019 Điều 169, NĐ 135/2020 Điều 4. */
int people_retirement_months(int year, bool nam);

/* members, employers and ledger outlive it. */
struct people *people_new(const struct people_rules *r, const struct member_set *m,
                          const struct indicator_set *i, const struct employers *emp,
                          struct ledger *l);
void people_free(struct people *p);

/* Count a row; notes D10 where a right is repeated.  The pot is spec 1.3's. */
enum extract_pot people_row(struct people *p, struct extract_at at, const struct extract_person *r);

/* Move the counts into the cube: all participant indicators, for tinh, xa, co_quan and nhom. */
void people_finish(struct people *p, struct cube *c);
uint64_t people_distinct(const struct people *p);
uint64_t people_bytes(const struct people *p); /* of the tables, for the bench */

#endif /* FIGURES_PEOPLE_H */
