/*
 * xlsx_format - the cell formats of a workbook, one for each style in use.  All are set in Times
 * New Roman, because a new format of libxlsxwriter has Calibri (LIBRARIES.md).
 */
#ifndef WORKBOOK_XLSX_FORMAT_H
#define WORKBOOK_XLSX_FORMAT_H

#include "workbook/sheet.h"

#include <xlsxwriter.h>

struct xlsx_format;
struct xlsx_format *xlsx_format_new(struct arena *a, lxw_workbook *book);

/* The format of a style.  It is made when it is first asked for; the workbook owns it. */
lxw_format *xlsx_format_of(struct xlsx_format *f, const struct sheet_style *style);

#endif /* WORKBOOK_XLSX_FORMAT_H */
