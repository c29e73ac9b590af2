/*
 * sheet_head - the head of a table and its line of column numbers: merged,
 * repeated on every printed page, frozen on the screen.
 */
#ifndef WORKBOOK_SHEET_HEAD_H
#define WORKBOOK_SHEET_HEAD_H

#include "workbook/sheet_out.h"

/* At the next row.  Only the first head of a sheet is repeated and frozen. */
bool sheet_head(struct sheet_out *o, const struct doc_table *t, struct err *e);

/* Height of its rows but the column numbers. */
double sheet_head_height(struct sheet_out *o, const struct doc_table *t);

/* Rows that it takes, the column numbers among them. */
uint32_t sheet_head_rows(const struct doc_table *t);

#endif /* WORKBOOK_SHEET_HEAD_H */
