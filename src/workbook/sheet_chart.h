/*
 * sheet_chart - where charts stand, and their figures.
 *
 * A chart stays under its table where it fits on the table's one page; else it gets a page
 * of its own, upright, on the sheet "Biểu đồ", and a link stays behind: under a head that is
 * repeated on every page, or shared out over two, it could not be read.  The sheet
 * "Số liệu biểu đồ" holds the figures of all charts.
 */
#ifndef WORKBOOK_SHEET_CHART_H
#define WORKBOOK_SHEET_CHART_H

#include "workbook/sheet_out.h"

bool sheet_chart(struct sheet_out *o, const struct doc_chart *c, struct err *e);

/* The sheets "Biểu đồ" and "Số liệu biểu đồ"; nothing where there was no chart. */
bool sheet_chart_sheets(struct sheet_out *o, struct err *e);

#endif /* WORKBOOK_SHEET_CHART_H */
