/* extract_row - what the rows of all tables of a period are asked, and what the parts of extract share about it.  For extract*.c only. */
#ifndef INGEST_EXTRACT_ROW_H
#define INGEST_EXTRACT_ROW_H

#include "base/arena.h"
#include "ingest/codes.h"
#include "ingest/employer_codes.h"
#include "ingest/extract_job.h"
#include "ingest/lacking.h"
#include "ingest/table_reader.h"
#include "ingest/unknown.h"

/* More than these is a slip of the pen, not a figure of a province. */
#define EXTRACT_WORKERS_MAX INT64_C(10000000)
#define EXTRACT_VND_MAX     INT64_C(1000000000000000)

/* Columns whose values a list or a table must know. */
enum extract_words {
    EXTRACT_STATUS,
    EXTRACT_EMPLOYER,
    EXTRACT_CO_QUAN,
    EXTRACT_NHOM,
    EXTRACT_LOAI_HINH,
    EXTRACT_WORDS
};

struct extraction {
    const struct extract_job *job;
    const struct extract_sink *sink;
    struct arena arena; /* the file's: what the vintage check keeps */
    struct arena row;   /* texts of one row */
    struct codes_vintage vintage;
    uint32_t xa, ten_xa; /* columns of the table in hand */
    bool any_vintage;    /* communes are not looked at */
    struct arena kept;   /* the table's: what its files lack */
    struct lacking_file *lacking;
    size_t files, files_cap;               /* parts of files: a sheet is one */
    size_t parts_before;                   /* of the files before the one in hand */
    struct employer_codes codes;           /* of don_vi */
    struct arena code_arena;               /* the period's: owns them */
    struct unknown unknown[EXTRACT_WORDS]; /* of the file in hand */
    uint64_t both, turned; /* rows of people with both dates; of them, den_ngay before tu_ngay */
    uint64_t standing; /* rows of people that have not ended, nor begin later, on the closing day */
};

/* One row of each table; ctx is a struct extraction.  In extract_person.c, extract_employer.c, extract_taxpayer.c. */
enum table_reader_pot extract_person_row(void *ctx, struct table_reader_row *r);
enum table_reader_pot extract_employer_row(void *ctx, struct table_reader_row *r);
enum table_reader_pot extract_taxpayer_row(void *ctx, struct table_reader_row *r);

/* --- in extract_row.c ------------------------------------------------------------------ */

struct extract_at extract_at_of(const struct table_reader_row *r);
/* What the handler said; `rule` is the one that it noted about `column` where it rejects. */
enum table_reader_pot extract_pot_of(struct table_reader_row *r, enum extract_pot p,
                                     uint32_t column, enum ledger_rule rule);
const struct member_list *extract_list(const struct extraction *x, enum member_level l);
/* The line of the row's commune (D08 noted), which a name beside the code must not contradict (D21). */
uint32_t extract_commune(struct extraction *x, struct table_reader_row *r);
/* The code of an employer as it is compared; one that Excel has damaged rejects the row. */
str extract_employer_code(struct extraction *x, struct table_reader_row *r, uint32_t column);
/* Count a cell of a column whose values a list must know. */
void extract_word(struct extraction *x, enum extract_words w, const struct table_reader_row *r,
                  uint32_t column, bool strange);
/* Digits of a tax code, in the row's arena; D07 noted when it does not hold. */
str extract_tax_code(struct extraction *x, struct table_reader_row *r, uint32_t column, bool *ok);
/* D16 where a payroll has lost its thousands. */
void extract_check_payroll(struct table_reader_row *r, uint32_t column, int64_t vnd, int64_t heads);

#endif /* INGEST_EXTRACT_ROW_H */
