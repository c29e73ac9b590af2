/*
 * regular - rows of regular form cut many at once: as many fields as the header, no quote, no control character, one
 * line ended by LF or CRLF.
 *
 * Nearly every row of an extract is one.  A row that is not is left to scan, where libcsv is the judge, and cutting goes
 * on behind it: what a regular row's fields are is what scan would give, blanks around them not yet dropped.
 *
 *     regular_start                 a reading begins, or the header is known
 *     regular_next*                 the row at the head of the text
 *
 * The places of separators and line ends are found for 16 KB at once (regular_masks) and used for the rows in them.
 */
#ifndef INGEST_REGULAR_H
#define INGEST_REGULAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "ingest/regular_masks.h"

/* 0: every row goes through scan.  make PLAIN=1 sets it, to hold both ways against each other. */
#ifndef REGULAR_ON
#define REGULAR_ON 1
#endif

/* A row as places in a text; lives until the next call. */
struct regular_row {
    const char *text;
    const uint32_t
        *separator;     /* fields - 1 places, counted from where `from` is that of the text */
    uint32_t from, end; /* of the row, without its line end */
    uint32_t fields;
    uint32_t bytes; /* with its line end */
};

static inline str
regular_field(const struct regular_row *r, uint32_t i) {
    const uint32_t from = i == 0 ? r->from : r->separator[i - 1] + 1;
    const uint32_t end = i + 1 == r->fields ? r->end : r->separator[i];

    return (str){r->text + (from - r->from), end - from};
}

struct regular;
struct regular *regular_new(struct arena *a, enum regular_way w);
void regular_start(struct regular *r, char separator, uint32_t width);

/* The row that begins with the text's n bytes, which stand at byte `at` of the reading; `at` only grows within a
 * reading.  false: it is not regular, or not all of it is there. */
bool regular_next(struct regular *r, const char *text, size_t n, uint64_t at,
                  struct regular_row *row);

#endif /* INGEST_REGULAR_H */
