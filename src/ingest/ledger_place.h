/*
 * ledger_place - the place of a finding in words that people can look up: "2026-Q1/thue.csv", or of
 * a sheet its cell "2026-Q1/don_vi.xlsx[03-2026]!F17".
 */
#ifndef INGEST_LEDGER_PLACE_H
#define INGEST_LEDGER_PLACE_H

#include "base/buf.h"
#include "ingest/ledger.h"

/* Add the cell of a sheet, "F17"; "17" for a whole row or a column that the sheet lacks.  Adds
 * nothing for a text file. */
void ledger_place_cell(const struct ledger_file *f, uint64_t line, str column, struct buf *out);
/* Add the file, and the cell where it is a sheet. */
void ledger_place(const struct ledger_file *f, uint64_t line, str column, struct buf *out);

#endif /* INGEST_LEDGER_PLACE_H */
