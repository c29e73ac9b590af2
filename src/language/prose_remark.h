/*
 * prose_remark - an office's own Markdown brought to what a report can have.
 *
 * Who writes a difficulty into nhan_xet/kho-khan.md writes ordinary Markdown.  A report has headings of three levels,
 * paragraphs, bold, italic and lists; so a quotation becomes its paragraphs, a link its words, code and HTML the words
 * as they were typed, a rule nothing, a deeper heading one of the third level.
 */
#ifndef LANGUAGE_PROSE_REMARK_H
#define LANGUAGE_PROSE_REMARK_H

#include "base/arena.h"
#include "base/str.h"

/* Markdown of valid UTF-8 as Markdown that prose_compose takes whole; in the arena. */
str prose_remark_tame(struct arena *a, str markdown);

#endif /* LANGUAGE_PROSE_REMARK_H */
