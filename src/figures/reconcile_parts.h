/*
 * reconcile_parts - what the files of the room reconcile share: the tax payers as they come in, the
 * groups as they are matched.  Private to the room.
 */
#ifndef FIGURES_RECONCILE_PARTS_H
#define FIGURES_RECONCILE_PARTS_H

#include "base/map.h"
#include "figures/duplicates.h"
#include "figures/reconcile.h"

/* A tax payer: all rows of one code; of what is no valid code, of one name with it. */
struct reconcile_tax {
    uint32_t rows;
    str name; /* place, kind and name of its first row */
    uint32_t xa, loai_hinh;
    struct extract_at at;       /* of its first row */
    uint32_t group;             /* where it was matched to */
    int64_t ld, luong;          /* sums of what is known; EXTRACT_NO_NUMBER: nothing is */
    bool ld_whole, luong_whole; /* every row gave it */
    bool active;
    period_day ngay_cap;
    str mst; /* as read: its place in by_mst says more where it is no valid code */
};

struct reconcile {
    struct arena a;
    const struct profile *p;
    const struct member_set *m;
    struct ledger *l;
    struct map by_mst; /* tax payers */
    struct duplicates repeat;
    struct reconcile_tax *tax;
    uint32_t taxes, tax_cap;
    struct reconcile_group *group;
    uint32_t groups, group_cap;
    int64_t *main_ld;   /* workers of the employer that a group takes its place from */
    uint32_t *group_of; /* [employer] */
    const struct reference_decision *decision;
    uint32_t
        *decision_before; /* [decision] the one about the same employer before it, or MEMBER_NONE */
    uint32_t *decision_last; /* [place in decided] */
    struct map decided;      /* employers of the decisions */
    struct reconcile_decided told;
    bool overflow;
};

/* What was decided last about an employer and a tax code: of khong_ghep, also without a code. */
bool reconcile_forbids(const struct reconcile *r, str employer, str mst);
/* The code to match an employer by, and whether it can be; as stated unless decided otherwise. */
str reconcile_code(const struct reconcile *r, const struct employers_one *one, bool *ok);

/* "0100109106 - Công ty TNHH Sông Hương" for the groups of sai_mst. */
struct reconcile_hints;
struct reconcile_hints *reconcile_hints_new(const struct reconcile *r, const struct employers *e);
void reconcile_hints_free(struct reconcile_hints *h);
/* In the arena; empty: no hint. */
str reconcile_hint(struct reconcile_hints *h, const struct reconcile_group *g, struct arena *a);

/* Employers and tax payers into groups, not classed yet. */
void reconcile_match(struct reconcile *r, const struct employers *e);

#endif /* FIGURES_RECONCILE_PARTS_H */
