/*
 * xlsx_chart - a chart as Excel draws it, reading the sheet of figures.  Grey
 * tones and shapes tell series apart, so that it survives a black printer.
 */
#ifndef WORKBOOK_XLSX_CHART_H
#define WORKBOOK_XLSX_CHART_H

#include "workbook/sheet.h"

#include <xlsxwriter.h>

/* width and height in pixels. */
lxw_error xlsx_chart(lxw_workbook *book, lxw_worksheet *sheet, const struct sheet_chart *c,
                     unsigned width_px, unsigned height_px);

#endif /* WORKBOOK_XLSX_CHART_H */
