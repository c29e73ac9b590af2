/*
 * outcome - the result of a run, for the closing summary and for programs.
 *
 * A zeroed struct is an empty outcome; outcome_free releases its memory.
 */
#ifndef RUN_OUTCOME_H
#define RUN_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "ingest/ledger.h"
#include "run/gather.h"
#include "store/json_out.h"
#include "time/period.h"

struct outcome_headline {  /* of the province, for the closing summary */
    const char *name;      /* "BHXH bắt buộc" */
    str indicator;         /* "bhxh_bb": its id, in the outcome's arena */
    int64_t value, target; /* -1: not known */
    bool percent;          /* value and target are hundredths of a percent */
};
enum { OUTCOME_SEVERITIES = 4, OUTCOME_HEADLINES = 8 };

struct outcome {
    uint64_t files, read, accepted, rejected, duplicate, skipped;
    uint64_t findings[OUTCOME_SEVERITIES]; /* by enum ledger_severity */
    struct outcome_headline headline[OUTCOME_HEADLINES];
    unsigned headlines;
    uint64_t documents;
    const char *folder;    /* folder of the results, in arena; NULL: there are none */
    str *warning;          /* each warning once, in arena */
    size_t warnings, room; /* room: how many fit before it grows */
    /* Files that are a known form, or nearly: "2026-Q1/don_vi.xlsx[T3]: mẫu c12-ts (...)"; in arena. */
    str *form;
    size_t forms;
    struct arena arena;
    bool published;
    /* The published set already has the documents that were asked for, with the same bytes: nothing was written. */
    bool stands;
    bool counted;   /* the rows were read, so the numbers above are valid */
    period_day due; /* last safe day; PERIOD_NO_DATE: the period has none (spec 1.1: a month) */
};

void outcome_free(struct outcome *o);

/* Fill the parts: row accounting, the run's warnings, the province's headline figures. */
void outcome_rows(struct outcome *o, struct ledger *l);
void outcome_warnings(struct outcome *o, const struct gather *g);
void outcome_headlines(struct outcome *o, const struct gather *g);

void outcome_folder(struct outcome *o, const char *path);
/* Add a warning for the operator. */
void outcome_warn(struct outcome *o, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Published with warnings: exit status 3 (spec 4.2). */
bool outcome_has_warnings(const struct outcome *o);

/* Add its keys to the object that is open. */
void outcome_answer(const struct outcome *o, struct period p, struct json_out *a);

#endif /* RUN_OUTCOME_H */
