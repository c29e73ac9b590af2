/*
 * ledger_place - where a finding stands, as people look it up: "2026-Q1/thue.csv", or the cell of a sheet
 * "2026-Q1/don_vi.xlsx[03-2026]!F17".
 */
#ifndef INGEST_LEDGER_PLACE_H
#define INGEST_LEDGER_PLACE_H

#include "base/buf.h"
#include "ingest/ledger.h"

/* "F17", "17" of a row as a whole or of a column that the sheet lacks; nothing in a text. */
void ledger_place_cell(const struct ledger_file *f, uint64_t line, str column, struct buf *out);
/* The file, with the cell where it is a sheet. */
void ledger_place(const struct ledger_file *f, uint64_t line, str column, struct buf *out);

#endif /* INGEST_LEDGER_PLACE_H */
