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

/* Lay out the sheet "Biểu đồ", before the sheets that are made for programs, and at the end "Số liệu biểu đồ".
 * There is none where no chart asks for it; charts that follow the first get a further sheet "Biểu đồ". */
bool sheet_chart_sheet(struct sheet_out *o, struct err *e);
bool sheet_chart_figures(struct sheet_out *o, struct err *e);

#endif /* WORKBOOK_SHEET_CHART_H */
