/* xlsx_page - how a sheet is printed: A4, the decree's margins, one page wide, "Trang x/y". */
#ifndef WORKBOOK_XLSX_PAGE_H
#define WORKBOOK_XLSX_PAGE_H

#include <stdbool.h>

#include "workbook/sheet.h"

#include <xlsxwriter.h>

/* break_before: the rows before which a page ends, then a 0. */
lxw_error xlsx_page(lxw_worksheet *w, const struct sheet_tab *s, bool draft,
                    lxw_row_t *break_before);

/* Rows of the sheet that are printed. */
lxw_row_t xlsx_page_rows(const struct sheet_tab *s);

#endif /* WORKBOOK_XLSX_PAGE_H */
