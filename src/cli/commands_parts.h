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

/* The plan of --dry-run, printed step by step: a step is a line, but the files of all packs below one folder (xa/, co-quan/)
 * are counted in one line, unless `each` is set.  An answer gets every step. */
struct commands_plan {
    struct json_out *answer; /* or NULL */
    bool each;               /* print a line for each file of a pack */
    char folder[64];         /* "xa/", of the packs that are being counted, or "" */
    char pack[256];          /* the pack of the last step */
    unsigned packs, files;
};
void commands_plan_step(struct commands_plan *p, const char *step, const char *why);
void commands_plan_end(struct commands_plan *p);

/* Show what changed between two periods or revisions; status 1 when anything did. */
bool commands_diff(struct commands_call *c, struct err *e);

/* Seal the figures of a period; compare published files with their record. */
bool commands_lock(struct commands_call *c, struct err *e);
bool commands_verify(struct commands_call *c, struct err *e);
/* commands_names_copy: whether the argument of `verify` names a file that came back signed, and not a period.
 * commands_verify_copy compares the attachments of such a file with the published sets. */
bool commands_names_copy(const char *word);
bool commands_verify_copy(struct commands_call *c, struct err *e);

/* commands_restore puts the set that was published before back in its place.  commands_prune deletes what is older than the
 * profile allows ([luu_giu]). */
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
