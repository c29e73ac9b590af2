/* docx - the format of documents for Word: the twin of a pdf, which people edit before it is
 * signed. */
#ifndef WORD_DOCX_H
#define WORD_DOCX_H

#include "render/render.h"

extern const struct render_format docx_format;

#endif /* WORD_DOCX_H */
