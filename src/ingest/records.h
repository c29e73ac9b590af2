/*
 * records - the records of one input file, whatever holds them, read from the front as often as wanted.
 *
 *     records_open       all bytes read once: SHA-256, what the file is
 *     records_choose     one of its parts: a text is one, a workbook has one a sheet
 *     records_start, records_next*, records_end    one reading of the part
 *     records_settled    the file is still the one that was opened
 *     records_close
 *
 * What reads tables asks this room only; how a text is decoded and cut is known below (source, scan), and how a
 * workbook is (office/book).  What a file is its first bytes say, never its name.  A sheet's rows have the header's
 * number of fields: cells that are not there are empty, rows that are not there are blank lines between others.
 */
#ifndef INGEST_RECORDS_H
#define INGEST_RECORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "ingest/scan.h"
#include "ingest/source.h"
#include "office/book.h"

struct records {
    struct source src;
    struct scan *scan; /* of the reading that is under way, or NULL */
    /* of a workbook */
    struct book *book; /* NULL: a text */
    uint32_t sheet;
    struct row row;
    bool held;       /* row has been read and waits behind blank lines */
    uint64_t line;   /* of the record that was given last */
    uint32_t width;  /* 0: not known */
    uint64_t beyond; /* cells with something in them, right of the header */
    uint64_t errors; /* cells that hold an error of a formula */
};

/* forced: the profile's encoding of a text, or NULL: by evidence.  On failure nothing is held. */
bool records_open(struct records *r, const char *path, const enum legacy_encoding *forced,
                  struct err *e);
bool records_settled(const struct records *r, struct err *e);
void records_close(struct records *r);

uint32_t records_parts(const struct records *r);
/* The sheet's name; empty: of a text. */
str records_part(const struct records *r, uint32_t part);
void records_choose(struct records *r, uint32_t part);
bool records_is_sheet(const struct records *r);

/* No record can be in it. */
bool records_empty(const struct records *r);
/* Of the file as it was delivered, DIGEST_HEX bytes. */
const char *records_sha256(const struct records *r);
/* The bytes of the file, and how many of them this reading has taken. */
uint64_t records_bytes(const struct records *r);
uint64_t records_taken(const struct records *r);
/* What the file is and how that was told, for the run log: "UTF-8 (có BOM)". */
void records_say(const struct records *r, struct buf *out);

/* Begin a reading; separator: of a text's fields. */
bool records_start(struct records *r, char separator, struct err *e);
/* Fields of a whole row, known once the header is: 0 until then. */
void records_width(struct records *r, uint32_t fields);
/* The record's text lives until the next call. */
enum scan_step records_next(struct records *r, struct scan_record *out, struct err *e);
void records_end(struct records *r);

#endif /* INGEST_RECORDS_H */
