/*
 * workers - render documents in worker processes; each file is checked after it is written.
 *
 * Workers are processes because libxlsxwriter crashes on a failed allocation and shares state
 * between threads, and libharu can crash on a font (LIBRARIES.md): a worker that dies fails the
 * run, never the published folder.  A worker takes the next free job; the bytes of a file do not
 * depend on which worker makes it.  Jobs that carry files of others come as soon as those are
 * made, so that they run beside the other jobs and no crew waits for them alone.
 */
#ifndef RUN_WORKERS_H
#define RUN_WORKERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "doc/block.h"
#include "render/render.h"

struct workers_job {
    const char *path; /* relative to the stage: "xa/19774-phuong-thuan-hoa/cong-van.pdf" */
    const struct render_format *format;
    const char *twin; /* a second file of the same document, or NULL */
    const struct render_format *twin_format;
    /* Make the document, in the worker, in an arena of its own. */
    bool (*build)(struct arena *a, const void *ctx, struct doc **out, struct err *e);
    const void *ctx;
    /* Files of the stage that the first file carries, in the order of their names: made by jobs that carry none, or there
     * before the workers begin. */
    const struct render_attachment *attachment; /* their path is not set */
    size_t attachments;
    /* May be NULL.  Describes the document, in the worker; the text goes to `said`. */
    void (*describe)(const struct doc *d, struct buf *out);
};

struct workers_request {
    const struct workers_job *job;
    size_t n;
    const char *stage; /* staging folder: files and temporaries are made below it */
    int lock;          /* descriptor of the run's lock, which workers close; -1: none */
    const struct typeface *typeface;
    unsigned workers;                                   /* 1..64 */
    void (*progress)(void *ctx, size_t done, size_t n); /* may be NULL */
    void (*said)(void *ctx, size_t job, str text);      /* the text of describe; may be NULL */
    void *ctx;
};

/* Render all documents.  false: one failed; *e is the first failure in the order of the jobs. */
bool workers_render(const struct workers_request *r, struct err *e);

#endif /* RUN_WORKERS_H */
