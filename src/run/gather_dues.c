/* gather_dues - the dues of a whole year, which late payment is a rate of.  See gather.h. */

#include "run/gather.h"

void
gather_tell_dues(struct gather *g) {
    const struct profile *p = g->r.profile;
    const int64_t tren = profile_int(p, PROFILE_QUOC_GIA_TREN);
    const enum dues_basis of_country = (enum dues_basis)tren;

    if (!p->v[PROFILE_QUOC_GIA_TL_CHAM].given || g->dues == DUES_NONE || of_country == g->dues) {
        return;
    }
    if (of_country == DUES_NONE) {
        gather_tell(g,
                    "Hồ sơ chưa khai quoc_gia.tl_cham_tren (tỷ lệ chậm đóng cả nước tính trên số "
                    "phải thu nào): không so sánh với tỷ lệ cả nước.");
        return;
    }
    gather_tell(g,
                "Tỷ lệ chậm đóng cả nước tính trên %s, của tỉnh tính trên %s: không so sánh hai tỷ "
                "lệ.",
                dues_basis_text(of_country), dues_basis_text(g->dues));
}

bool
gather_dues(struct gather *g, struct err *e) {
    enum { MONTHS_BEFORE = 11 };
    const size_t n = dues_wants(g->r.period.kind);
    const struct cube *before[MONTHS_BEFORE] = {NULL};
    struct period p = g->r.period;
    size_t have = 0;
    int64_t v;

    if (!cube_get(g->now, MEMBER_TINH, 0, INDICATOR_CT_PHAI_THU, &v)) {
        while (have < n) {
            const char *set;

            p = period_before(p);
            if (!gather_find(g, p, &before[have], &set, e)) {
                return false;
            }
            if (before[have] == NULL) {
                break;
            }
            have++;
        }
    }
    g->dues = dues_fill(g->now, before, have);
    gather_tell_dues(g);
    return true;
}
