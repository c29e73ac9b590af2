/*
 * haru - libharu, the only room that knows it: fonts, pages,
 * words and shapes, bookmarks, properties, the file (LIBRARIES.md says why so).
 *
 *     open -> (page -> shape* -> word* -> page_end)* -> write -> close
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

enum { HARU_LEVELS = 4 }; /* of bookmarks: 1 .. HARU_LEVELS - 1 */

struct haru;

/* An empty document with d's properties and the four fonts loaded.  The fonts are verified files. */
struct haru *haru_open(const struct doc *d, const struct fonts *fonts, struct err *e);
void haru_close(struct haru *h); /* NULL is nothing */

void haru_page(struct haru *h, double width, double height);
/* A rule, bar or dot with its box's corner at (x, y).  All shapes of a page before its first word. */
void haru_shape(struct haru *h, const struct display_list_mark *m, double x, double y);
void haru_word(struct haru *h, const struct display_list_mark *m, double x, double y);
/* An entry of the outline that leads to y of the open page. */
void haru_bookmark(struct haru *h, int level, str text, double y);
bool haru_page_end(struct haru *h, struct err *e);

/* Create the file, which must not exist, whole and synced. */
bool haru_write(struct haru *h, const char *path, struct err *e);

#endif /* PAPER_HARU_H */
