/* demo_census - a participant file of the demonstration.  See demo_census.h. */

#include "demo/demo_census.h"

#include "demo/demo_defects.h"
#include "demo/demo_random.h"
#include "demo/init_header.h"

/* A person of the quarter: mostly one row, for some the card in a row of its own, for a few a second
 * employer's row that brings no new right. */
static void
person(struct demo_writer *w, uint32_t place, enum demo_kind k, int64_t slot) {
    const uint64_t id = demo_people_id(place, k, slot);
    struct demo_row row;

    demo_people_slot(w, place, k, slot, &row);
    if (k == DEMO_KIND_LAO_DONG && demo_between(DEMO_TWO_ROWS, id, 0, 0, 11) == 0) {
        struct demo_row card = row;

        card.loai_bhxh = "";
        card.bhtn = "";
        card.muc_dong[0] = '\0';
        row.bhyt = "0";
        row.nhom = "";
        if (w->part->labour) {
            demo_people_accept(w, &row);
        }
        if (w->part->cards) {
            demo_people_accept(w, &card);
        }
        return;
    }
    if (!demo_people_mine(w, &row)) {
        return;
    }
    demo_people_accept(w, &row);
    if (k == DEMO_KIND_LAO_DONG && demo_between(DEMO_TWO_JOBS, id, 0, 0, 399) == 0) {
        row.bhyt = "0";
        row.nhom = "";
        demo_people_repeat(w, &row);
    }
}

/* Who fell off at lo in this quarter may still stand in the extract, closed by a date. */
static void
left(struct demo_writer *w, uint32_t place, enum demo_kind k, int64_t slot) {
    const uint64_t id = demo_people_id(place, k, slot);
    const struct period p = demo_quarter_period(w->part->quarter);
    const period_day last = period_last(p, PERIOD_DUONG_LICH);
    struct demo_row row;

    if (demo_between(DEMO_STAY_LISTED, id, 0, 0, 5) != 0) {
        return;
    }
    demo_people_slot(w, place, k, slot, &row);
    if (demo_people_mine(w, &row)) {
        demo_people_day(row.den_ngay,
                        last - (period_day)demo_between(DEMO_STAY_LISTED, id, 1, 1, 80));
        demo_people_put(w, &row);
        w->account->accepted++;
    }
}

static bool
kind(struct demo_writer *w, uint32_t place, enum demo_kind k, struct err *e) {
    const enum demo_quarter q = w->part->quarter;
    const struct demo_place *x = &w->plan->place[place];

    for (int64_t s = x->lo[k][q - 1]; s < x->hi[k][q]; s++) {
        if (s < x->lo[k][q]) {
            left(w, place, k, s);
        } else {
            person(w, place, k, s);
        }
        if (!demo_out_flow(w->out, e)) {
            return false;
        }
    }
    return true;
}

static bool
rows(struct demo_writer *w, struct err *e) {
    for (uint32_t c = w->part->place_from; c < w->part->place_to; c++) {
        for (unsigned k = 0; k < DEMO_KIND_COUNT; k++) {
            if (!kind(w, c, (enum demo_kind)k, e)) {
                return false;
            }
        }
        demo_defects_people(w, c);
    }
    return true;
}

bool
demo_census_write(struct demo_writer *w, struct err *e) {
    init_header(&w->out->row, SCHEMA_NGUOI_THAM_GIA);
    return rows(w, e);
}

bool
demo_census_book(struct demo_writer *w, struct err *e) {
    struct err ignored;
    bool ok;

    w->book = demo_out_by_path(w->out, e);
    if (w->book == NULL) {
        return false;
    }
    demo_people_book_begin(w);
    ok = rows(w, e);
    if (demo_people_book_sheets(w->account->rows) == 1) {
        w->account->path = "2026-Q2/nguoi_tham_gia_lao_dong.xlsx[LaoDong]";
    }
    return demo_xlsx_close(w->book, ok ? e : &ignored) && ok;
}
