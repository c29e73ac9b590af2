/*
 * header - find the header of an extract and its columns (spec 2.2).  It is that one of the first
 * records, or of two or three together (levels), which names most columns of the table.
 *
 *     BẢO HIỂM XÃ HỘI TỈNH ...                       title lines
 *     Mã số BHXH, Họ tên, Thời gian,      ,  ...     level 1: "Thời gian" stands over two columns
 *               ,       , Từ ngày, Đến ngày, ...     level 2
 *
 * A name over several fields means the one that the level below calls the whole ("Tổng số"), or none.
 */
#ifndef INGEST_HEADER_H
#define INGEST_HEADER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "ingest/schema.h"

enum { HEADER_LOOKED_AT = 48, HEADER_LEVELS = 3 };
#define HEADER_ABSENT UINT32_MAX

struct header_line { /* one of the file's first records, with trimmed cells */
    str *cell;
    uint32_t n;
    uint64_t line;
    bool good;
};

struct header {
    uint32_t found; /* how many columns of the table it names; 0: there is no header */
    uint64_t first_line, last_line;
    uint32_t first, levels; /* its first record, and how many records it has */
    uint32_t width;
    uint32_t at[SCHEMA_COLUMNS_MAX];    /* field of each column, or HEADER_ABSENT */
    uint32_t twice[SCHEMA_COLUMNS_MAX]; /* another field that is as sure to be this column */
    uint32_t parts
        [SCHEMA_COLUMNS_MAX]; /* how many fields its name stands over, none of which is the whole; 0: one */
    uint32_t given; /* columns whose values come from elsewhere than the rows, one bit each */
    str *name;      /* of each field; levels are joined by a blank */
};

/* Find the header among the n lines.  forced_line: where the profile says it is; 0: the profile
 * does not say. */
void header_find(struct arena *a, const struct schema_names *names, const struct header_line *line,
                 uint32_t n, uint64_t forced_line, struct header *out);

/* Whether every required column is there, once.  If not, `what` says for a person which ones are
 * missing or double, the headers that were seen, and which of them may be meant. */
bool header_serves(struct arena *a, enum schema_table t, const struct header *h, struct buf *what);
/* Add the names of the fields that are no column: "a, b". */
void header_extra(const struct header *h, struct buf *out);

/* Add a header's name in quotes.  Long numbers in it are masked, since it may be a row of data
 * after all. */
void header_show(struct buf *b, str name);

#endif /* INGEST_HEADER_H */
