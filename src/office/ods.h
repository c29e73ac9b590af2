/*
 * ods - a spreadsheet of LibreOffice (OpenDocument): content.xml, table after table, judged by expat.
 *
 *     ods_open      the names of the tables, which are hidden
 *     ods_start, ods_next*   one table, row by row
 *     ods_close
 *
 * A repeated cell or row is given as often as it is repeated; empty ones at the end of the sheet
 * are not given.
 */
#ifndef OFFICE_ODS_H
#define OFFICE_ODS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "office/package.h"
#include "office/row.h"

struct ods;

/* The caller owns p and keeps it open as long as the book. */
bool ods_open(struct package *p, struct ods **out, struct err *e);
void ods_close(struct ods *o);
struct row_sheet *ods_sheets(struct ods *o, uint32_t *n);

bool ods_start(struct ods *o, uint32_t sheet, struct err *e);
/* Read the next row; its texts live until the next call. */
enum row_step ods_next(struct ods *o, struct row *row, struct err *e);

#endif /* OFFICE_ODS_H */
