/* xlsx - the format of workbooks: sheets of cells, written by libxlsxwriter. */
#ifndef WORKBOOK_XLSX_H
#define WORKBOOK_XLSX_H

#include "render/render.h"

extern const struct render_format xlsx_workbook;

#endif /* WORKBOOK_XLSX_H */
