/*
 * short_codes - the line of a code in a list, and whether an employer's code is known, by the codes' bytes as numbers:
 * a few instructions for what nearly every row asks.
 *
 *     short_codes   "19753", "SYT": up to 8 letters and digits that mean the same however cells are cleaned
 *     short_wide    "TZ0100009T": up to 16 capital letters and digits
 *
 * Any other code is in neither: who asks then looks it up in the list.
 */
#ifndef INGEST_SHORT_CODES_H
#define INGEST_SHORT_CODES_H

#include <endian.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "dim/member.h"

/* Eight bytes from p on as one number, the first lowest. */
static inline uint64_t
short_codes_word(const char *p) {
    uint64_t v;

    memcpy(&v, p, sizeof v);
    return le64toh(v);
}

/* Open addressing, 0: free. */
struct short_codes {
    uint64_t *key;
    uint32_t *line;
    unsigned shift;
};
void short_codes_fill(struct arena *a, struct short_codes *c, const struct member_list *l);
/* false: a code that the list has not, or a long one.  An empty cell is `none`.  Eight bytes from s.p on are readable. */
bool short_codes_find(const struct short_codes *c, str s, uint32_t none, uint32_t *line);

struct short_wide_key {
    uint64_t word[2];
};
struct short_wide {
    struct short_wide_key *key;
    unsigned shift;
};
void short_wide_fill(struct arena *a, struct short_wide *c, const struct map *codes);
/* Eight bytes from s.p on are readable, and eight behind its end. */
bool short_wide_holds(const struct short_wide *c, str s);
/* Capital letters and digits, as employer_codes_key leaves them. */
bool short_wide_fits(str s);

#endif /* INGEST_SHORT_CODES_H */
