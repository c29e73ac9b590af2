/* extract_regular_take - count the rows of a piece.  See extract_regular_parts.h. */

#include "ingest/extract_regular_parts.h"

enum { AHEAD = 16 }; /* so many rows before its own a person is told */

/* Say which people come in the rows [k, end). */
static void
tell_ahead(const struct extract_sink *sink, const struct extract_person *row, uint32_t k,
           uint32_t end) {
    for (; sink->ahead != NULL && k < end; k++) {
        sink->ahead(sink->ctx, row[k].ma_so);
    }
}

/* A person is told AHEAD rows before its row: all at once would be more than the cache fetches at a time. */
static void
count(const struct extract_sink *sink, struct extract_at at, const struct extract_person *row,
      uint32_t n, uint64_t *duplicate) {
    tell_ahead(sink, row, 0, n < AHEAD ? n : AHEAD);
    for (uint32_t k = 0; k < n; k++, at.line++) {
        tell_ahead(sink, row, k + AHEAD, n - k > AHEAD ? k + AHEAD + 1 : 0);
        *duplicate += sink->person(sink->ctx, at, &row[k]) == EXTRACT_DUPLICATE;
    }
}

/* Rows of a commune mostly follow each other. */
static void
count_communes(struct codes_vintage *v, const struct extract_person *row, uint32_t n) {
    uint32_t from = 0;

    for (uint32_t k = 1; k <= n; k++) {
        if (k == n || row[k].xa != row[from].xa) {
            codes_vintage_add_known(v, row[from].xa, k - from);
            from = k;
        }
    }
}

void
extract_regular_take(struct extraction *x, const struct table_reader_ahead *a,
                     const struct extract_regular_piece *p, struct table_reader_taken *out,
                     struct extract_votes *v) {
    count(x->sink, (struct extract_at){a->file, a->from.line + out->rows}, p->row, p->n,
          &out->duplicate);
    if (a->votes) {
        count_communes(&x->vintage, p->row, p->n);
        extract_votes_join(v, &p->votes);
    }
    extract_weigh_join(x, &p->persons, &p->dated);
    x->unknown[EXTRACT_CO_QUAN].given += p->co_quan;
    x->unknown[EXTRACT_NHOM].given += p->nhom;
    x->unknown[EXTRACT_EMPLOYER].given += employer_codes_any(&x->codes) ? p->employer : 0;
    out->sum[SCHEMA_PERSON_muc_dong] += p->muc_dong;
    out->filled |= p->filled;
    out->rows += p->n;
    out->bytes = p->at;
}
