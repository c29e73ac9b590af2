/*
 * demo_out - write the files of the demonstration aside and then put them in place, but never over
 * a file that somebody else wrote or changed.
 *
 *     open                          read the list of what the demonstration wrote before
 *     refuse(path) for each target  a file that is there and is not on the list: nothing happens
 *     begin, rows..., end           into input/.tam-demo/, hashed on the way; a workbook by its path, hashed at the end
 *     commit | abandon              list of old and new, renames, list of new
 *
 * The list is input/.demo-sha256, in the form of sha256sum.  During the renames it has the digests
 * of both the old and the new files, so after a crash the next run refuses nothing.
 */
#ifndef DEMO_DEMO_OUT_H
#define DEMO_DEMO_OUT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/err.h"
#include "demo/demo_xlsx.h"

#define DEMO_OUT_LIST ".demo-sha256"

struct demo_out_file {
    const char *path; /* relative to the input folder */
    char sha256[DIGEST_HEX];
    bool fresh; /* written by this run, still aside */
};
struct demo_out {
    struct arena *arena;
    const char *root, *aside; /* input folder; input/.tam-demo */
    struct demo_out_file *file;
    size_t n, cap;
    /* the file being written */
    struct buf row; /* add here, then demo_out_flow */
    struct digest *digest;
    const char *at; /* its place aside */
    int fd;
    bool by_path; /* somebody else writes it, by its path */
};

bool demo_out_open(struct arena *a, const char *input, struct demo_out *o, struct err *e);
bool demo_out_refuse(struct demo_out *o, const char *path, struct err *e);
bool demo_out_begin(struct demo_out *o, const char *path, struct err *e);
/* Write the collected bytes when there are enough of them. */
bool demo_out_flow(struct demo_out *o, struct err *e);
/* The file that was begun is written by its path, as libraries do, until demo_out_end: a workbook to be filled and
 * closed.  NULL and *e on failure. */
struct demo_xlsx *demo_out_by_path(struct demo_out *o, struct err *e);
bool demo_out_end(struct demo_out *o, struct err *e);
bool demo_out_commit(struct demo_out *o, struct err *e);
/* Release the memory, and remove files that are still aside. */
void demo_out_close(struct demo_out *o);

#endif /* DEMO_DEMO_OUT_H */
