/*
 * commands - carry out the commands of the command table.  A command prints its result on standard
 * output and sets an exit status, or returns false with *e.
 *
 * With --json a command prints nothing itself: it fills the answer.  commands_do adds error and
 * status and prints it, also when the command failed.
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
    struct json_out *answer; /* of --json, made by commands_do; NULL: text for a person */
    int status;              /* of a command that succeeded: 0, 1 or 3 (spec 4.2) */
};

bool commands_do(struct commands_call *c, struct err *e);

#endif /* CLI_COMMANDS_H */
