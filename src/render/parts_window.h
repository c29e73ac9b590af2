/*
 * parts_window - the bytes of a zip for minizip, read in long pieces: by its own functions every step to another place drops what was
 * read, and one opens a part by going to and fro.  For parts.c only.
 */
#ifndef RENDER_PARTS_WINDOW_H
#define RENDER_PARTS_WINDOW_H

#include <stdbool.h>
#include <stdint.h>

#include <minizip/unzip.h>

struct parts_window {
    int fd;   /* -1: none is open */
    bool bad; /* a read failed, or the file ended too early */
    uint64_t size, at;
    char *bytes; /* of the file from `from` on */
    uint64_t from;
    size_t n;
};

/* Open the file for reading; false: it cannot be.  *w must stay where it is until parts_window_close. */
bool parts_window_open(struct parts_window *w, const char *path);
void parts_window_close(struct parts_window *w); /* a zeroed one with fd -1 may be closed too */

/* Read n bytes from this place on; false: the file does not have them. */
bool parts_window_read(struct parts_window *w, uint64_t at, void *to, size_t n);

/* Have minizip read there: what unzOpen2_64 takes.  Its name of a file is not looked at, and it closes nothing. */
zlib_filefunc64_def parts_window_functions(struct parts_window *w);

#endif /* RENDER_PARTS_WINDOW_H */
