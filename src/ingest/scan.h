/*
 * scan - cut text into records, each with the physical line where it starts.
 *
 *     a,b,c            no quote in the line: cut at the separators here, as libcsv would
 *     a,"b             a quote: libcsv judges, strictly, line by line, until the record is whole
 *     ",c
 *
 * libcsv decides what CSV is: a test compares the quick way with it on every short text.  LF, CRLF
 * and CR end a line; blanks around unquoted fields are dropped.
 *
 * One bad quote costs one row (D14).  A record is bad when libcsv refuses it, when its open quote
 * would swallow a line that is a complete row, or when it has another number of fields than the
 * header.  It then ends at its first line, and reading continues at the next.  The only room that
 * uses csv.h.
 */
#ifndef INGEST_SCAN_H
#define INGEST_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "ingest/scan_cut.h"
#include "ingest/source.h"

enum {
    SCAN_LINE_MAX = 64 * 1024 * 1024 /* bytes; a longer line is not kept in memory */
};

enum scan_fault {
    SCAN_GOOD,
    SCAN_BYTES, /* D02: a byte that does not decode, a NUL, a control character */
    SCAN_QUOTE, /* D14: a quote that does not close */
    SCAN_STRAY, /* D14: a quote in the middle of a field, or text behind a closing one */
    SCAN_LONG   /* D15 */
};

struct scan_record {
    uint64_t line;    /* from 1 */
    const str *field; /* of a faulty record: its first line, cut at every separator */
    uint32_t n;       /* 0: a blank line */
    enum scan_fault fault;
    bool quoted;         /* it has a quote: libcsv read it */
    const uint8_t *kind; /* enum row_kind of each field of a sheet; NULL: the record is text */
};

struct scan;
/* Read src from its beginning; it must outlive the scan. */
bool scan_new(struct source *src, char separator, struct scan **out, struct err *e);
void scan_free(struct scan *s);
/* Set the number of fields of a row, once the header is known; 0 before. */
void scan_width(struct scan *s, uint32_t fields);

enum scan_step { SCAN_RECORD, SCAN_END, SCAN_FAILED };
/* Read the next record; its text lives until the next call. */
enum scan_step scan_next(struct scan *s, struct scan_record *out, struct err *e);

/* The text from the next record on, up to the first byte that is not good UTF-8, for a caller that cuts plain records
 * itself.  It lives until the next scan_next.  SCAN_CUT_BEHIND bytes after its end may be read too. */
struct scan_ahead {
    const char *text;
    size_t n;      /* 0: nothing is there, or scan_next must look at it */
    uint64_t at;   /* its place in the file, in bytes */
    uint64_t line; /* of its first byte */
    /* The enum row_kind of each field of a sheet, where the field is not empty; NULL: the text
     * comes from a file. */
    const uint8_t *kind;
};
struct scan_ahead scan_ahead(const struct scan *s);
/* Skip this many bytes and lines of that text.  They must be whole records. */
void scan_take(struct scan *s, size_t bytes, uint64_t lines);

#endif /* INGEST_SCAN_H */
