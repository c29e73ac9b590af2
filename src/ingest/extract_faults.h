/*
 * extract_faults - what can be wrong between the cells of a row of people.  A row of EXTRACT_FAULTS is enough for a new
 * check: extract_person notes a finding for each fault, and extract_regular leaves a row that has one to extract_person.
 */
#ifndef INGEST_EXTRACT_FAULTS_H
#define INGEST_EXTRACT_FAULTS_H

#include <stdbool.h>

#include "ingest/extract_row.h"

/* What the faults are judged by: the row, the closing day, and whether the row names no group of BHYT though its file has
 * the column. */
struct extract_faults_case {
    const struct extract_person *p;
    period_day closing;
    bool lacks_group;
};

static inline bool
extract_faults_born_late(const struct extract_faults_case *c) {
    return c->p->born != PERIOD_NO_DATE && c->p->born > c->closing;
}

/* A birth after the closing day is one fault, not two. */
static inline bool
extract_faults_began_unborn(const struct extract_faults_case *c) {
    return c->p->born != PERIOD_NO_DATE && c->p->tu_ngay != PERIOD_NO_DATE &&
           c->p->born > c->p->tu_ngay && c->p->born <= c->closing;
}

static inline bool
extract_faults_turned(const struct extract_faults_case *c) {
    return c->p->tu_ngay != PERIOD_NO_DATE && c->p->den_ngay != PERIOD_NO_DATE &&
           c->p->den_ngay < c->p->tu_ngay;
}

static inline bool
extract_faults_bhtn_alone(const struct extract_faults_case *c) {
    return c->p->bhxh == EXTRACT_TN && c->p->bhtn;
}

static inline bool
extract_faults_no_group(const struct extract_faults_case *c) {
    return c->p->bhyt && c->lacks_group;
}

/* A missing amount is below 0. */
static inline bool
extract_faults_too_little(const struct extract_faults_case *c) {
    return c->p->muc_dong > 0 && c->p->muc_dong < EXTRACT_MUC_DONG_MIN;
}

/* NAME, its function above, the column and the rule of the finding, what is wrong */
#define EXTRACT_FAULTS(X)                                                                          \
    X(BORN_LATE, born_late, ngay_sinh, D05, "ngày sinh sau ngày chốt số liệu")                     \
    X(BEGAN_UNBORN, began_unborn, ngay_sinh, D05, "ngày sinh sau ngày bắt đầu tham gia")           \
    X(TURNED, turned, den_ngay, D12, "ngày kết thúc trước ngày bắt đầu")                           \
    X(BHTN_ALONE, bhtn_alone, bhtn, D12, "tham gia BHXH tự nguyện nhưng có BHTN")                  \
    X(NO_GROUP, no_group, nhom_bhyt, D12, "có BHYT nhưng không có nhóm BHYT")                      \
    X(TOO_LITTLE, too_little, muc_dong, D16, "mức đóng dưới 1.000 đồng")

enum extract_fault {
#define EXTRACT_FAULT_ENUM(NAME, is, column, rule, what) EXTRACT_FAULT_##NAME,
    EXTRACT_FAULTS(EXTRACT_FAULT_ENUM)
#undef EXTRACT_FAULT_ENUM
        EXTRACT_FAULT_COUNT
};

/* The faults of the row, one bit each. */
static inline unsigned
extract_faults_of(const struct extract_faults_case *c) {
    unsigned bits = 0;

#define EXTRACT_FAULT_BIT(NAME, is, column, rule, what)                                            \
    bits |= extract_faults_##is(c) ? 1U << EXTRACT_FAULT_##NAME : 0U;
    EXTRACT_FAULTS(EXTRACT_FAULT_BIT)
#undef EXTRACT_FAULT_BIT
    return bits;
}

#endif /* INGEST_EXTRACT_FAULTS_H */
