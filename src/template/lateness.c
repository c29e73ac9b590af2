/* lateness - who was late in all of the last periods.  See lateness.h. */

#include "template/lateness.h"

#include <stdio.h>

#include "base/num.h"
#include "figures/arrears.h"

#define L LIST_CHAM_DONG_3T

static bool
known(const struct fill *f) {
    return f->lists->known[L] && f->lists->late_periods > 1;
}

str
lateness_periods(struct arena *a, const struct fill *f) {
    const char *kind = f->period.kind == PERIOD_MONTH ? "tháng" : "quý";
    const unsigned n = f->lists->late_periods;
    char text[96];

    if (!known(f)) {
        return STR("");
    }
    if (n == ARREARS_PERIODS) {
        (void)snprintf(text, sizeof text, "cả %u %s gần nhất", n, kind);
    } else {
        (void)snprintf(text, sizeof text, "cả %u %s gần nhất có số liệu", n, kind);
    }
    return str_keep(a, str_from(text));
}

str
lateness_often(struct arena *a, const struct fill *f) {
    const struct list *l = &f->lists->of[L];
    const enum member_level level = f->scope.level;
    char text[NUM_TEXT];
    int64_t n = 0;

    for (uint32_t k = 0; known(f) && k < l->n; k++) {
        const struct list_row *r = &l->row[k];
        const uint32_t line = level == MEMBER_XA ? r->xa : r->co_quan;

        n +=
            (level == MEMBER_TINH || line == f->scope.line) && r->late_in == f->lists->late_periods;
    }
    if (n == 0) {
        return STR("");
    }
    num_vn_int(text, n);
    return str_keep(a, str_from(text));
}
