/* xlsx_page - how a sheet is printed.  See xlsx_page.h. */

#include "workbook/xlsx_page.h"

#include <stdio.h>
#include <string.h>

#include "base/num.h"

enum {
    A4 = 9,
    PLAIN_ROWS_PRINTED = 40 /* of a sheet for machines: hundreds of pages that nobody reads */
};
#define INCH_MM 25.4

/* One page wide, or parted where the sheet says. */
static lxw_error
set_width(lxw_worksheet *w, const struct sheet_tab *s) {
    lxw_col_t before[SHEET_PARTS_MOST + 1] = {0}; /* the list ends with a 0 */
    const struct sheet_parts *p = &s->parts;
    lxw_error code = LXW_NO_ERROR;

    if (p->n == 1 || p->n > SHEET_PARTS_MOST) {
        worksheet_fit_to_pages(w, 1, s->plain ? 1 : (uint16_t)p->pages);
        return LXW_NO_ERROR;
    }
    for (uint32_t k = 1; k < p->n; k++) {
        before[k - 1] = (lxw_col_t)p->first[k];
    }
    worksheet_set_print_scale(w, (uint16_t)p->scale);
    if (p->lead > 0) {
        code = worksheet_repeat_columns(w, 0, (lxw_col_t)(p->lead - 1));
    }
    return code != LXW_NO_ERROR ? code : worksheet_set_v_pagebreaks(w, before);
}

lxw_row_t
xlsx_page_rows(const struct sheet_tab *s) {
    return s->plain && s->rows > PLAIN_ROWS_PRINTED ? PLAIN_ROWS_PRINTED : s->rows;
}

/* "DỰ THẢO" at the right; at the left of a page that stands for many, how many rows it leaves out. */
static lxw_error
set_header(lxw_worksheet *w, const struct sheet_tab *s, bool is_draft) {
    static const char draft[] = "&R&\"Times New Roman,Bold\"&13DỰ THẢO";
    const lxw_row_t left_out = s->rows - xlsx_page_rows(s);
    char header[LXW_HEADER_FOOTER_MAX] = "";
    char n[NUM_TEXT];

    if (left_out > 0) {
        num_vn_int(n, left_out);
        (void)snprintf(
            header, sizeof header,
            "&L&\"Times New Roman,Italic\"&12Trang này dành cho máy đọc, chỉ in các dòng "
            "đầu; còn %s dòng trong tệp.",
            n);
    }
    if (is_draft) {
        (void)snprintf(header + strlen(header), sizeof header - strlen(header), "%s", draft);
    }
    return header[0] == '\0' ? LXW_NO_ERROR : worksheet_set_header(w, header);
}

lxw_error
xlsx_page(lxw_worksheet *w, const struct sheet_tab *s, bool draft, lxw_row_t *break_before) {
    lxw_error code;

    worksheet_set_paper(w, A4);
    if (s->landscape) {
        worksheet_set_landscape(w);
    }
    worksheet_set_margins(w, 30 / INCH_MM, 20 / INCH_MM, 20 / INCH_MM, 20 / INCH_MM);
    worksheet_center_horizontally(w);
    code = set_width(w, s);
    if (code == LXW_NO_ERROR) {
        code = set_header(w, s, draft);
    }
    if (code == LXW_NO_ERROR) {
        code = worksheet_set_footer(w, "&C&\"Times New Roman,Regular\"&12Trang &P/&N");
    }
    return code != LXW_NO_ERROR || break_before[0] == 0
               ? code
               : worksheet_set_h_pagebreaks(w, break_before);
}
