/*
 * pdf_readback - re-reading a written pdf, because libharu reports success on lost data.
 *
 * A pdf is whole when it starts and ends as one, its cross-reference table points at its objects and
 * it has at least as many pages as the document has sections.
 */
#ifndef PAPER_PDF_READBACK_H
#define PAPER_PDF_READBACK_H

#include <stdbool.h>

#include "base/err.h"
#include "doc/block.h"

bool pdf_readback(const char *path, const struct doc *d, struct err *e);

#endif /* PAPER_PDF_READBACK_H */
