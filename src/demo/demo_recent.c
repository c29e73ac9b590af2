/* demo_recent - the figures that a quarter of the demonstration must come to.  See demo_recent.h. */

#include "demo/demo_recent.h"

#include <inttypes.h>

#include "demo/demo_history.h"

/* A line's figures in byte order of id, as so-lieu.csv has them. */
struct facts {
    struct demo_count n;
    int64_t dan_so, llld; /* 0: not for this level */
};

static void
line(struct buf *out, const char *ky, const char *level, str code, str name,
     const struct facts *f) {
    const struct demo_count *n = &f->n;
    const struct {
        const char *id;
        int64_t v;
    } row[] = {{"bhtn", n->bhtn},       {"bhtn_bp", n->bhtn_bp}, {"bhxh", n->bhxh_bb + n->bhxh_tn},
               {"bhxh_bb", n->bhxh_bb}, {"bhxh_bp", n->bhxh_bp}, {"bhxh_tn", n->bhxh_tn},
               {"bhyt", n->bhyt},       {"dan_so", f->dan_so},   {"llld", f->llld}};
    const size_t rows = sizeof row / sizeof row[0] - (f->dan_so == 0 ? 2 : 0);

    for (size_t i = 0; i < rows; i++) {
        buf_fmt(out, "%s,%s," STR_FMT "," STR_FMT ",%s,%" PRId64 "\n", ky, level, STR_ARG(code),
                STR_ARG(name), row[i].id, row[i].v);
    }
}

static void
add(struct demo_count *to, const struct demo_count *n) {
    to->bhxh_bb += n->bhxh_bb;
    to->bhxh_tn += n->bhxh_tn;
    to->bhtn += n->bhtn;
    to->bhyt += n->bhyt;
    to->bhxh_bp += n->bhxh_bp;
    to->bhtn_bp += n->bhtn_bp;
}

void
demo_recent_write(const struct demo_plan *p, const struct demo_roster *r,
                  const struct demo_tally *t, enum demo_quarter q, struct buf *out) {
    const struct period period = demo_quarter_period(q);
    const struct demo_history_people people = demo_history_people(p, period.year);
    struct facts all = {.dan_so = people.people, .llld = people.workforce};
    const struct facts unknown = {.n = t->place[DEMO_PLACES]};
    const struct facts none = {.n = t->department[DEMO_DEPARTMENTS]};
    char ky[PERIOD_TEXT];

    for (size_t c = 0; c <= DEMO_PLACES; c++) {
        add(&all.n, &t->place[c]);
    }
    period_text(ky, period);
    buf_text(out, "ky,cap,ma,ten,chi_tieu,gia_tri\n");
    line(out, ky, "tinh", STR("46"), STR("Thành phố Huế"), &all);
    for (size_t c = 0; c < DEMO_PLACES; c++) {
        const struct facts f = {t->place[c], people.place[c], people.place_workforce[c]};

        line(out, ky, "xa", p->place[c].code, p->place[c].name, &f);
    }
    line(out, ky, "xa", STR(""), STR("Chưa xác định địa bàn"), &unknown);
    for (size_t d = 0; d < r->departments; d++) {
        const struct facts f = {.n = t->department[d]};

        line(out, ky, "co_quan", r->department[d].code, r->department[d].short_name, &f);
    }
    line(out, ky, "co_quan", STR(""), STR("Chưa phân theo ngành"), &none);
}
