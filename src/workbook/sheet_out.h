/*
 * sheet_out - the sheet that is being laid out: its name, its columns, the next
 * row, and the lines of text that run over its whole width.  For the sheet rooms
 * (sheet.h has the promises); everything goes straight on to the sink.
 */
#ifndef WORKBOOK_SHEET_OUT_H
#define WORKBOOK_SHEET_OUT_H

#include "base/buf.h"
#include "base/map.h"
#include "workbook/sheet.h"

/* Where the body of a table stands: its first part, and the parts that follow on
 * sheets of their own. */
struct sheet_plan {
    const struct doc_table *table;
    uint32_t first_row, first_n; /* first part: row of body row 0, body rows in it */
    uint32_t next_row, next_n;   /* each later part */
    uint32_t parts;
    const char *const *sheet; /* name of the sheet, one a part */
    struct sheet_plan *next;
};

/* A chart whose figures, and perhaps itself, are still to be laid out. */
struct sheet_series {
    const struct doc_chart *chart;
    uint32_t first_row;
    bool late; /* on the sheet of charts */
    struct sheet_series *next;
};

struct sheet_out {
    const struct doc *doc;
    const struct sheet_sink *to;
    uint32_t max_rows;
    struct arena keep;    /* as long as the walk */
    struct arena scratch; /* as long as a row */
    struct arena_mark empty;
    struct map names;           /* sheet names in use, lower case */
    struct map defined;         /* defined names in use, lower case */
    const char **section_sheet; /* first sheet of each section, in order */
    uint32_t section_ix;
    struct sheet_tab sheet;
    uint32_t row;             /* next to write */
    struct sheet_plan *plans; /* newest first */
    double y_pt;              /* height of the rows so far on the sheet */
    double head_pt;           /* height of the head that is repeated */
    double page_y_pt;         /* on the printed page, as far as can be told */
    double tail_pt;           /* what follows the block and should stand on the same page */
    struct sheet_series *charts, *last_chart;
    const char *figure_sheet, *chart_sheet; /* names, once one is needed */
    uint32_t figure_row;                    /* next free row of the sheet of figures */
    uint32_t late_charts;                   /* so far on the sheet of charts */
    struct doc_section end_section[2];      /* what those two sheets are sections of */
};

#define SHEET_OUT_TALLEST_PT 400.0 /* of a row; Excel ends at 409.5 */
enum { SHEET_OUT_SIZE = 12, SHEET_OUT_SMALL = 10, SHEET_OUT_HEAD = 13 };

void sheet_out_init(struct sheet_out *o, const struct doc *d, const struct sheet_sink *to,
                    uint32_t max_rows);
void sheet_out_end(struct sheet_out *o);

/* A valid and unique sheet name like wish, kept for the walk; now taken. */
const char *sheet_out_name(struct sheet_out *o, str wish);
/* "='II. Theo xã'!$A$1:$B$9"; apostrophes doubled. */
const char *sheet_out_ref(struct arena *a, const char *sheet, struct sheet_area at);

/* Let the text lead to the first cell of a row of a sheet.  A text of several lines (it stands in
 * columns at.col..at.last_col) becomes =HYPERLINK(): LibreOffice does not wrap a cell with a link of the other
 * sort. */
void sheet_out_lead_to(struct sheet_out *o, struct sheet_cell *c, const char *sheet, uint32_t row,
                       struct sheet_area at);
/* "A", "Z", "AA": the letters of a column. */
void sheet_out_column(struct buf *b, uint32_t col);

bool sheet_out_tab(struct sheet_out *o, const struct doc_section *s, const char *name,
                   struct err *e);
bool sheet_out_tab_end(struct sheet_out *o, struct err *e);

/* Announce the next row; its cells follow; sheet_out_next steps over it. */
bool sheet_out_row(struct sheet_out *o, double height_pt, struct err *e);
bool sheet_out_cell(struct sheet_out *o, uint32_t col, struct sheet_cell c, struct err *e);
void sheet_out_next(struct sheet_out *o);

/* c over columns col..last of the announced row, merged, blanks dressed alike. */
bool sheet_out_span(struct sheet_out *o, uint32_t col, uint32_t last, struct sheet_cell c,
                    struct err *e);
/* A text over the sheet's whole width in as many rows as its height needs. */
bool sheet_out_line(struct sheet_out *o, struct sheet_cell c, struct err *e);
/* The same, and beside it over each further part of a wide sheet the other text. */
bool sheet_out_line_again(struct sheet_out *o, struct sheet_cell c, struct sheet_cell again,
                          struct err *e);
/* The same over the first cols columns where it fits in one line there: above a narrow table. */
bool sheet_out_line_over(struct sheet_out *o, struct sheet_cell c, uint32_t cols, struct err *e);
/* Two texts side by side, each over half the width; either may be empty. */
bool sheet_out_pair(struct sheet_out *o, struct sheet_cell left, struct sheet_cell right,
                    struct err *e);
bool sheet_out_gap(struct sheet_out *o, double height_pt, struct err *e);

/* Start a new printed page here unless height_pt more fits on this one. */
bool sheet_out_keep_together(struct sheet_out *o, double height_pt, struct err *e);
/* Height of a printed page in the sheet's own points, shrinking counted. */
double sheet_out_page_height(const struct sheet_out *o);

/* A text cell: cut visibly where Excel ends. */
struct sheet_cell sheet_out_text(struct sheet_out *o, str s, struct sheet_style style);
/* Runs as one cell, in several styles where they differ. */
struct sheet_cell sheet_out_runs(struct sheet_out *o, struct doc_runs runs,
                                 struct sheet_style style);

/* Height of n lines of the size, and of a text set in columns col..last. */
double sheet_out_height(unsigned lines, int size_pt);
double sheet_out_text_height(const struct sheet_out *o, const struct sheet_cell *c, uint32_t col,
                             uint32_t last);

#endif /* WORKBOOK_SHEET_OUT_H */
