/*
 * outcome - what a run came to, for the closing summary and for programs.
 */
#ifndef RUN_OUTCOME_H
#define RUN_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "ingest/ledger.h"
#include "run/gather.h"
#include "time/period.h"

struct outcome_headline {  /* of the province, for the closing summary */
    const char *name;      /* "BHXH bắt buộc" */
    int64_t value, target; /* -1: not known */
    bool percent;          /* value and target are hundredths of a percent */
};
enum { OUTCOME_SEVERITIES = 4, OUTCOME_HEADLINES = 8, OUTCOME_TEXT = 512, OUTCOME_WARNINGS = 40 };

struct outcome {
    uint64_t files, read, accepted, rejected, duplicate, skipped;
    uint64_t findings[OUTCOME_SEVERITIES]; /* by enum ledger_severity */
    struct outcome_headline headline[OUTCOME_HEADLINES];
    unsigned headlines;
    uint64_t documents;
    char folder[OUTCOME_TEXT]; /* where the results are */
    char warning[OUTCOME_WARNINGS][OUTCOME_TEXT];
    unsigned warnings;
    bool published;
    bool counted;   /* the rows were read: the numbers above mean something */
    period_day due; /* last safe day */
};

/* Fill the parts: row accounting, the run's warnings, the province's headline figures. */
void outcome_rows(struct outcome *o, struct ledger *l);
void outcome_warnings(struct outcome *o, const struct gather *g);
void outcome_headlines(struct outcome *o, const struct gather *g);

/* Published with warnings: exit status 3 (spec 4.2). */
bool outcome_has_warnings(const struct outcome *o);

/* One JSON object and a line end; e is NULL when the run ended well. */
void outcome_json(const struct outcome *o, struct period p, const struct err *e, struct buf *out);

#endif /* RUN_OUTCOME_H */
