/* table_reader_state - what the parts of intake share about the file in hand.  For intake*.c only. */
#ifndef INGEST_TABLE_READER_STATE_H
#define INGEST_TABLE_READER_STATE_H

#include "base/arena.h"
#include "ingest/day.h"
#include "ingest/header.h"
#include "ingest/number.h"
#include "ingest/read_options.h"
#include "ingest/records.h"
#include "ingest/schema.h"
#include "ingest/table_reader_job.h"

struct table_reader_sum { /* of one column, over the rows so far */
    int64_t all, since;   /* since: the last group or total line */
    bool beyond;          /* more than 64 bits: nothing to compare */
    bool stated;          /* a total stood before the first row */
    int64_t stated_value;
    uint64_t stated_line;
};

struct table_reader {
    const struct table_reader_job *job;
    struct arena arena, scratch;  /* the file's; one record's */
    struct lacking_file *lacking; /* what this part lacks, or NULL */
    struct arena values;          /* cells of the record in hand that had to be cleaned */
    struct read_options choices;
    struct records from;
    struct header heading;
    char separator;
    const struct schema_column *column;
    uint32_t columns;
    struct number_evidence number[SCHEMA_COLUMNS_MAX];
    struct day_evidence day[SCHEMA_COLUMNS_MAX];
    enum number_form form[SCHEMA_COLUMNS_MAX];
    bool form_told[SCHEMA_COLUMNS_MAX]; /* by the profile: "12.000" is what it says */
    unsigned zeros[SCHEMA_COLUMNS_MAX]; /* of the unit that is stated: triệu đồng has 6 */
    int vnd_zeros, people_zeros;        /* stated above the table; -1: nothing */
    const struct header_line *first;    /* the first records, as the header was found in them */
    uint32_t firsts;
    uint64_t looked_at; /* line of the record whose evidence is taken */
    enum day_order order[SCHEMA_COLUMNS_MAX];
    struct table_reader_sum sum[SCHEMA_COLUMNS_MAX];
    str cell[SCHEMA_COLUMNS_MAX];
    uint8_t
        kind[SCHEMA_COLUMNS_MAX]; /* enum row_kind of the cells of a sheet; ROW_TEXT in a text */
    uint32_t file;                /* of the ledger */
    struct ledger_file *account;
    uint64_t records; /* behind the header, for progress and for what stands right under it */
    uint64_t rows;
    bool tail;    /* a signature was seen: what follows without codes belongs to it */
    bool stopped; /* a finding of severity chan */
    enum ledger_rule stop_rule;
    uint64_t stop_line;
    str stop_what; /* why, where the rule's own words say too little; else empty */
};

enum { TABLE_READER_PROGRESS_EVERY = 1 << 14 }; /* records */
/* Tell how far the file is read: read 0 is for evidence, read 1 for rows. */
void table_reader_progress(const struct table_reader *in, uint64_t read);

/* The best header among the first records of the part in hand, and the separator that shows it. */
bool table_reader_heading(struct table_reader *in, struct err *e);
/* Behind that: the header serves; number forms, order of dates: from evidence, said in the ledger's how.
 * false: refused. */
bool table_reader_decide(struct table_reader *in, struct err *e);
/* Every record of the part, each into its pot. */
bool table_reader_records(struct table_reader *in, struct err *e);
/* A number in this form stands in the cell: the column's, or a sheet's own. */
enum number_form table_reader_form(const struct table_reader *in, uint32_t column);

/* The record's fields as cells of the table's columns: trimmed, missing values empty.  wanted: one bit
 * a column, the others are left as they are. */
#define TABLE_READER_ALL UINT32_MAX
void table_reader_cells(struct table_reader *in, const struct scan_record *r, uint32_t wanted);

/* The unit of every column of numbers, from the lines above the table, the header and the line under it.  false:
 * refused. */
bool table_reader_units(struct table_reader *in, struct err *e);
void table_reader_say_units(const struct table_reader *in, struct buf *out);
/* A line behind the rows that states another unit than they were read in stops the file. */
void table_reader_unit_line(struct table_reader *in, const str *field, uint32_t n, uint64_t line);
/* Note a finding about the file that stops it, and say so in e; true: a person let the rule through. */
bool table_reader_refuse(struct table_reader *in, uint64_t line, const char *column,
                         enum ledger_rule rule, str what, struct err *e);

/* The record is no row (blank, title, total, ...): totals are compared with the rows (D13). */
bool table_reader_is_apart(struct table_reader *in, const struct scan_record *r);
/* At the end of the file: totals that stood before the rows. */
void table_reader_check_stated(struct table_reader *in);

#endif /* INGEST_TABLE_READER_STATE_H */
