/* commands_parts - what the files of commands share.  See commands.h. */
#ifndef CLI_COMMANDS_PARTS_H
#define CLI_COMMANDS_PARTS_H

#include <stdbool.h>

#include "base/err.h"
#include "run/pipeline.h"

struct commands_call;

enum { COMMANDS_WARNINGS = 3 }; /* status: published with warnings (spec 4.2) */

/* What run, check and nightly have in common, from the options and the profile, which is read here; the period
 * is the caller's. */
bool commands_request(struct commands_call *c, struct profile *profile, struct pipeline_request *r,
                      struct err *e);

/* What changed between two periods or revisions; status 1 when anything did. */
bool commands_diff(struct commands_call *c, struct err *e);

/* Closing the figures of a period, and holding what was published against its record. */
bool commands_lock(struct commands_call *c, struct err *e);
bool commands_verify(struct commands_call *c, struct err *e);

/* Undoing the last night, and deleting what the office's rule of retention lets go. */
bool commands_restore(struct commands_call *c, struct err *e);
bool commands_prune(struct commands_call *c, struct err *e);

/* How everything stands today. */
bool commands_status(struct commands_call *c, struct err *e);

/* The unwatched run. */
bool commands_nightly(struct commands_call *c, struct err *e);

/* An input folder to begin with: the demonstration's, a province's. */
bool commands_demo(struct commands_call *c, struct err *e);
bool commands_init(struct commands_call *c, struct err *e);

#endif /* CLI_COMMANDS_PARTS_H */
