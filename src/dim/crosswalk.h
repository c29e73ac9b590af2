/*
 * crosswalk - into which communes of today each old commune went (quy đổi), spec 1.2.
 * ingest/reference fills it from danh_muc/quy_doi_xa.csv.
 *
 * The parts of an old commune are one of these:
 *
 *     part[0]      its share is CROSSWALK_WHOLE          it went whole into one commune
 *     part[0..n)   the shares add up to CROSSWALK_WHOLE  split, by the largest remainder
 *     part[0..n)   some shares are CROSSWALK_UNKNOWN     the profile decides (crosswalk_decision)
 */
#ifndef DIM_CROSSWALK_H
#define DIM_CROSSWALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "base/str.h"

#define CROSSWALK_UNKNOWN (-1)
enum { CROSSWALK_WHOLE = 1000000 };

struct crosswalk_part {
    uint32_t to;    /* index of the new commune; MEMBER_NONE: a commune of another province */
    int64_t share;  /* of the old commune's people, in millionths; or CROSSWALK_UNKNOWN */
    bool remainder; /* the target that takes "phần còn lại" */
};
struct crosswalk_old {
    str code, name, district;
    str province; /* where it lay before 1/7/2025; empty: not told */
    struct crosswalk_part *part;
    uint32_t n;
};
struct crosswalk {
    struct crosswalk_old *old;
    uint32_t n;
    struct map by_code;
};

/* What the profile decides for splits of unknown shares (quy_doi.ty_le_chua_biet). */
enum crosswalk_decision {
    CROSSWALK_UNDECIDED, /* figures of the communes concerned: "không so sánh được" */
    CROSSWALK_EQUAL,     /* chia_deu */
    CROSSWALK_REMAINDER, /* phan_con_lai: all to the remainder target */
};

enum crosswalk_result { CROSSWALK_EXACT, CROSSWALK_SPLIT, CROSSWALK_IMPOSSIBLE };

/* Divide `value`, a count of one old commune, over its parts: part[0..n) are filled and add up
 * to value.  EXACT: one part takes all, and that is known.  SPLIT: several parts share it.
 * Where only some shares are known, the decision is about the rest: CROSSWALK_EQUAL spreads it
 * evenly over the parts of unknown share, CROSSWALK_REMAINDER gives it to the remainder target.
 * IMPOSSIBLE: there are no parts, or shares are unknown and nothing was decided, or there is no
 * remainder target; nothing is written. */
enum crosswalk_result crosswalk_divide(const struct crosswalk_old *o, enum crosswalk_decision d,
                                       int64_t value, int64_t *part);
void crosswalk_free(struct crosswalk *c);

#endif /* DIM_CROSSWALK_H */
