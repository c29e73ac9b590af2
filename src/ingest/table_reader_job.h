/* table_reader_job - what is needed to read one file, and the row that its handler gets.  See
 * table_reader.h. */
#ifndef INGEST_TABLE_READER_JOB_H
#define INGEST_TABLE_READER_JOB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "conf/profile.h"
#include "ingest/day.h"
#include "ingest/lacking.h"
#include "ingest/ledger.h"
#include "ingest/regular.h"
#include "ingest/scan.h"
#include "ingest/schema.h"

#define TABLE_READER_NO_NUMBER INT64_MIN /* the same as EXTRACT_NO_NUMBER */

enum table_reader_pot { TABLE_READER_ACCEPTED, TABLE_READER_DUPLICATE };

struct form_list;
struct table_reader;
struct table_reader_row {
    struct table_reader *in;
    uint32_t file;
    uint64_t line;
    const str *cell; /* trimmed, by column of the table; empty where the file lacks the column */
    str xa;          /* code of the row's commune, once it is known; for findings */
    bool rejected;   /* a finding of severity loai or chan was noted */
};

/* Where a handler may take rows of regular form, one after the other. */
struct table_reader_ahead {
    struct regular *cut;
    struct scan_ahead from;
    uint32_t file;
    const uint32_t *field;       /* of each column: where it is in the row, or HEADER_ABSENT */
    const enum day_order *order; /* of each column */
    uint32_t empty;              /* columns of the file without a value so far, one bit each */
    bool votes;                  /* out->votes is wanted */
};
/* What the values of a column tell about how it is written.  Rows of regular form have no other evidence. */
struct table_reader_votes {
    uint64_t numbers; /* values of digits alone */
    uint64_t parted;  /* dates a/b/yyyy; in the next two only a, or only b, can be the day */
    uint64_t first, second;
    uint64_t second_line; /* line of the first of `second` */
};
/* What the handler made of the rows that it took.  It takes no row that would be rejected. */
struct table_reader_taken {
    size_t bytes;
    uint64_t rows, duplicate;
    uint32_t filled; /* of the columns in `empty`: those with a value in one of these rows */
    int64_t sum[SCHEMA_COLUMNS_MAX]; /* of each column that is added up */
    struct table_reader_votes votes[SCHEMA_COLUMNS_MAX];
};

struct table_reader_job {
    bool one_by_one; /* call `regular` for no row */
    /* Read the file once and believe that all its records write numbers and dates as the first ones do.  When
     * table_reader_file fails, for whatever reason, drop all its results and read again without `trusting`. */
    bool trusting;
    const char *path;  /* "input/2026-Q1/thue.csv" */
    const char *shown; /* "2026-Q1/thue.csv" */
    /* From 1: only this sheet of a workbook; 0: every sheet that holds the table. */
    uint32_t sheet;
    enum schema_table table;
    const struct profile *profile;
    struct ledger *ledger;
    const struct form_list *forms; /* known ones; may be NULL */
    void *ctx;
    /* Gets each row that has all required cells.  When r->rejected is set, the returned pot does
     * not matter. */
    enum table_reader_pot (*row)(void *ctx, struct table_reader_row *r);
    /* May be NULL.  Gets the cells of a row that lacks a required one, and is rejected. */
    void (*fell)(void *ctx, const str *cell);
    /* Required columns that another file has, one bit each: this one may lack them. */
    uint32_t elsewhere;
    /* May be NULL.  Takes the next rows, up to the first in which a rule might find a fault.  *out is all 0 before. */
    void (*regular)(void *ctx, const struct table_reader_ahead *a, struct table_reader_taken *out);
    /* May be NULL.  In read 2, before any row is counted, `preview` gets these columns (one bit
     * each) of every row; then `approve` accepts or refuses the file.  In a trusting reading `preview` gets each row just
     * before it is counted, but none of those that `regular` takes, and `approve` comes last. */
    uint32_t preview_columns;
    void (*preview)(void *ctx, const str *cell);
    bool (*approve)(void *ctx, const struct table_reader_job *j, struct err *e);
    /* Returns an entry, with its arena set, for the missing columns of the next part of the file.
     * NULL: the table has one part only, and its missing columns are reported with it. */
    struct lacking_file *(*lacking)(void *ctx);
    /* May be NULL. */
    void (*progress)(void *ctx, str shown, uint64_t done, uint64_t all);
    void *progress_ctx;
};

#endif /* INGEST_TABLE_READER_JOB_H */
