/* people_told - what the rows of people tell.  See people_told.h. */

#include "figures/people_told.h"

#include "ingest/schema.h"

unsigned
people_told_lack(uint32_t lacks) {
    return ((lacks >> SCHEMA_PERSON_loai_bhxh & 1) != 0 ? (unsigned)PEOPLE_TOLD_NO_BHXH : 0U) |
           ((lacks >> SCHEMA_PERSON_bhtn & 1) != 0 ? (unsigned)PEOPLE_TOLD_NO_BHTN : 0U) |
           ((lacks >> SCHEMA_PERSON_bhyt & 1) != 0 ? (unsigned)PEOPLE_TOLD_NO_BHYT : 0U) |
           ((lacks >> SCHEMA_PERSON_nhom_bhyt & 1) != 0 ? (unsigned)PEOPLE_TOLD_NO_NHOM : 0U);
}

void
people_told_row(struct people_told *t, const struct extract_person *row, uint32_t groups) {
    t->rows++;
    t->tu_ngay = t->tu_ngay || row->tu_ngay != PERIOD_NO_DATE;
    t->den_ngay = t->den_ngay || row->den_ngay != PERIOD_NO_DATE;
    t->born = t->born || row->born != PERIOD_NO_DATE;
    t->nhom = t->nhom || row->nhom < groups;
}

/* Some group is left out of coverage: who has none told cannot be. */
static bool
leaves_out(const struct member_list *nhom) {
    for (uint32_t i = 0; i < nhom->n; i++) {
        if (nhom->m[i].outside_coverage) {
            return true;
        }
    }
    return false;
}

struct people_given
people_told_given(const struct people_told *t, const struct member_set *m) {
    const bool empty = t->rows == 0;
    const bool bhxh = (t->without & PEOPLE_TOLD_NO_BHXH) == 0;
    const bool bhtn = (t->without & PEOPLE_TOLD_NO_BHTN) == 0;
    const bool bhyt = (t->without & PEOPLE_TOLD_NO_BHYT) == 0;
    const bool covered =
        (t->without & PEOPLE_TOLD_NO_NHOM) == 0 || !leaves_out(&m->list[MEMBER_NHOM]);

    return (struct people_given){.bhxh = bhxh,
                                 .bhtn = bhtn,
                                 .bhyt = bhyt,
                                 .bhxh_bp = bhxh && covered,
                                 .bhtn_bp = bhtn && covered,
                                 .began = bhxh && (t->tu_ngay || empty),
                                 .ends = bhxh && (t->den_ngay || empty),
                                 .potential = bhxh && bhyt && (t->born || empty) &&
                                              (t->without & PEOPLE_TOLD_NO_NHOM) == 0,
                                 .groups = bhyt && (t->nhom || empty)};
}
