/*
 * documents - the documents that a run makes: it reads and checks the templates and plans the jobs
 * that fill them (spec 3, `--only` and `--xa` of 4.1).
 *
 *     province   bao-cao.pdf, phu-luc.xlsx
 *     commune    xa/<ma>-<slug>/cong-van.pdf + phu-luc.xlsx
 *     department co-quan/<ma>-<slug>/...
 *
 * The templates say which documents a set has (language/prose.h): for whom (pham_vi), in which
 * periods (ky), under which name (tep).  The department of the office itself has no pack, because
 * an office does not write to itself.
 */
#ifndef RUN_DOCUMENTS_H
#define RUN_DOCUMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "language/annex.h"
#include "language/prose.h"
#include "measure/fonts.h"
#include "run/gather.h"
#include "run/workers.h"
#include "store/manifest.h"
#include "template/fill.h"
#include "time/period.h"

struct documents_request {
    const char *templates; /* folder: phu-luc, bao-cao */
    const char *only;      /* ids between ',', or NULL: all */
    const char *xa;        /* code of the one commune, or NULL */
    const char *input;     /* input folder, for the office's own paragraphs */
    struct period period;
};

enum { DOCUMENTS_REPORTS_MAX = 64 };
struct documents_report {
    const char *id; /* "bao-cao-quy": file name without ".md" */
    const char *path;
    const char *file; /* "bao-cao": name of its file in a set, without the ending */
    struct prose *text;
};

struct documents {
    struct documents_request r;
    struct annex_set annexes;
    struct documents_report report[DOCUMENTS_REPORTS_MAX];
    size_t reports;
    str *only; /* ids asked for; n == 0: all */
    size_t only_n;
    str *only_annex; /* those of them that are annexes */
    size_t only_annexes;
    uint32_t xa; /* line of the one commune, or MEMBER_NONE */
};

/* Read and check every template.  An id of --only or a code of --xa that does not exist is
 * ERR_USAGE; the message names the nearest. */
bool documents_open(const struct documents_request *r, struct arena *a,
                    const struct indicator_set *i, const struct member_set *m,
                    struct documents *out, struct err *e);

struct documents_jobs {
    struct workers_job *job;
    const char **from; /* of each job: its template, for a person */
    size_t n;
};
/* Plan the documents of the run, in their fixed order.  f is the province's and must outlive the
 * jobs. */
void documents_plan(const struct documents *s, struct arena *a, const struct fill *f,
                    struct documents_jobs *out);

/* Whether the id of --only asks for an annex: a document of the same name brings its own annex, and a workbook beside it,
 * so it asks for no more than that. */
bool documents_is_annex(const struct documents *s, str id);
/* Whether an annex has a table to show about the province.  One that was asked for and has none
 * is missing in the workbook, and the run must say so. */
bool documents_shows(const struct documents *s, const struct fill *f, str annex);
/* Whether a report of this run prints the office's own paragraphs with this name; also true when
 * the run makes no report.  If not, *near is the nearest name that a report prints, or NULL. */
bool documents_prints_remark(const struct documents *s, struct arena *a, str name,
                             const char **near);

/* *out gets the *n files that shaped the documents, for the manifest. */
void documents_sources(const struct documents *s, struct arena *a, const struct gather *g,
                       const struct fonts *fonts, const struct manifest_source **out, size_t *n);

#endif /* RUN_DOCUMENTS_H */
