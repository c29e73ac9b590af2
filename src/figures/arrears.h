/*
 * arrears - late payment (chậm đóng) employer by employer, spec 1.6: the list, the change against the
 * period before, and the identity of the C12 notice.
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

/* How an employer's overdue amount stands against the period before. */
enum arrears_change {
    ARREARS_UNKNOWN, /* one of the two amounts was not told */
    ARREARS_NEVER,   /* overdue neither then nor now */
    ARREARS_MOI,     /* newly late: not overdue then, or not registered then */
    ARREARS_HET,     /* settled */
    ARREARS_TANG,    /* late then and now: worse */
    ARREARS_GIAM,    /* better */
    ARREARS_NHU_CU,  /* the same amount */
    ARREARS_CHANGES
};
enum arrears_change arrears_change(const struct employers_one *one, const struct employers *before);
const char *
arrears_change_text(enum arrears_change c); /* "Chậm mới"; empty where there is nothing to say */

/* dv_cham_moi, dv_het_cham, dv_cham_tang, dv_cham_giam for tinh, xa, co_quan, loai_hinh, at the employer's place of
 * now; an employer that is gone is in none.  Absent when one of the periods tells no overdue amount. */
void arrears_compare(const struct employers *e, const struct employers *before, struct cube *c);

/* C12: closing = opening + due - paid, where opening is the closing amount of the period before; below 0 is what was
 * paid beyond the debt, or 0 in a source that does not tell it.  An employer that lacks one of the four numbers is not checked. */
struct arrears_identity {
    uint64_t checked, differ;
    int64_t more, less; /* đồng by which the closings are above and below */
};
/* Each difference is noted as D12 at the employer's row.  false when the profile makes D12 stop the run; one set
 * to loai weighs as canh_bao here: the employer's rows are counted by now. */
bool arrears_identity(const struct employers *e, const struct employers *before, struct ledger *l,
                      struct arrears_identity *out, struct err *err);

/* Fill LIST_CHAM_DONG_3T: employers 3 months or more overdue, largest amount first, then by code.
 * The list is known unless there are employers and none of them gives an overdue amount with its months.  Texts
 * live as long as the employers and members do.  before: of the period before, or NULL. */
void arrears_list(const struct employers *e, const struct employers *before, struct arena *a,
                  struct list_set *out);

#endif /* FIGURES_ARREARS_H */
