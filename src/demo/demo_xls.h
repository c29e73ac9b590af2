/*
 * demo_xls - write an .xls of Excel 97 (BIFF8), as offices still save their lists.
 *
 *     demo_xls_new
 *     demo_xls_sheet, demo_xls_width, demo_xls_merge, cells...     for each sheet
 *     demo_xls_save                                                the whole file
 *     demo_xls_free
 *
 *     header | DIFAT | FAT | directory | stream "Workbook":
 *         globals   BOF CODEPAGE WINDOW1 DATEMODE FONT* XF* STYLE BOUNDSHEET* SST CONTINUE* EOF
 *         sheet     BOF DEFAULTROWHEIGHT WSBOOL SETUP COLINFO* DIMENSIONS (LABELSST | RK | NUMBER | BLANK)* WINDOW2 MERGEDCELLS EOF
 *
 * The book is kept in memory until it is saved: some 40 bytes a cell.  Same calls, same bytes: the file names no time.
 */
#ifndef DEMO_DEMO_XLS_H
#define DEMO_DEMO_XLS_H

#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

enum { DEMO_XLS_ROWS = 65536, DEMO_XLS_COLUMNS = 256, DEMO_XLS_SHEETS = 64 };

enum demo_xls_style {
    DEMO_XLS_PLAIN, /* above and below the table */
    DEMO_XLS_BOLD,
    DEMO_XLS_ITALIC,
    DEMO_XLS_TITLE,
    DEMO_XLS_HEAD, /* of the table: bold, in the middle, framed */
    DEMO_XLS_CELL, /* framed */
    DEMO_XLS_AMOUNT,
    DEMO_XLS_STYLES
};

struct demo_xls;

struct demo_xls *demo_xls_new(void);
void demo_xls_free(struct demo_xls *x);

/* Begin a sheet; at most DEMO_XLS_SHEETS of them, names of 1 to 31 letters. */
void demo_xls_sheet(struct demo_xls *x, const char *name);
/* To be called before the first cell of the sheet. */
void demo_xls_width(struct demo_xls *x, uint32_t col, uint32_t letters);
/* Put a cell of the sheet, row by row and from left to right, as Excel writes them.  Texts: UTF-8, at most 4,000 letters; an empty one makes an empty cell. */
void demo_xls_text(struct demo_xls *x, uint32_t row, uint32_t col, str text, enum demo_xls_style s);
void demo_xls_number(struct demo_xls *x, uint32_t row, uint32_t col, int64_t v,
                     enum demo_xls_style s);
/* Join the cells of a rectangle; the ends are included. */
void demo_xls_merge(struct demo_xls *x, uint32_t row, uint32_t col, uint32_t last_row,
                    uint32_t last_col);
/* Add the file's bytes to out.  The book takes no cells after it. */
void demo_xls_save(struct demo_xls *x, struct buf *out);

#endif /* DEMO_DEMO_XLS_H */
