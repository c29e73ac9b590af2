/* demo_office - employers as offices deliver them.  See demo_office.h. */

#include "demo/demo_office.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "demo/demo_names.h"
#include "demo/demo_random.h"
#include "demo/demo_xls.h"
#include "demo/demo_xlsx.h"
#include "demo/init_header.h"

#define ACCOUNT_SHEET "04601"
#define LIST_SHEET    "DSDV"

/* "Số 12 đường Lê Lợi, phường Phú Xuân, thành phố Huế" */
static void
address(struct buf *b, const struct demo_plan *p, const struct demo_employer *e) {
    static const char *const street[] = {"Lê Lợi",        "Hùng Vương",    "Nguyễn Huệ",
                                         "Trần Hưng Đạo", "Bà Triệu",      "Phan Đình Phùng",
                                         "Điện Biên Phủ", "Lý Thường Kiệt"};

    buf_fmt(b, "Số %" PRId64 " đường %s, ", demo_between(DEMO_ADDRESS, e->place, e->j, 1, 240),
            street[demo_random(DEMO_ADDRESS, e->place, e->j + 1000000U) >> 61]);
    demo_trade_place(b, &p->place[e->place], "");
    buf_text(b, ", thành phố Huế");
}

/* --- C12-TS ---------------------------------------------------------------------------------- */

enum account_column {
    A_STT,
    A_CODE,
    A_NAME,
    A_ADDRESS,
    A_PHONE,
    A_CONTACT,
    A_OPENING,
    A_DUE,
    A_ADJUSTED,
    A_PAID,
    A_CLOSING,
    A_MONTHS,
    A_COLUMNS
};
enum { SLIP_VND = 1000000 }; /* D13: what the stated total of the payments lacks */

struct account {
    struct demo_xlsx *x;
    int64_t n, sum[A_COLUMNS]; /* rows; đồng */
};

static void
account_head(struct demo_xlsx *x, enum demo_quarter quarter) {
    static const int width[A_COLUMNS] = {6, 13, 46, 52, 15, 20, 17, 17, 17, 17, 17, 9};
    static const char *const name[A_COLUMNS] = {"STT",
                                                "madvi",
                                                "tendvi",
                                                "diachi",
                                                "dienthoai",
                                                "nguoilh",
                                                "tiền đầu kỳ",
                                                "số tiền phải nộp",
                                                "số tiền điều chỉnh kỳ trước",
                                                "tiền đã nộp",
                                                "tiền cuối kỳ",
                                                "tyleno"};
    char text[PERIOD_TEXT];

    demo_xlsx_sheet(x, ACCOUNT_SHEET, width, A_COLUMNS);
    demo_xlsx_text(x, 0, "BẢO HIỂM XÃ HỘI VIỆT NAM", DEMO_XLSX_PLAIN);
    demo_xlsx_across(x, A_PAID, A_MONTHS, "Mẫu C12-TS", DEMO_XLSX_BOLD);
    (void)demo_xlsx_row(x);
    demo_xlsx_text(x, 0, "BẢO HIỂM XÃ HỘI THÀNH PHỐ HUẾ", DEMO_XLSX_BOLD);
    demo_xlsx_across(x, A_PAID, A_MONTHS, "(Quyết định số 595/QĐ-BHXH)", DEMO_XLSX_ITALIC);
    (void)demo_xlsx_row(x);
    (void)demo_xlsx_row(x);
    demo_xlsx_across(x, 0, A_MONTHS, "KẾT QUẢ ĐÓNG BHXH, BHYT, BHTN CỦA CÁC ĐƠN VỊ",
                     DEMO_XLSX_TITLE);
    (void)demo_xlsx_row(x);
    period_label(text, demo_quarter_period(quarter));
    text[0] = 'Q'; /* "quý ..." begins a line */
    demo_xlsx_across(x, 0, A_MONTHS, text, DEMO_XLSX_TITLE);
    (void)demo_xlsx_row(x);
    demo_xlsx_across(x, A_PAID, A_MONTHS, "Đơn vị tính: đồng", DEMO_XLSX_ITALIC);
    (void)demo_xlsx_row(x);
    demo_xlsx_text(x, A_STT, "", DEMO_XLSX_HEAD);
    demo_xlsx_across(x, A_CODE, A_CONTACT, "Đơn vị", DEMO_XLSX_HEAD);
    demo_xlsx_across(x, A_OPENING, A_CLOSING, "Số tiền", DEMO_XLSX_HEAD);
    demo_xlsx_text(x, A_MONTHS, "", DEMO_XLSX_HEAD);
    (void)demo_xlsx_row(x);
    demo_xlsx_high(x, 2);
    for (uint32_t c = 0; c < A_COLUMNS; c++) {
        demo_xlsx_text(x, c, name[c], DEMO_XLSX_HEAD);
    }
    (void)demo_xlsx_row(x);
    for (uint32_t c = 0; c < A_COLUMNS; c++) {
        (void)snprintf(text, sizeof text, "(%" PRIu32 ")", c + 1);
        demo_xlsx_text(x, c, text, DEMO_XLSX_HEAD);
    }
    (void)demo_xlsx_row(x);
    demo_xlsx_freeze(x);
}

/* What was corrected of the quarter before, for one employer in nine. */
static int64_t
adjustment(const struct demo_employer *e, int64_t due) {
    const int64_t v = demo_between(DEMO_ADDRESS, e->place, e->j + 3000000U, 1, 9) * 50000;

    return e->j % 9 != 4 || due <= v ? 0 : e->j % 2 == 0 ? v : -v;
}

static void
account_row(struct demo_trade *t, struct account *a, const struct demo_employer *e) {
    const struct demo_dues *d = &e->dues[t->quarter];
    const int64_t adjusted = adjustment(e, d->phai_dong);
    const int64_t v[A_COLUMNS] = {[A_OPENING] = d->cham_dong - d->phai_dong + d->da_dong,
                                  [A_DUE] = d->phai_dong - adjusted,
                                  [A_ADJUSTED] = adjusted,
                                  [A_PAID] = d->da_dong,
                                  [A_CLOSING] = d->cham_dong,
                                  [A_MONTHS] = d->so_thang};
    const uint64_t who = ((uint64_t)e->place << 32) + e->j;
    struct buf b = {0};
    char text[32];

    demo_xlsx_number(a->x, A_STT, ++a->n, DEMO_XLSX_CELL);
    demo_roster_code(e, text);
    demo_xlsx_text(a->x, A_CODE, text, DEMO_XLSX_CELL);
    demo_trade_name(&b, t->plan, e);
    demo_xlsx_text(a->x, A_NAME, buf_z(&b), DEMO_XLSX_CELL);
    buf_clear(&b);
    address(&b, t->plan, e);
    demo_xlsx_text(a->x, A_ADDRESS, buf_z(&b), DEMO_XLSX_CELL);
    (void)snprintf(text, sizeof text, "0234.000.%04u", (e->place * 251 + e->j) % 10000);
    demo_xlsx_text(a->x, A_PHONE, text, DEMO_XLSX_CELL);
    buf_clear(&b);
    demo_names_person(&b, who, e->j % 2 == 0);
    demo_xlsx_text(a->x, A_CONTACT, buf_z(&b), DEMO_XLSX_CELL);
    for (uint32_t c = A_OPENING; c < A_COLUMNS; c++) {
        if (c == A_ADJUSTED && v[c] == 0) {
            demo_xlsx_text(a->x, c, "", DEMO_XLSX_CELL);
        } else {
            demo_xlsx_number(a->x, c, v[c], c < A_MONTHS ? DEMO_XLSX_AMOUNT : DEMO_XLSX_CELL);
        }
        a->sum[c] += v[c];
    }
    (void)demo_xlsx_row(a->x);
    t->account->rows++;
    t->account->accepted++;
    buf_free(&b);
}

static void
account_wrong(struct demo_trade *t, struct account *a) {
    if (demo_trade_rejected_most(t->account->rows) == 0) {
        return;
    }
    demo_xlsx_number(a->x, A_STT, ++a->n, DEMO_XLSX_CELL);
    demo_xlsx_text(a->x, A_CODE, "TZ9900003A", DEMO_XLSX_CELL);
    demo_xlsx_text(a->x, A_NAME, "Công ty TNHH Số Chữ", DEMO_XLSX_CELL);
    demo_xlsx_text(a->x, A_ADDRESS, "Thành phố Huế", DEMO_XLSX_CELL);
    demo_xlsx_text(a->x, A_DUE, "một triệu", DEMO_XLSX_AMOUNT);
    demo_xlsx_number(a->x, A_PAID, 0, DEMO_XLSX_AMOUNT);
    demo_xlsx_number(a->x, A_CLOSING, 0, DEMO_XLSX_AMOUNT);
    (void)demo_xlsx_row(a->x);
    t->account->rows++;
    t->account->rejected++;
    t->account->findings[LEDGER_D04]++;
}

static void
account_foot(struct demo_trade *t, struct account *a) {
    demo_xlsx_text(a->x, A_STT, "", DEMO_XLSX_CELL);
    demo_xlsx_text(a->x, A_CODE, "", DEMO_XLSX_CELL);
    demo_xlsx_text(a->x, A_NAME, "Tổng cộng", DEMO_XLSX_HEAD);
    for (uint32_t c = A_OPENING; c < A_MONTHS; c++) {
        demo_xlsx_number(a->x, c, a->sum[c] - (c == A_PAID ? SLIP_VND : 0), DEMO_XLSX_SUM);
    }
    t->account->findings[LEDGER_D13]++;
    (void)demo_xlsx_row(a->x);
    (void)demo_xlsx_row(a->x);
    demo_xlsx_text(a->x, A_NAME, "NGƯỜI LẬP BIỂU", DEMO_XLSX_BOLD);
    demo_xlsx_text(a->x, A_PAID, "GIÁM ĐỐC", DEMO_XLSX_BOLD);
}

bool
demo_office_account(struct demo_trade *t, struct err *e) {
    const struct demo_roster *r = t->roster;
    struct account a = {demo_out_by_path(t->out, e), 0, {0}};

    if (a.x == NULL) {
        return false;
    }
    t->account->path = "2026-Q2/don_vi_c12.xlsx[" ACCOUNT_SHEET "]";
    account_head(a.x, t->quarter);
    for (size_t i = 0; i < r->n; i++) {
        if (r->e[i].since <= t->quarter) {
            account_row(t, &a, &r->e[i]);
        }
    }
    account_wrong(t, &a);
    account_foot(t, &a);
    return demo_xlsx_close(a.x, e);
}

/* --- the list of employers ------------------------------------------------------------------- */

enum list_column {
    L_STT,
    L_CODE,
    L_NAME,
    L_TAX_CODE,
    L_COMMUNE,
    L_DEPARTMENT,
    L_KIND,
    L_WORKERS,
    L_PAYROLL,
    L_COLUMNS
};
enum { LIST_HEAD = 8 /* rows */, LIST_ROWS = 65000 /* of a sheet, below what .xls can hold */ };

struct list {
    struct demo_xls *x;
    uint32_t row, sheets;
    int64_t n, workers, payroll; /* of the sheet */
};

static void
list_text(struct list *l, uint32_t col, const char *text) {
    demo_xls_text(l->x, l->row, col, str_from(text), DEMO_XLS_CELL);
}

static void
list_head(struct list *l, enum demo_quarter quarter) {
    static const char *const name[L_COLUMNS] = {"STT",        "Mã đơn vị",   "Tên đơn vị",
                                                "Mã số thuế", "Mã xã",       "Mã cơ quan",
                                                "Loại hình",  "Số lao động", "Quỹ lương"};
    static const uint32_t width[L_COLUMNS] = {6, 14, 52, 17, 9, 13, 11, 13, 19};
    char text[PERIOD_TEXT + 16];
    char day[PERIOD_TEXT];

    (void)snprintf(text, sizeof text, l->sheets == 0 ? LIST_SHEET : LIST_SHEET "-%" PRIu32,
                   l->sheets + 1);
    demo_xls_sheet(l->x, text);
    l->sheets++;
    l->n = l->workers = l->payroll = 0;
    for (uint32_t c = 0; c < L_COLUMNS; c++) {
        demo_xls_width(l->x, c, width[c]);
    }
    demo_xls_text(l->x, 0, 0, STR("BẢO HIỂM XÃ HỘI THÀNH PHỐ HUẾ"), DEMO_XLS_BOLD);
    demo_xls_text(l->x, 2, 0, STR("DANH SÁCH ĐƠN VỊ THAM GIA BHXH, BHYT, BHTN"), DEMO_XLS_TITLE);
    demo_xls_merge(l->x, 2, 0, 2, L_PAYROLL);
    period_date_vn(day, period_last(demo_quarter_period(quarter), PERIOD_DUONG_LICH));
    (void)snprintf(text, sizeof text, "Đến ngày %s", day);
    demo_xls_text(l->x, 3, 0, str_from(text), DEMO_XLS_TITLE);
    demo_xls_merge(l->x, 3, 0, 3, L_PAYROLL);
    for (uint32_t c = 0; c < L_COLUMNS; c++) {
        demo_xls_text(l->x, 5, c,
                      str_from(c < L_WORKERS    ? name[c]
                               : c == L_WORKERS ? "Lao động, tiền lương"
                                                : ""),
                      DEMO_XLS_HEAD);
    }
    for (uint32_t c = 0; c < L_COLUMNS; c++) {
        demo_xls_text(l->x, 6, c, str_from(c < L_WORKERS ? "" : name[c]), DEMO_XLS_HEAD);
        if (c < L_WORKERS) {
            demo_xls_merge(l->x, 5, c, 6, c);
        }
    }
    for (uint32_t c = 0; c < L_COLUMNS; c++) {
        (void)snprintf(text, sizeof text, "(%" PRIu32 ")", c + 1);
        demo_xls_text(l->x, 7, c, str_from(text), DEMO_XLS_HEAD);
    }
    demo_xls_merge(l->x, 5, L_WORKERS, 5, L_PAYROLL);
    l->row = LIST_HEAD;
}

static void
list_row(struct demo_trade *t, struct list *l, const struct demo_employer *e) {
    const int64_t workers = e->workers[t->quarter];
    struct buf b = {0};
    char text[16];

    demo_xls_number(l->x, l->row, L_STT, ++l->n, DEMO_XLS_CELL);
    demo_roster_code(e, text);
    list_text(l, L_CODE, text);
    demo_trade_name(&b, t->plan, e);
    list_text(l, L_NAME, buf_z(&b));
    demo_trade_tax_code(t->roster, e, text);
    list_text(l, L_TAX_CODE, text);
    demo_trade_told(t, e, text);
    (void)snprintf(text, sizeof text, "%.5s", t->plan->place[e->place].code.p);
    list_text(l, L_COMMUNE, text);
    list_text(l, L_DEPARTMENT, e->department_hidden ? "" : e->department);
    list_text(l, L_KIND, demo_form_loai_hinh(e->form));
    demo_xls_number(l->x, l->row, L_WORKERS, workers, DEMO_XLS_AMOUNT);
    demo_xls_number(l->x, l->row, L_PAYROLL, e->wage * 3 * workers, DEMO_XLS_AMOUNT);
    l->workers += workers;
    l->payroll += e->wage * 3 * workers;
    l->row++;
    buf_free(&b);
}

/* Rows that fall; the last one's cells have slipped to the right. */
static void
list_wrong(struct demo_trade *t, struct list *l) {
    static const struct {
        enum ledger_rule rule;
        uint32_t slipped;
        const char *code, *name, *workers;
    } wrong[] = {{LEDGER_D03, 0, "TZ9900001A", "", "5"},
                 {LEDGER_D04, 0, "TZ9900002A", "Công ty TNHH Số Chữ", "mười"},
                 {LEDGER_D03, 1, "TZ9900004A", "Công ty TNHH Lệch Ô", "4"}};
    uint64_t budget = demo_trade_rejected_most(t->account->rows);

    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0] && budget > 0; i++, budget--) {
        const uint32_t by = wrong[i].slipped;

        demo_xls_number(l->x, l->row, L_STT, ++l->n, DEMO_XLS_CELL);
        list_text(l, L_CODE + by, wrong[i].code);
        list_text(l, L_NAME + by, wrong[i].name);
        list_text(l, L_COMMUNE + by, "19753");
        list_text(l, L_KIND + by, "NQD");
        list_text(l, L_WORKERS + by, wrong[i].workers);
        l->row++;
        t->account->rows++;
        t->account->rejected++;
        t->account->findings[wrong[i].rule] +=
            1 + by; /* what slipped lacks its code and its commune */
    }
}

static void
list_foot(struct list *l) {
    demo_xls_text(l->x, l->row, L_NAME, STR("Tổng cộng"), DEMO_XLS_HEAD);
    demo_xls_number(l->x, l->row, L_WORKERS, l->workers, DEMO_XLS_AMOUNT);
    demo_xls_number(l->x, l->row, L_PAYROLL, l->payroll, DEMO_XLS_AMOUNT);
    demo_xls_text(l->x, l->row + 2, L_NAME, STR("NGƯỜI LẬP BIỂU"), DEMO_XLS_BOLD);
    demo_xls_text(l->x, l->row + 2, L_WORKERS, STR("GIÁM ĐỐC"), DEMO_XLS_BOLD);
}

bool
demo_office_list(struct demo_trade *t, struct err *e) {
    const struct demo_roster *r = t->roster;
    struct list l = {.x = demo_xls_new()};

    (void)e;
    list_head(&l, t->quarter);
    for (size_t i = 0; i < r->n; i++) {
        const struct demo_employer *one = &r->e[i];

        if (one->since > t->quarter) {
            continue;
        }
        if (l.row >= LIST_ROWS) {
            list_foot(&l);
            list_head(&l, t->quarter);
        }
        list_row(t, &l, one);
        if (demo_trade_same_again(one)) {
            list_row(t, &l, one);
            t->account->accepted--;
            t->account->duplicate++;
            t->account->findings[LEDGER_D11]++; /* as information */
        }
    }
    list_wrong(t, &l);
    list_foot(&l);
    if (l.sheets == 1) {
        t->account->path = "2026-Q2/don_vi_danh_sach.xls[" LIST_SHEET "]";
    }
    demo_xls_save(l.x, &t->out->row);
    demo_xls_free(l.x);
    return true;
}

bool
demo_office_supplement(struct demo_trade *t, struct err *e) {
    const struct demo_roster *r = t->roster;
    int64_t workers = 0;

    (void)e;
    init_header(&t->out->row, SCHEMA_DON_VI);
    for (size_t i = 0; i < r->n; i++) {
        const struct demo_employer *one = &r->e[i];

        if (one->since <= t->quarter && demo_trade_other_again(r, one)) {
            const int64_t n = one->workers[t->quarter] + DEMO_TRADE_OTHER;

            demo_trade_employer_row(t, one, n);
            workers += n;
            t->account->findings[LEDGER_D11]++;
        }
    }
    buf_fmt(&t->out->row, ",,Tổng cộng,,,,%" PRId64 ",,,,,\n", workers);
    return true;
}
