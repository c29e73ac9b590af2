/*
 * short_codes - look up codes quickly by taking their bytes as numbers.  Nearly every row asks for some.
 *
 *     short_codes   the line of a code in a list: "19753", "SYT": up to 8 letters and digits
 *     short_wide    the index of an employer's code among those known: "TZ0100009T": up to 16 capital letters and digits
 *
 * Codes that cleaning could change, and longer ones, are in neither table.  The caller looks them up in the list.
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

/* The eight bytes at p as one number, the first byte lowest. */
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
/* false: the code is not in the table.  *line is `none` for an empty cell.  Eight bytes at s.p must be readable. */
bool short_codes_find(const struct short_codes *c, str s, uint32_t none, uint32_t *line);

struct short_wide_key {
    uint64_t word[2];
    uint32_t ix; /* from 1 */
};
struct short_wide {
    struct short_wide_key *key;
    unsigned shift;
};
void short_wide_fill(struct arena *a, struct short_wide *c, const struct map *codes);
/* The index of the code in the map, from 1; 0: it is not in the table.  Eight bytes at s.p must be readable, and eight after
 * the end of s. */
uint32_t short_wide_find(const struct short_wide *c, str s);
/* Capital letters and digits, as employer_codes_key leaves them. */
bool short_wide_fits(str s);

#endif /* INGEST_SHORT_CODES_H */
