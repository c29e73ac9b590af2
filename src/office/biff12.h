/*
 * biff12 - an .xlsb: the package of an .xlsx with binary parts.
 *
 *     biff12_open          workbook, styles, shared strings
 *     biff12_start, biff12_next*   one sheet, row by row
 *     biff12_close
 */
#ifndef OFFICE_BIFF12_H
#define OFFICE_BIFF12_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "office/package.h"
#include "office/row.h"

struct biff12;

/* workbook: the name of the package's workbook part.  The caller owns p and keeps it open as
 * long as the book. */
bool biff12_open(struct package *p, const char *workbook, struct biff12 **out, struct err *e);
void biff12_close(struct biff12 *b);
struct row_sheet *biff12_sheets(struct biff12 *b, uint32_t *n);

bool biff12_start(struct biff12 *b, uint32_t sheet, struct err *e);
/* Read the next row; its texts live until the next call. */
enum row_step biff12_next(struct biff12 *b, struct row *row, struct err *e);

#endif /* OFFICE_BIFF12_H */
