/* extract_regular_parts - what the files of extract_regular share.  For extract_regular*.c only. */
#ifndef INGEST_EXTRACT_REGULAR_PARTS_H
#define INGEST_EXTRACT_REGULAR_PARTS_H

#include "base/pieces.h"
#include "ingest/extract_row.h"
#include "ingest/extract_votes.h"
#include "ingest/regular.h"
#include "ingest/short_codes.h"

enum {
    EXTRACT_REGULAR_YEAR_FIRST = 1900,
    EXTRACT_REGULAR_YEAR_LAST = 2100,
    EXTRACT_REGULAR_YEAR_MONTHS = 12,
    EXTRACT_REGULAR_MONTHS =
        (EXTRACT_REGULAR_YEAR_LAST - EXTRACT_REGULAR_YEAR_FIRST + 1) * EXTRACT_REGULAR_YEAR_MONTHS
};

/* Rows of people are read in pieces of about so many bytes of text.  A row has a mã số, a commune and two ends at least. */
enum {
    EXTRACT_REGULAR_PIECE = 1 << 15,
    EXTRACT_REGULAR_ROW_MIN = 13,
    EXTRACT_REGULAR_PIECE_ROWS = EXTRACT_REGULAR_PIECE / EXTRACT_REGULAR_ROW_MIN
};

/* What is made of a piece of a text. */
struct extract_regular_piece {
    size_t at;       /* the place in the text behind the last row that was read */
    size_t end;      /* of the piece; rows between `at` and it: the next one is not regular */
    uint32_t n;      /* rows */
    uint32_t filled; /* of the columns without a value so far: those with one here */
    int64_t muc_dong;
    uint64_t co_quan, nhom, employer; /* rows that give one */
    struct extract_persons persons;
    struct extract_dated dated;
    struct extract_votes votes;
    struct extract_person row[EXTRACT_REGULAR_PIECE_ROWS];
};

struct extract_regular_far;
struct extract_regular {
    struct extract_regular_far *far; /* NULL: not needed so far */
    struct extract_regular_piece *near;
    uint64_t
        streak; /* regular rows since one that was not; a row at the border of two texts does not count */
    bool duplicates_fall; /* a second row of a person may be refused: extract must say so */
    uint32_t no_nhom;
    struct short_codes xa, co_quan, nhom;
    struct short_wide employers; /* where don_vi was delivered */
    /* The first day of each month from EXTRACT_REGULAR_YEAR_FIRST on, and how many it has. */
    period_day first[EXTRACT_REGULAR_MONTHS];
    uint8_t days[EXTRACT_REGULAR_MONTHS];
};

/* What a row is read by.  Nobody writes any of it while rows are read. */
struct extract_regular_by {
    const struct extract_regular *p;
    const struct table_reader_ahead *a;
    const struct codes_vintage *vintage;
    period_day closing;
    bool employers; /* don_vi was delivered */
};
struct extract_regular_by extract_regular_by(const struct extraction *x,
                                             const struct table_reader_ahead *a);

/* Read the rows from p->at up to p->end, or up to `most` or the first that is not regular.  Only *p and *cut are written
 * to; the piece is all 0 but for its places, the rows apart. */
void extract_regular_read(const struct extract_regular_by *by, struct regular *cut, uint32_t most,
                          struct extract_regular_piece *p);
/* A piece for [from, end), as extract_regular_read wants it. */
void extract_regular_piece_start(struct extract_regular_piece *p, size_t from, size_t end);
/* Count the rows of a piece, whose turn it is.  In extract_regular_take.c; the ones above in extract_regular_row.c. */
void extract_regular_take(struct extraction *x, const struct table_reader_ahead *a,
                          const struct extract_regular_piece *p, struct table_reader_taken *out,
                          struct extract_votes *v);

/* --- in extract_regular_far.c ------------------------------------------------------------ */

/* Take the rows after those taken so far, up to the first that is not regular, with the other core.  false: none can be
 * had. */
bool extract_regular_far(struct extraction *x, const struct table_reader_ahead *a,
                         struct table_reader_taken *out, struct extract_votes *v);
void extract_regular_far_free(struct extract_regular_far *f);

#endif /* INGEST_EXTRACT_REGULAR_PARTS_H */
