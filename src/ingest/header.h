/*
 * header - where the header of an extract stands and what its columns are (spec 2.2): found among
 * the first records by how many columns of the table it names, in one, two or three levels.
 *
 *     BẢO HIỂM XÃ HỘI TỈNH ...                       title lines
 *     Mã số BHXH, Họ tên, Thời gian,      ,  ...     level 1: "Thời gian" stands over two columns
 *               ,       , Từ ngày, Đến ngày, ...     level 2
 */
#ifndef INGEST_HEADER_H
#define INGEST_HEADER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "ingest/schema.h"

enum { HEADER_LOOKED_AT = 48, HEADER_LEVELS = 3 };
#define HEADER_ABSENT UINT32_MAX

struct header_line { /* one of the file's first records, its cells trimmed and kept */
    str *cell;
    uint32_t n;
    uint64_t line;
    bool good;
};

struct header {
    uint32_t found; /* columns of the table that it names; 0: no header seen */
    uint64_t first_line, last_line;
    uint32_t first, levels; /* records */
    uint32_t width;
    uint32_t at[SCHEMA_COLUMNS_MAX];    /* field of each column, or HEADER_ABSENT */
    uint32_t twice[SCHEMA_COLUMNS_MAX]; /* another field that means it just as surely */
    str *name;                          /* of each field, as it stands, levels joined by a blank */
};

/* The best header among n lines; forced_line: the profile's, 0: by evidence. */
void header_find(struct arena *a, const struct schema_names *names, const struct header_line *line,
                 uint32_t n, uint64_t forced_line, struct header *out);

/* Required columns that are not there, or are there twice: in what, for a person, with the
 * headers seen and the nearest guesses.  true: the header serves. */
bool header_serves(struct arena *a, enum schema_table t, const struct header *h, struct buf *what);
/* Fields that mean no column, "a, b"; empty: none. */
void header_extra(const struct header *h, enum schema_table t, struct buf *out);

/* A header as it stands, in quotes.  What looked like one may be a row of data after all: long numbers are covered. */
void header_show(struct buf *b, str name);

#endif /* INGEST_HEADER_H */
