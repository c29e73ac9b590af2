/*
 * commands - what each word of the command table does.  A command prints its result on standard
 * output and returns an exit status, or false with *e.
 *
 * With --json a command prints nothing itself: it fills the answer, which commands_do ends with error and
 * status and prints, whether the command ended well or not.
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "cli/options.h"
#include "store/json_out.h"

struct commands_call {
    struct arena *arena;
    const struct options *options;
    char *const *env;
    struct json_out *answer; /* of --json; NULL: text for a person.  commands_do makes it */
    int status;              /* of a command that ended well: 0, 1 or 3 (spec 4.2) */
};

bool commands_do(struct commands_call *c, struct err *e);

#endif /* CLI_COMMANDS_H */
