/*
 * codes - from the codes of a row to lines of the reference lists, and the proof that a file uses
 * the list in force.  Nearly every commune code of today also stood in the list before 1/7/2025, so
 * codes and names of the whole file are looked at together (spec 1.2).
 */
#ifndef INGEST_CODES_H
#define INGEST_CODES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/map.h"
#include "dim/member.h"
#include "ingest/table_reader.h"

/* A commune code as the lists write it: five digits.  Zeros that Excel dropped are put back
 * (then the code is in the arena). */
str codes_xa_code(struct arena *a, str code);
/* The line of a commune code, whose zeros Excel may have dropped; l->n when it is unknown. */
uint32_t codes_xa(const struct member_list *l, str code);

/* Commune codes by the list that they stand in: the one in force, the other (member_list.other_codes), or both. */
struct codes_tally {
    uint32_t here, there, both;
};
/* Whether most communes of the list have a code that the other list lacks, as in the list before
 * 1/7/2025. */
bool codes_has_own_codes(const struct member_list *l);
void codes_tally_add(struct codes_tally *t, const struct member_list *l, str code);
/* Whether the codes are those of the other list: more of them stand only there than only here;
 * or, where the list in force has its own codes (own_codes), there are at least `least` codes
 * and none of them is one of these. */
bool codes_tally_is_other(const struct codes_tally *t, bool own_codes, uint32_t least);

struct codes_name { /* the last name that stood beside a code, and what it was found to be */
    char text[64];
    size_t n;
    bool contradicts;
};

struct codes_vintage {
    const struct member_list *xa;
    struct arena *arena;
    str *folded;  /* names of the list, for comparing */
    char last[8]; /* the code of the row before, which most rows share; last_ix is its line */
    size_t last_n;
    uint32_t last_ix;
    struct codes_name *name;  /* [line] */
    bool *seen;               /* [line] the code was in a row */
    struct map strange;       /* codes in rows that only the other list has */
    struct codes_tally codes; /* every code once */
    uint64_t rows, unknown;
    uint64_t other_rows; /* rows whose code only the other list has */
    uint64_t named, contradicted;
    str unknown_code; /* one of them, to show */
    str contra_code, contra_name;
};
void codes_vintage_start(struct codes_vintage *v, struct arena *a, const struct member_list *xa);
void codes_vintage_add(struct codes_vintage *v, str code, str name);
/* The same for a code that is known in so many rows, and for the names of many rows of which none contradicts its code. */
void codes_vintage_add_known(struct codes_vintage *v, uint32_t ix, uint64_t rows);
void codes_vintage_add_names(struct codes_vintage *v, uint64_t names);
/* false: the file is refused.  More than half of its codes are unknown, or its codes are those
 * of the other list.  Fewer than 20 rows are never refused. */
bool codes_vintage_holds(const struct codes_vintage *v, period_day on, struct err *e);
/* false: more than half of its names, of 20 and more, belong to another place than their codes;
 * *what says so. */
bool codes_vintage_named(const struct codes_vintage *v, period_day on, struct buf *what);
void codes_vintage_free(struct codes_vintage *v);

/* For row handlers.  codes_row_named: the line of the row's commune; it sets r->xa, notes D08
 * for an unknown code and D21 when the name beside the code is another place's.  codes_row_name: the latter alone, for
 * the line ix of the list.  codes_row_code:
 * the line of an optional code, or `none` where the cell is empty or the code is unknown (which
 * D09 notes). */
uint32_t codes_row_named(struct codes_vintage *v, struct table_reader_row *r, uint32_t column,
                         uint32_t named, const struct member_list *l);
void codes_row_name(struct codes_vintage *v, struct table_reader_row *r, uint32_t ix,
                    uint32_t named);
/* Whether this code came with the same name before, and that name is not another place's.  Then there is nothing to
 * note. */
bool codes_name_stands(const struct codes_vintage *v, uint32_t ix, str name);
uint32_t codes_row_code(struct table_reader_row *r, uint32_t column, const struct member_list *l,
                        uint32_t none);
/* The same for a kind of employer.  Without a list of kinds all are unknown, and nothing is
 * noted. */
uint32_t codes_row_kind(struct table_reader_row *r, uint32_t column, const struct member_list *l);

#endif /* INGEST_CODES_H */
