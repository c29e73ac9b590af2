/*
 * pipeline_parts - what the files of pipeline share.
 *
 *     begin - has_input - choose_name - open_stage - prepare - plan_documents - (gather ...) - passes - ...
 *       - finish
 *     pipeline_stands: after plan_documents, where nothing is to be done
 */
#ifndef RUN_PIPELINE_PARTS_H
#define RUN_PIPELINE_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "measure/fonts.h"
#include "measure/typeface.h"
#include "run/documents.h"
#include "run/fingerprint.h"
#include "run/gather.h"
#include "run/known_files.h"
#include "run/origin.h"
#include "run/outcome.h"
#include "run/remarks.h"
#include "store/publish.h"
#include "template/fill.h"
#include "time/period.h"

struct pipeline_request;

/* Everything that a run holds; pipeline_finish releases it. */
struct pipeline_job {
    const struct pipeline_request *r;
    struct outcome *out;
    struct arena arena;
    struct gather g;
    bool gathered;         /* g is initialised */
    struct origin *origin; /* of the figures of a set that is counted from extracts; else NULL */
    struct documents documents;
    struct remarks remarks; /* the office's own paragraphs */
    struct fonts fonts;
    struct typeface typeface;
    struct publish_lock *lock;
    struct publish *set;
    struct known_files *known; /* what `cause` need not read; saved by pipeline_finish */
    char ky[PERIOD_TEXT];
    const char *name;                 /* of the set: ky, or its next revision */
    const char *restated;             /* the sealed set that this one corrects, or NULL */
    const struct cube *restated_from; /* its figures */
    period_day day;
    bool forced;  /* published although over the threshold */
    str accepted; /* which rules were let through and why, one sentence; or empty */
    /* Taken before the first row and compared after the last document, so that files which were
     * exchanged in between are noticed. */
    struct fingerprint cause;
};

/* Zero *j and *out and take the lock.  pipeline_finish must be called whatever it returns. */
bool pipeline_begin(struct pipeline_job *j, const struct pipeline_request *r, struct outcome *out,
                    struct err *e);
void pipeline_finish(struct pipeline_job *j);
/* Whether the period is not over, so that figures are those up to a day. */
bool pipeline_is_provisional(const struct pipeline_job *j);

bool pipeline_has_input(struct pipeline_job *j, struct err *e);
bool pipeline_open_stage(struct pipeline_job *j, const char *name, const char **spill,
                         struct err *e);
bool pipeline_prepare(struct pipeline_job *j, const char *spill, struct err *e);

/* Set j->name, and j->restated for a revision.  A sealed set is never overwritten; late data
 * goes into a revision beside it, if that was asked for.  A revision that is not sealed yet is
 * made again under its name. */
bool pipeline_choose_name(struct pipeline_job *j, struct err *e);
/* Plan the documents by templates and options, before a row is read.  Refused when other
 * documents would be lost (selection.h). */
bool pipeline_plan_documents(struct pipeline_job *j, struct documents_jobs *jobs, struct err *e);
/* To be called after pipeline_plan_documents refused to replace a set by the documents of one commune (*e says so).
 * Return true and empty *e where the set holds these documents and they would come out the same (j->cause is known).
 * Else return false; *e then names what has changed since, if anything has. */
bool pipeline_stands(struct pipeline_job *j, const struct documents_jobs *jobs, struct err *e);
/* --dry-run: report each step and its reason; write nothing. */
bool pipeline_show_plan(struct pipeline_job *j, struct err *e);

/* Set j->accepted from the findings of the gates; after the last gate, before the documents. */
void pipeline_settle_accepted(struct pipeline_job *j);

/* Fill *f, from which documents are made. */
void pipeline_describe(const struct pipeline_job *j, struct fill *f);
/* Take the present fingerprint (fingerprint.h): with the profile that was loaded, which the set is made by, or with the one
 * that stands there now. */
enum pipeline_profile { PIPELINE_LOADED, PIPELINE_THERE };
bool pipeline_digest(struct pipeline_job *j, enum pipeline_profile whose, struct fingerprint *out,
                     struct err *e);

/* Write csv, workbook and rows to send back into a staging folder.  why: what stopped the run,
 * or NULL. */
bool pipeline_write_findings(const struct pipeline_job *j, const char *stage, const struct err *why,
                             struct err *e);
/* Publish output/kiem-tra/<KỲ>/ with only the answer to the sender.  why: what stopped the run;
 * NULL: the set is published. */
bool pipeline_publish_reply(struct pipeline_job *j, const struct err *why, struct err *e);
/* Publish the findings, beside the unchanged set.  Returns false. */
bool pipeline_refuse(struct pipeline_job *j, struct err *e);
/* Hold the delivery to the gates and to the threshold of rejected rows, before figures are published. */
bool pipeline_passes(struct pipeline_job *j, struct err *e);
/* The threshold alone, for what is read after the gates. */
bool pipeline_within_threshold(struct pipeline_job *j, struct err *e);

#endif /* RUN_PIPELINE_PARTS_H */
