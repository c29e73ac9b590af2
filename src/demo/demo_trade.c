/* demo_trade - the employer file and the tax file of a quarter.  See demo_trade.h. */

#include "demo/demo_trade.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "demo/demo_names.h"
#include "demo/demo_random.h"
#include "demo/init_header.h"

enum {
    PAYERS_ONLY = 6300,  /* at scale 1: tax payers that are not at BHXH */
    LEAST = 3,           /* of them in a commune: one a class, so that every scale has each */
    REJECTED_SHARE = 150 /* one rejected row in so many at most: far below nguong_loai */
};

void
demo_trade_mst(uint64_t n, char out[16]) {
    static const int weight[9] = {31, 29, 23, 19, 17, 13, 7, 5, 3};
    int sum = 0;

    (void)snprintf(out, 16, "33%07" PRIu64, n * 7654321 % 10000000);
    for (int i = 0; i < 9; i++) {
        sum += (out[i] - '0') * weight[i];
    }
    if (sum % 11 == 0) { /* 10 - 0 is no digit: such a number is not issued */
        out[1] = '4';
        sum += weight[1];
    }
    out[9] = (char)('0' + 10 - sum % 11);
    out[10] = '\0';
}

/* Employers have even numbers, tax payers alone odd ones: no code is ever given twice. */
static uint64_t
number_of(uint32_t place, uint32_t j, bool payer_only) {
    return ((uint64_t)place + (uint64_t)j * DEMO_PLACES) * 2 + (payer_only ? 1 : 0);
}

static void
household_mst(uint64_t n, char out[16]) {
    (void)snprintf(out, 16, "046%u%02u%06u", (unsigned)(n % 2), 60 + (unsigned)(n / 1000000) % 40,
                   (unsigned)(n * 76543 % 1000000));
}

/* Of the pair before a commune's last employer the second has the first's tax code. */
static bool
shares_code(const struct demo_roster *r, const struct demo_employer *e) {
    return r->e + r->first[e->place + 1] - 2 == e;
}

static bool
lends_code(const struct demo_roster *r, const struct demo_employer *e) {
    return r->e + r->first[e->place + 1] - 3 == e;
}

void
demo_trade_tax_code(const struct demo_roster *r, const struct demo_employer *e, char out[16]) {
    const struct demo_employer *of = shares_code(r, e) ? e - 1 : e;
    const uint64_t n = number_of(of->place, of->j, false);

    demo_trade_mst(n, out);
    if (of->class == DEMO_SAI_MST) {
        if (n / 2 % 3 == 0) {
            out[0] = '\0'; /* none given */
        } else if (n / 2 % 3 == 1) {
            out[9] = (char)(out[9] == '9' ? '0' : out[9] + 1);
        } else {
            (void)snprintf(out + 10, 2, "7"); /* eleven digits */
        }
    } else if (of->form == DEMO_FORM_HKD) {
        household_mst(n, out);
    } else if (of->form == DEMO_FORM_NQD && !shares_code(r, e) && !lends_code(r, e) &&
               of->j % 37 == 0) {
        (void)snprintf(out + 10, 5, "-001"); /* a branch, on both sides with its own row */
    }
}

void
demo_trade_place(struct buf *b, const struct demo_place *x, const char *head) {
    const char *z = x->name.p;

    buf_text(b, head);
    buf_char(b, (char)(z[0] + ('a' - 'A'))); /* "Phường", "Xã" */
    buf_add(b, z + 1, x->name.n - 1);
}

static void
employer_name(struct buf *b, const struct demo_plan *p, const struct demo_employer *e) {
    static const char *const school[] = {"Trường Mầm non ", "Trường Tiểu học ",
                                         "Trường Trung học cơ sở ", "Trường Trung học phổ thông "};
    static const char *const kind[] = {"Công ty TNHH ", "Công ty TNHH ", "Công ty cổ phần ",
                                       "Doanh nghiệp tư nhân ", "Công ty TNHH MTV "};
    const uint64_t n = number_of(e->place, e->j, false);
    const struct demo_place *x = &p->place[e->place];

    switch (e->form) {
    case DEMO_FORM_UBND:
        demo_trade_place(b, x, "Ủy ban nhân dân ");
        break;
    case DEMO_FORM_CONG_AN:
        demo_trade_place(b, x, "Công an ");
        break;
    case DEMO_FORM_QUAN_SU:
        demo_trade_place(b, x, "Ban Chỉ huy Quân sự ");
        break;
    case DEMO_FORM_TRUONG:
        buf_text(b, school[e->j % 4]);
        buf_text(b, demo_names_hero(n));
        break;
    case DEMO_FORM_Y_TE:
        if (e->j % 2 == 0) {
            buf_fmt(b, "Phòng khám đa khoa khu vực %s", demo_names_hero(n));
        } else {
            demo_trade_place(b, x, "Trạm Y tế ");
        }
        break;
    case DEMO_FORM_CO_QUAN:
        buf_fmt(b, "Đơn vị sự nghiệp số %u %s ", e->j, e->department);
        demo_trade_place(b, x, "tại ");
        break;
    case DEMO_FORM_HKD:
        buf_fmt(b, "Hộ kinh doanh %s %s", demo_names_given(n, n % 2 == 0),
                demo_names_given(n + 1, n % 3 == 0));
        break;
    case DEMO_FORM_HTX:
        buf_text(b, "Hợp tác xã nông nghiệp ");
        demo_names_brand(b, n);
        break;
    case DEMO_FORM_NCL:
        buf_text(b, strcmp(e->department, "SYT") == 0 ? "Phòng khám đa khoa tư nhân "
                                                      : "Trường Mầm non tư thục ");
        demo_names_brand(b, n);
        break;
    case DEMO_FORM_FDI:
        buf_text(b, "Công ty TNHH ");
        demo_names_brand(b, n);
        buf_text(b, " Việt Nam");
        break;
    case DEMO_FORM_DNNN:
        buf_text(b, "Công ty TNHH MTV Nhà nước ");
        demo_names_brand(b, n);
        break;
    case DEMO_FORM_NQD:
    case DEMO_FORM_COUNT:
    default:
        buf_text(b, kind[e->j % 5]);
        buf_fmt(b, "%s ", demo_names_trade(n));
        demo_names_brand(b, n);
        break;
    }
}

/* Now and then a brand stands in quotes, as firms like to write it. */
static bool
quotes_brand(const struct demo_employer *e) {
    return e->form == DEMO_FORM_HTX && e->j % 5 == 0;
}

void
demo_trade_name(struct buf *b, const struct demo_plan *p, const struct demo_employer *e) {
    if (quotes_brand(e)) {
        buf_text(b, "Hợp tác xã dịch vụ \"");
        demo_names_brand(b, number_of(e->place, e->j, false));
        buf_text(b, "\", cơ sở 1");
        return;
    }
    employer_name(b, p, e);
}

/* A name as a CSV cell. */
static void
name_cell(struct buf *b, const struct demo_plan *p, const struct demo_employer *e) {
    struct buf name = {0};

    if (!quotes_brand(e)) {
        employer_name(b, p, e);
        return;
    }
    demo_trade_name(&name, p, e);
    buf_char(b, '"');
    for (size_t i = 0; i < name.n; i++) {
        buf_text(b, name.p[i] == '"' ? "\"" : "");
        buf_char(b, name.p[i]);
    }
    buf_char(b, '"');
    buf_free(&name);
}

/* --- don_vi ---------------------------------------------------------------------------------- */

void
demo_trade_employer_row(struct demo_trade *t, const struct demo_employer *e, int64_t workers) {
    const struct demo_dues *d = &e->dues[t->quarter];
    struct buf *b = &t->out->row;
    char code[16];
    char mst[16];

    demo_roster_code(e, code);
    demo_trade_tax_code(t->roster, e, mst);
    buf_fmt(b, "%s,%s,", code, mst);
    name_cell(b, t->plan, e);
    buf_fmt(b,
            ",%.5s,%s,%s,%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64 ",%" PRId64 "\n",
            t->plan->place[e->place].code.p, e->department_hidden ? "" : e->department,
            demo_form_loai_hinh(e->form), workers, e->wage * 3 * workers, d->phai_dong, d->da_dong,
            d->cham_dong, d->so_thang);
    demo_trade_told(t, e, mst);
}

void
demo_trade_told(struct demo_trade *t, const struct demo_employer *e, const char *mst) {
    t->account->rows++;
    t->account->accepted++;
    t->account->findings[LEDGER_D07] += e->class == DEMO_SAI_MST && mst[0] != '\0' ? 1 : 0;
}

bool
demo_trade_same_again(const struct demo_employer *e) {
    return e->j == 3 && e->place < 3;
}

bool
demo_trade_other_again(const struct demo_roster *r, const struct demo_employer *e) {
    return e->class == DEMO_KHONG_THUE && r->e + r->first[e->place + 1] - 1 == e &&
           e->place < DEMO_PLACES / 2;
}

uint64_t
demo_trade_rejected_most(uint64_t rows) {
    return rows / REJECTED_SHARE;
}

/* Wrong rows behind the good ones.  Text with one %u for a running number. */
struct wrong {
    int rule;
    bool rejected;
    const char *text;
};

static void
wrong_rows(struct demo_trade *t, const struct wrong *rows, size_t n) {
    uint64_t budget = demo_trade_rejected_most(t->account->rows);

    for (size_t i = 0; i < n; i++) {
        if (rows[i].rejected && budget == 0) {
            continue;
        }
        budget -= rows[i].rejected ? 1 : 0;
        buf_text(&t->out->row, rows[i].text);
        t->account->rows++;
        t->account->rejected += rows[i].rejected ? 1 : 0;
        t->account->accepted += rows[i].rejected ? 0 : 1;
        t->account->findings[rows[i].rule - 1]++;
    }
}

bool
demo_trade_employers(struct demo_trade *t, struct err *e) {
    static const struct wrong wrong[] = {
        {3, true, "TZ9900001A,,,19753,,NQD,5,90000000,28800000,28800000,0,0\n"},
        {4, true, "TZ9900002A,,Công ty TNHH Số Chữ,19753,,NQD,mười,90000000,0,0,0,0\n"},
        {4, true, "TZ9900003A,,Công ty TNHH Số Âm,19774,,NQD,4,90000000,-1,0,0,0\n"},
        {1, true, "TZ9900004A,,Công ty TNHH Thiếu Ô,19774,,NQD,4,\n"},
    };
    const struct demo_roster *r = t->roster;
    int64_t due = 0;

    init_header(&t->out->row, SCHEMA_DON_VI);
    for (size_t i = 0; i < r->n; i++) {
        const struct demo_employer *one = &r->e[i];

        if (one->since > t->quarter) {
            continue;
        }
        demo_trade_employer_row(t, one, one->workers[t->quarter]);
        due += one->dues[t->quarter].phai_dong;
        if (demo_trade_same_again(one)) { /* the same row twice: a duplicate, counted once */
            demo_trade_employer_row(t, one, one->workers[t->quarter]);
            due += one->dues[t->quarter].phai_dong;
            t->account->accepted--;
            t->account->duplicate++;
            t->account->findings[LEDGER_D11]++; /* as information */
        }
        /* D11: a few that are not at the tax office stand twice, with other workers. */
        if (demo_trade_other_again(r, one)) {
            demo_trade_employer_row(t, one, one->workers[t->quarter] + DEMO_TRADE_OTHER);
            due += one->dues[t->quarter].phai_dong;
            t->account->findings[10]++;
        }
        if (!demo_out_flow(t->out, e)) {
            return false;
        }
    }
    wrong_rows(t, wrong, sizeof wrong / sizeof wrong[0]);
    /* D13: the stated total lacks a million. */
    buf_fmt(&t->out->row, ",,Tổng cộng,,,,,,%" PRId64 ",,,\n", due - 1000000);
    t->account->findings[12]++;
    return true;
}

/* --- thue ------------------------------------------------------------------------------------ */

/* What the tax office knows of an employer in the quarter. */
struct tax_view {
    const char *status;
    int64_t workers, pay;
};

static struct tax_view
view_of(const struct demo_employer *e, enum demo_quarter q) {
    const int64_t share = demo_between(DEMO_TAX_GAP, e->place, e->j, 0, 99);
    const int64_t workers = e->workers[q];
    const int64_t pay = e->wage * 3 * workers;
    const int64_t gap = 1 + workers * share / 250;
    struct tax_view v = {share % 7 == 0 ? "04" : "00", workers, pay * (96 + share % 8) / 100};

    if (e->class == DEMO_NGUNG_THUE) {
        v = (struct tax_view){share % 2 == 0 ? "03" : "06", 0, 0};
    } else if (e->class == DEMO_THIEU_LD) {
        v.workers = workers + gap;
        v.pay = v.pay * v.workers / workers;
    } else if (e->class == DEMO_THIEU_LUONG) {
        v.pay = pay * (108 + share / 2) / 100;
    } else if (e->class == DEMO_THUA_LD) {
        v.workers = workers - gap;
        v.pay = v.pay * v.workers / workers;
    }
    return v;
}

static void
payer_row(struct demo_trade *t, uint32_t place, const char *loai_hinh, const struct tax_view *v,
          const char *registered) {
    buf_fmt(&t->out->row, ",%.5s,%s,%s,%s,%" PRId64 ",%" PRId64 "\n", t->plan->place[place].code.p,
            loai_hinh, v->status, registered, v->workers, v->pay);
    t->account->rows++;
    t->account->accepted++;
}

static void
registered_on(char out[16], uint64_t n, bool old, enum demo_quarter q) {
    const struct period p = demo_quarter_period(q);
    const period_day from =
        old ? period_from_civil(2004, 1, 1) : period_first(p, PERIOD_DUONG_LICH);
    const period_day to = old ? period_from_civil(2025, 9, 30) : period_last(p, PERIOD_DUONG_LICH);
    const struct period_date d =
        period_to_civil(from + (period_day)demo_between(DEMO_TAX_DAY, n, 0, 0, to - from));

    (void)snprintf(out, 16, "%02d/%02d/%04d", d.day % 100, d.month % 100, d.year % 10000);
}

static void
employer_at_tax(struct demo_trade *t, const struct demo_employer *e) {
    const struct demo_roster *r = t->roster;
    struct tax_view v = view_of(e, t->quarter);
    const bool there = e->since <= t->quarter;
    const enum demo_class class = there ? e->class : DEMO_CHUA_TG;
    /* Half of those who join BHXH in a quarter were registered for tax in it, half long before. */
    const bool fresh = e->since != DEMO_BEFORE && e->j % 2 == 1;
    char mst[16];
    char day[16];

    if (shares_code(r, e) || (!there && fresh)) {
        return; /* with its neighbour; not yet anywhere */
    }
    if (!there && (e->class == DEMO_SAI_MST || e->class == DEMO_KHONG_THUE)) {
        return;
    }
    t->classes[class]++;
    if (class == DEMO_SAI_MST || class == DEMO_KHONG_THUE) {
        return;
    }
    if (!there) {
        v = (struct tax_view){"00", e->workers[t->quarter], e->wage * 3 * e->workers[t->quarter]};
    }
    if (lends_code(r, e)) {
        const struct tax_view other = view_of(e + 1, t->quarter);

        v.workers += other.workers;
        v.pay += other.pay;
    }
    demo_trade_tax_code(r, e, mst);
    registered_on(day, number_of(e->place, e->j, false), !fresh, e->since);
    buf_fmt(&t->out->row, "%s,", mst);
    name_cell(&t->out->row, t->plan, e);
    payer_row(t, e->place, demo_form_loai_hinh(e->form), &v, day);
}

/* Since when the j-th payer of a commune stands there, and of which class it is. */
static enum demo_quarter
alone_since(uint64_t n) {
    const int64_t die = demo_between(DEMO_TAX, n, 1, 0, 99);

    return die < 4 ? DEMO_2026_Q2 : die < 9 ? DEMO_2026_Q1 : die < 12 ? DEMO_2025_Q4 : DEMO_BEFORE;
}

static enum demo_class
alone_class(uint64_t n, uint32_t j) {
    const int64_t die = demo_between(DEMO_TAX, n, 2, 0, 99);

    if (j < LEAST) {
        return (enum demo_class)(DEMO_CHUA_TG + j);
    }
    return die < 52 ? DEMO_CHUA_TG : die < 80 ? DEMO_THUE_KHONG_LD : DEMO_THUE_NGUNG;
}

/* The j-th payer of a commune that BHXH does not know. */
static void
payer_alone(struct demo_trade *t, uint32_t place, uint32_t j) {
    const uint64_t n = number_of(place, j, true);
    const int64_t draw = demo_between(DEMO_SIZE, n, 2, 2, 300);
    const bool household = j % 3 == 1;
    const enum demo_quarter since = j < LEAST ? DEMO_BEFORE : alone_since(n);
    const enum demo_class class = alone_class(n, j);
    struct tax_view v = {"00", 0, 0};
    struct buf *b = &t->out->row;
    char mst[16];
    char day[16];

    if (since > t->quarter) {
        return;
    }
    if (class == DEMO_CHUA_TG) {
        v.workers = 1 + 60 / draw + (household ? 0 : n / 2 % 4 == 0 ? 3 : 1);
        v.pay = v.workers * 3 * demo_between(DEMO_WAGE, n, 3, 38, 75) * 100000;
    } else if (class == DEMO_THUE_NGUNG) {
        v.status = n % 4 < 2 ? "03" : "06";
    }
    if (household) {
        household_mst(n, mst);
        buf_fmt(b, "%s,Hộ kinh doanh %s %s", mst, demo_names_given(n, true),
                demo_names_given(n + 1, false));
    } else {
        demo_trade_mst(n, mst);
        buf_fmt(b, "%s,Công ty TNHH %s ", mst, demo_names_trade(n));
        demo_names_brand(b, n);
    }
    t->classes[class]++;
    registered_on(day, n, since == DEMO_BEFORE, since);
    payer_row(t, place, household ? "HKD" : "NQD", &v, day);
    if (j == 0 && place % 10 == 0) { /* D11: the same payer again, with one worker more */
        v.workers++;
        buf_fmt(b, "%s,Công ty TNHH %s ", mst, demo_names_trade(n));
        demo_names_brand(b, n);
        payer_row(t, place, "NQD", &v, day);
        t->account->findings[10]++;
    }
}

bool
demo_trade_payers(struct demo_trade *t, struct err *e) {
    static const struct wrong wrong[] = {
        {7, false, "3399999990,Công ty TNHH Sai Mã Một,19753,NQD,00,01/02/2019,0,0\n"},
        {7, false, "33999999,Công ty TNHH Sai Mã Hai,19774,NQD,00,01/02/2019,0,0\n"},
        {8, false, "046099888777,Hộ kinh doanh Lạc Xã,99999,HKD,00,05/06/2020,0,0\n"},
        {3, true, "3301234568,,19753,NQD,00,01/02/2019,3,50000000\n"},
        {4, true, "046099888776,Hộ kinh doanh Số Chữ,19753,HKD,00,01/02/2019,ba,50000000\n"},
        {5, true, "046099888775,Hộ kinh doanh Ngày Sai,19753,HKD,00,32/01/2019,3,50000000\n"},
    };
    int64_t weight[DEMO_PLACES];
    int64_t part[DEMO_PLACES];
    const int64_t all = demo_plan_scaled(t->plan, PAYERS_ONLY) - DEMO_PLACES * (int64_t)LEAST;

    for (size_t c = 0; c < DEMO_PLACES; c++) {
        weight[c] = t->plan->place[c].real_people * (t->plan->place[c].land == DEMO_CORE    ? 3
                                                     : t->plan->place[c].land == DEMO_URBAN ? 2
                                                                                            : 1);
    }
    (void)num_spread(all > 0 ? all : 0, weight, DEMO_PLACES, part);
    init_header(&t->out->row, SCHEMA_THUE);
    for (uint32_t c = 0; c < DEMO_PLACES; c++) {
        for (uint32_t i = t->roster->first[c]; i < t->roster->first[c + 1]; i++) {
            employer_at_tax(t, &t->roster->e[i]);
            if (!demo_out_flow(t->out, e)) {
                return false;
            }
        }
        for (uint32_t j = 0; j < (uint32_t)part[c] + LEAST; j++) {
            payer_alone(t, c, j);
            if (!demo_out_flow(t->out, e)) {
                return false;
            }
        }
    }
    wrong_rows(t, wrong, sizeof wrong / sizeof wrong[0]);
    t->classes[DEMO_THUE_KHONG_LD] += 3; /* the kept wrong rows: active, no workers */
    return true;
}
