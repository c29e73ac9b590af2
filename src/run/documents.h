/*
 * documents - which documents a run makes: the templates, read and checked, and the jobs that fill
 * them (spec 3, `--only`, `--xa` of 4.1).
 *
 *     province   bao-cao.pdf, phu-luc.xlsx
 *     commune    xa/<ma>-<slug>/cong-van.pdf + phu-luc.xlsx
 *     department co-quan/<ma>-<slug>/...
 *
 * Which documents a set has is said by their templates (language/prose.h): for whom (pham_vi), in which
 * periods (ky), under which name (tep).  An office's own department has no pack: nobody writes to itself.
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
    const char *input;     /* for the words that an office adds */
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
    size_t onlys;
    str *only_annex; /* those of them that are annexes */
    size_t only_annexes;
    uint32_t xa; /* line of the one commune, or MEMBER_NONE */
};

/* Read and check every template.  An id of --only or a code of --xa that does not exist is
 * ERR_USAGE with the nearest. */
bool documents_open(const struct documents_request *r, struct arena *a,
                    const struct indicator_set *i, const struct member_set *m,
                    struct documents *out, struct err *e);

struct documents_jobs {
    struct workers_job *job;
    const char **from; /* one a job: what it is made from, for a person */
    size_t n;
};
/* The documents of the run in their fixed order; f is the province's and must outlive the jobs. */
void documents_plan(const struct documents *s, struct arena *a, const struct fill *f,
                    struct documents_jobs *out);

/* Whether an annex has a table to show about the province: one that was asked for and has none is missing from the
 * workbook, and that must be told. */
bool documents_shows(const struct documents *s, const struct fill *f, str annex);
/* Whether a report that the run makes prints the office's own paragraphs of the name, or it makes none;
 * else *near is the nearest name that one prints, or NULL. */
bool documents_prints_remark(const struct documents *s, struct arena *a, str name,
                             const char **near);

/* Files that shaped the documents, for the manifest. */
void documents_sources(const struct documents *s, struct arena *a, const struct gather *g,
                       const struct fonts *fonts, const struct manifest_source **out, size_t *n);

#endif /* RUN_DOCUMENTS_H */
