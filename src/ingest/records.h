/*
 * records - the records of one input file, text or workbook; they can be read from the beginning as
 * often as needed.
 *
 *     records_open       all bytes read once: SHA-256, what the file is
 *     records_choose     one of its parts: a text has one, a workbook one for each sheet
 *     records_start, records_next*, records_end    one reading of the part
 *     records_settled    the file is still the one that was opened
 *     records_close
 *
 * The reader of tables uses this room only.  Other rooms decode and cut a text (source, scan) or
 * read a workbook (office/book).  The first bytes of a file say which it is, never its name.  The
 * rows of a sheet have as many fields as its header: a cell that is not stored is empty, a row that
 * is not stored is a blank line.
 */
#ifndef INGEST_RECORDS_H
#define INGEST_RECORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "ingest/scan.h"
#include "ingest/sheet_rows.h"
#include "ingest/source.h"
#include "office/book.h"

struct records {
    struct source src;
    struct scan *scan; /* of the present reading, or NULL */
    /* of a workbook */
    struct book *book; /* NULL: a text */
    uint32_t sheet;
    struct sheet_rows *rows;
    struct sheet_row row;
    bool held;       /* `row` was read; blank lines come before it */
    uint64_t line;   /* of the last record */
    uint32_t width;  /* 0: not known */
    uint64_t beyond; /* cells that are not empty, to the right of the header */
    uint64_t errors; /* cells that hold an error of a formula */
};

/* forced: the encoding of a text by the profile; NULL: its bytes decide.  After a failure there
 * is nothing to close. */
bool records_open(struct records *r, const char *path, const enum legacy_encoding *forced,
                  struct err *e);
/* The same, but a text is opened by source_open_trusting (ingest/source.h).  records_start_whole then begins the only reading
 * of it, which must go on to the end.  After it, records_conclude tells whether the trust was right (source_conclude).  A
 * workbook is read whole when it is opened; its rows are not put aside in that reading. */
bool records_open_trusting(struct records *r, const char *path, struct err *e);
bool records_start_whole(struct records *r, char separator, struct err *e);
bool records_conclude(struct records *r, struct err *e);
/* Keep the rows of a workbook in the folder dir while it is read, so that each sheet is unpacked once.  The caller owns
 * dir. */
void records_keep_in(struct records *r, const char *dir);
bool records_settled(const struct records *r, struct err *e);
void records_close(struct records *r);

uint32_t records_parts(const struct records *r);
/* The name of a sheet; empty for a text. */
str records_part(const struct records *r, uint32_t part);
bool records_part_hidden(const struct records *r, uint32_t part);
void records_choose(struct records *r, uint32_t part);
bool records_is_sheet(const struct records *r);

/* Whether the file holds nothing that could be a record. */
bool records_empty(const struct records *r);
/* The SHA-256 of the file as it was delivered, DIGEST_HEX bytes. */
const char *records_sha256(const struct records *r);
/* The size of the file in bytes, and how many of them this reading has read. */
uint64_t records_bytes(const struct records *r);
uint64_t records_taken(const struct records *r);
/* Add what the file is and why, for the run log: "UTF-8 (có BOM)". */
void records_say(const struct records *r, struct buf *out);

/* Begin a reading; separator: between the fields of a text. */
bool records_start(struct records *r, char separator, struct err *e);
/* Set the number of fields of a row, once the header is known; 0 before. */
void records_width(struct records *r, uint32_t fields);
/* Read the next record; its text lives until the next call. */
enum scan_step records_next(struct records *r, struct scan_record *out, struct err *e);
/* The separator that the records really have: of a workbook the one of sheet_rows, of a text the one given to
 * records_start. */
char records_separator(const struct records *r, char separator);
/* As scan_ahead and scan_take, for the file that is read.  Of a workbook the text ahead is a run of rows (sheet_rows.h).
 * A call ends the life of the last record's text. */
struct scan_ahead records_ahead(struct records *r);
void records_take(struct records *r, size_t bytes, uint64_t lines);
void records_end(struct records *r);

#endif /* INGEST_RECORDS_H */
