/*
 * sheet_head - lay out the head of a table and its line of column numbers: merged cells, repeated
 * on every printed page, frozen on the screen.
 */
#ifndef WORKBOOK_SHEET_HEAD_H
#define WORKBOOK_SHEET_HEAD_H

#include "workbook/sheet_out.h"

/* Lay out the head from the next row on.  Only the first head of a sheet is repeated and frozen. */
bool sheet_head(struct sheet_out *o, const struct doc_table *t, struct err *e);

/* The height of its rows in points, without the line of column numbers. */
double sheet_head_height(struct sheet_out *o, const struct doc_table *t);

/* How many rows it takes, with the line of column numbers. */
uint32_t sheet_head_rows(const struct doc_table *t);

#endif /* WORKBOOK_SHEET_HEAD_H */
