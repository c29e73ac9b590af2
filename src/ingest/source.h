/*
 * source - one input file as text, complete and of known encoding.
 *
 *     source_open    reads all bytes once: SHA-256, what the encoding is and why
 *     source_rewind, source_read*    the text from its beginning, as UTF-8, without BOM
 *     source_settled the file is still the one that was opened
 *     source_close
 *
 * Only a regular file is read.  A file that is still being written is refused: one with a twin
 * named .tmp or .part beside it, or one whose size or time changes while it is read.  UTF-8 is
 * passed on byte by byte (texts that are printed become NFC where they are kept).  Every other
 * encoding is decoded to NFC while it is read; bytes that do not decode become U+FFFD.
 *
 * source_open_trusting takes a file for UTF-8 whose first chunk is.  source_read_ahead then reads it for good: another
 * thread reads ahead, takes the SHA-256 and looks at the bytes, and source_conclude says at the end whether it was right.
 * Any other file it opens as source_open does.
 */
#ifndef INGEST_SOURCE_H
#define INGEST_SOURCE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/err.h"
#include "ingest/source_ahead.h"
#include "ingest/source_look.h"
#include "text/legacy.h"

struct source {
    const char *path;
    int fd;
    struct stat seen; /* when it was opened */
    char sha256[DIGEST_HEX];
    enum legacy_encoding enc;
    struct buf why; /* the reasons for the encoding, for the run log */
    bool bom;       /* of UTF-8 */
    bool utf16;     /* its BOM begins the file */
    bool empty;     /* no byte, or only a BOM */
    /* Whether a UTF-8 file holds a quote, a CR.  Both are true for other encodings, where it is
     * not known. */
    bool has_quote, has_cr;
    /* One byte for each SOURCE_CHUNK of a UTF-8 file, or of the text that any other gives: not 0 where a byte does not
     * decode or is a control character. */
    struct buf dirty;
    uint64_t at;                /* how many bytes of the file were read since source_rewind */
    bool trusting;              /* opened so, and not concluded */
    struct source_ahead *ahead; /* what reads ahead; NULL: nothing does */
    struct source_ahead_chunk chunk;
    size_t chunk_at; /* how much of it the caller has */
    struct legacy_decoder decoder;
    struct buf text; /* decoded, not yet read by the caller */
    size_t text_at;
    struct source_look decoded; /* what all text says that was decoded since source_rewind */
    bool ended;
};

/* forced: the encoding by the profile; NULL: the bytes decide.  After a failure there is nothing
 * to close. */
bool source_open(struct source *s, const char *path, const enum legacy_encoding *forced,
                 struct err *e);
/* The same in less time, where the bytes decide.  sha256, why, has_quote and has_cr are not known before source_conclude. */
bool source_open_trusting(struct source *s, const char *path, struct err *e);
/* After source_rewind, of a trusting opening: the reading that begins goes to the end of the file.  A byte that is no UTF-8
 * makes source_read fail then. */
bool source_read_ahead(struct source *s, struct err *e);
/* At the end of it.  false: the file is not what it was taken for, or could not be read; source_open tells which. */
bool source_conclude(struct source *s, struct err *e);
/* As source_open, for a file that is no text: checks that it is complete and takes its SHA-256. */
bool source_open_bytes(struct source *s, const char *path, struct err *e);
bool source_rewind(struct source *s, struct err *e);
/* Read up to n bytes of text and return how many; 0 at the end, -1 and *e on an error. */
ssize_t source_read(struct source *s, char *to, size_t n, struct err *e);
/* Whether the bytes [from, to) of the text are known to decode and to hold no control
 * character.  false: not known. */
bool source_is_clean(const struct source *s, uint64_t from, uint64_t to);
bool source_settled(const struct source *s, struct err *e);
void source_close(struct source *s);

#endif /* INGEST_SOURCE_H */
