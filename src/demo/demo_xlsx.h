/*
 * demo_xlsx - a workbook of the demonstration, written row by row by libxlsxwriter.
 *
 *     demo_xlsx_open
 *     demo_xlsx_sheet, then for each row: cells..., demo_xlsx_row
 *     demo_xlsx_close
 *
 * The rows before the present one are in a temporary file, so the memory does not depend on their number.  The first error
 * is kept and told by demo_xlsx_close.  Same calls, same bytes: the book says that it was made on a fixed day.
 */
#ifndef DEMO_DEMO_XLSX_H
#define DEMO_DEMO_XLSX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "time/period.h"

enum demo_xlsx_style {
    DEMO_XLSX_PLAIN, /* above and below the table */
    DEMO_XLSX_BOLD,
    DEMO_XLSX_ITALIC,
    DEMO_XLSX_TITLE,
    DEMO_XLSX_HEAD, /* of the table */
    DEMO_XLSX_CELL,
    DEMO_XLSX_AMOUNT,
    DEMO_XLSX_SUM, /* an amount of the total line */
    DEMO_XLSX_DAY,
    DEMO_XLSX_STYLES
};

struct demo_xlsx;

/* tmpdir: a folder for temporary files, which have no names.  NULL and *e on failure. */
struct demo_xlsx *demo_xlsx_open(const char *path, const char *tmpdir, struct err *e);
/* Begin a sheet.  width: of its n columns, in letters. */
void demo_xlsx_sheet(struct demo_xlsx *x, const char *name, const int *width, size_t n);
/* Put a cell of the present row; an empty text makes an empty cell. */
void demo_xlsx_text(struct demo_xlsx *x, uint32_t col, const char *text, enum demo_xlsx_style s);
void demo_xlsx_number(struct demo_xlsx *x, uint32_t col, int64_t v, enum demo_xlsx_style s);
void demo_xlsx_day(struct demo_xlsx *x, uint32_t col, period_day d);
/* Put a text over several columns of the present row. */
void demo_xlsx_across(struct demo_xlsx *x, uint32_t from, uint32_t to, const char *text,
                      enum demo_xlsx_style s);
/* Go to the next row and return its index. */
uint32_t demo_xlsx_row(struct demo_xlsx *x);
/* Make the present row so many lines high. */
void demo_xlsx_high(struct demo_xlsx *x, unsigned lines);
/* Keep the rows above the present one in view. */
void demo_xlsx_freeze(struct demo_xlsx *x);
/* Write the file and release the book, whatever went wrong. */
bool demo_xlsx_close(struct demo_xlsx *x, struct err *e);

#endif /* DEMO_DEMO_XLSX_H */
