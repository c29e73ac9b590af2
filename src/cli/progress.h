/*
 * progress - show on standard error how far a run is: a bar on a terminal, plain lines elsewhere,
 * nothing with --quiet or --json.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct progress {
    bool quiet, terminal;
    bool open;        /* a bar is on the current line */
    int last_percent; /* that is shown; -1: none yet */
    char file[256];   /* the file that is being read */
    struct buf
        told; /* a line each: files that a plain line named; what is read again is not told again */
    char shown[256]; /* what the bar is about */
};

void progress_start(struct progress *p, bool quiet);
/* rows: of all files so far; bytes of `all` bytes of this file were read. */
void progress_read(struct progress *p, const char *file, uint64_t rows, uint64_t bytes,
                   uint64_t all);
void progress_written(struct progress *p, uint64_t documents, uint64_t all);
void progress_end(struct progress *p); /* clears the line */

#endif /* CLI_PROGRESS_H */
