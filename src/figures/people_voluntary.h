/*
 * people_voluntary - the people counted as voluntary participants so far, each with the row that was counted.  A person who
 * also has a compulsory row is counted by that row instead (spec 1.3), in whatever order the two rows come.
 *
 * A person is 12.5 bytes of people_set and 16 of its own; only voluntary participants are here.
 */
#ifndef FIGURES_PEOPLE_VOLUNTARY_H
#define FIGURES_PEOPLE_VOLUNTARY_H

#include <stdbool.h>
#include <stdint.h>

#include "ingest/extract.h"

struct people_voluntary_row {
    struct extract_at at;       /* its file below 2^20 */
    uint32_t xa, co_quan, nhom; /* lines below 4,096 */
    unsigned flags;             /* the caller's own, below 256 */
};

struct people_voluntary;
struct people_voluntary *people_voluntary_new(void);
void people_voluntary_free(struct people_voluntary *v);

/* Add a person, who must not be in it yet. */
void people_voluntary_put(struct people_voluntary *v, uint64_t ma_so,
                          const struct people_voluntary_row *row);
/* Whether the person is in it. */
bool people_voluntary_has(struct people_voluntary *v, uint64_t ma_so);
/* Take the person out for good; false: it was not in it, and *row is as before. */
bool people_voluntary_take(struct people_voluntary *v, uint64_t ma_so,
                           struct people_voluntary_row *row);

#endif /* FIGURES_PEOPLE_VOLUNTARY_H */
