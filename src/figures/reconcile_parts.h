/*
 * reconcile_parts - what the files of reconcile share: tax payers and groups while they are read
 * and matched.  For reconcile*.c only.
 */
#ifndef FIGURES_RECONCILE_PARTS_H
#define FIGURES_RECONCILE_PARTS_H

#include "base/map.h"
#include "figures/duplicates.h"
#include "figures/reconcile.h"

/* A tax payer: all rows of one code.  Rows with an invalid code are one tax payer only when the
 * name is the same too. */
struct reconcile_tax {
    str name; /* place, kind, name and address of its first row */
    str address;
    str mst;              /* as read; when it is invalid, the key in by_mst has the name too */
    struct extract_at at; /* of its first row */
    int64_t ld, luong;    /* sums of the known numbers; EXTRACT_NO_NUMBER: none is known */
    uint32_t rows;
    uint32_t xa, loai_hinh;
    uint32_t group; /* the group that it was matched to */
    period_day ngay_cap;
    int8_t status;              /* of its first row */
    bool ld_whole, luong_whole; /* every row has the number */
    bool active;
};

struct reconcile {
    struct arena a;
    const struct profile *p;
    const struct member_set *m;
    struct ledger *l;
    const struct employers *e; /* NULL: none were delivered */
    struct map by_mst;         /* tax payers */
    struct duplicates repeat;
    struct reconcile_tax *tax;
    uint32_t taxes, tax_cap;
    struct reconcile_group *group;
    uint32_t groups, group_cap;
    uint32_t *group_of; /* [employer] */
    const struct reference_decision *decision;
    /* [decision] The earlier decision about the same employer, or MEMBER_NONE. */
    uint32_t *decision_before;
    uint32_t *decision_last; /* [index in decided] its latest decision */
    struct map decided;      /* employers of the decisions */
    struct reconcile_decided told;
    struct reconcile_proposal *proposal; /* by employer */
    size_t proposals;
    bool overflow;
    bool finished; /* reconcile_finish has counted all */
};

/* Whether the latest decision about an employer and a tax code is khong_ghep; one without a code
 * holds for all codes. */
bool reconcile_forbids(const struct reconcile *r, str employer, str mst);
/* The tax code for matching an employer, as stated unless a decision says otherwise; *ok: it can
 * be used. */
str reconcile_code(const struct reconcile *r, const struct employers_one *one, bool *ok);

/* The proposal for an employer of sai_mst by its index, or NULL. */
const struct reconcile_proposal *reconcile_proposed(const struct reconcile *r, uint32_t employer);

/* The day as people write it; empty for PERIOD_NO_DATE. */
str reconcile_day(struct arena *a, period_day day);

/* Put employers and tax payers into groups; their classes are not decided yet. */
void reconcile_match(struct reconcile *r, const struct employers *e);
/* Do that, and put each group into its class, unless it was done before. */
void reconcile_sort(struct reconcile *r, const struct employers *e);

#endif /* FIGURES_RECONCILE_PARTS_H */
