/*
 * first_lines - the first records of a part of a file, among which its header is looked for (header.h).
 */
#ifndef INGEST_FIRST_LINES_H
#define INGEST_FIRST_LINES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "ingest/header.h"
#include "ingest/records.h"

/* Read up to HEADER_LOOKED_AT records that are not blank, cut at the separator, with trimmed cells in the arena.  Rows of
 * a sheet, which end with their last filled cell, all get the width of the widest. */
bool first_lines_read(struct arena *a, struct records *r, char separator, struct header_line *line,
                      uint32_t *n, struct err *e);

#endif /* INGEST_FIRST_LINES_H */
