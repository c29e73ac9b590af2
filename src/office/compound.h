/*
 * compound - an OLE compound file: named streams, each a chain of sectors.
 *
 * Chains are followed once, when a stream is opened, for as many sectors as the file can hold: a chain that runs in a
 * circle, leaves the file or ends too early is a damaged file (ERR_DATA).
 */
#ifndef OFFICE_COMPOUND_H
#define OFFICE_COMPOUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"

struct compound;

/* fd: the caller's, open as long as the compound; read at places of its own. */
bool compound_open(int fd, struct compound **out, struct err *e);
void compound_close(struct compound *c);

/* A stream of this name (ASCII, any case) is there, wherever it lies. */
bool compound_has(const struct compound *c, const char *name);
/* The stream to be read from now on. */
bool compound_stream(struct compound *c, const char *name, struct err *e);
uint64_t compound_size(const struct compound *c);
/* Up to n bytes from the place in the stream; 0 at its end; -1 and *e. */
ssize_t compound_read(struct compound *c, uint64_t at, void *to, size_t n, struct err *e);

#endif /* OFFICE_COMPOUND_H */
