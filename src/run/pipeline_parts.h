/*
 * pipeline_parts - what the files of pipeline share.
 *
 *     begin - has_input - choose_name - open_stage - prepare - plan_documents - (gather ...) - within_threshold - ...
 *       - finish
 */
#ifndef RUN_PIPELINE_PARTS_H
#define RUN_PIPELINE_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "measure/fonts.h"
#include "run/documents.h"
#include "run/fingerprint.h"
#include "run/gather.h"
#include "run/outcome.h"
#include "run/remarks.h"
#include "store/publish.h"
#include "template/fill.h"
#include "time/period.h"

struct pipeline_request;

/* Everything one run holds; released by pipeline_finish(). */
struct pipeline_job {
    const struct pipeline_request *r;
    struct outcome *out;
    struct arena arena;
    struct gather g;
    bool gathered; /* g is initialised */
    struct documents shelf;
    struct remarks remarks; /* the office's own paragraphs */
    struct fonts fonts;
    struct publish_lock *lock;
    struct publish *set;
    char ky[PERIOD_TEXT];
    const char *name;                 /* of the set: ky, or its next revision */
    const char *restated;             /* the sealed set that this one restates, or NULL */
    const struct cube *restated_from; /* its figures */
    period_day day;
    bool forced;  /* over the threshold, published all the same */
    str accepted; /* what was let through and why, one sentence; empty: nothing */
    /* Taken before the first row and again after the last document: files exchanged in between must not
     * pass for the ones that were counted. */
    struct fingerprint cause;
};

/* Zeroes *j and *out and takes the lock; finish is called whatever it returns. */
bool pipeline_begin(struct pipeline_job *j, const struct pipeline_request *r, struct outcome *out,
                    struct err *e);
void pipeline_finish(struct pipeline_job *j);
/* The period is not over: figures stand as of a day of it. */
bool pipeline_is_provisional(const struct pipeline_job *j);

/* Halves and years are compiled from quarters; the others have files of their own. */
bool pipeline_is_compiled(struct period p);
bool pipeline_has_input(struct pipeline_job *j, struct err *e);
bool pipeline_open_stage(struct pipeline_job *j, const char *name, const char **spill,
                         struct err *e);
bool pipeline_prepare(struct pipeline_job *j, const char *spill, struct err *e);

/* j->name, and j->restated where the set is a revision.  A sealed set is never overwritten; late data goes beside it
 * when that is asked for.  A revision that is not sealed yet is made again in its place. */
bool pipeline_choose_name(struct pipeline_job *j, struct err *e);
/* The documents that the templates and the options ask for, known before a row is read; refused where they would take
 * others away (selection.h). */
bool pipeline_plan_documents(struct pipeline_job *j, struct documents_jobs *jobs, struct err *e);
/* --dry-run: each step and its reason; nothing is written. */
bool pipeline_show_plan(struct pipeline_job *j, struct err *e);

/* j->accepted, from what the gates found: after the last gate, before the documents. */
void pipeline_settle_accepted(struct pipeline_job *j);

/* What the documents are filled from. */
void pipeline_describe(const struct pipeline_job *j, struct fill *f);
/* The fingerprint (fingerprint.h) as it is now. */
bool pipeline_digest(struct pipeline_job *j, struct fingerprint *out, struct err *e);

/* Below a staging folder: csv, workbook, rows to send back.  why: what stopped the run, or NULL. */
bool pipeline_write_findings(const struct pipeline_job *j, const char *stage, const struct err *why,
                             struct err *e);
/* output/kiem-tra/<KỲ>/ with nothing but the answer to whoever delivered.  why: what stopped the run; NULL: it is
 * published. */
bool pipeline_publish_reply(struct pipeline_job *j, const struct err *why, struct err *e);
/* Always false; what the run found stays published beside the untouched set. */
bool pipeline_refuse(struct pipeline_job *j, struct err *e);
bool pipeline_within_threshold(struct pipeline_job *j, struct err *e);

#endif /* RUN_PIPELINE_PARTS_H */
