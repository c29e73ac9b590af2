/*
 * decree - sizes and distances of an official document, in points, for every format with pages.
 *
 * From decree 30/2020, annex I: part I (the page), part II and its diagram (the parts of a
 * document), part IV (their sizes).  Where the decree allows a range, our choice stands here once,
 * so that a page and its twin for Word are alike.
 */
#ifndef MEASURE_DECREE_H
#define MEASURE_DECREE_H

#include "doc/block.h"
#include "measure/layout.h"

#define MM (72.0 / 25.4)

/* The page. */
#define A4_SHORT      (210 * MM)
#define A4_LONG       (297 * MM)
#define MARGIN_LEFT   (30 * MM)
#define MARGIN_RIGHT  (15 * MM)
#define MARGIN_TOP    (20 * MM)
#define MARGIN_BOTTOM (20 * MM)
#define NUMBER_SIZE   14.0
#define NUMBER_Y      (14 * MM) /* baseline of the page number: inside the top margin */

/* Sizes of the decree's own table (annex I, part IV). */
#define SIZE_MOTTO_1   12.0
#define SIZE_MOTTO_2   13.0
#define SIZE_AGENCY    12.0
#define SIZE_NUMBER    13.0
#define SIZE_ABOUT     12.0 /* "V/v ..." of a công văn */
#define SIZE_DATE      13.0
#define SIZE_TITLE     14.0
#define SIZE_SIGN      14.0
#define SIZE_RECEIVED  12.0 /* "Nơi nhận:" */
#define SIZE_RECIPIENT 11.0
#define SIZE_DRAFT     13.0

/* The parts round the text. */
#define LEFT_CELL   0.42 /* of the width, for cells 2, 3, 9b; the rest is for cells 1, 4, 7 */
#define CELL_PITCH  16.0
#define ABOUT_GAP   6.0 /* above "V/v ...", as the decree says */
#define RULE_SHARE  0.4 /* a rule's length, as a share of the line above: 1/3 to 1/2 by the decree */
#define RULE_ROOM   7.0 /* height that a rule takes below its line */
#define SIGN_ROOM   68.0
#define TITLE_PITCH 17.5
#define TITLE_WIDTH 0.84 /* of the text's width: a long abstract keeps off the margins */

/* Running text. */
#define BODY_SIZE    14.0
#define BODY_INDENT  36.0 /* 1,27 cm */
#define BODY_GAP     6.0
#define BODY_SPACING 1.15 /* of its lines; 1 is single spacing */

/* Words round a table. */
#define TABLE_TITLE_SIZE 13.0
#define TABLE_UNIT_SIZE  12.0
#define TABLE_NOTE_SIZE  11.0
#define TABLE_PAD        1.8 /* above and below the words of a row */

/* How a paragraph is dressed. */
struct decree_dress {
    double size, indent, gap; /* gap: above the paragraph */
    double spacing;           /* of its lines; 1 is single spacing */
    enum layout_align align;
};
extern const struct decree_dress decree_dress[]; /* by enum doc_para_role */

#endif /* MEASURE_DECREE_H */
