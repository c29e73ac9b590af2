/*
 * employers - the roster of employers of a period: what don_vi said, by code, kept for
 * departments of people (spec 1.2), late payment (1.6) and reconciliation (1.5).
 */
#ifndef FIGURES_EMPLOYERS_H
#define FIGURES_EMPLOYERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "dim/member.h"
#include "figures/cube.h"
#include "ingest/extract.h"

/* From so many months overdue on, an employer is named and published (spec 1.6). */
enum { EMPLOYERS_LATE_X100 = 300 };

struct employers_one {
    str code, name, mst;
    bool mst_ok;
    uint32_t xa, co_quan, loai_hinh; /* lines: never MEMBER_NONE (co_quan n: unassigned) */
    int64_t so_lao_dong;
    int64_t quy_luong, phai_dong, da_dong; /* or EXTRACT_NO_NUMBER, as the next two */
    int64_t cham_dong;                     /* negative: paid beyond what was due */
    int64_t so_thang_cham_x100;            /* 290 is 2,9 months */
    uint32_t rows;                         /* that it was taken from */
    struct extract_at at;                  /* the first of them */
};

struct employers;
struct employers *employers_new(const struct member_set *m, struct ledger *l); /* both outlive it */
void employers_free(struct employers *e);

/* The same code again with the same figures (as any row of that code before) is a duplicate, told as
 * thong_tin, and counts for nothing.  With other figures: D11, kept and accepted (canh_bao keeps the row): still one employer,
 * amounts and workers summed, months the larger, place, kind, name and tax code from the first row. */
enum extract_pot employers_row(struct employers *e, struct extract_at at,
                               const struct extract_employer *r);
uint32_t employers_count(const struct employers *e);
const struct employers_one *employers_at(const struct employers *e, uint32_t ix); /* in row order */
/* The employer of a code, or NULL. */
const struct employers_one *employers_find(const struct employers *e, str code);
const struct member_set *employers_members(const struct employers *e);
/* Line of MEMBER_CO_QUAN of an employer's code; the unassigned line when unknown. */
uint32_t employers_department(const struct employers *e, str code);

/* What one employer adds to an indicator of employers_finish; false when it gives no such figure, or
 * the indicator is another's. */
bool employers_figure(const struct employers_one *one, uint32_t ind, int64_t *v);

/* dv, dv_ld, quy_luong, phai_thu, da_thu, cham_*, dong_thua, dv_cham*: for tinh, xa, co_quan, loai_hinh.  What an employer
 * has paid beyond its dues is in dong_thua, and lessens nobody's overdue amount.  What
 * no row gave a number for was not delivered and stays absent.  An employer with cham_dong and without
 * so_thang_cham is in cham_dong and dv_cham, and in no age: the ages then sum to less. */
void employers_finish(const struct employers *e, struct cube *c);

#endif /* FIGURES_EMPLOYERS_H */
