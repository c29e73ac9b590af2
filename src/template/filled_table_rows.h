/*
 * filled_table_rows - what the files of the room filled_table share: a table being made.  See filled_table.h.
 */
#ifndef TEMPLATE_FILLED_TABLE_ROWS_H
#define TEMPLATE_FILLED_TABLE_ROWS_H

#include "doc/table.h"
#include "figures/month_plan.h"
#include "language/annex_def.h"
#include "template/fill_input.h"
#include "template/ranking.h"

/* What each remaining month must bring: for every line, and for all lines together. */
struct filled_table_months {
    struct month_plan sum, *line; /* by line of the members; the last is what is of none */
};

/* A column of the table: a definition may give several, one a year. */
struct filled_table_column {
    const struct annex_column *def;
    uint32_t def_ix;
    const struct cube *cube; /* of a year; NULL: the one the figure names */
    int year;                /* 0: none */
    unsigned month;          /* 1..12 of a column of months; 0: none */
    unsigned month_ix;       /* which of those left */
    /* Shared by the columns of one definition; NULL: each row of a table by indicator has its own. */
    const struct filled_table_months *months;
};

/* A line of the table. */
struct filled_table_item {
    enum doc_row_role role;
    enum member_level level; /* the place whose figures stand here */
    uint32_t line;
    const struct list_row *list; /* of a list, else NULL */
    const struct annex_row *def; /* of a table by indicator, else NULL */
    str number, name, code;
    int64_t count;         /* stt of an item; 0: number */
    uint32_t from, to;     /* rows [from, to) that it sums up; none when equal */
    struct doc_cell *cell; /* one a column; RANK and SHARE are made last */
    uint32_t order;        /* in the list of members, for ties */
};

struct filled_table {
    struct arena *a;
    const struct fill *f;
    const struct annex_table *def;
    struct filled_table_column *col;
    uint32_t cols;
    uint32_t *first; /* column of the table by column of the definition */
    uint32_t *place; /* number of the column under the head, from 1; 0: it is not printed */
    bool left_out;   /* columns of groups that nobody belongs to */
    bool untold;     /* columns that no line has anything for: beside a list, or to compare with */
    bool said;       /* columns that compare with a day that others compare with */
    /* Every member or entry, whether it gets a line or not: for ranks.  NULL in a table by member of a document about
     * one place, which takes its ranks from what all those documents share. */
    struct filled_table_item *pool;
    uint32_t pooled;
    const struct ranking **ranking; /* one a column, made when it is asked for; NULL: none yet */
    struct filled_table_item *item; /* the lines, in order */
    uint32_t items;
};

/* Fill col and first. */
void filled_table_columns(struct filled_table *g);

/* Fill item (and pool) with the lines and their own cells; false: nothing for this scope. */
bool filled_table_rows(struct filled_table *g);
/* Make the lines of a table whose rows are the entries of a list.  The list must be known. */
void filled_table_list_rows(struct filled_table *g);
/* Keep the items that the definition's filter lets through, in its order and up to its limit.  Return how many. */
uint32_t filled_table_select(const struct filled_table *g, struct filled_table_item *it,
                             uint32_t n);
/* Add a line at the end; the second function adds n of them and numbers them on from *count. */
struct filled_table_item *filled_table_put(struct filled_table *g,
                                           const struct filled_table_item *it);
void filled_table_put_numbered(struct filled_table *g, struct filled_table_item *it, uint32_t n,
                               int64_t *count);

/* The values among which the cells of a column of ranks have their place: those of the whole pool, in a document about
 * one place too. */
const struct ranking *filled_table_ranking(struct filled_table *g, uint32_t k);

/* filled_table_own_cells makes all cells of a line that stands for one place, entry or indicator.
 * filled_table_sum_cells makes those of a line that sums up the n lines `of`; a part that is not known makes the sum
 * unknown.  filled_table_text_cell makes one cell of text. */
void filled_table_own_cells(const struct filled_table *g, struct filled_table_item *it);
void filled_table_sum_cells(const struct filled_table *g, struct filled_table_item *it,
                            const struct filled_table_item *of, uint32_t n);
struct doc_cell filled_table_text_cell(str s);
/* Whether the column names the lines of a list: it is their first column of text. */
bool filled_table_names_the_line(const struct filled_table *g, uint32_t k);

/* The part of an additive figure that the province has beyond the sum of its members; MISSING where it is not known. */
struct doc_cell filled_table_rest(const struct filled_table *g, const struct cube *c, uint32_t ind);
/* What each remaining month must bring for the target of a place, and for all lines of a table by member. */
const struct filled_table_months *filled_table_months(const struct filled_table *g, uint32_t ind);

/* Notes for two things: TỔNG SỐ is not the sum of its lines; a part of a target was given to no place. */
enum { FILLED_TABLE_TOTAL_NOTES = 3 };
size_t filled_table_total_notes(const struct filled_table *g, const struct doc_table *t,
                                str out[FILLED_TABLE_TOTAL_NOTES]);
/* Notes and source under the table. */
void filled_table_notes(const struct filled_table *g, struct doc_table *t);

/* Head, widths, alignment; and, where every column has its place, the line (1) (2) (3). */
void filled_table_head(const struct filled_table *g, struct doc_table *t);
void filled_table_numbers(const struct filled_table *g, struct doc_table *t);
/* Whether a part of the table on paper prints the column, one bool a column of the whole table. */
void filled_table_printed(struct arena *a, const struct annex_table *def, const struct doc_table *t,
                          bool *out);

#endif /* TEMPLATE_FILLED_TABLE_ROWS_H */
