/*
 * regular - cut rows of regular form quickly: rows with as many fields as the header, without control characters, on one
 * line that ends with LF or CRLF.  Quotes stand around whole fields, and no quote or separator is within them.
 *
 * Nearly every row of an extract is regular.  Any other row goes to scan, where libcsv is the judge, and cutting goes on
 * after it.  The fields of a regular row are those that scan would give, except that blanks around those without quotes
 * are still there.
 *
 *     regular_start                 when a file begins, or its header is known
 *     regular_next*                 the next row
 *
 * Separators and line ends are found for 16 KB at a time (regular_masks).
 */
#ifndef INGEST_REGULAR_H
#define INGEST_REGULAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "ingest/regular_masks.h"

/* 0: every row goes through scan.  make PLAIN=1 sets it, to compare both ways. */
#ifndef REGULAR_ON
#define REGULAR_ON 1
#endif

/* Where a row and its fields stand; lives until the next call. */
struct regular_row {
    const char *text;
    uint32_t from;             /* the place of the row's first byte, which text points to */
    uint32_t end;              /* the place behind its last byte, without the line end */
    const uint32_t *separator; /* [fields - 1] places, counted as `from` is */
    uint32_t fields;
    uint32_t bytes; /* with its line end */
    bool quoted;    /* a field that begins with a quote ends with one */
};

/* The field as it stands, with the quotes around it. */
static inline str
regular_between(const struct regular_row *r, uint32_t i) {
    const uint32_t from = i == 0 ? r->from : r->separator[i - 1] + 1;
    const uint32_t end = i + 1 == r->fields ? r->end : r->separator[i];

    return (str){r->text + (from - r->from), end - from};
}

/* A field of a row with quotes, without its own. */
static inline str
regular_bare(str s) {
    return s.n > 0 && s.p[0] == '"' ? (str){s.p + 1, s.n - 2} : s;
}

static inline str
regular_field(const struct regular_row *r, uint32_t i) {
    const str s = regular_between(r, i);

    return r->quoted ? regular_bare(s) : s;
}

struct regular;
struct regular *regular_new(struct arena *a, enum regular_way w);
void regular_start(struct regular *r, char separator, uint32_t width);
/* For a text that is read by two: begin as the other did. */
void regular_start_as(struct regular *r, const struct regular *other);

/* Cut the row at the start of text, of which n bytes are there.  `at` is the text's place in the file; it only grows while
 * a file is read.  false: the row is not regular, or its end is not there. */
bool regular_next(struct regular *r, const char *text, size_t n, uint64_t at,
                  struct regular_row *row);

#endif /* INGEST_REGULAR_H */
