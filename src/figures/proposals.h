/*
 * proposals - tax payers proposed for employers that have no tax code, by name, address and size (spec
 * 1.5), and by a stated code that is one digit wrong.
 *
 *     name, address, commune, workers ── card ──┐
 *                                               ├─ score 0 to 100 of each pair that shares a key
 *     every tax payer, once a batch ─── card ───┘
 *
 * A proposal is never a match: a person decides (quyet_dinh_doi_chieu.csv).  One is made where the score is at least
 * PROPOSALS_SHOWN and each of the two fits the other better than any third by PROPOSALS_MARGIN.  So of two tax payers that
 * fit equally well neither is proposed.
 *
 * Pairs are looked for under keys: commune and all words, commune and two words, commune and first letters, street and
 * number, and all words anywhere.  A key of very many employers tells nothing and is not used; whoever stands under such a
 * key with all of his words gets no proposal.  Employers are indexed in batches of fixed size, and all tax
 * payers are read once for each batch.  So memory holds 16 bytes for each employer and each tax payer, the different words,
 * and one batch.  Scores are whole numbers.  The order of rows matters only in so far as it decides where a batch ends.
 */
#ifndef FIGURES_PROPOSALS_H
#define FIGURES_PROPOSALS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

enum { PROPOSALS_SHOWN = 80, PROPOSALS_MARGIN = 6, PROPOSALS_NONE = -1 };

/* NAME, in words for the person who decides */
#define PROPOSALS_WHYS(X)                                                                          \
    X(NAME, "tên giống nhau")                                                                      \
    X(SLIP, "tên gần giống (sai chính tả, thiếu dấu hoặc thiếu chữ)")                              \
    X(XA, "cùng xã, phường")                                                                       \
    X(OTHER_XA, "khác xã, phường")                                                                 \
    X(STREET, "cùng số nhà, đường")                                                                \
    X(OTHER_STREET, "số nhà, đường khác")                                                          \
    X(WORKERS, "số lao động gần bằng nhau")                                                        \
    X(OTHER_WORKERS, "số lao động khác nhiều")                                                     \
    X(FORM, "loại hình khác")                                                                      \
    X(CODE, "mã số thuế đã khai gần giống")

enum proposals_why {
#define PROPOSALS_ENUM(NAME, text) PROPOSALS_##NAME,
    PROPOSALS_WHYS(PROPOSALS_ENUM)
#undef PROPOSALS_ENUM
        PROPOSALS_WHY_COUNT
};

struct proposals_side { /* an employer or a tax payer; its texts outlive the call */
    str name, address;  /* address empty: not given */
    str code;           /* tax code, of an employer as it was stated, though it is none; or empty */
    uint32_t xa;        /* line of MEMBER_XA; the unknown line: not known */
    int64_t workers;    /* EXTRACT_NO_NUMBER: not told */
};
struct proposals_request {
    const void *ctx;
    uint32_t employers, payers; /* numbered from 0 */
    uint32_t unknown_xa;        /* the line of unknown communes */
    void (*employer)(const void *ctx, uint32_t ix, struct proposals_side *out);
    void (*payer)(const void *ctx, uint32_t ix, struct proposals_side *out);
    /* Somebody decided that these two are not the same.  May be NULL. */
    bool (*forbidden)(const void *ctx, uint32_t employer, uint32_t payer);
    uint32_t batch; /* employers that are indexed at once; 0: as many as are usual */
};
struct proposals_one {
    int64_t payer; /* PROPOSALS_NONE: none is proposed */
    unsigned score;
    unsigned why; /* bits: 1 << enum proposals_why */
};
/* The proposal of each employer, [employer], in the arena. */
struct proposals_one *proposals_find(struct arena *a, const struct proposals_request *r);
/* Add the reasons: "tên giống nhau; cùng xã, phường". */
void proposals_say(unsigned why, struct buf *out);

#endif /* FIGURES_PROPOSALS_H */
