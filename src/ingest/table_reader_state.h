/* table_reader_state - the state of reading that the files of table_reader share.  For
 * table_reader*.c only. */
#ifndef INGEST_TABLE_READER_STATE_H
#define INGEST_TABLE_READER_STATE_H

#include "base/arena.h"
#include "ingest/day.h"
#include "ingest/form.h"
#include "ingest/header.h"
#include "ingest/number.h"
#include "ingest/read_options.h"
#include "ingest/records.h"
#include "ingest/regular.h"
#include "ingest/schema.h"
#include "ingest/table_reader_job.h"

struct table_reader_sum { /* of one column, over the rows so far */
    int64_t all, since;   /* since: after the last group or total line */
    bool beyond;          /* it does not fit 64 bits and is not compared */
    bool stated;          /* a total stood before the first row */
    int64_t stated_value;
    uint64_t stated_line;
};

struct table_reader {
    const struct table_reader_job *job;
    struct arena arena, scratch; /* for the file; for one record */
    /* Missing columns of this part; NULL before the header is known. */
    struct lacking_file *lacking;
    struct lacking_file own; /* where the job does not gather them: told with the part */
    struct arena values;     /* cells of the present record that cell_clean changed */
    struct read_options options;
    struct records from;
    struct regular *regular; /* cuts rows of regular form */
    struct header header;
    struct schema_names names;        /* of its columns */
    struct form_found known;          /* the form that the part in hand is */
    str constant[SCHEMA_COLUMNS_MAX]; /* values that the form gives every row; else empty */
    /* Of each column the sum by which the form computes it from others; NULL: it is read. */
    const struct form_sum *derived[SCHEMA_COLUMNS_MAX];
    char separator;
    const struct schema_column *column;
    uint32_t columns;
    struct number_evidence number[SCHEMA_COLUMNS_MAX];
    struct day_evidence day[SCHEMA_COLUMNS_MAX];
    enum number_form form[SCHEMA_COLUMNS_MAX];
    bool form_told[SCHEMA_COLUMNS_MAX]; /* by the profile: "12.000" is what it says */
    bool scaled;                        /* some column is in such a unit */
    bool trusting;                      /* the part is read once (table_reader_job) */
    unsigned zeros[SCHEMA_COLUMNS_MAX]; /* of the column's unit: triệu đồng has 6 */
    int vnd_zeros, people_zeros;        /* of the unit above the table; -1: none is stated */
    const struct header_line *first;    /* the first records, in which the header was found */
    uint32_t first_n;
    int month;     /* that stands above the header (stated_month.h) */
    uint32_t seen; /* in how many records the header was looked for; at most HEADER_LOOKED_AT */
    uint64_t looked_at; /* line of the record whose evidence is taken */
    enum day_order order[SCHEMA_COLUMNS_MAX];
    struct table_reader_sum sum[SCHEMA_COLUMNS_MAX];
    str cell[SCHEMA_COLUMNS_MAX];
    /* enum row_kind of the cells of a sheet; ROW_TEXT for a text. */
    uint8_t kind[SCHEMA_COLUMNS_MAX];
    uint32_t file; /* of the ledger */
    struct ledger_file *account;
    str *fitted;    /* a short row with its empty cells */
    uint32_t usual; /* fields of most rows, surplus empty ones too; at least header.width */
    uint64_t shorts, short_line; /* rows that leave out empty cells at their end; the first one */
    /* Where the last header stood, by the rows and records before it. */
    uint64_t header_rows, header_records;
    uint64_t records; /* how many came after the header */
    uint64_t rows;
    bool tail;    /* a signature was seen: lines after it without codes are no rows */
    bool stopped; /* a finding of severity chan */
    enum ledger_rule stop_rule;
    uint64_t stop_line;
    str stop_what; /* the reason, where the rule's own words do not say enough; else empty */
};

enum {
    TABLE_READER_PROGRESS_EVERY = 1 << 14, /* records */
    TABLE_READER_UNDER_HEADER = 3          /* records behind it that may still belong to it */
};
/* Report how much of the file was read; read: 0 while the forms are decided, 1 while rows are
 * read. */
void table_reader_progress(const struct table_reader *in, uint64_t read);

/* A value of a column, for its totals. */
void table_reader_add_up(struct table_reader_sum *s, int64_t v);

/* Find the header among the first records of the part, and the separator with which it is found. */
bool table_reader_heading(struct table_reader *in, struct err *e);
/* Then check the header and decide the number forms and the order of dates; the ledger's `how`
 * says so. false: the file is refused.  A trusting reading decides by the first records, and table_reader_conclude by
 * all of them when they are read; false then also where they do not say the same. */
bool table_reader_decide(struct table_reader *in, struct err *e);
bool table_reader_conclude(struct table_reader *in, struct err *e);
/* Note what a record says that table_reader_fit has seen and whose cells are there. */
void table_reader_hear(struct table_reader *in, const struct scan_record *r);
/* Fill *e for a header that cannot be used.  `what` says what it lacks and gets the rest of the reason: which table it
 * looks like, which key of the profile may be the cause.  In table_reader_refused.c. */
void table_reader_say_why_not(struct table_reader *in, struct buf *what, struct err *e);
/* Take over the columns, constants and derived columns of the known form. */
void table_reader_form_start(struct table_reader *in);
/* false: the form is a list of changes, not of all rows; `what` says so. */
bool table_reader_form_serves(struct table_reader *in, struct buf *what);
/* Change the cells of a record into what the form says that they mean.  Only where there is a form. */
void table_reader_form_cells(struct table_reader *in);
/* The amount in a column of the current row; false: there is none. */
bool table_reader_form_amount(const struct table_reader *in, uint32_t column, int64_t *out);
/* Add a sum as the file calls its columns: "'số tiền phải nộp' + 'điều chỉnh' (ô trống là 0)". */
void table_reader_form_say_sum(const struct table_reader *in, const struct form_sum *s,
                               struct buf *b);
/* false: the current row breaks a sum that the form demands; `what` says how. */
bool table_reader_form_holds(const struct table_reader *in, const struct form_sum *s,
                             struct buf *what);
/* Refuse the file for a line below its header: reading stops there, unless a person lets the rule through or something
 * stopped it before.  In table_reader_state.c. */
void table_reader_stop(struct table_reader *in, uint64_t line, enum ledger_rule rule, str what);
/* Look at a line above a group of rows.  One of a list of changes stops the file.  Only where there is a form. */
void table_reader_form_group(struct table_reader *in, const str *field, uint32_t n, uint64_t line);
void table_reader_say_form(const struct table_reader *in, struct buf *b);
/* Read every record of the part and count each in its pot. */
bool table_reader_records(struct table_reader *in, struct err *e);
/* The form of the number in the present cell: the column's, or PLAIN for a number cell of a
 * sheet. */
enum number_form table_reader_form(const struct table_reader *in, uint32_t column);

/* Put the record's fields into in->cell, by column of the table: trimmed, missing values empty.
 * wanted: one bit for each column; other cells are not changed. */
#define TABLE_READER_ALL UINT32_MAX
void table_reader_cells(struct table_reader *in, const struct scan_record *r, uint32_t wanted);

/* Find the unit of every column of numbers, in the lines above the table, in the header and in
 * the line under it.  false: the file is refused. */
bool table_reader_units(struct table_reader *in, struct err *e);
void table_reader_say_units(const struct table_reader *in, struct buf *out);
/* Look at a line after the rows: if it states another unit than the rows were read in, the file
 * is stopped. */
void table_reader_unit_line(struct table_reader *in, const str *field, uint32_t n, uint64_t line);
/* Note a finding that stops the file, and fill *e.  true: a person let the rule through, so
 * reading continues. */
bool table_reader_refuse(struct table_reader *in, uint64_t line, const char *column,
                         enum ledger_rule rule, str what, struct err *e);
/* Note what the cells of the current record say about how their columns are written. */
void table_reader_add_evidence(struct table_reader *in);
/* The same for one column, which is of dates or else of numbers. */
void table_reader_add_evidence_of(struct table_reader *in, uint32_t column, bool day);

/* Take many rows of regular form at once: the first function notes their evidence, the second reads them.  Return how
 * many were taken; 0 when the next record is not regular. */
uint64_t table_reader_regular_evidence(struct table_reader *in, uint32_t wanted);
uint64_t table_reader_regular_rows(struct table_reader *in);

/* Of a header that was found: leave out the empty names at its end, and see how many fields most rows have. */
void table_reader_width(struct table_reader *in);
/* Most rows have as many fields as the header; otherwise each must be counted to see which lack one. */
bool table_reader_is_even(const struct table_reader *in);
/* Make a record as wide as the header: surplus empty cells at its end are dropped, and a row that
 * leaves out its empty last cells gets them, where their columns may be empty (spec 2.2). */
void table_reader_fit(struct table_reader *in, struct scan_record *r);
/* Whether the record is no row but a blank line, a title, a total or the like.  A total is
 * compared with the rows (D13). */
bool table_reader_is_non_row(struct table_reader *in, const struct scan_record *r);
/* Whether the line is the header again, or the titles over it.  A header of other columns stops the
 * file. */
bool table_reader_is_header_again(struct table_reader *in, const str *field, uint32_t n,
                                  uint64_t line);
bool table_reader_is_title_again(struct table_reader *in, const str *field, uint32_t n);
/* Compare a total's figures with the rows above: all of them, or those since the last total. */
void table_reader_check_total(struct table_reader *in, const str *field, uint32_t n, uint64_t line);
/* At the end of the file, compare totals that stood before the rows. */
void table_reader_check_stated(struct table_reader *in);

#endif /* INGEST_TABLE_READER_STATE_H */
