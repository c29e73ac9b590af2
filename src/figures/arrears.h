/*
 * arrears - late payment (chậm đóng) of each employer (spec 1.6): the list, the change since the
 * period before, and the balance of the C12 notice.
 */
#ifndef FIGURES_ARREARS_H
#define FIGURES_ARREARS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "figures/cube.h"
#include "figures/employers.h"
#include "figures/list.h"
#include "ingest/ledger.h"

/* How an employer's overdue amount changed since the period before. */
enum arrears_change {
    ARREARS_UNKNOWN, /* one of the two amounts is not known */
    ARREARS_NEVER,   /* overdue neither then nor now */
    ARREARS_MOI,     /* newly late: not overdue then, or not registered then */
    ARREARS_HET,     /* settled */
    ARREARS_TANG,    /* late then and now: worse */
    ARREARS_GIAM,    /* better */
    ARREARS_NHU_CU,  /* the same amount */
    ARREARS_CHANGES
};
enum arrears_change arrears_change(const struct employers_one *one, const struct employers *before);
/* "Chậm mới"; empty where there is nothing to say. */
const char *arrears_change_text(enum arrears_change c);

/* Count dv_cham_moi, dv_het_cham, dv_cham_tang and dv_cham_giam into c, for tinh, xa, co_quan
 * and loai_hinh.  An employer counts at its present place; one that is gone counts nowhere.
 * They are absent when one of the periods has no overdue amounts. */
void arrears_compare(const struct employers *e, const struct employers *before, struct cube *c);

/* The balance of C12: closing = opening + due - paid, where opening is the closing amount of the
 * period before.  A negative amount was paid beyond the debt; some sources write 0 instead.  An
 * employer that lacks one of the four numbers is not checked. */
struct arrears_identity {
    uint64_t checked, differ;
    int64_t more, less; /* đồng by which closing amounts are too high, too low */
};
/* Check the balance of every employer and note each difference as D12 at the employer's row.
 * The severity loai counts as canh_bao, because the rows are already counted.  false: the
 * profile says that D12 stops the run. */
bool arrears_identity(const struct employers *e, const struct employers *before, struct ledger *l,
                      struct arrears_identity *out, struct err *err);

/* The periods in which an employer's late payment is counted: the present one and those before it, a year of quarters. */
enum { ARREARS_PERIODS = 4 };
/* The employers of the periods before. */
struct arrears_past {
    const struct employers *of[ARREARS_PERIODS - 1]; /* NULL: not known */
};

/* Fill LIST_CHAM_DONG_3T: employers that are 3 months or more overdue, the largest amount first,
 * then by code.  The list is not known when there are employers but none has both an overdue
 * amount and its months.  Texts live as long as the employers and members.  before: the
 * employers of the period before, or NULL.
 *
 * so_ky_cham is "3/4" when this period and those of *past tell of 4 periods, and the employer was 3 months or more overdue
 * in 3 of them.  A period tells nothing when it was not delivered, when none of its employers has an amount and months, or
 * when this employer has none; an employer that was not registered then was not late.  so_ky_cham is empty when no earlier
 * period tells anything.  past may be NULL. */
void arrears_list(const struct employers *e, const struct employers *before,
                  const struct arrears_past *past, struct arena *a, struct list_set *out);

#endif /* FIGURES_ARREARS_H */
