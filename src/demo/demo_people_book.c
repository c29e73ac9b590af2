/* demo_people - the rows of a participant file that is a workbook.  See demo_people.h. */

#include "demo/demo_people.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "demo/demo_xlsx.h"

enum { SHEET_ROWS = 1000000, PAY = 11, FROM = 12, DAY_LETTERS = 10 };

static void
head(struct demo_xlsx *x, uint64_t sheet) {
    static const int width[DEMO_PERSON_CELLS] = {13, 28, 12, 10, 9,  14, 12,
                                                 11, 7,  7,  11, 14, 12, 12};
    static const char *const name[DEMO_PERSON_CELLS] = {
        "Mã số BHXH", "Họ và tên", "Ngày sinh", "Giới tính", "Mã xã",    "Mã đơn vị", "Mã cơ quan",
        "Loại BHXH",  "BHTN",      "BHYT",      "Nhóm BHYT", "Mức đóng", "Từ ngày",   "Đến ngày"};
    char text[32];

    (void)snprintf(text, sizeof text, sheet == 0 ? "LaoDong" : "LaoDong-%" PRIu64, sheet + 1);
    demo_xlsx_sheet(x, text, width, DEMO_PERSON_CELLS);
    demo_xlsx_text(x, 0, "BẢO HIỂM XÃ HỘI THÀNH PHỐ HUẾ", DEMO_XLSX_BOLD);
    (void)demo_xlsx_row(x);
    demo_xlsx_across(x, 0, DEMO_PERSON_CELLS - 1, "DANH SÁCH NGƯỜI THAM GIA BHXH, BHTN, BHYT",
                     DEMO_XLSX_TITLE);
    (void)demo_xlsx_row(x);
    (void)demo_xlsx_row(x);
    for (uint32_t c = 0; c < DEMO_PERSON_CELLS; c++) {
        demo_xlsx_text(x, c, name[c], DEMO_XLSX_HEAD);
    }
    (void)demo_xlsx_row(x);
    demo_xlsx_freeze(x);
}

void
demo_people_book_begin(struct demo_writer *w) {
    head(w->book, 0);
}

uint64_t
demo_people_book_sheets(uint64_t n) {
    return n == 0 ? 1 : (n - 1) / SHEET_ROWS + 1;
}

/* dd/mm/yyyy of a real day. */
static bool
day_of(const char *text, period_day *out) {
    char iso[16];

    if (strlen(text) != DAY_LETTERS) {
        return false;
    }
    (void)snprintf(iso, sizeof iso, "%.4s-%.2s-%.2s", text + 6, text + 3, text);
    return period_parse_iso(str_from(iso), out);
}

static bool
is_whole(const char *text) {
    return text[0] != '\0' && strspn(text, "0123456789") == strlen(text);
}

static void
put(struct demo_xlsx *x, uint32_t at, uint32_t column, const char *text) {
    period_day day;
    int64_t v;

    if (column >= FROM && day_of(text, &day)) {
        demo_xlsx_day(x, at, day);
    } else if (column == PAY && is_whole(text) && num_parse_int(str_from(text), &v)) {
        demo_xlsx_number(x, at, v, DEMO_XLSX_AMOUNT);
    } else if (text[0] != '\0') {
        demo_xlsx_text(x, at, text, DEMO_XLSX_CELL);
    }
}

void
demo_people_book_row(struct demo_writer *w, const char *const cell[DEMO_PERSON_CELLS],
                     uint32_t pushed) {
    if (w->rows > 0 && w->rows % SHEET_ROWS == 0) {
        head(w->book, w->rows / SHEET_ROWS);
    }
    w->rows++;
    for (uint32_t c = 0; c < DEMO_PERSON_CELLS; c++) {
        put(w->book, c + pushed, c, cell[c]);
    }
    (void)demo_xlsx_row(w->book);
}
