/*
 * sheet - the words in which a document is laid out as sheets of cells: for the rooms that write a
 * workbook and for the room that checks one.  It uses no library.
 *
 *     section ── sheet(s) ── row ── cell        strictly downwards, then to the right
 *
 *     row 0    Phụ lục II                      merged over the table's width
 *              TÌNH HÌNH THAM GIA ...
 *              (Kèm theo ...)
 *              Đơn vị tính: người              right
 *              ┌────┬─────────┬───────────────┐ head, merged; repeated when printed,
 *              │    │         ├───────┬───────┤ frozen on the screen
 *              │(1) │   (2)   │  (3)  │  (4)  │
 *              ├────┼─────────┼───────┼───────┤ body: numbers are numbers, what was
 *              │    │         │       │       │ computed is a formula with its value
 *              └────┴─────────┴───────┴───────┘
 *              notes, source, charts, signature
 *
 * The figures of all charts stand on one sheet at the end; a figure that stands in a table
 * (doc/chart.h) is a formula that refers to its cell there.  Large charts stand on a sheet before
 * that one (sheet_chart.h).
 *
 * Writer and checker get their cells from the same walk, so a workbook that passes the check holds
 * every cell of the document.  A table that is longer than a sheet continues on another, under the
 * same head.  Cells go to the sink at once and are not kept, so a list may have any length.
 */
#ifndef WORKBOOK_SHEET_H
#define WORKBOOK_SHEET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "doc/block.h"

enum {
    SHEET_ROWS = 1048576,   /* of a sheet: Excel's own limit */
    SHEET_COLS = 16384,     /* of a sheet */
    SHEET_TEXT_MAX = 32767, /* UTF-16 units in a cell */
    SHEET_NAME_MAX = 31,    /* UTF-16 units in a sheet's name */
    SHEET_FORMULA_MAX = 8192,
    SHEET_PARTS_MOST = 500 /* page breaks between columns; Excel allows 1,023 */
};

enum sheet_number { SHEET_GENERAL, SHEET_INTEGER, SHEET_PERCENT, SHEET_AS_TEXT };

struct sheet_style {
    enum sheet_number number;
    enum doc_align align;
    int size_pt;
    bool bold, italic;
    bool border; /* thin, all round */
    bool wrap;
    bool grey;  /* helper figures beside a chart */
    bool shade; /* behind a head */
    bool link;
    bool indent; /* by one letter */
    str mark;    /* note sign printed after a number */
};

enum sheet_value { SHEET_BLANK, SHEET_TEXT, SHEET_FIGURE };
struct sheet_cell {
    uint32_t row, col; /* from 0 */
    enum sheet_value kind;
    str text;                 /* SHEET_TEXT: within SHEET_TEXT_MAX, NUL after it */
    double figure;            /* SHEET_FIGURE */
    const char *formula;      /* "=SUM(C9:C12)", whose value is `figure` or `text`; or NULL */
    const char *link;         /* "internal:'II. Theo xã'!A1"; or NULL */
    struct doc_runs runs;     /* when n > 1: `text` in pieces of several styles */
    struct sheet_style style; /* how it looks */
};

struct sheet_area {
    uint32_t row, col, last_row, last_col;
};

/* How a sheet's columns are divided over printed pages: see sheet_parts.h. */
struct sheet_parts {
    uint32_t n;            /* at least 1 */
    const uint32_t *first; /* column that begins part k, when n > 1; first[0] is 0 */
    uint32_t lead;         /* columns repeated on each part's pages */
    /* Lines of text run over columns text_first..text_cols-1.  These are no repeated columns:
     * there a line would be printed again on each part, and cut. */
    uint32_t text_first;
    uint32_t text_cols;
    unsigned scale; /* of the print, in percent; 0: what makes the sheet one page wide */
    unsigned pages; /* that the rows are fitted to (sheet_fit.h); 0: as many as they take */
};

struct sheet_tab {
    const char *name; /* valid and unique */
    const struct doc_section *section;
    uint32_t ix;              /* from 0, in the workbook */
    uint32_t cols;            /* of the printed part */
    const unsigned *width_px; /* of each column; 96 px are an inch */
    struct sheet_parts parts;
    bool plain;    /* DATA, for programs: nothing merged or wrapped, one page printed */
    bool has_head; /* rows head_first..head_last are repeated on printed pages */
    uint32_t head_first, head_last;
    uint32_t frozen_rows, frozen_cols;
    bool filtered; /* its table can be filtered */
    bool landscape;
    uint32_t rows; /* rows in use; known at sheet_end */
};

/* On data_sheet, from row first_row on, column 0 holds the categories, column 1 + s the values
 * of series s, and the column after the last series the guide.  The row above holds the names. */
struct sheet_chart {
    const struct doc_chart *chart;
    struct sheet_area place; /* the cells that the chart covers on this sheet */
    const char *data_sheet;
    uint32_t first_row;
};

/* The functions that get the sheets and cells.  One that returns false, with *e set, stops the
 * walk. */
struct sheet_sink {
    void *me;
    bool (*sheet)(void *me, const struct sheet_tab *s, struct err *e);
    bool (*row)(void *me, uint32_t row, double height_pt, struct err *e); /* before its cells */
    bool (*cell)(void *me, const struct sheet_cell *c, struct err *e);
    bool (*merge)(void *me, struct sheet_area a, struct err *e); /* more than one cell */
    bool (*bars)(void *me, struct sheet_area a, struct err *e);  /* data bars */
    /* The rows that people may choose from, with the row above them; at most once a sheet, after the last of
     * their cells and before any further row. */
    bool (*filter)(void *me, struct sheet_area a, struct err *e);
    bool (*chart)(void *me, const struct sheet_chart *c, struct err *e);
    bool (*page_break)(void *me, uint32_t before_row, struct err *e);
    bool (*name)(void *me, const char *name, const char *ref, struct err *e); /* "='A'!$B$1" */
    bool (*sheet_end)(void *me, const struct sheet_tab *s, struct err *e);
};

#endif /* WORKBOOK_SHEET_H */
