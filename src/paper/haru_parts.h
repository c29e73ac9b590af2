/* haru_parts - what the files of haru share. */
#ifndef PAPER_HARU_PARTS_H
#define PAPER_HARU_PARTS_H

#include <assert.h>
#include <hpdf.h>
#include <math.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "measure/typeface.h"
#include "paper/display_list.h"
#include "paper/tag.h"
#include "render/once.h"

#define HARU_CREATOR  "baophu"
#define HARU_ENCODING "UTF-8"

enum {
    HARU_LEVELS = 4, /* of bookmarks: 1 .. HARU_LEVELS - 1 */
    /* The four styles twice: first as cut fonts (whole ones where there is no cut), then as whole fonts. */
    HARU_FACES = 2 * FONTS_STYLES
};

struct haru {
    HPDF_Doc pdf;
    HPDF_STATUS error, detail; /* the first one; 0: none */
    bool kept;                 /* a document to keep: haru_keep was called */

    struct once *once; /* where the library is kept for the next document, or NULL */
    const struct typeface *typeface;
    HPDF_FontDef def[HARU_FACES]; /* of a whole font: NULL until it is used */
    HPDF_Font font[HARU_FACES];   /* loaded when first used, because a loaded font is embedded */

    HPDF_Page page;
    double page_height;
    bool in_text;
    double x, y; /* where the line of text stands, in the page's own coordinates */
    unsigned face;
    double size; /* 0: no font chosen on this page */
    struct display_list_colour fill;

    struct tag *tags;  /* the root; NULL: a document without tags */
    struct tag *tag;   /* of the mark that is open, NULL for an artifact */
    bool marked;       /* a mark is open */
    int ids;           /* of this page so far */
    struct buf pieces; /* of haru_tags: what is marked so far, page by page */
    HPDF_Dict field;   /* to sign, or NULL */
    struct tag *field_tag;

    HPDF_Outline outline[HARU_LEVELS]; /* [level]: last entry of that level */
};

/* As the library writes numbers: two decimals. */
static inline float
haru_real(double v) {
    assert(isfinite(v));
    return (float)(round(v * 100) / 100);
}

/* Load the four fonts that documents usually need. */
bool haru_load_fonts(struct haru *h, struct err *e);
/* The face to show the text z in. */
unsigned haru_face(const struct haru *h, unsigned style, const char *z);
HPDF_Font haru_font(struct haru *h, unsigned face); /* NULL: h->error says why */

/* What is drawn from now on belongs to the part t; NULL: to none.  Only on an open page, not inside a path. */
void haru_mark(struct haru *h, struct tag *t);
void haru_unmark(struct haru *h);
/* Write the tree of the parts.  Call it when all pages are drawn. */
void haru_tree(struct haru *h);

/* The identifier of a document to keep, made of its own bytes and written into them. */
void haru_identify(struct buf *file);

#endif /* PAPER_HARU_PARTS_H */
