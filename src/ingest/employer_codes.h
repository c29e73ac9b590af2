/*
 * employer_codes - compare codes of employers (spec 2.1) without regard to case, blanks and Excel's
 * changes.  A participant's code that lost its leading zeros finds its employer where only one can
 * be meant.
 */
#ifndef INGEST_EMPLOYER_CODES_H
#define INGEST_EMPLOYER_CODES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"

/* The key by which a code is compared: "TZ0100009T" for "tz 0100009t".  In the arena where
 * something changed, else a part of code. */
str employer_codes_key(struct arena *a, str code);

struct employer_codes {
    struct arena *arena; /* owns the keys and outlives the struct */
    struct map exact;
    struct map bare;   /* digits without the zeros in front */
    uint32_t *of_bare; /* [index in bare] index in exact; MAP_NONE: there are several */
    size_t bare_cap;
};
void employer_codes_start(struct employer_codes *c, struct arena *a);
void employer_codes_free(struct employer_codes *c);
void employer_codes_add(struct employer_codes *c, str key);
/* The index in `exact` of the key that was added and is equal; else of the only one that differs just in its leading
 * zeros.  MAP_NONE when there is none. */
uint32_t employer_codes_find(const struct employer_codes *c, str key);
bool employer_codes_any(const struct employer_codes *c);

#endif /* INGEST_EMPLOYER_CODES_H */
