/*
 * annex_def - what a definition of an annex says, read and checked: for the rooms of template/ only.
 *
 *     annex ── table ── column   in the order of the file
 *          │        └── row      of tables whose rows are indicators
 *          └── chart
 *
 * Texts still hold their {words}; template/words.h puts those in.  Columns are addressed by their
 * index in the table.  Everything lives in the arena given to annex_load.
 */
#ifndef LANGUAGE_ANNEX_DEF_H
#define LANGUAGE_ANNEX_DEF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "conf/ini.h"
#include "doc/chart.h"
#include "figures/list.h"
#include "language/annex_kind.h"
#include "language/figure.h"

enum { ANNEX_REFS = 8, ANNEX_NOTES = 9, ANNEX_PARTS = 9 };

enum annex_operation { ANNEX_QUOT, ANNEX_DIFF, ANNEX_CHANGE, ANNEX_SUM };

/* Of a column of figures: the years it stands for, one column each; NO_YEAR: just the period. */
enum annex_year { ANNEX_NO_YEAR, ANNEX_YEARS_BEFORE, ANNEX_YEARS_AFTER, ANNEX_NEXT_YEAR };

struct annex_column {
    str id;
    int line;
    str title;                     /* "BHXH bắt buộc | Chỉ tiêu năm": levels of the head */
    const struct annex_kind *kind; /* what it is; says which of the following are used */
    str given;                     /* the value of the kind's key, as written */
    struct figure figure;          /* of tables by place */
    str pattern;                   /* of tables by indicator: "ct_*" */
    enum annex_year year;
    enum annex_operation op;  /* of a formula */
    uint32_t ref[ANNEX_REFS]; /* columns of the table that it is made from */
    size_t refs;              /* 2 for QUOT, DIFF, CHANGE; 1 for a rank or a share */
    bool late;                /* known when all lines are: a rank, or a formula that names one */
    size_t field;             /* index in the list's fields */
    enum list_kind field_kind;
    bool not_summed;  /* cong = khong: a total would mean nothing */
    bool not_printed; /* pdf = khong: in the workbook only */
    bool bar;         /* thanh = co: a data bar */
    bool family;      /* one BHYT group of chi_tieu = bhyt_*: left out where it has nobody */
    int64_t part;     /* of the printed table, from 1; 0: in every part */
    int64_t width;    /* relative; 0: from the content */
    /* as written, for the second pass */
    str loai, nam;
    const struct annex_kind
        *also; /* the kind of a second key that was given, which is a slip; else NULL */
};

struct annex_row { /* of a table whose rows are indicators */
    str id;
    int line;
    str name;
    str word;   /* what stands for '*' in the columns' patterns */
    str number; /* stt as written; empty: counted */
    enum doc_row_role role;
    struct figure *figure; /* one a column; ind INDICATOR_NONE: nothing there */
    str vai;               /* as written */
};

enum annex_rows { ANNEX_BY_MEMBER, ANNEX_BY_LIST, ANNEX_BY_INDICATOR };

struct annex_table {
    str id;
    int line;
    str title, unit;
    enum annex_rows by;
    enum member_level level; /* BY_MEMBER */
    enum list_id list;       /* BY_LIST */
    bool flat;               /* nhom = khong: communes without groups by kind */
    bool no_numbers;         /* so_cot = khong: no line (1) (2) (3) */
    bool not_printed;        /* pdf = khong: in the workbook only */
    bool no_total;           /* tong = khong */
    bool no_rest; /* con_lai = khong: no line for what the province has and no member has */
    bool grouped; /* BY_LIST: entries that follow each other with the same text are a group */
    size_t group; /* the field of that text */
    bool sorted, descending;
    uint32_t sort; /* column */
    bool filtered;
    uint32_t filter; /* column that must be > 0 */
    int64_t top;     /* 0: all */
    /* The table is left out unless a figure of one of these columns is known.  needs 0: it is never left out for this. */
    uint32_t need[ANNEX_REFS];
    size_t needs;
    str note[ANNEX_NOTES];
    size_t notes;
    str part_title[ANNEX_PARTS];
    struct annex_column *column;
    uint32_t columns;
    struct annex_row *row;
    uint32_t rows;
    /* as written */
    str dong, sap_xep, loc, cot_nhu, can_co, nhom_theo;
};

struct annex_chart {
    bool not_printed; /* pdf = khong: in the workbook only */
    str id;
    int line;
    str title;
    enum doc_chart_kind kind;
    bool map; /* loai = ban_do */
    const struct annex_table *table;
    uint32_t column[4]; /* series, or for charts by year the columns that are years */
    size_t columns;
    uint32_t row[4]; /* rows of a table by indicator that are series; 0 rows: columns are series */
    size_t rows;
    bool has_guide;
    int64_t guide; /* hundredths of a percent */
    str guide_name;
    int64_t top;
    str loai, bang, cot, dong, moc; /* as written */
};

struct annex {
    str id;
    struct ini ini; /* where it stands, for messages */
    const struct annex_kinds *kinds;
    int64_t number; /* 0: a table for the text of reports only, no annex */
    str title, short_name;
    bool landscape;
    bool upright; /* giay_doc: its PDF page is upright, even where its sheet is not (kho_ngang) */
    bool apart; /* rieng: of one document, printed with it in full and put into its own workbook */
    struct annex_table *table;
    size_t tables;
    struct annex_chart *chart;
    size_t charts;
};

const struct annex_table *annex_table(const struct annex *x, str id); /* or NULL */
/* Column by id; UINT32_MAX when there is none. */
uint32_t annex_column(const struct annex_table *t, str id);

/* The second pass, over a whole file; in annex_check.c. */
bool annex_check(struct arena *a, struct annex *x, const struct indicator_set *i, struct err *e);

#endif /* LANGUAGE_ANNEX_DEF_H */
