/* pdf - the format of official documents: pages of the decree's layout, written by libharu. */
#ifndef PAPER_PDF_H
#define PAPER_PDF_H

#include "render/render.h"

extern const struct render_format pdf_format;

#endif /* PAPER_PDF_H */
