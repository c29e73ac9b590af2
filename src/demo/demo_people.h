/*
 * demo_people - the rows of the participant files: who a person is and which rights are counted.
 *
 * Commune, kind and slot decide everything about a person.  While a file is written, the expected
 * results are counted by the rules of spec 1.3 and 2.3: pots and findings in struct demo_account,
 * people in struct demo_tally.  A reader of the file can be compared with them.
 */
#ifndef DEMO_DEMO_PEOPLE_H
#define DEMO_DEMO_PEOPLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "demo/demo_out.h"
#include "demo/demo_plan.h"
#include "demo/demo_roster.h"
#include "ingest/ledger.h"

enum { DEMO_RULES = LEDGER_RULE_COUNT };

struct demo_account { /* one extract file */
    const char *path; /* relative to the input folder */
    uint64_t rows, accepted, rejected, duplicate;
    uint64_t findings[DEMO_RULES]; /* [0] is D01 */
};

struct demo_count { /* people counted for each right; _bp: without the armed forces */
    int64_t bhxh_bb, bhxh_tn, bhtn, bhyt, bhxh_bp, bhtn_bp;
};
enum { DEMO_DEPARTMENTS = 40 }; /* room for those of the shipped list */
struct demo_tally {             /* of a quarter; the last line of each is the unknown one */
    struct demo_count place[DEMO_PLACES + 1], department[DEMO_DEPARTMENTS + 1];
};

/* One row as it will be written; an empty text is an empty cell. */
struct demo_row {
    uint32_t place;    /* index, DEMO_PLACES when the code is unknown */
    uint32_t employer; /* index, or DEMO_NOBODY */
    enum demo_kind kind;
    char ma_so[24], ngay_sinh[24], ma_xa[8], ma_don_vi[16], muc_dong[24], tu_ngay[16], den_ngay[16];
    char ho_ten[128];
    const char *gioi_tinh, *co_quan, *loai_bhxh, *bhtn, *bhyt, *nhom;
};

/* The part of a quarter that goes into one file. */
struct demo_part {
    const char *path;
    enum demo_quarter quarter;
    uint32_t place_from, place_to; /* communes, the end not included */
    bool labour, cards;            /* rows with loai_bhxh; rows without */
    bool book;                     /* a workbook, not CSV */
};

struct demo_writer {
    const struct demo_plan *plan;
    const struct demo_roster *roster;
    const struct demo_part *part;
    struct demo_out *out;
    struct demo_xlsx *book; /* the rows go there; NULL: they are CSV */
    uint64_t rows;          /* that are in it */
    struct demo_account *account;
    struct demo_tally *tally;
};

/* The number of a person, below 2^33; each person has another. */
uint64_t demo_people_id(uint32_t place, enum demo_kind k, int64_t slot);
/* dd/mm/yyyy */
void demo_people_day(char out[16], period_day d);

/* The rows of a workbook (demo_people_book.c): texts, true dates where there are such, amounts as numbers.  They go on in
 * another sheet, with a head of its own, before Excel's last row; demo_people_book_sheets says in how many n rows lie.
 * pushed: by how many cells to the right the row has slipped. */
enum { DEMO_PERSON_CELLS = 14 };
void demo_people_book_begin(struct demo_writer *w);
void demo_people_book_row(struct demo_writer *w, const char *const cell[DEMO_PERSON_CELLS],
                          uint32_t pushed);
uint64_t demo_people_book_sheets(uint64_t n);

/* For demo_defects, correct rows that it then damages.  demo_people_extra: of an additional
 * person of this kind, n from 0, who is in no quarter; demo_people_slot: of the person of a
 * slot. */
void demo_people_extra(const struct demo_writer *w, uint32_t place, enum demo_kind k, uint32_t n,
                       struct demo_row *row);
void demo_people_slot(const struct demo_writer *w, uint32_t place, enum demo_kind k, int64_t slot,
                      struct demo_row *row);
/* The cells as CSV, without the line end. */
void demo_people_cells(struct buf *b, const struct demo_row *row);
/* Put a row as it is; only the rows are counted. */
void demo_people_put(struct demo_writer *w, const struct demo_row *row);
/* Put a row into a workbook, its cells so many columns to the right; nothing is counted. */
void demo_people_push(struct demo_writer *w, const struct demo_row *row, uint32_t columns);
/* demo_people_accept puts an accepted row that counts for all its rights; demo_people_repeat a
 * later row that counts for nothing; demo_people_forget_card takes back what the card of an
 * accepted row added. */
void demo_people_accept(struct demo_writer *w, const struct demo_row *row);
void demo_people_forget_card(struct demo_writer *w, const struct demo_row *row);
void demo_people_repeat(struct demo_writer *w, const struct demo_row *row);
/* Whether a row with this loai_bhxh belongs to the file. */
bool demo_people_mine(const struct demo_writer *w, const struct demo_row *row);

#endif /* DEMO_DEMO_PEOPLE_H */
