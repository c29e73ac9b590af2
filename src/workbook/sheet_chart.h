/*
 * sheet_chart - places of charts, and the sheet of their figures.
 *
 * A chart stands under its table where the table and the chart fit on one page.  Else it gets an
 * upright page on the sheet "Biểu đồ", and a link stands under the table: below a repeated head, or
 * divided over two pages, a chart could not be read.  The sheet "Số liệu biểu đồ" holds the figures
 * of all charts.
 */
#ifndef WORKBOOK_SHEET_CHART_H
#define WORKBOOK_SHEET_CHART_H

#include "workbook/sheet_out.h"

bool sheet_chart(struct sheet_out *o, const struct doc_chart *c, struct err *e);

/* Lay out the sheets "Biểu đồ" and "Số liệu biểu đồ"; without charts there are none. */
bool sheet_chart_sheets(struct sheet_out *o, struct err *e);

#endif /* WORKBOOK_SHEET_CHART_H */
