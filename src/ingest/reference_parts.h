/* reference_parts - what the rooms of ingest/reference share with nobody else. */
#ifndef INGEST_REFERENCE_PARTS_H
#define INGEST_REFERENCE_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "dim/indicator.h"
#include "dim/member.h"
#include "ingest/ledger.h"
#include "ingest/reference.h"

enum { YEAR_FIRST = 1900, YEAR_LAST = 2100 };

struct reference_row { /* where a row stands, for findings after all are read */
    uint32_t file;
    uint64_t line;
};

/* Figures of people and targets that cannot be (D16), once all rows are read. */
struct reference_doubts {
    struct arena *arena;
    const struct member_set *members;
    const struct indicator_set *indicators;
    struct ledger *ledger;
    const struct reference_tables *tables;
    struct reference_row *place; /* of each population row */
    uint32_t target_file;        /* where the targets stand */
    bool stopped;
};

/* In reference_doubts.c.  false: the profile sets D16 to chan. */
bool reference_doubt_people(struct reference_doubts *g, struct err *e);
bool reference_doubt_targets(struct reference_doubts *g, struct err *e);

#endif
