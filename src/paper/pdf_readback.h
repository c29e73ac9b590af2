/*
 * pdf_readback - read a written pdf again, because libharu may report success although data was
 * lost.
 *
 * A pdf is whole when it starts and ends as one, its cross-reference table points at its objects and
 * it has at least as many pages as the document has sections.
 */
#ifndef PAPER_PDF_READBACK_H
#define PAPER_PDF_READBACK_H

#include <stdbool.h>

#include "base/err.h"
#include "doc/block.h"
#include "render/once.h"

bool pdf_readback(const char *path, const struct doc *d, struct once *once, struct err *e);

#endif /* PAPER_PDF_READBACK_H */
