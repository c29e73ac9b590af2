/*
 * xlsx_chart - a chart that Excel draws from the sheet of figures.  Series differ by grey tones and
 * shapes, so that a black-and-white print can be read.
 */
#ifndef WORKBOOK_XLSX_CHART_H
#define WORKBOOK_XLSX_CHART_H

#include "workbook/sheet.h"

#include <xlsxwriter.h>

/* Put the chart c, of this width and height in pixels, on the sheet. */
lxw_error xlsx_chart(lxw_workbook *book, lxw_worksheet *sheet, const struct sheet_chart *c,
                     unsigned width_px, unsigned height_px);

#endif /* WORKBOOK_XLSX_CHART_H */
