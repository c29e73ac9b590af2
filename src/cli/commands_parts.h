/* commands_parts - what the files of commands share.  See commands.h. */
#ifndef CLI_COMMANDS_PARTS_H
#define CLI_COMMANDS_PARTS_H

#include <stdbool.h>

#include "base/err.h"
#include "run/pipeline.h"

struct commands_call;
struct json_out;

enum { COMMANDS_WARNINGS = 3 }; /* status: published with warnings (spec 4.2) */

/* Read the profile and fill the request that run, check and nightly share; the caller sets the
 * period. */
bool commands_request(struct commands_call *c, struct profile *profile, struct pipeline_request *r,
                      struct err *e);

/* The plan of --dry-run, as it comes: a line for a step; the files below one folder of packs (xa/, co-quan/) make one line,
 * unless each is asked for.  An answer takes every step. */
struct commands_plan {
    struct json_out *answer; /* or NULL */
    bool each;               /* file of a pack on its own */
    char folder[64];         /* "xa/", of the packs that are being counted, or "" */
    char pack[256];          /* the last one */
    unsigned packs, files;
};
void commands_plan_step(struct commands_plan *p, const char *step, const char *why);
void commands_plan_end(struct commands_plan *p);

/* Show what changed between two periods or revisions; status 1 when anything did. */
bool commands_diff(struct commands_call *c, struct err *e);

/* Seal the figures of a period; compare published files with their record. */
bool commands_lock(struct commands_call *c, struct err *e);
bool commands_verify(struct commands_call *c, struct err *e);
/* commands_names_copy: whether the argument of `verify` names a file that came back, and not a period.
 * commands_verify_copy compares what such a file carries with the published sets. */
bool commands_names_copy(const char *word);
bool commands_verify_copy(struct commands_call *c, struct err *e);

/* Undo the last night; delete what the office's rule of retention no longer keeps. */
bool commands_restore(struct commands_call *c, struct err *e);
bool commands_prune(struct commands_call *c, struct err *e);

/* Show the state of everything today. */
bool commands_status(struct commands_call *c, struct err *e);

/* The unwatched run. */
bool commands_nightly(struct commands_call *c, struct err *e);

/* Make an input folder to begin with: the demonstration's, or a province's. */
bool commands_demo(struct commands_call *c, struct err *e);
bool commands_init(struct commands_call *c, struct err *e);

/* Load the borders of communes for the map of the one page. */
bool commands_map(struct commands_call *c, struct err *e);

#endif /* CLI_COMMANDS_PARTS_H */
