/* demo_by_hand - what the demonstration's offices count by hand.  See demo_by_hand.h. */

#include "demo/demo_by_hand.h"

#include <inttypes.h>

#include "demo/demo_random.h"

/* A subject that every commune reports: so many a commune in the year (Kế hoạch 141: at least 06 tổ dân phố). */
static const struct subject {
    const char *name, *unit;
    int64_t target, least, most; /* done at the end of the year, between */
} subjects[] = {
    {"Tổ dân phố, thôn có 100% người dân tham gia BHYT", "tổ dân phố, thôn", 6, 4, 8},
    {"Hội nghị tuyên truyền, vận động tham gia BHXH, BHYT", "hội nghị", 4, 3, 6},
};
enum { SUBJECTS = sizeof subjects / sizeof subjects[0] };

/* share: hundredths of the year's work that are done. */
static bool
make(const struct demo_list_source *s, int64_t share, struct buf *out) {
    buf_text(out, "chuyen_de,noi,ma_xa,ma_co_quan,don_vi_tinh,chi_tieu,thuc_hien,ghi_chu\n");
    for (size_t k = 0; k < SUBJECTS; k++) {
        const struct subject *x = &subjects[k];

        for (size_t c = 0; c < DEMO_PLACES; c++) {
            const struct demo_place *p = &s->plan->place[c];
            const int64_t year = demo_between(DEMO_BY_HAND, k, c, x->least, x->most);

            buf_fmt(out, "\"%s\"," STR_FMT "," STR_FMT ",,\"%s\",%" PRId64 ",%" PRId64 ",\n",
                    x->name, STR_ARG(p->name), STR_ARG(p->code), x->unit, x->target,
                    year * share / 100);
        }
    }
    return true;
}

bool
demo_by_hand_q2(const struct demo_list_source *s, struct buf *out, struct err *e) {
    (void)e;
    return make(s, 50, out);
}

bool
demo_by_hand_q4(const struct demo_list_source *s, struct buf *out, struct err *e) {
    (void)e;
    return make(s, 100, out);
}
