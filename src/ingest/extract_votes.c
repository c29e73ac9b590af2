/* extract_votes - what rows say of the forms of their columns.  See extract_votes.h. */

#include "ingest/extract_votes.h"

#include "ingest/header.h"
#include "office/row.h"

static const uint32_t day_column[EXTRACT_VOTE_DAYS] = {
    SCHEMA_PERSON_ngay_sinh, SCHEMA_PERSON_tu_ngay, SCHEMA_PERSON_den_ngay};

void
extract_votes_join(struct extract_votes *v, const struct extract_votes *after) {
    for (uint32_t i = 0; i < after->kinds; i++) {
        const uint8_t vote = after->given[i];

        if (v->rows[vote] == 0) {
            v->given[v->kinds++] = vote;
        }
        v->rows[vote] += after->rows[vote];
    }
    for (unsigned k = 0; k < EXTRACT_VOTE_DAYS; k++) {
        if (v->late[k] == 0 && after->late[k] != 0) {
            v->late[k] = v->all + after->late[k];
        }
    }
    v->all += after->all;
}

/* Cells of a sheet that are numbers or days by themselves say nothing of how texts are written. */
static bool
speaks(const struct table_reader_ahead *a, uint32_t column) {
    const uint32_t at = a->field[column];

    return a->from.kind == NULL || at == HEADER_ABSENT ||
           (a->from.kind[at] != ROW_NUMBER && a->from.kind[at] != ROW_DATE);
}

/* Of the k-th column of dates. */
static void
give_days(const struct extract_votes *v, const struct table_reader_ahead *a, unsigned k,
          struct table_reader_votes *of) {
    const bool month_first = a->order[day_column[k]] == DAY_MDY;

    for (uint32_t i = 0; i < v->kinds; i++) {
        const unsigned vote = v->given[i];
        const uint64_t late = extract_votes_says(vote, k, EXTRACT_VOTE_LATE) ? v->rows[vote] : 0;

        of->parted += extract_votes_says(vote, k, EXTRACT_VOTE_PARTED) ? v->rows[vote] : 0;
        of->first += month_first ? 0 : late;
        of->second += month_first ? late : 0;
    }
    if (of->second > 0) {
        of->second_line = a->from.line + v->late[k] - 1;
    }
}

void
extract_votes_give(const struct extract_votes *v, const struct table_reader_ahead *a,
                   struct table_reader_taken *out) {
    for (unsigned k = 0; k < EXTRACT_VOTE_DAYS; k++) {
        if (speaks(a, day_column[k])) {
            give_days(v, a, k, &out->votes[day_column[k]]);
        }
    }
    for (uint32_t i = 0; speaks(a, SCHEMA_PERSON_muc_dong) && i < v->kinds; i++) {
        out->votes[SCHEMA_PERSON_muc_dong].numbers +=
            (v->given[i] & EXTRACT_VOTE_NUMBER) != 0 ? v->rows[v->given[i]] : 0;
    }
}

uint64_t
extract_votes_names(const struct extract_votes *v) {
    uint64_t names = 0;

    for (uint32_t i = 0; i < v->kinds; i++) {
        names += (v->given[i] & EXTRACT_VOTE_NAME) != 0 ? v->rows[v->given[i]] : 0;
    }
    return names;
}
