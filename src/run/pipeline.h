/*
 * pipeline - the order of the steps: read, check, count, write, publish (spec 4.1 `run`, `check`).
 */
#ifndef RUN_PIPELINE_H
#define RUN_PIPELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "conf/profile.h"
#include "run/outcome.h"
#include "time/period.h"

struct pipeline_watch { /* each may be NULL */
    /* rows: of every file so far */
    void (*read)(void *ctx, const char *file, uint64_t rows, uint64_t bytes, uint64_t all);
    void (*written)(void *ctx, uint64_t documents, uint64_t all);
    void (*plan)(void *ctx, const char *step, const char *why); /* --dry-run */
    void *ctx;
};

/* The rules that a person lets through, with the reason (spec 2.3): the only way past a gate. */
struct pipeline_accept {
    uint32_t rules; /* bit r of enum ledger_rule; 0: nothing */
    str reason;     /* one line of clean text */
};

struct pipeline_request {
    struct period period;
    const char *input, *output, *templates, *fonts;
    const struct profile *profile;
    const char *arguments; /* options that change the bytes, as one text; may be "" */
    /* Those of `arguments` that all documents of the set share: without only and xa. */
    const char *arguments_of_all;
    const char *only; /* ids between ',', or NULL: everything */
    const char *xa;   /* only this commune's pack, or NULL */
    unsigned jobs;    /* worker processes */
    bool force, dry_run;
    bool reply; /* write an answer to the sender of the data (run/reply.h) */
    struct pipeline_accept accept;
    period_day as_of; /* provisional figures up to this day; PERIOD_NO_DATE: the whole period */
    bool restate;     /* publish the next revision beside a sealed set */
    period_day day;   /* date of the documents; PERIOD_NO_DATE: last safe day of the period */
    struct pipeline_watch watch;
};

/* The last safe day of a period's report, by the profile (spec 1.1).  Nobody is owed a report of
 * a month: its day is only the date of its documents. */
period_day pipeline_due(struct period period, const struct profile *p);

/* true: the set is published (or planned, with dry_run).  Warnings in *out, or findings of
 * canh_bao and above, give exit status 3. */
bool pipeline_run(const struct pipeline_request *r, struct outcome *out, struct err *e);

/* Only read and check the data; the findings are published in output/kiem-tra/<KỲ>/. */
bool pipeline_check(const struct pipeline_request *r, struct outcome *out, struct err *e);

#endif /* RUN_PIPELINE_H */
