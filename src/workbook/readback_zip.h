/*
 * readback_zip - read a written workbook file: every part of the zip is read to its end, its
 * checksum is compared, its XML is parsed; the cells of a sheet come one after the other.
 *
 *     readback_zip_open -> readback_zip_sum(0), readback_zip_sum(1) ...                            -> readback_zip_close
 *                       -> readback_zip_sheet(0) -> readback_zip_next* -> readback_zip_sheet(1) ... -> readback_zip_close
 *
 * It knows only what our own writer writes (strings shared or inline, formulas with cached values);
 * anything else counts as damage.
 */
#ifndef WORKBOOK_READBACK_ZIP_H
#define WORKBOOK_READBACK_ZIP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "render/once.h"

struct readback_zip;

/* Open the file and read every part but the sheets.  NULL and *e: the file is no complete
 * workbook. */
struct readback_zip *readback_zip_open(const char *path, struct once *once, struct err *e);
void readback_zip_close(struct readback_zip *p);

uint32_t readback_zip_sheets(const struct readback_zip *p);
const char *readback_zip_sheet_name(const struct readback_zip *p, uint32_t ix);

struct readback_zip_cell {
    uint32_t row, col; /* from 0 */
    bool is_text;
    str text;      /* valid until the next call */
    double figure; /* when the cell is no text */
    str formula;   /* without '='; empty: the cell has none */
};

/* The sum of sheet ix (cell_sum.h): its cells are read to the end and not kept. */
bool readback_zip_sum(struct readback_zip *p, uint32_t ix, uint64_t *sum, struct err *e);

/* Begin to read sheet ix; its XML is parsed while cells are asked for. */
bool readback_zip_sheet(struct readback_zip *p, uint32_t ix, struct err *e);

/* *out gets the next cell with a value, in the order of the file.  *end: there are no more, and
 * the part was complete. */
bool readback_zip_next(struct readback_zip *p, struct readback_zip_cell *out, bool *end,
                       struct err *e);

/* How many merged ranges the sheet has; known after its last cell. */
uint32_t readback_zip_merges(const struct readback_zip *p);

#endif /* WORKBOOK_READBACK_ZIP_H */
