/*
 * extract - read the files of a period into typed rows, one call for each row (spec 2.1, 2.2).
 *
 *     source (bytes -> UTF-8) -> scan (records, libcsv) -> schema (columns) -> extract (types)
 *
 * Files of a table are read in byte order of their names, row by row, so memory does not grow with
 * their size.  A row that a rule rejects does not reach the handler.  The handler says in which pot
 * a row is counted.  Strings in a row live until the handler returns.
 */
#ifndef INGEST_EXTRACT_H
#define INGEST_EXTRACT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "ingest/extract_job.h"

/* Read all tables of a period, in the order don_vi, thue, nguoi_tham_gia, so that employers are
 * known when people are counted.  nguoi_tham_gia must be there (else ERR_NOINPUT); the other two
 * may be missing.  *have says what was read.  false: a file was refused, could not be read, or a
 * finding has severity chan; the ledger holds all findings so far. */
struct extract_have {
    bool employers, taxpayers, people;
    /* For each table the columns, one bit each (schema.h), that have no value in any file: their
     * figures are missing, not zero. */
    uint32_t person_lacks, employer_lacks, taxpayer_lacks;
};
bool extract_period(const struct extract_job *j, const struct extract_sink *s,
                    struct extract_have *have, struct err *e);

/* Read don_vi and thue only, to compare a later period with them; don_vi alone where the sink has no
 * `taxpayer`.  Their communes are not
 * checked against the lists in force, since they may be older than a merger.  Either may be
 * missing. */
bool extract_business(const struct extract_job *j, const struct extract_sink *s,
                      struct extract_have *have, struct err *e);

#endif /* INGEST_EXTRACT_H */
