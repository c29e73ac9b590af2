/* extract_row - the checks that rows of all tables share, and the state of reading.  For
 * extract*.c only. */
#ifndef INGEST_EXTRACT_ROW_H
#define INGEST_EXTRACT_ROW_H

#include "base/arena.h"
#include "ingest/codes.h"
#include "ingest/employer_codes.h"
#include "ingest/extract_job.h"
#include "ingest/extract_join.h"
#include "ingest/lacking.h"
#include "ingest/table_reader.h"
#include "ingest/unknown.h"

/* The largest figures of a province; anything larger is a slip. */
#define EXTRACT_WORKERS_MAX INT64_C(10000000)
#define EXTRACT_VND_MAX     INT64_C(1000000000000000)

/* muc_dong: more is a slip of the pen, less has lost its thousands (D16) */
#define EXTRACT_MUC_DONG_MAX INT64_C(1000000000000)
#define EXTRACT_MUC_DONG_MIN 1000
/* How long after the closing day people may begin: an extract is often taken later, or before the period is over. */
enum { EXTRACT_AHEAD_DAYS = 92 };

/* Columns whose values must stand in a list or a table. */
enum extract_words {
    EXTRACT_STATUS,
    EXTRACT_EMPLOYER,
    EXTRACT_CO_QUAN,
    EXTRACT_NHOM,
    EXTRACT_LOAI_HINH,
    EXTRACT_WORDS
};

struct extract_regular;
/* What the amounts of a file of employers tell about their columns. */
struct extract_amounts {
    uint64_t unlike;  /* employers whose two amounts differ */
    uint64_t above;   /* of those: employers that paid more than was due */
    uint64_t late;    /* employers with months overdue */
    uint64_t undue;   /* of those: employers that owe nothing */
    uint64_t old;     /* employers that owe a whole period's dues or more */
    uint64_t ageless; /* of those: employers with 0 months overdue */
    uint64_t owing;   /* employers that owe, with months overdue and dues */
    uint64_t aged; /* of those: employers with many times the months that what they owe is due in */
    uint64_t paying; /* employers with a payroll and dues */
    uint64_t odd;    /* of those: employers whose dues are not the share that is laid down */
};

/* What the rows of a file of people, or of a part of it, tell about its columns. */
struct extract_persons {
    uint64_t rows;
    uint64_t first;    /* ma_so of the first row */
    uint64_t last;     /* ma_so of the row before */
    uint64_t same;     /* rows with the number of the row before */
    uint64_t unborn;   /* rows without a day of birth that can be read */
    uint64_t sexless;  /* rows without a sex */
    uint64_t insured;  /* rows with BHXH, a birth and a start */
    uint64_t young;    /* of those: rows that start before the age of work */
    uint64_t women;    /* rows whose name is a woman's and whose sex is known */
    uint64_t said_nam; /* of those: rows that say "Nam" */
    uint64_t both;     /* rows with both dates */
    uint64_t standing; /* rows in force on the closing day */
    uint64_t ahead;    /* rows that begin long after it */
    uint64_t voluntary;
};

/* Of a column of days: tu_ngay of people, ngay_cap of taxpayers. */
struct extract_dated {
    uint64_t n;     /* rows of the present file that have one */
    uint64_t after; /* of those: rows after the closing day */
    period_day newest;
};

struct extraction {
    const struct extract_job *job;
    const struct extract_sink *sink;
    struct arena arena; /* of the file: memory of the vintage check */
    struct arena row;   /* texts of one row */
    struct codes_vintage vintage;
    uint32_t xa, ten_xa;       /* columns of the present table */
    bool any_vintage;          /* communes are not checked */
    struct extract_join *join; /* of employers over several files; NULL: none */
    bool part;                 /* the present file carries a part of their columns */
    uint32_t there;            /* columns of don_vi that the present file gives, one bit each */
    uint32_t account;          /* of the ledger: the first file that carries a part */
    struct extract_at twice;   /* an employer that two parts tell of; line 0: none */
    struct arena kept;         /* of the table: for `lacking` */
    struct lacking_file *lacking;
    size_t files, files_cap;               /* parts of files: a sheet is one */
    size_t parts_before;                   /* parts of the files before the present one */
    struct employer_codes codes;           /* of don_vi */
    struct employer_codes fallen;          /* of its rejected rows */
    struct arena code_arena;               /* of the period: owns these codes */
    struct unknown unknown[EXTRACT_WORDS]; /* of the present file */
    uint64_t turned;                       /* people's rows whose den_ngay is before tu_ngay */
    struct extract_amounts amounts;        /* of the present file of employers */
    struct extract_persons persons;        /* of the present file of people */
    struct extract_dated dated;            /* of the present file */
    struct extract_regular *regular; /* of the period: what rows of regular form are read by */
};

/* One row of each table; ctx is a struct extraction.  In extract_person.c, extract_employer.c, extract_taxpayer.c. */
enum table_reader_pot extract_person_row(void *ctx, struct table_reader_row *r);
enum table_reader_pot extract_employer_row(void *ctx, struct table_reader_row *r);
enum table_reader_pot extract_taxpayer_row(void *ctx, struct table_reader_row *r);
/* A row of don_vi that was rejected before extract_employer_row could see it. */
void extract_employer_fell(void *ctx, const str *cell);

/* Note D12 when the amounts of most employers of the present file contradict each other.  Returns true: it refuses
 * nothing.  In extract_employer.c. */
bool extract_doubt_amounts(const struct extraction *x);

/* Add a row of people to the counts about its file: dates, kind of BHXH, and what extract_doubt_persons needs.  Rejected rows
 * count too.  In extract_person.c, as the next five. */
void extract_weigh_person(struct extract_persons *o, struct extract_dated *d, period_day closing,
                          const struct extract_person *p);
/* Add the counts of rows that follow those of the present file so far. */
void extract_weigh_join(struct extraction *x, const struct extract_persons *o,
                        const struct extract_dated *d);
/* Whether a name has "Thị" among its words. */
bool extract_named_nu(str ho_ten);
/* Whether nearly every row of the present file has the ma_so of the row above; then `what` gets a sentence that says so. */
bool extract_copied_down(const struct extraction *x, char *what, size_t size);
/* Note D12 when most rows of the present file say what cannot be true of a person. */
void extract_doubt_persons(const struct extraction *x);

/* Note how many people begin long after the closing day; no figure counts them.  rows: of the present file. */
void extract_tell_ahead(const struct extraction *x, uint64_t rows);

/* --- in extract_stops.c ---------------------------------------------------------------- */

/* A finding about the part of a file that is being read, which stops the run unless the profile or a person weighs its
 * rule less.  false: it stops; *e does not name the file. */
bool extract_stop(const struct extraction *x, const char *column, enum ledger_rule rule,
                  const char *what, struct err *e);
/* A file of people whose dates cannot be those of the closing day, exchanged, or of another period, stops the run. */
bool extract_days_hold(const struct extraction *x, struct err *e);
/* Note D17 where the days of the present file are all long before the closing day, as in a copy of an earlier file, or
 * most of them after it: what began in the period is 0 by them. */
void extract_doubt_days(const struct extraction *x, const char *column);
/* A column of words most of which no list knows stops the run. */
bool extract_words_hold(const struct extraction *x, struct err *e);

/* --- in extract_row.c ------------------------------------------------------------------ */

/* Count a day of the column that extract_doubt_days looks at. */
void extract_weigh_day(struct extract_dated *d, period_day closing, period_day day);
/* Rows of the present file, over its parts. */
uint64_t extract_rows_of_file(const struct extraction *x);
/* A finding about the present file as a whole, whose rows are counted all the same: "<n> trong <of> <what>", with the
 * column, rule and severity of of_rule. */
void extract_note_file(const struct extraction *x, const struct ledger_finding *of_rule, uint64_t n,
                       uint64_t of, const char *what);

struct extract_at extract_at_of(const struct table_reader_row *r);
/* Turn the handler's answer into the reader's pot.  `rule` is the one that a rejecting handler
 * noted about `column`. */
enum table_reader_pot extract_pot_of(struct table_reader_row *r, enum extract_pot p,
                                     uint32_t column, enum ledger_rule rule);
const struct member_list *extract_list(const struct extraction *x, enum member_level l);
/* Find the line of the row's commune.  D08 is noted when there is none, D21 when the name beside the code is another's. */
uint32_t extract_commune(struct extraction *x, struct table_reader_row *r);
/* The key of an employer's code; a code that Excel damaged rejects the row. */
str extract_employer_code(struct extraction *x, struct table_reader_row *r, uint32_t column);
/* Count a cell of one of these columns; strange: its value stands in no list. */
void extract_word(struct extraction *x, enum extract_words w, const struct table_reader_row *r,
                  uint32_t column, bool strange);
/* The digits of a tax code, in the row's arena.  *ok: it is valid, else D07 is noted. */
str extract_tax_code(struct extraction *x, struct table_reader_row *r, uint32_t column, bool *ok);
/* Note D16 for a payroll that seems to lack its thousands: too few đồng for so many heads. */
void extract_check_payroll(struct table_reader_row *r, uint32_t column, int64_t vnd, int64_t heads);

#endif /* INGEST_EXTRACT_ROW_H */
