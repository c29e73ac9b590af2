/*
 * docx_parts - what the rooms of this folder share: the document that is being written, and how its
 * paragraphs, tables and parts are put into it.  Only docx*.c include it.
 *
 *     word/document.xml   paragraphs and tables, in reading order      docx_write.c, docx_official.c,
 *                                                                      docx_table.c
 *     word/styles.xml     the decree's components by name              docx_styles.c
 *     word/charts/        a part for each chart, a workbook            docx_chart.c, docx_book.c
 *     the file            a zip of parts                               docx_package.c, docx_zip.c
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
#include "base/markup.h"
#include "doc/block.h"
#include "measure/decree.h"
#include "measure/ruler.h"
#include "measure/title.h"
#include "word/docx_zip.h"

#define DOCX_REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define DOCX_NS_W                                                                                  \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"" DOCX_REL \
    "\""
#define DOCX_SHEET    "Số liệu" /* of a chart's workbook */
#define DOCX_NS_CHART "http://schemas.openxmlformats.org/drawingml/2006/chart"
#define DOCX_NS_DRAW  "http://schemas.openxmlformats.org/drawingml/2006/main"

enum { DOCX_SMALLEST_HALVES = 12, DOCX_LARGEST_HALVES = 24 }; /* letters of tables, half points */

struct docx_annex {
    str label;        /* "Phụ lục II", as running text has it */
    const char *mark; /* the bookmark at its head */
    const struct docx_annex *next;
};

struct docx {
    const struct doc *doc;
    const char *path;
    struct arena arena; /* lives while the document is written */
    struct ruler *ruler;
    double closer;                   /* as in struct render_target */
    struct docx_zip zip;             /* charts and their workbooks are added at once */
    struct buf body;                 /* of word/document.xml */
    double width;                    /* of the open section's text, points */
    const struct docx_annex *annex;  /* all, in the order of their heads */
    const struct docx_annex *coming; /* the first whose head was not written yet */
    unsigned charts, bookmarks;
    bool cell_size[DOCX_LARGEST_HALVES + 1]; /* sizes of table letters in use, half points */
};

/* --- paragraphs: docx_write.c ------------------------------------------------------------- */

/* How a paragraph differs from its style; a zero means: as the style says. */
struct docx_look {
    const char *style;
    bool keep;          /* with the next paragraph */
    double before;      /* points above it */
    double left, right; /* indents, points */
    double hanging;     /* points that the first line begins further left */
    const char *align;  /* "left", "center", "right" */
};

/* Write a paragraph: docx_begin -> docx_text* -> docx_end.  style: DOC_BOLD | DOC_ITALIC, added
 * to the paragraph's own style. */
void docx_begin(struct docx *m, const struct docx_look *look);
void docx_text(struct docx *m, str s, unsigned style);
void docx_end(struct docx *m);
/* A whole paragraph with one text; an empty text gives no paragraph. */
void docx_line(struct docx *m, const struct docx_look *look, str s, unsigned style);
/* A paragraph of almost no height, which Word needs behind a table and at the end of a section.
 * keep: with the next paragraph; section_xml: the section's properties, or "". */
void docx_gap(struct docx *m, bool keep, const char *section_xml);
/* Find the annexes of the document: in running text "Phụ lục II" is a field that follows the annex
 * when that gets another number. */
void docx_find_annexes(struct docx *m);

/* Elements that hold nothing or one value: "w:keepNext c:axPos=b" gives <w:keepNext/> and
 * <c:axPos val="b"/>; in Word's own names the attribute is w:val.  Values have no blanks. */
void docx_put(struct buf *b, const char *elements, ...) __attribute__((format(printf, 2, 3)));
long docx_twips(double points);

/* --- blocks ------------------------------------------------------------------------------- */

#define DOCX_BLOCK(NAME, name) void docx_##name(struct docx *m, const struct doc_block *b);
DOC_BLOCKS(DOCX_BLOCK)
#undef DOCX_BLOCK

/* Whether a signature follows: the last words before it go to its page. */
bool docx_before_signature(const struct doc_block *b);

/* "DỰ THẢO" in a frame as wide as its words; width: of the cell or page round it, in points. */
void docx_stamp(struct docx *m, double width, bool at_right);

/* A table of two cells, without lines: docx_pair_begin, paragraphs of the left cell,
 * docx_pair_next, paragraphs of the right cell, docx_pair_end.  Widths in points. */
void docx_pair_begin(struct docx *m, double left, double right);
void docx_pair_next(struct docx *m, double width);
void docx_pair_end(struct docx *m);

/* --- styles, the file ------------------------------------------------------------------------ */

/* out: empty. */
void docx_styles(const struct docx *m, struct buf *out);
/* How titles of this style are broken; width in points. */
struct title_shape docx_shape(const struct docx *m, const char *style_id, double width);
/* The style of table letters of this size; the size is then noted as in use. */
const char *docx_cell_style(struct docx *m, double size_pt);

/* The workbook inside a chart: column A the categories, then a column a series, the guide last. */
void docx_book(struct buf *out, const struct doc_chart *c, bool guide, struct once *once);

#define DOCX_RELATIONS                                                                             \
    DOCX_XML                                                                                       \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
/* A line of a list of relations, which "</Relationships>" ends.  type: see DOCX_REL. */
void docx_relation(struct buf *b, const char *id, const char *type, const char *target);

/* Add all remaining parts to the zip and write the file. */
bool docx_package(struct docx *m, struct err *e);
bool docx_readback(const char *path, const struct doc *d, struct once *once, struct err *e);

#endif /* WORD_DOCX_PARTS_H */
