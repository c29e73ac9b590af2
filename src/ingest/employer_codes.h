/*
 * employer_codes - codes of employers as they are compared (spec 2.1): without case, blanks and what Excel has done
 * to them; a participant's code that has lost its zeros in front finds the one employer that it can mean.
 */
#ifndef INGEST_EMPLOYER_CODES_H
#define INGEST_EMPLOYER_CODES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"

/* "tz 0100009t" is "TZ0100009T"; in the arena where something changed, else a part of code. */
str employer_codes_key(struct arena *a, str code);

struct employer_codes {
    struct arena *arena; /* owns the keys, outlives it */
    struct map exact;
    struct map bare;   /* digits without the zeros in front */
    uint32_t *of_bare; /* [place in bare] place in exact, or MAP_NONE: more than one */
    size_t bare_cap;
};
void employer_codes_start(struct employer_codes *c, struct arena *a);
void employer_codes_free(struct employer_codes *c);
void employer_codes_add(struct employer_codes *c, str key);
/* The key of an employer that was added, or one with zeros in front more or less where only one has the same digits;
 * n 0: there is none. */
str employer_codes_find(const struct employer_codes *c, str key);
bool employer_codes_any(const struct employer_codes *c);

#endif /* INGEST_EMPLOYER_CODES_H */
