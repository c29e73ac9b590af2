/* extract_votes - what rows of people of regular form say of how their columns are written, added up while they are read. */
#ifndef INGEST_EXTRACT_VOTES_H
#define INGEST_EXTRACT_VOTES_H

#include <stdbool.h>
#include <stdint.h>

#include "ingest/table_reader_job.h"

/* One row's: two bits for each column of dates (ngay_sinh, tu_ngay, den_ngay), one for muc_dong, one for ten_xa. */
enum {
    EXTRACT_VOTE_DAYS = 3,
    EXTRACT_VOTE_PARTED = 1, /* a/b/yyyy */
    EXTRACT_VOTE_LATE = 2,   /* of a day after the 12th */
    EXTRACT_VOTE_BITS = 2,
    EXTRACT_VOTE_NUMBER = 64,
    EXTRACT_VOTE_NAME = 128,
    EXTRACT_VOTES = 256
};

/* Of the rows from the first that a handler takes. */
struct extract_votes {
    uint32_t rows[EXTRACT_VOTES]; /* how many said this */
    uint8_t given[EXTRACT_VOTES]; /* those that some row has given, kinds of them */
    uint32_t kinds;
    uint64_t all;
    uint64_t late
        [EXTRACT_VOTE_DAYS]; /* of each column of dates: its first row with a late day, from 1; 0: none */
};

/* The vote says this of the k-th column of dates. */
static inline bool
extract_votes_says(unsigned vote, unsigned k, unsigned what) {
    return (vote >> k * EXTRACT_VOTE_BITS & what) != 0;
}

static inline void
extract_votes_add(struct extract_votes *v, unsigned vote) {
    v->all++;
    if (v->rows[vote]++ > 0) {
        return; /* the first row that said this had all of it */
    }
    v->given[v->kinds++] = (uint8_t)vote;
    for (unsigned k = 0; k < EXTRACT_VOTE_DAYS; k++) {
        if (v->late[k] == 0 && extract_votes_says(vote, k, EXTRACT_VOTE_LATE)) {
            v->late[k] = v->all;
        }
    }
}

/* Add those of rows that follow. */
void extract_votes_join(struct extract_votes *v, const struct extract_votes *after);
/* Put them into out->votes, by column. */
void extract_votes_give(const struct extract_votes *v, const struct table_reader_ahead *a,
                        struct table_reader_taken *out);
/* How many rows name their commune. */
uint64_t extract_votes_names(const struct extract_votes *v);

#endif /* INGEST_EXTRACT_VOTES_H */
