/* pdf - the format of official documents: pages of the decree's layout, written by libharu. */
#ifndef PAPER_PDF_H
#define PAPER_PDF_H

#include "render/render.h"

extern const struct render_format pdf_format;
/* The same pages as a file to keep for decades (PDF/A-3b): it carries the files of the target and, when it is no draft,
 * an empty field to sign at cell 7c of the decree. */
extern const struct render_format pdf_kept;

#endif /* PAPER_PDF_H */
