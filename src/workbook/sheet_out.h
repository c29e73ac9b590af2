/*
 * sheet_out - the sheet that is being laid out: its name, its columns, the next row, and the lines
 * of text that run over its whole width.  Only the rooms sheet_* use it (see sheet.h); everything
 * goes to the sink at once.
 */
#ifndef WORKBOOK_SHEET_OUT_H
#define WORKBOOK_SHEET_OUT_H

#include "base/buf.h"
#include "base/map.h"
#include "workbook/sheet.h"

/* Where the body of a table stands.  A long table has several parts: the first on its section's
 * sheet, each later one on a further sheet. */
struct sheet_plan {
    const struct doc_table *table;
    uint32_t first_row, first_n; /* first part: its first row on the sheet, and its rows */
    uint32_t next_row, next_n;   /* each later part */
    uint32_t parts;
    const char *const *sheet; /* name of the sheet of each part */
    struct sheet_plan *next;
};

/* A chart whose figures, and maybe the chart too, are still to be laid out. */
struct sheet_series {
    const struct doc_chart *chart;
    uint32_t first_row;
    bool late; /* the chart stands on the sheet of charts */
    struct sheet_series *next;
};

/* Heights of the first rows of a table's body, which are asked for while it is planned and when it is laid out, both in a
 * trial (sheet_fit.h) and after it. */
struct sheet_heights_table {
    const struct doc_table *table;
    const unsigned *width_px; /* of the columns for which they hold */
    double *pt;               /* [row]; 0: not measured yet */
    struct sheet_heights_table *next;
};
struct sheet_heights {
    struct arena arena;
    struct sheet_heights_table *first;
};

struct sheet_out {
    const struct doc *doc;
    const struct sheet_sink *to;
    uint32_t max_rows;
    struct arena keep;    /* for the whole walk */
    struct arena scratch; /* for one row */
    struct arena_mark empty;
    struct map names;           /* sheet names in use, lower case */
    bool named;                 /* those of the sections are among them */
    struct map defined;         /* defined names in use, lower case */
    const char **section_sheet; /* first sheet of each section, in order */
    uint32_t section_ix;
    struct sheet_tab sheet;
    uint32_t row;             /* next to write */
    struct sheet_plan *plans; /* newest first */
    struct sheet_heights *heights;
    double y_pt;      /* height of the rows so far on the sheet */
    double head_pt;   /* height of the head that is repeated */
    double page_y_pt; /* the same on the printed page, as far as it is known */
    bool measuring;   /* only the height is asked for: nothing begins a new page */
    double tail_pt;   /* height of what follows the block and stays on its page */
    struct sheet_series *charts, *last_chart;
    const char *figure_sheet, *chart_sheet; /* names, once one is needed */
    uint32_t figure_row;                    /* next free row of the sheet of figures */
    uint32_t late_charts;                   /* charts on the sheet of charts so far */
};

#define SHEET_OUT_TALLEST_PT 400.0 /* height of a row; Excel's limit is 409.5 */
enum { SHEET_OUT_SIZE = 12, SHEET_OUT_SMALL = 10, SHEET_OUT_HEAD = 13 };

/* h must live as long as o. */
void sheet_out_init(struct sheet_out *o, const struct doc *d, const struct sheet_sink *to,
                    uint32_t max_rows, struct sheet_heights *h);
/* For a trial of the sheet that `of` has begun: its names, columns and heights are used. */
void sheet_out_trial(struct sheet_out *o, const struct sheet_out *of, const struct sheet_sink *to);
void sheet_out_end(struct sheet_out *o);

/* Make a valid sheet name from wish that no other sheet has, and reserve it; it lives as long as
 * the walk. */
const char *sheet_out_name(struct sheet_out *o, str wish);
/* "='II. Theo xã'!$A$1:$B$9"; apostrophes doubled. */
const char *sheet_out_ref(struct arena *a, const char *sheet, struct sheet_area at);

/* Link the cell c, which covers the columns at.col..at.last_col, to the first cell of a row of a
 * sheet.  A text of several lines gets the formula =HYPERLINK(), because LibreOffice does not
 * wrap a cell with an ordinary link. */
void sheet_out_lead_to(struct sheet_out *o, struct sheet_cell *c, const char *sheet, uint32_t row,
                       struct sheet_area at);
/* Add the letters of a column: "A", "Z", "AA". */
void sheet_out_column(struct buf *b, uint32_t col);

bool sheet_out_tab(struct sheet_out *o, const struct doc_section *s, const char *name,
                   struct err *e);
bool sheet_out_tab_end(struct sheet_out *o, struct err *e);

/* Begin the next row; then its cells are added; sheet_out_next ends it. */
bool sheet_out_row(struct sheet_out *o, double height_pt, struct err *e);
bool sheet_out_cell(struct sheet_out *o, uint32_t col, struct sheet_cell c, struct err *e);
void sheet_out_next(struct sheet_out *o);

/* Put c over the merged columns col..last of this row. */
bool sheet_out_span(struct sheet_out *o, uint32_t col, uint32_t last, struct sheet_cell c,
                    struct err *e);
/* A text over the whole width of the sheet, in as many rows as it needs. */
bool sheet_out_line(struct sheet_out *o, struct sheet_cell c, struct err *e);
/* The same; on each further part of a wide sheet `again` stands beside it. */
bool sheet_out_line_again(struct sheet_out *o, struct sheet_cell c, struct sheet_cell again,
                          struct err *e);
/* The same, but over the first cols columns where c fits there in one line: above a narrow
 * table. */
bool sheet_out_line_over(struct sheet_out *o, struct sheet_cell c, uint32_t cols, struct err *e);
/* Two texts side by side, each over half the width; either may be empty. */
bool sheet_out_pair(struct sheet_out *o, struct sheet_cell left, struct sheet_cell right,
                    struct err *e);
bool sheet_out_gap(struct sheet_out *o, double height_pt, struct err *e);

/* Begin a new printed page here unless height_pt more fits on this page. */
bool sheet_out_keep_together(struct sheet_out *o, double height_pt, struct err *e);
/* The height of a printed page in points of the sheet: more than the paper's when the print is
 * shrunk. */
double sheet_out_page_height(const struct sheet_out *o);

/* A text cell.  A text that is too long for Excel is cut, with a mark that says so. */
struct sheet_cell sheet_out_text(struct sheet_out *o, str s, struct sheet_style style);
/* A text cell with the runs, each in its style. */
struct sheet_cell sheet_out_runs(struct sheet_out *o, struct doc_runs runs,
                                 struct sheet_style style);

/* The height in points of so many lines of letters of this size, and of the text of c over the
 * columns col..last. */
double sheet_out_height(unsigned lines, int size_pt);
double sheet_out_text_height(const struct sheet_out *o, const struct sheet_cell *c, uint32_t col,
                             uint32_t last);

#endif /* WORKBOOK_SHEET_OUT_H */
