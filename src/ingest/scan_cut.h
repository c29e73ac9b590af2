/*
 * scan_cut - cut a line without quotes at its separators, as libcsv would (scan.h).
 */
#ifndef INGEST_SCAN_CUT_H
#define INGEST_SCAN_CUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum {
    SCAN_FIELDS_MAX = 1024,
    SCAN_FIELD_MAX = 64 * 1024, /* bytes */
    SCAN_CUT_BEHIND = 8         /* readable bytes that must follow the line's end */
};

/* field has room for SCAN_FIELDS_MAX fields; *n is 0 for a blank line.  false (D15): there are
 * more fields, or one is longer than SCAN_FIELD_MAX. */
bool scan_cut(char separator, const char *line, const char *end, str *field, uint32_t *n);

#endif /* INGEST_SCAN_CUT_H */
