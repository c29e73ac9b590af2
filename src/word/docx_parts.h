/*
 * docx_parts - what the rooms of this folder share: the document that is being written, and how its
 * paragraphs, tables and parts are put into it.  Only docx*.c include it.
 *
 *     word/document.xml   paragraphs and tables, written in reading order      docx.c, docx_official.c,
 *                                                                              docx_table.c, docx_write.c
 *     word/styles.xml     the decree's components by name                      docx_styles.c
 *     word/charts/        a part for each chart, a workbook with its figures   docx_chart.c
 *     the file            a zip of parts                                       docx_package.c, docx_zip.c
 *
 * The look of a component is in its style, so that an office can change it in one place.  A
 * paragraph states only what differs between paragraphs of its style (an indent, a width, an
 * alignment).
 */
#ifndef WORD_DOCX_PARTS_H
#define WORD_DOCX_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "doc/block.h"
#include "measure/decree.h"
#include "measure/ruler.h"
#include "word/docx_zip.h"

#define DOCX_XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define DOCX_NS_W                                                                                  \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "                    \
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define DOCX_NS_CHART "http://schemas.openxmlformats.org/drawingml/2006/chart"
#define DOCX_NS_DRAW  "http://schemas.openxmlformats.org/drawingml/2006/main"

enum { DOCX_SMALLEST_HALVES = 12, DOCX_LARGEST_HALVES = 24 }; /* letters of tables, half points */

struct docx {
    const struct doc *doc;
    const char *path;
    struct arena arena; /* lives while the document is written */
    struct ruler *ruler;
    struct docx_zip zip;               /* charts and their workbooks are added at once */
    struct buf body;                   /* of word/document.xml */
    const struct doc_section *section; /* the open one */
    double width;                      /* of the open section's text, points */
    unsigned charts, bookmarks;
    bool cell_size[DOCX_LARGEST_HALVES + 1]; /* sizes of table letters in use, half points */
};

/* --- paragraphs: docx_write.c ------------------------------------------------------------- */

/* How a paragraph differs from its style; a zero means: as the style says. */
struct docx_look {
    const char *style;
    bool keep;          /* with the next paragraph */
    bool rule_above;    /* a thin line above it */
    double before;      /* points above it */
    double left, right; /* indents, points */
    double hanging;     /* points that the first line begins further left */
    const char *align;  /* "left", "center", "right" */
};

/* Write a paragraph: docx_begin -> docx_text* -> docx_end.  style: DOC_BOLD | DOC_ITALIC, added
 * to the paragraph's own style. */
void docx_begin(struct docx *m, const struct docx_look *look);
void docx_text(struct docx *m, str s, unsigned style);
void docx_break(struct docx *m); /* a new line in the same paragraph */
void docx_end(struct docx *m);
/* A whole paragraph with one text; an empty text gives no paragraph. */
void docx_line(struct docx *m, const struct docx_look *look, str s, unsigned style);
/* Running text: a number stays on one line with its word, and "Phụ lục II" is a field that
 * follows the annex when that gets another number. */
void docx_runs(struct docx *m, struct doc_runs runs);
/* A paragraph of almost no height, which Word needs behind a table and at the end of a section.
 * keep: with the next paragraph; section_xml: the section's properties, or NULL. */
void docx_gap(struct docx *m, bool keep, const char *section_xml);
/* A bookmark round everything that is written until docx_unmark; the name must be one plain
 * word. */
void docx_mark(struct docx *m, const char *name);
void docx_unmark(struct docx *m);
/* The name of the bookmark at the annex head of a section. */
const char *docx_annex_mark(struct docx *m, const struct doc_section *s);

void docx_escape(struct buf *b, str s);
long docx_twips(double points);

/* --- tables ------------------------------------------------------------------------------- */

/* A table of two cells, without lines: docx_pair_begin, paragraphs of the left cell,
 * docx_pair_next, paragraphs of the right cell, docx_pair_end.  Widths in points. */
void docx_pair_begin(struct docx *m, double left, double right);
void docx_pair_next(struct docx *m, double width);
void docx_pair_end(struct docx *m);

void docx_table(struct docx *m, const struct doc_table *t, bool keep_last);

/* --- parts of the decree: docx_official.c --------------------------------------------------- */

void docx_letterhead(struct docx *m, const struct doc_letterhead *h);
void docx_title(struct docx *m, const struct doc_title *t);
void docx_addressee(struct docx *m, const struct doc_addressee *a);
void docx_annex_head(struct docx *m, const struct doc_annex_head *h);
void docx_signature(struct docx *m, const struct doc_signature *s);
/* "DỰ THẢO" in a frame as wide as its words; width: of the cell or page round it, in points. */
void docx_stamp(struct docx *m, double width, bool at_right);

/* --- charts, styles, the file ---------------------------------------------------------------- */

/* Write the caption and the drawing; the chart's part and its workbook are added to the zip. */
void docx_chart(struct docx *m, const struct doc_chart *c);

void docx_styles(const struct docx *m, struct buf *out);
/* The style of table letters of this size; the size is then noted as in use. */
const char *docx_cell_style(struct docx *m, double size_pt);

/* Add all remaining parts to the zip and write the file. */
bool docx_package(struct docx *m, struct err *e);
bool docx_readback(const char *path, const struct doc *d, struct err *e);

#endif /* WORD_DOCX_PARTS_H */
