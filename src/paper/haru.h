/*
 * haru - libharu, the only room that knows it: fonts, pages,
 * words and shapes, bookmarks, properties, the file (LIBRARIES.md says why so).
 *
 *     open -> (page -> shape* -> word* -> signature? -> page_end)* -> keep? -> write -> close
 *
 * The library keeps its first error and then does nothing; every function here may
 * be called after one, page_end and write report it.  Positions are in
 * points from the top left corner of the page, y down.
 */
#ifndef PAPER_HARU_H
#define PAPER_HARU_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "doc/block.h"
#include "measure/fonts.h"
#include "paper/display_list.h"
#include "render/render.h"

struct haru;

/* An empty document with d's properties and the four fonts loaded.  The fonts are verified files. */
struct haru *haru_open(const struct doc *d, const struct fonts *fonts, struct err *e);
void haru_close(struct haru *h); /* NULL is nothing */

void haru_page(struct haru *h, double width, double height);
/* A rule, bar or dot with its box's corner at (x, y).  All shapes of a page before its first word. */
void haru_shape(struct haru *h, const struct display_list_mark *m, double x, double y);
void haru_word(struct haru *h, const struct display_list_mark *m, double x, double y);
/* An entry of the outline, of level 1 to 3, that leads to y of the open page. */
void haru_bookmark(struct haru *h, int level, str text, double y);
/* Where the open page is to be signed by a program: an empty field with its corner at (x, y).  Once a document. */
void haru_signature(struct haru *h, double x, double y, double width, double height);
bool haru_page_end(struct haru *h, struct err *e);

/* Make it a document to keep for decades, PDF/A-3b: its properties as a packet of metadata, what its colours mean, an
 * identifier made of its own bytes, and the files, in the order of their names. */
bool haru_keep(struct haru *h, const struct doc *d, const struct render_attachment *a, size_t n,
               struct err *e);

/* Create the file, which must not exist, whole and synced. */
bool haru_write(struct haru *h, const char *path, struct err *e);

#endif /* PAPER_HARU_H */
