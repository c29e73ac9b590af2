/*
 * employers - the employers of a period from don_vi, by code: for the departments of people (spec
 * 1.2), late payment (1.6) and reconciliation (1.5).
 */
#ifndef FIGURES_EMPLOYERS_H
#define FIGURES_EMPLOYERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "dim/member.h"
#include "figures/cube.h"
#include "ingest/extract.h"

/* An employer that is overdue for so many months, or more, is named in public (spec 1.6). */
enum { EMPLOYERS_LATE_X100 = 300 };

struct employers_one {
    str code, name, mst;
    str dia_chi;                     /* empty: none given */
    struct extract_at at;            /* its first row */
    uint32_t xa, co_quan, loai_hinh; /* lines: never MEMBER_NONE (co_quan n: unassigned) */
    uint32_t rows : 31;              /* how many it was made from */
    uint32_t mst_ok : 1;
    int64_t so_lao_dong;
    int64_t quy_luong, phai_dong, da_dong; /* or EXTRACT_NO_NUMBER, as the next two */
    int64_t cham_dong;                     /* negative: paid more than was due */
    int64_t so_thang_cham_x100;            /* 290 is 2,9 months */
};

struct employers;
struct employers *employers_new(const struct member_set *m, struct ledger *l); /* both outlive it */
void employers_free(struct employers *e);

/* Add a row.  When a row of the same code had the same figures, it is a duplicate (noted as
 * thong_tin) and counts for nothing.  With other figures it is D11, which as canh_bao keeps the
 * row: there is still one employer, whose amounts and workers are summed and whose months are
 * the larger; place, kind, name and tax code stay those of the first row. */
enum extract_pot employers_row(struct employers *e, struct extract_at at,
                               const struct extract_employer *r);
uint32_t employers_count(const struct employers *e);
const struct employers_one *employers_at(const struct employers *e, uint32_t ix); /* in row order */
/* The employer of a code, or NULL. */
const struct employers_one *employers_find(const struct employers *e, str code);
const struct member_set *employers_members(const struct employers *e);
/* The line of MEMBER_CO_QUAN of an employer, counted from 1 as struct extract_person does; of 0, the unassigned line. */
uint32_t employers_department(const struct employers *e, uint32_t employer);

/* The indicators of employers_figure. */
const uint32_t *employers_indicators(size_t *n);
/* *v gets what one employer adds to an indicator of employers_finish.  false: it lacks the
 * figure, or the indicator is not one of employers. */
bool employers_figure(const struct employers_one *one, uint32_t ind, int64_t *v);

/* Count dv, dv_ld, quy_luong, phai_thu, da_thu, cham_*, dong_thua and dv_cham* into c, for tinh,
 * xa, co_quan and loai_hinh.  Payments beyond the dues are in dong_thua and reduce nobody's
 * overdue amount.  A figure that no row has stays absent.  An employer with cham_dong but
 * without so_thang_cham counts in cham_dong and dv_cham, but in none of the ages, which then sum
 * to less. */
void employers_finish(const struct employers *e, struct cube *c);

#endif /* FIGURES_EMPLOYERS_H */
