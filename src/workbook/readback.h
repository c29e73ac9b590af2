/*
 * readback - read a written workbook again, because libxlsxwriter may report success although data
 * was lost (LIBRARIES.md).
 *
 * A workbook is opened as a zip, every part is parsed as XML, and all cells of all sheets are compared with the document it was
 * made from, which is laid out again for it; or, sheet by sheet, with a sum over the cells that were given to be written.
 */
#ifndef WORKBOOK_READBACK_H
#define WORKBOOK_READBACK_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "doc/block.h"
#include "render/once.h"

bool readback_xlsx(const char *path, const struct doc *d, struct once *once, struct err *e);

/* The same without the document: noted are the sums of the sheets as they were written (cell_sum.h), uint64_t by uint64_t.
 * false: something differs, which readback_xlsx tells. */
bool readback_xlsx_as_noted(const char *path, str noted, struct once *once);

#endif /* WORKBOOK_READBACK_H */
