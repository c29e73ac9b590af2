/*
 * demo_trade - the employer file (don_vi.csv) and the tax file (thue.csv) of a quarter.
 *
 * Both files come from one roster, so the class of every employer (spec 1.5) is known, and
 * `classes` counts them.  Dues keep the balance of C12 from quarter to quarter.
 */
#ifndef DEMO_DEMO_TRADE_H
#define DEMO_DEMO_TRADE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "demo/demo_out.h"
#include "demo/demo_people.h"
#include "demo/demo_plan.h"
#include "demo/demo_roster.h"

struct demo_trade {
    const struct demo_plan *plan;
    const struct demo_roster *roster;
    enum demo_quarter quarter;
    struct demo_out *out;
    struct demo_account *account;
    uint64_t *classes; /* [DEMO_CLASSES]: groups of one tax code by class, each counted once */
};

bool demo_trade_employers(struct demo_trade *t, struct err *e);
bool demo_trade_payers(struct demo_trade *t, struct err *e);

/* What the files say of an employer, whatever their kind (demo_office.h): its name, its tax code or an empty text,
 * "Phường Phú Xuân" behind a head that goes on in small letters. */
void demo_trade_name(struct buf *b, const struct demo_plan *p, const struct demo_employer *e);
void demo_trade_tax_code(const struct demo_roster *r, const struct demo_employer *e, char out[16]);
void demo_trade_place(struct buf *b, const struct demo_place *x, const char *head);
/* Mistakes made on purpose.  demo_trade_same_again: the employer's row comes twice.  demo_trade_other_again: it comes again
 * with DEMO_TRADE_OTHER more workers. */
enum { DEMO_TRADE_OTHER = 2 };
bool demo_trade_same_again(const struct demo_employer *e);
bool demo_trade_other_again(const struct demo_roster *r, const struct demo_employer *e);
/* A row of don_vi.csv, all its columns. */
void demo_trade_employer_row(struct demo_trade *t, const struct demo_employer *e, int64_t workers);
/* Count a row of an employer as accepted. */
void demo_trade_told(struct demo_trade *t, const struct demo_employer *e, const char *mst);
/* How many of the file's rows the demonstration lets be rejected: far fewer than the threshold. */
uint64_t demo_trade_rejected_most(uint64_t rows);

/* Ten digits with their check digit for a number below 10^7. */
void demo_trade_mst(uint64_t n, char out[16]);

#endif /* DEMO_DEMO_TRADE_H */
