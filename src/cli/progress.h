/*
 * progress - how far a run is, on standard error: a bar on a terminal, plain lines elsewhere,
 * nothing with --quiet or --json.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
    bool quiet, terminal;
    bool open;        /* a bar stands on the current line */
    int last_percent; /* of what is shown; -1: nothing yet */
    char file[256];   /* being read */
};

void progress_start(struct progress *p, bool quiet);
/* ctx is a struct progress: the callbacks of run/pipeline.h. */
void progress_read(void *ctx, const char *file, uint64_t bytes, uint64_t all);
void progress_written(void *ctx, uint64_t documents, uint64_t all);
void progress_end(struct progress *p); /* clears the line */

#endif /* CLI_PROGRESS_H */
