/*
 * readback - read a written workbook again, because libxlsxwriter may report success although data
 * was lost (LIBRARIES.md).
 *
 * A workbook is opened as a zip, every part is parsed as XML, and all cells of
 * all sheets are compared with the document it was made from.
 */
#ifndef WORKBOOK_READBACK_H
#define WORKBOOK_READBACK_H

#include <stdbool.h>

#include "base/err.h"
#include "doc/block.h"

bool readback_xlsx(const char *path, const struct doc *d, struct err *e);

#endif /* WORKBOOK_READBACK_H */
