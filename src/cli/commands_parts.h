/* commands_parts - what the files of commands share.  See commands.h. */
#ifndef CLI_COMMANDS_PARTS_H
#define CLI_COMMANDS_PARTS_H

#include <stdbool.h>

#include "base/err.h"

struct commands_call;

/* What changed between two periods or revisions; status 1 when anything did. */
bool commands_diff(struct commands_call *c, struct err *e);

#endif /* CLI_COMMANDS_PARTS_H */
