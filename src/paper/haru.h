/*
 * haru - fonts, pages, words, shapes, bookmarks and properties of a pdf file.  The only room that
 * uses libharu (LIBRARIES.md says how).
 *
 *     open -> (page -> shape* -> word* -> signature? -> page_end)* -> keep? -> write -> close
 *
 * After its first error the library does nothing more.  Functions here may still be called then;
 * haru_page_end and haru_write report the error.  Positions are in points from the top left corner
 * of the page, y down.
 */
#ifndef PAPER_HARU_H
#define PAPER_HARU_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "doc/block.h"
#include "measure/typeface.h"
#include "paper/display_list.h"
#include "render/once.h"
#include "render/render.h"

struct haru;

/* Begin a document with the properties of d, set in the fonts of the typeface, whose files were verified.  The file
 * embeds the cut fonts, which have the usual letters; a whole font only where a word has a letter that they lack.
 * once: keeps the library with the fonts that it has loaded from one document to the next; or NULL. */
struct haru *haru_open(const struct doc *d, const struct typeface *typeface, struct once *once,
                       struct err *e);
void haru_close(struct haru *h); /* NULL is nothing */
/* Tag what is drawn with the parts of the tree, which may still grow.  Call it before the first page. */
void haru_tag(struct haru *h, struct tag *root);

void haru_page(struct haru *h, double width, double height);
/* Draw a rule, bar or dot; the top left corner of its box is at (x, y).  Draw all shapes of a
 * page before its first word. */
void haru_shape(struct haru *h, const struct display_list_mark *m, double x, double y);
void haru_word(struct haru *h, const struct display_list_mark *m, double x, double y);
/* Add an entry of level 1 to 3 to the outline; it leads to y on the open page. */
void haru_bookmark(struct haru *h, int level, str text, double y);
/* Say that the figure t covers the rectangle on the open page. */
void haru_figure(struct haru *h, struct tag *t, double x, double y, double width, double height);
/* Put an empty signature field on the open page, with the corner of m's box at (x, y).  Once a document. */
void haru_signature(struct haru *h, const struct display_list_mark *m, double x, double y);
bool haru_page_end(struct haru *h, struct err *e);

/* Make it a document to keep for decades, PDF/A-3b: its properties as a packet of metadata, what its colours mean, an
 * identifier made of its own bytes, and the files, in the order of their names. */
bool haru_keep(struct haru *h, const struct doc *d, const struct render_attachment *a, size_t n,
               struct err *e);

/* Write the whole file and sync it; it must not exist yet. */
bool haru_write(struct haru *h, const char *path, struct err *e);

#endif /* PAPER_HARU_H */
