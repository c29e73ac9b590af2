/*
 * readback_zip - a workbook file read back: every part of the zip read to its end with
 * its checksum and parsed as XML, the cells of a sheet one after the other.
 *
 *     readback_zip_open -> readback_zip_sheet(0) -> readback_zip_next* -> readback_zip_sheet(1) ... -> readback_zip_close
 *
 * It reads what our own writer writes (strings shared or inline, formulas with
 * cached values), and takes anything else as damage.
 */
#ifndef WORKBOOK_READBACK_ZIP_H
#define WORKBOOK_READBACK_ZIP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct readback_zip;

/* Opens the file, reads every part but the sheets.  NULL and *e: it is no whole workbook. */
struct readback_zip *readback_zip_open(const char *path, struct err *e);
void readback_zip_close(struct readback_zip *p);

uint32_t readback_zip_sheets(const struct readback_zip *p);
const char *readback_zip_sheet_name(const struct readback_zip *p, uint32_t ix);

struct readback_zip_cell {
    uint32_t row, col; /* from 0 */
    bool is_text;
    str text;      /* valid until the next call */
    double figure; /* when it is no text */
    str formula;   /* without '='; empty: none */
};

/* Begin with the cells of sheet ix, which is parsed as they are asked for. */
bool readback_zip_sheet(struct readback_zip *p, uint32_t ix, struct err *e);

/* The next cell that holds a value, in file order.  *end: there is none, the part ended whole. */
bool readback_zip_next(struct readback_zip *p, struct readback_zip_cell *out, bool *end,
                       struct err *e);

/* Merged ranges of the sheet, once it has ended. */
uint32_t readback_zip_merges(const struct readback_zip *p);

#endif /* WORKBOOK_READBACK_ZIP_H */
