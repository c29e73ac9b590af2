/*
 * binary_book - .xls and .xlsb made record by record, as a reader of the formats' descriptions writes them by hand.
 */
#ifndef TESTS_UNIT_BINARY_BOOK_H
#define TESTS_UNIT_BINARY_BOOK_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

void binary_u16(struct buf *b, unsigned v);
void binary_u32(struct buf *b, uint32_t v);
/* A record of BIFF8, of bytes or of hex digits. */
void binary_record(struct buf *b, unsigned id, const struct buf *data);
void binary_hex(struct buf *b, unsigned id, const char *digits);
void binary_begin(struct buf *b, unsigned version, unsigned part);
/* The stream as a compound file: stream, directory, table of sectors. */
void binary_compound(const char *name, const struct buf *stream, struct buf *out);

/* An .xls with one sheet "T": records of the workbook (between its begin and its end) and of the sheet, which begins and ends
 * itself: "809 00061000|203 0000 0000 0000 0000000000003840|a". */
void binary_xls(const char *globals, const char *sheet, struct buf *out);

/* An .xlsb, its parts in hex digits with their lengths: NULL takes one of its own.  It has the sheet "T3\n" (relation "a"; "d" is
 * a sheet with a chart), two formats, of which the second is a day, and two texts. */
struct binary_xlsb {
    const char *workbook, *strings, *sheet;
    size_t cut;            /* bytes that the sheet lacks at its end */
    const char *relations; /* of the workbook, in XML */
};
void binary_xlsb(const struct binary_xlsb *x, struct buf *out);

#endif /* TESTS_UNIT_BINARY_BOOK_H */
