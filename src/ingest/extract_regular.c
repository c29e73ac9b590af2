/* extract_regular - rows of people, many at once.  See extract_regular.h. */

#include "ingest/extract_regular.h"

#include "ingest/extract_regular_parts.h"

enum {
    BATCH = 32, /* rows read before the first of them is counted */
    /* Where so many rows came one after the other and so many bytes are there, the other core helps to read the next
     * ones: fewer would cost more to hand over than to read. */
    FAR_AFTER = 1024,
    FAR_BYTES = 2 * EXTRACT_REGULAR_PIECE,
    TAIL = 1 << 12 /* no more than that is left: the text ended, not the run of regular rows */
};

/* It pays to ask for the other core. */
static bool
is_far(const struct extraction *x, const struct table_reader_ahead *a,
       const struct table_reader_taken *out) {
    return !x->job->one_core && x->regular->streak + out->rows >= FAR_AFTER &&
           a->from.n - out->bytes >= FAR_BYTES;
}

/* Rows up to the first that is not regular, or to the place from which on another core may help. */
static bool
take_near(struct extraction *x, const struct table_reader_ahead *a, bool alone,
          struct table_reader_taken *out, struct extract_votes *v) {
    const struct extract_regular_by by = extract_regular_by(x, a);
    struct extract_regular_piece *p = x->regular->near;

    do {
        if (!alone && is_far(x, a, out)) {
            return true;
        }
        extract_regular_piece_start(p, out->bytes, a->from.n);
        extract_regular_read(&by, a->cut, BATCH, p);
        extract_regular_take(x, a, p, out, v);
    } while (p->n == BATCH);
    return false;
}

void
extract_regular_rows(void *ctx, const struct table_reader_ahead *a,
                     struct table_reader_taken *out) {
    struct extraction *x = ctx;
    struct extract_votes v = {.all = 0};

    if (x->regular == NULL) {
        return;
    }
    if (!x->regular->duplicates_fall && take_near(x, a, false, out, &v) &&
        !extract_regular_far(x, a, out, &v)) {
        (void)take_near(x, a, true, out, &v);
    }
    if (a->votes) {
        extract_votes_give(&v, a, out);
        codes_vintage_add_names(&x->vintage, extract_votes_names(&v));
    }
    x->regular->streak = a->from.n - out->bytes > TAIL ? 0 : x->regular->streak + out->rows;
}

void
extract_regular_start(struct extraction *x) {
    struct arena *a = &x->code_arena;
    const struct extract_job *j = x->job;
    struct extract_regular *p = arena_new(a, struct extract_regular);

    p->near = arena_new(a, struct extract_regular_piece);
    p->duplicates_fall = ledger_severity(j->ledger, LEDGER_D10) >= LEDGER_LOAI;
    p->no_nhom = j->members->list[MEMBER_NHOM].n;
    short_codes_fill(a, &p->xa, &j->members->list[MEMBER_XA]);
    short_codes_fill(a, &p->co_quan, &j->members->list[MEMBER_CO_QUAN]);
    short_codes_fill(a, &p->nhom, &j->members->list[MEMBER_NHOM]);
    short_wide_fill(a, &p->employers, &x->codes.exact);
    for (size_t i = 0; i < EXTRACT_REGULAR_MONTHS; i++) {
        const int y = EXTRACT_REGULAR_YEAR_FIRST + (int)i / EXTRACT_REGULAR_YEAR_MONTHS;
        const int m = (int)i % EXTRACT_REGULAR_YEAR_MONTHS + 1;

        p->first[i] = period_from_civil(y, m, 1);
        p->days[i] = (uint8_t)period_month_length(y, m);
    }
    x->regular = p;
}

void
extract_regular_end(struct extraction *x) {
    if (x->regular != NULL) {
        extract_regular_far_free(x->regular->far);
    }
    x->regular = NULL;
}
