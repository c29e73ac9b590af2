/*
 * sheet_table - a table on a sheet: title, unit, head, column numbers, body,
 * notes; and on further sheets where it is longer than one.
 */
#ifndef WORKBOOK_SHEET_TABLE_H
#define WORKBOOK_SHEET_TABLE_H

#include "workbook/sheet_out.h"

bool sheet_table(struct sheet_out *o, const struct doc_table *t, struct err *e);

/* Where a table that was laid out before stands; NULL: it was not. */
const struct sheet_plan *sheet_table_plan(const struct sheet_out *o, const struct doc_table *t);

#endif /* WORKBOOK_SHEET_TABLE_H */
