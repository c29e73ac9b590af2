/*
 * biff8 - an .xls of Excel 97 to 2003 (BIFF8): the "Workbook" stream of a compound file.
 *
 *     biff8_open             the globals: sheets, formats, shared strings
 *     biff8_start, biff8_next*   one sheet, row by row
 *     biff8_close
 */
#ifndef OFFICE_BIFF8_H
#define OFFICE_BIFF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "office/compound.h"
#include "office/row.h"

struct biff8;

/* c is the caller's, open as long as the book.  Refused (ERR_DATA): encrypted, older than Excel 97, damaged. */
bool biff8_open(struct compound *c, struct biff8 **out, struct err *e);
void biff8_close(struct biff8 *b);
struct row_sheet *biff8_sheets(struct biff8 *b, uint32_t *n);

bool biff8_start(struct biff8 *b, uint32_t sheet, struct err *e);
/* The row's texts live until the next call. */
enum row_step biff8_next(struct biff8 *b, struct row *row, struct err *e);
uint64_t biff8_at(const struct biff8 *b); /* bytes of the stream that are read */

#endif /* OFFICE_BIFF8_H */
