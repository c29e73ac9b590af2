/* people_rights - what a row counts for.  See people_rights.h. */

#include "figures/people_rights.h"

#include "figures/people_set.h"

unsigned
people_rights_of(period_day closing, const struct extract_person *row) {
    if ((row->tu_ngay != PERIOD_NO_DATE && row->tu_ngay > closing) ||
        (row->den_ngay != PERIOD_NO_DATE && row->den_ngay < closing)) {
        return 0;
    }
    return (row->bhxh != EXTRACT_KHONG ? PEOPLE_SET_BHXH : 0U) |
           (row->bhtn ? PEOPLE_SET_BHTN : 0U) | (row->bhyt ? PEOPLE_SET_BHYT : 0U);
}

struct people_rights
people_rights_judge(unsigned rights, bool tn, unsigned counted, bool was_tn) {
    struct people_rights v = {.counts = rights & ~counted, .again = rights & counted};

    if ((v.again & PEOPLE_SET_BHXH) != 0 && was_tn != tn) { /* one of each kind */
        v.again &= ~(unsigned)PEOPLE_SET_BHXH;
        v.both = true;
        v.replaces = was_tn;
        v.counts |= was_tn ? PEOPLE_SET_BHXH : 0U;
    }
    return v;
}
