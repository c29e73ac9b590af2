/*
 * demo_compound - an OLE compound file of one stream, as office programs kept their files in.
 *
 *     header 512 | DIFAT sectors | FAT sectors | directory | the stream's sectors, in their order
 */
#ifndef DEMO_DEMO_COMPOUND_H
#define DEMO_DEMO_COMPOUND_H

#include "base/buf.h"
#include "base/str.h"

/* Add the file to out.  name: 1 to 31 ASCII letters.  A stream of less than 4096 bytes gets zeros behind it, since a shorter
 * one would have to lie in small sectors. */
void demo_compound_add(struct buf *out, const char *name, str stream);

#endif /* DEMO_DEMO_COMPOUND_H */
