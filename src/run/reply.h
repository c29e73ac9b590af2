/*
 * reply - tra-loi.txt, a short answer to the sender of a period's files: what was read, what is
 * wrong, what to do.
 *
 *     output/kiem-tra/<KỲ>/tra-loi.txt   beside the findings of a check or a refused run; after a night that published,
 *                                        alone
 *
 * It has no personal data and no clock time: the same delivery gets the same answer.
 */
#ifndef RUN_REPLY_H
#define RUN_REPLY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "ingest/ledger.h"

enum reply_kind { REPLY_PUBLISHED, REPLY_CHECKED, REPLY_REFUSED };

struct reply_request {
    enum reply_kind kind;
    const char *ky;        /* "2026-Q1" */
    struct ledger *ledger; /* accounts of what was read; NULL: nothing was */
    const str *warning;    /* of the run */
    size_t warnings;
    const struct err *why; /* what stopped the run; NULL unless REPLY_REFUSED */
    bool has_findings;     /* files with findings lie beside the answer */
};

/* Write tra-loi.txt into folder. */
bool reply_write(const struct reply_request *r, const char *folder, struct err *e);

#endif /* RUN_REPLY_H */
