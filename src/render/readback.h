/*
 * readback - re-reading what was written, because the libraries that write it
 * report success on lost data (LIBRARIES.md).
 *
 * A workbook is opened as a zip, every part is parsed as XML, and all cells of
 * all sheets are compared with the document it was made from.  A pdf is whole
 * when it starts and ends as one, its cross-reference table points at its
 * objects and it has at least as many pages as sections.
 */
#ifndef RENDER_READBACK_H
#define RENDER_READBACK_H

#include <stdbool.h>

#include "base/err.h"
#include "doc/block.h"

bool readback_xlsx(const char *path, const struct doc *d, struct err *e);
bool readback_pdf(const char *path, const struct doc *d, struct err *e);

#endif /* RENDER_READBACK_H */
