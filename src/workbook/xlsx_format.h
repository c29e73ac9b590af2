/*
 * xlsx_format - the workbook's cell formats, one for each look that occurs, all in
 * Times New Roman, for libxlsxwriter starts every format with Calibri (LIBRARIES.md).
 */
#ifndef WORKBOOK_XLSX_FORMAT_H
#define WORKBOOK_XLSX_FORMAT_H

#include "workbook/sheet.h"

#include <xlsxwriter.h>

struct xlsx_format;
struct xlsx_format *xlsx_format_new(struct arena *a, lxw_workbook *book);

/* The format of a style; made when it is first asked for, owned by the workbook. */
lxw_format *xlsx_format_of(struct xlsx_format *f, const struct sheet_style *style);

#endif /* WORKBOOK_XLSX_FORMAT_H */
