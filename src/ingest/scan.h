/*
 * scan - text to records, each with the physical line where it starts.
 *
 *     a,b,c            no quote in the line: cut at the separators here, as libcsv would
 *     a,"b             a quote: libcsv judges, strictly, line by line, until the record is whole
 *     ",c
 *
 * libcsv is the judge of CSV: a test holds the short way against it on every short text.  LF, CRLF
 * and CR end a line; blanks around unquoted fields are dropped.
 *
 * One bad quote costs one row (D14): a record that libcsv refuses, or whose open quote swallows a
 * line that is a whole row by itself, or that is whole only with another number of fields
 * than the header's, is closed at its own line and reading goes on at the next.  The only room that
 * knows csv.h.
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
    SCAN_LINE_MAX = 64 * 1024 * 1024 /* what is longer is not even held */
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
    const str *field; /* of a faulty record: its first line cut at every separator */
    uint32_t n;       /* 0: a blank line */
    enum scan_fault fault;
    bool quoted;         /* libcsv had to judge */
    const uint8_t *kind; /* enum row_kind of every field of a sheet's row; NULL: of a text's */
};

struct scan;
/* The source is read from its beginning; it outlives the scan. */
bool scan_new(struct source *src, char separator, struct scan **out, struct err *e);
void scan_free(struct scan *s);
/* Fields of a whole row, known once the header is: 0 until then. */
void scan_width(struct scan *s, uint32_t fields);

enum scan_step { SCAN_RECORD, SCAN_END, SCAN_FAILED };
/* The record's text lives until the next call. */
enum scan_step scan_next(struct scan *s, struct scan_record *out, struct err *e);

#endif /* INGEST_SCAN_H */
