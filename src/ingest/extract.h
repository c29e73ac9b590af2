/*
 * extract - files of a period to typed rows, one call a row (spec 2.1, 2.2).
 *
 *     source (bytes -> UTF-8) -> scan (records, libcsv) -> schema (columns) -> extract (types)
 *
 * Files of a table are taken in byte order of their names and streamed: memory does not grow with
 * their bytes.  Rows that a rule rejects never reach the handler; rows that do are counted by the pot
 * that the handler names.  Strings in a row live until the handler returns.
 */
#ifndef INGEST_EXTRACT_H
#define INGEST_EXTRACT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "ingest/extract_job.h"

/* All tables of a period in the order don_vi, thue, nguoi_tham_gia, so that employers are known
 * when people are counted.  nguoi_tham_gia must be there (ERR_NOINPUT); the other two may be
 * missing: *have says what was read.  false on a refused file, an I/O error or a finding of
 * severity chan; the ledger then still holds all findings so far. */
struct extract_have {
    bool employers, taxpayers, people;
    /* Columns of each table that no file gives a value of, one bit each (schema.h): what they tell is missing, not
     * zero. */
    uint32_t person_lacks, employer_lacks, taxpayer_lacks;
};
bool extract_period(const struct extract_job *j, const struct extract_sink *s,
                    struct extract_have *have, struct err *e);

/* don_vi and thue alone, employer by employer, to compare a later period with: their communes are not held
 * against the lists in force, since they may be of before a merger.  Neither must be there. */
bool extract_business(const struct extract_job *j, const struct extract_sink *s,
                      struct extract_have *have, struct err *e);

#endif /* INGEST_EXTRACT_H */
