/* extract_regular_far - rows of people that two cores read.  See extract_regular_parts.h. */

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "ingest/extract_regular_parts.h"

/* What both read by and from; each cuts by itself. */
struct extract_regular_far {
    struct pieces *pieces;
    struct arena arena; /* of `cut` */
    struct regular *cut[PIECES_MAKERS];
    struct extract_regular_by by;
    size_t from; /* where the job begins in the text */
    struct extract_regular_piece piece[PIECES_SLOTS];
};

/* The first row that begins at or behind a place that is not the text's first. */
static size_t
row_from(const struct scan_ahead *a, size_t at) {
    const char *lf = at >= a->n ? NULL : memchr(a->text + at - 1, '\n', a->n - at + 1);

    return lf == NULL ? a->n : (size_t)(lf - a->text) + 1;
}

static void
make(void *ctx, unsigned maker, uint32_t piece, unsigned slot) {
    struct extract_regular_far *f = ctx;
    const struct scan_ahead *a = &f->by.a->from;
    const size_t from = f->from + (size_t)piece * EXTRACT_REGULAR_PIECE;
    struct extract_regular_piece *p = &f->piece[slot];

    extract_regular_piece_start(p, piece == 0 ? from : row_from(a, from),
                                row_from(a, from + EXTRACT_REGULAR_PIECE));
    extract_regular_read(&f->by, f->cut[maker], EXTRACT_REGULAR_PIECE_ROWS, p);
}

static struct extract_regular_far *
far_new(void) {
    struct pieces *pieces = pieces_new();
    struct extract_regular_far *f;

    if (pieces == NULL) {
        return NULL;
    }
    f = heap_new(struct extract_regular_far);
    f->pieces = pieces;
    for (unsigned i = 0; i < PIECES_MAKERS; i++) {
        f->cut[i] = regular_new(&f->arena, regular_best());
    }
    return f;
}

bool
extract_regular_far(struct extraction *x, const struct table_reader_ahead *a,
                    struct table_reader_taken *out, struct extract_votes *v) {
    const size_t left = a->from.n - out->bytes;
    struct extract_regular_far *f = x->regular->far;
    const struct extract_regular_piece *p;
    unsigned slot;

    if (f == NULL && (f = x->regular->far = far_new()) == NULL) {
        return false;
    }
    f->by = extract_regular_by(x, a);
    f->from = out->bytes;
    for (unsigned i = 0; i < PIECES_MAKERS; i++) {
        regular_start_as(f->cut[i], a->cut);
    }
    pieces_begin(f->pieces, (uint32_t)((left + EXTRACT_REGULAR_PIECE - 1) / EXTRACT_REGULAR_PIECE),
                 make, f);
    do {
        if (!pieces_next(f->pieces, &slot)) {
            break;
        }
        p = &f->piece[slot];
        extract_regular_take(x, a, p, out, v);
    } while (p->at == p->end);
    pieces_end(f->pieces);
    return true;
}

void
extract_regular_far_free(struct extract_regular_far *f) {
    if (f != NULL) {
        pieces_free(f->pieces);
        arena_free(&f->arena);
        free(f);
    }
}
