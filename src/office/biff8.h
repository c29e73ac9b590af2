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

/* The caller owns c and keeps it open as long as the book.  A file that is encrypted, older than
 * Excel 97 or damaged is refused (ERR_DATA). */
bool biff8_open(struct compound *c, struct biff8 **out, struct err *e);
void biff8_close(struct biff8 *b);
struct row_sheet *biff8_sheets(struct biff8 *b, uint32_t *n);

bool biff8_start(struct biff8 *b, uint32_t sheet, struct err *e);
/* Read the next row; its texts live until the next call. */
enum row_step biff8_next(struct biff8 *b, struct row *row, struct err *e);
uint64_t biff8_at(const struct biff8 *b); /* how many bytes of the stream were read */

#endif /* OFFICE_BIFF8_H */
