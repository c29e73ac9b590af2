/* demo_people - the rows of the participant files.  See demo_people.h. */

#include "demo/demo_people.h"

#include <stdio.h>
#include <string.h>

#include "demo/demo_names.h"
#include "demo/demo_random.h"

enum { SLOT_BITS = 22, KINDS_ROOM = 32, EXTRA_SLOT = 4000000 };
_Static_assert((int)DEMO_KIND_COUNT <= (int)KINDS_ROOM, "a kind has its bits in a person's number");

/* One number a person, and its bijection onto ten digits. */
uint64_t
demo_people_id(uint32_t place, enum demo_kind k, int64_t slot) {
    return ((uint64_t)(place * KINDS_ROOM + (unsigned)k) << SLOT_BITS) + (uint64_t)slot;
}

static uint64_t
ma_so_of(uint64_t id) {
    return (id * 7368787U + 4600000000U) % 10000000000U; /* 7368787 has no divisor with 10^10 */
}

void
demo_people_day(char out[16], period_day d) {
    const struct period_date c = period_to_civil(d);

    out[0] = (char)('0' + c.day / 10);
    out[1] = (char)('0' + c.day % 10);
    out[2] = '/';
    out[3] = (char)('0' + c.month / 10);
    out[4] = (char)('0' + c.month % 10);
    out[5] = '/';
    for (int i = 9, y = c.year; i > 5; i--, y /= 10) {
        out[i] = (char)('0' + y % 10);
    }
    out[10] = '\0';
}

static period_day
born_on(const struct demo_kind_row *kind, uint64_t id) {
    const int year = 2025 - (int)demo_between(DEMO_BIRTH, id, 0, kind->age_from, kind->age_to);

    const period_day day =
        period_from_civil(year, 1, 1) + (period_day)demo_between(DEMO_BIRTH, id, 1, 0, 364);

    return day > period_from_civil(2025, 6, 30) ? day - 365 : day; /* before any card begins */
}

/* The quarter in which a slot comes in. */
static enum demo_quarter
joined(const struct demo_place *x, enum demo_kind k, int64_t slot) {
    unsigned q = DEMO_BEFORE;

    while (q + 1 < DEMO_QUARTERS && slot >= x->hi[k][q]) {
        q++;
    }
    return (enum demo_quarter)q;
}

static period_day
joined_on(const struct demo_kind_row *kind, uint64_t id, enum demo_quarter q, period_day born) {
    const struct period p = demo_quarter_period(q);
    period_day from = period_first(p, PERIOD_DUONG_LICH);
    const period_day to = period_last(p, PERIOD_DUONG_LICH);

    if (q == DEMO_BEFORE) {
        const period_day adult = born + (kind->loai_bhxh[0] != '\0' ? 19 * 366 : 1);

        from = period_from_civil(kind->loai_bhxh[0] != '\0' ? 2008 : 2019, 1, 1);
        from = adult > from ? adult : from;
    }
    from = from > to ? to : from < born ? born : from;
    return from + (period_day)demo_between(DEMO_JOIN, id, 0, 0, to > from ? to - from : 0);
}

/* Volunteers pay some months ahead, cards run to the end of the year, work has no end. */
static period_day
paid_until(const struct demo_kind_row *kind, uint64_t id, enum demo_quarter q) {
    const struct period p = demo_quarter_period(q);
    int month = 12;
    int year = p.year;

    if (strcmp(kind->loai_bhxh, "BB") == 0 || kind->pace == DEMO_PACE_ON_DINH) {
        return PERIOD_NO_DATE;
    }
    if (kind->loai_bhxh[0] != '\0') {
        month = p.n * 3 + (int)demo_between(DEMO_PAID_UNTIL, id, (uint64_t)q, 0, 11);
        year += (month - 1) / 12;
        month = (month - 1) % 12 + 1;
    }
    return period_from_civil(year, month, period_month_length(year, month));
}

static void
work_cells(const struct demo_writer *w, uint32_t place, enum demo_kind k, int64_t slot,
           struct demo_row *row) {
    const enum demo_quarter q = w->part->quarter;
    const uint64_t id = demo_people_id(place, k, slot);
    const uint32_t at = demo_roster_of(w->roster, place, k, slot, q);
    int64_t pay = 4500000;

    row->employer = at;
    if (at != DEMO_NOBODY) {
        const struct demo_employer *e = &w->roster->e[at];

        demo_roster_code(e, row->ma_don_vi);
        pay = e->wage * demo_between(DEMO_PAY, id, 0, 80, 120) / 100;
        row->co_quan = demo_between(DEMO_DEPARTMENT, id, 0, 0, 15) == 0 ? e->department : "";
    } else {
        row->co_quan = "THUE";
    }
    if (k == DEMO_KIND_KHONG_CHUYEN_TRACH) {
        pay = 2340000;
    }
    if (k == DEMO_KIND_LAO_DONG && at != DEMO_NOBODY) {
        const enum demo_form f = w->roster->e[at].form;

        row->nhom = f == DEMO_FORM_HTX                          ? "HX"
                    : f >= DEMO_FORM_NQD                        ? "DN"
                    : demo_between(DEMO_PAY, id, 1, 0, 11) == 0 ? "CH"
                                                                : "HC";
    }
    (void)snprintf(row->muc_dong, sizeof row->muc_dong, "%lld", (long long)(pay - pay % 1000));
}

void
demo_people_slot(const struct demo_writer *w, uint32_t place, enum demo_kind k, int64_t slot,
                 struct demo_row *row) {
    const struct demo_kind_row *kind = demo_kind_row(k);
    const enum demo_quarter q = w->part->quarter;
    const uint64_t id = demo_people_id(place, k, slot);
    const bool nam = demo_random(DEMO_SEX, id, 0) >> 63 != 0;
    const period_day born = born_on(kind, id);
    const period_day until = paid_until(kind, id, q);
    struct buf name = {0};
    /* A few move house: one in 600 before the end of 2026-Q1, as many again in each quarter after it. */
    const bool moved = demo_between(DEMO_MOVE, id, 0, 0, 599) + DEMO_2026_Q1 <= (int64_t)q;

    demo_names_person(&name, id, nam);
    memcpy(row->ho_ten, name.p, name.n + 1);
    buf_free(&name);
    row->kind = k;
    row->employer = DEMO_NOBODY;
    row->place = moved ? (place + 7) % DEMO_PLACES : place;
    (void)snprintf(row->ma_so, sizeof row->ma_so, "%010llu", (unsigned long long)ma_so_of(id));
    (void)snprintf(row->ma_xa, sizeof row->ma_xa, "%.5s", w->plan->place[row->place].code.p);
    demo_people_day(row->ngay_sinh, born);
    if (demo_between(DEMO_BIRTH_YEAR_ONLY, id, 0, 0, 79) == 0) {
        memmove(row->ngay_sinh, row->ngay_sinh + 6, 5);
    }
    demo_people_day(row->tu_ngay,
                    joined_on(kind, id, joined(&w->plan->place[place], k, slot), born));
    row->den_ngay[0] = '\0';
    if (until != PERIOD_NO_DATE) {
        demo_people_day(row->den_ngay, until);
    }
    row->gioi_tinh = nam ? "Nam" : "Nữ";
    row->co_quan = k == DEMO_KIND_TN_KHONG_THE ? "BHXH" : "";
    row->loai_bhxh = kind->loai_bhxh;
    row->bhtn = kind->bhtn ? "1" : kind->loai_bhxh[0] != '\0' ? "0" : "";
    row->bhyt = kind->bhyt ? "1" : "0";
    row->nhom = kind->nhom;
    row->ma_don_vi[0] = '\0';
    row->muc_dong[0] = '\0';
    if (strcmp(kind->loai_bhxh, "BB") == 0) {
        work_cells(w, place, k, slot, row);
    } else if (kind->loai_bhxh[0] != '\0') {
        (void)snprintf(row->muc_dong, sizeof row->muc_dong, "%lld",
                       (long long)demo_between(DEMO_PAY, id, 0, 30, 90) * 50000);
    }
}

void
demo_people_extra(const struct demo_writer *w, uint32_t place, enum demo_kind k, uint32_t n,
                  struct demo_row *row) {
    demo_people_slot(w, place, k, EXTRA_SLOT + (int64_t)n, row);
    (void)snprintf(row->tu_ngay, sizeof row->tu_ngay, "01/03/2024");
    row->den_ngay[0] = '\0';
    row->place = place;
    (void)snprintf(row->ma_xa, sizeof row->ma_xa, "%.5s", w->plan->place[place].code.p);
}

static void
list_cells(const struct demo_row *row, const char *cell[DEMO_PERSON_CELLS]) {
    const char *const all[DEMO_PERSON_CELLS] = {
        row->ma_so,     row->ho_ten,   row->ngay_sinh, row->gioi_tinh, row->ma_xa,
        row->ma_don_vi, row->co_quan,  row->loai_bhxh, row->bhtn,      row->bhyt,
        row->nhom,      row->muc_dong, row->tu_ngay,   row->den_ngay};

    memcpy(cell, all, sizeof all);
}

void
demo_people_cells(struct buf *b, const struct demo_row *row) {
    const char *cell[DEMO_PERSON_CELLS];

    list_cells(row, cell);
    for (size_t i = 0; i < DEMO_PERSON_CELLS; i++) {
        if (i > 0) {
            buf_char(b, ',');
        }
        buf_text(b, cell[i]);
    }
}

void
demo_people_push(struct demo_writer *w, const struct demo_row *row, uint32_t columns) {
    const char *cell[DEMO_PERSON_CELLS];

    list_cells(row, cell);
    demo_people_book_row(w, cell, columns);
}

bool
demo_people_mine(const struct demo_writer *w, const struct demo_row *row) {
    return row->loai_bhxh[0] != '\0' ? w->part->labour : w->part->cards;
}

void
demo_people_put(struct demo_writer *w, const struct demo_row *row) {
    if (w->book != NULL) {
        demo_people_push(w, row, 0);
    } else {
        demo_people_cells(&w->out->row, row);
        buf_char(&w->out->row, '\n');
    }
    w->account->rows++;
}

/* The line of the department by the rule of spec 1.2: the row's own, the employer's, the group's. */
static uint32_t
department_of(const struct demo_writer *w, const struct demo_row *row) {
    uint32_t at = DEMO_NOBODY;

    if (row->co_quan[0] != '\0') {
        at = demo_roster_department(w->roster, str_from(row->co_quan));
    }
    if (at == DEMO_NOBODY && row->employer != DEMO_NOBODY &&
        !w->roster->e[row->employer].department_hidden) {
        at = w->roster->e[row->employer].department_ix;
    }
    if (at == DEMO_NOBODY && strcmp(row->nhom, demo_kind_row(row->kind)->nhom) == 0) {
        at = w->roster->group_home[row->kind];
    }
    return at == DEMO_NOBODY ? DEMO_DEPARTMENTS : at;
}

static void
count(struct demo_count *c, const struct demo_row *row) {
    const bool armed = strcmp(row->nhom, "QN") == 0 || strcmp(row->nhom, "CA") == 0;
    const int bhxh = row->loai_bhxh[0] != '\0' ? 1 : 0;
    const int bhtn = row->bhtn[0] == '1' ? 1 : 0;

    c->bhxh_bb += strcmp(row->loai_bhxh, "BB") == 0 ? 1 : 0;
    c->bhxh_tn += strcmp(row->loai_bhxh, "TN") == 0 ? 1 : 0;
    c->bhtn += bhtn;
    c->bhyt += row->bhyt[0] == '1' ? 1 : 0;
    c->bhxh_bp += armed ? 0 : bhxh;
    c->bhtn_bp += armed ? 0 : bhtn;
}

void
demo_people_accept(struct demo_writer *w, const struct demo_row *row) {
    demo_people_put(w, row);
    w->account->accepted++;
    count(&w->tally->place[row->place], row);
    count(&w->tally->department[department_of(w, row)], row);
}

void
demo_people_forget_card(struct demo_writer *w, const struct demo_row *row) {
    w->tally->place[row->place].bhyt--;
    w->tally->department[department_of(w, row)].bhyt--;
}

void
demo_people_repeat(struct demo_writer *w, const struct demo_row *row) {
    demo_people_put(w, row);
    w->account->duplicate++;
    w->account->findings[9]++;
}
