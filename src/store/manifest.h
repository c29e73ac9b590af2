/*
 * manifest - manifest.json: the inputs and the files of a published set, each with its SHA-256.
 *
 *     ky, closing_day, program, version, rules, provisional, forced, draft, only, xa, basis, warnings
 *     accepted[] rule, reason               rules that a person let through and that would have stopped the run
 *     inputs[]   path, bytes, sha256, table, how, read, accepted, rejected, duplicate, skipped, totals, findings by rule
 *     sources[]  kind (profile, template, font, history), path, sha256
 *     cause, causes{}  run/fingerprint.h: a SHA-256 of everything that decides the set, and one of each part
 *     outputs[]  path, bytes, sha256        every file of the set but the manifest itself
 *
 * Its keys are those of the specification, because programs read it.  It has no clock times and no
 * paths of the machine: the same inputs give the same bytes.
 */
#ifndef STORE_MANIFEST_H
#define STORE_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "conf/profile.h"
#include "ingest/ledger.h"
#include "time/period.h"

#define MANIFEST_NAME "manifest.json"

struct manifest_source { /* a file that shaped the documents but is no extract */
    const char *kind;    /* "profile", "template", "font", "history" */
    const char *name;    /* relative: "phu-luc/theo-xa.ini" */
    const char *path;    /* where to read it now; not written */
    const char *sha256;  /* of what the run read; NULL: the file is read */
};

struct manifest_part { /* of the cause */
    const char *id, *hex;
};

struct manifest {
    struct period period;
    period_day closing;
    bool provisional, forced, draft;
    const struct profile *profile; /* calendar and population, for "co_so" */
    const char *only, *xa; /* --only and --xa, which chose the documents of the set; or "" */
    const struct manifest_source *source;
    size_t sources;
    struct ledger *ledger; /* accounts of the extracts */
    const str *warning;    /* all of the run, with those for the operator */
    size_t warnings;
    uint32_t let_through; /* rules that a person let through; those that mattered are recorded */
    str reason;           /* why they were let through */
    const char *cause;    /* run/fingerprint.h; nightly compares it */
    const struct manifest_part *part;
    size_t parts;
};

/* Digest every file below stage and write stage/manifest.json. */
bool manifest_write(const struct manifest *m, const char *stage, struct err *e);

enum manifest_state { MANIFEST_WHOLE, MANIFEST_CHANGED, MANIFEST_MISSING, MANIFEST_EXTRA };

/* Compare a published folder with its manifest and call fn for every file that is not as
 * recorded; *bad counts these.  Rows for senders (tra-lai/) may be missing, and files that
 * programs leave behind (base/litter.h) are ignored.  ERR_NOINPUT: there is no manifest. */
bool manifest_verify(const char *folder,
                     void (*fn)(void *ctx, const char *path, enum manifest_state s), void *ctx,
                     size_t *files, size_t *bad, struct err *e);

/* A table's file that a published set was made from. */
struct manifest_input {
    const char *path, *table, *sha256;
    uint64_t read, totals; /* rows; lines with totals */
};
/* All such files, in the order in which they were read.  totals is 0 in sets from before it was
 * recorded. */
bool manifest_inputs(struct arena *a, const char *folder, struct manifest_input **out, size_t *n,
                     struct err *e);

/* The paths of the templates that a published set was made by, "phu-luc/theo-xa.ini", in their order. */
bool manifest_templates(struct arena *a, const char *folder, const char *const **out, size_t *n,
                        struct err *e);

/* A file of a published set, as it was when it was published. */
struct manifest_output {
    const char *path;
    const char *sha256;
    uint64_t bytes;
};
bool manifest_outputs(struct arena *a, const char *folder, struct manifest_output **out, size_t *n,
                      struct err *e);
/* Whether the file is one of these and is as it was published. */
bool manifest_is_whole(const char *folder, const struct manifest_output *made, size_t n,
                       const char *path);

/* The first file of a published folder, in byte order, that is not of the set, or a document or
 * workbook that people wrote in, as another size tells: *path gets its name, NULL when there is
 * none, and *state which of both.
 * What programs leave behind (base/litter.h) is no such file; a manifest.json of another program
 * is.  Where the manifest is damaged no file can be told from another: none. */
bool manifest_foreign(struct arena *a, const char *folder, const char **path,
                      enum manifest_state *state, struct err *e);

/* Which rules a person let through for a published set, one bit each, and the reason; 0 and "" when none. */
bool manifest_accepted(struct arena *a, const char *folder, uint32_t *rules, str *reason,
                       struct err *e);

/* The basis of the figures of a published set ("co_so"); a text that the manifest lacks is
 * empty. */
struct manifest_basis {
    const char *calendar;                   /* ky.lich */
    const char *population, *population_at; /* dan_so.nguon, dan_so.ngay */
    bool provisional, forced;
    bool draft;         /* its documents say DỰ THẢO */
    bool partial;       /* --only or --xa: not all of its documents */
    period_day closing; /* day of the figures; PERIOD_NO_DATE: not recorded */
    int64_t rules;      /* VERSION_RULES of the program that counted; 1 where it is not recorded */
    struct ledger_account rows; /* of its extracts */
};
bool manifest_basis(struct arena *a, const char *folder, struct manifest_basis *out, struct err *e);

/* The cause of a published set (run/fingerprint.h), or the part of it with this id (part not
 * NULL); "" when there is no such set or part. */
bool manifest_cause(const char *folder, const char *part, char hex[65], struct err *e);

/* The --only of a published set. */
bool manifest_only(struct arena *a, const char *folder, const char **out, struct err *e);

#endif /* STORE_MANIFEST_H */
