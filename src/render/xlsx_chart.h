/*
 * xlsx_chart - a chart as Excel draws it, reading the sheet of figures.  Grey
 * tones and shapes tell series apart, so that it survives a black printer.
 */
#ifndef RENDER_XLSX_CHART_H
#define RENDER_XLSX_CHART_H

#include "render/sheet.h"

#include <xlsxwriter.h>

/* width and height in pixels. */
lxw_error xlsx_chart(lxw_workbook *book, lxw_worksheet *sheet, const struct sheet_chart *c,
                     unsigned width_px, unsigned height_px);

#endif /* RENDER_XLSX_CHART_H */
