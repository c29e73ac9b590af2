/*
 * sheet_table - lay out a table: title, unit, head, column numbers, body, notes; on further sheets
 * too when it is longer than one sheet.
 */
#ifndef WORKBOOK_SHEET_TABLE_H
#define WORKBOOK_SHEET_TABLE_H

#include "workbook/sheet_out.h"

bool sheet_table(struct sheet_out *o, const struct doc_table *t, struct err *e);

/* Where a table stands that was laid out earlier; NULL: it was not laid out yet. */
const struct sheet_plan *sheet_table_plan(const struct sheet_out *o, const struct doc_table *t);

#endif /* WORKBOOK_SHEET_TABLE_H */
