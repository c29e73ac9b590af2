/*
 * book - a workbook of an office program, of any kind, as sheets of rows.
 *
 *     book_open
 *     book_start, book_next*     one sheet, as often as wanted
 *     book_close
 *
 *     .xlsx   package (zip) -> ooxml_book (expat) -> ooxml_sheet (scanner, expat its judge)
 *     .xlsb   package (zip) -> biff12
 *     .ods    package (zip) -> ods (expat)
 *     .xls    compound (OLE) -> biff8
 *
 * A file that is encrypted, damaged, made to use up memory (zip bombs, 10^6 columns, deep nesting)
 * or no workbook is refused with the reason (ERR_DATA).
 */
#ifndef OFFICE_BOOK_H
#define OFFICE_BOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "office/kind.h"
#include "office/row.h"

struct book;

/* The caller owns fd and keeps it open as long as the book; its file position is neither used
 * nor changed.  k: what kind_of said, KIND_ZIP or KIND_COMPOUND.  After a failure there is
 * nothing to close. */
bool book_open(int fd, enum kind k, struct book **out, struct err *e);
void book_close(struct book *b);

const char *book_format(const struct book *b); /* "Excel (.xlsx)" */
uint32_t book_sheets(const struct book *b);    /* at least one */
const struct row_sheet *book_sheet(const struct book *b, uint32_t sheet);

/* Begin to read a sheet; reading of the one before ends. */
bool book_start(struct book *b, uint32_t sheet, struct err *e);
/* Read the next row.  Row numbers rise; rows without cells may be missing.  The row's texts live
 * until the next call. */
enum row_step book_next(struct book *b, struct row *row, struct err *e);
/* How much of the sheet was read: 0 is nothing, `all` is everything. */
uint64_t book_taken(const struct book *b, uint64_t all);

/* How many rows the first sheet of an .xlsx seems to have, by how its first megabyte is packed, as nearly every program
 * names its part; 0 of what else fd may be. */
uint64_t book_rows_about(int fd);

#endif /* OFFICE_BOOK_H */
