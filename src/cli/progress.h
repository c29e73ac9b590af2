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
    char shown[256];  /* what the bar is about */
};

void progress_start(struct progress *p, bool quiet);
/* Rows of every file so far; bytes of this one. */
void progress_read(struct progress *p, const char *file, uint64_t rows, uint64_t bytes,
                   uint64_t all);
void progress_written(struct progress *p, uint64_t documents, uint64_t all);
void progress_end(struct progress *p); /* clears the line */

#endif /* CLI_PROGRESS_H */
