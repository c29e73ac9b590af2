/* lateness - who was late in all of the last periods.  See lateness.h. */

#include "template/lateness.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

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

static size_t
field_of(const char *id) {
    size_t n;
    const struct list_field *fields = list_fields(L, &n);
    size_t k = 0;

    while (k < n && strcmp(fields[k].id, id) != 0) {
        k++;
    }
    assert(k < n);
    return k;
}

str
lateness_often(struct arena *a, const struct fill *f) {
    const struct list *l = &f->lists->of[L];
    const size_t field = field_of("so_ky_cham");
    const enum member_level level = f->scope.level;
    char all[24];
    char text[NUM_TEXT];
    int64_t n = 0;

    (void)snprintf(all, sizeof all, "%u/%u", f->lists->late_periods, f->lists->late_periods);
    for (uint32_t k = 0; known(f) && k < l->n; k++) {
        const struct list_row *r = &l->row[k];
        const uint32_t line = level == MEMBER_XA ? r->xa : r->co_quan;

        n += (level == MEMBER_TINH || line == f->scope.line) && r->cell[field].known &&
             str_eq(r->cell[field].u.text, str_from(all));
    }
    if (n == 0) {
        return STR("");
    }
    num_vn_int(text, n);
    return str_keep(a, str_from(text));
}
