/*
 * compound - an OLE compound file: named streams, each a chain of sectors.
 *
 * A chain is followed once, when its stream is opened, and no further than the file has sectors.
 * If a chain runs in a circle, leaves the file or ends too early, the file is damaged (ERR_DATA).
 */
#ifndef OFFICE_COMPOUND_H
#define OFFICE_COMPOUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"

struct compound;

/* The caller owns fd and keeps it open as long as the compound; its file position is neither
 * used nor changed. */
bool compound_open(int fd, struct compound **out, struct err *e);
void compound_close(struct compound *c);

/* Whether there is a stream of this name (ASCII, in any case), in whatever folder. */
bool compound_has(const struct compound *c, const char *name);
/* Choose the stream that compound_read reads. */
bool compound_stream(struct compound *c, const char *name, struct err *e);
uint64_t compound_size(const struct compound *c);
/* Read up to n bytes from the place `at` of the stream and return how many; 0 at its end, -1 and
 * *e on an error. */
ssize_t compound_read(struct compound *c, uint64_t at, void *to, size_t n, struct err *e);

#endif /* OFFICE_COMPOUND_H */
