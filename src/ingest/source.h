/*
 * source - one input file as text: whole, settled, its encoding known.
 *
 *     source_open    reads all bytes once: SHA-256, what the encoding is and why
 *     source_rewind, source_read*    the text from its beginning, as UTF-8, a BOM dropped
 *     source_settled the file is still the one that was opened
 *     source_close
 *
 * A regular file only; one that is still being written is refused: a twin named .tmp or .part
 * beside it, or a size or a time that changes while it is read.  A UTF-8 file is handed on byte for
 * byte (what is printed of it is brought to NFC where it is kept); every other encoding is decoded
 * to NFC as it is read, what does not decode becoming U+FFFD.
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
#include "text/legacy.h"

enum { SOURCE_CHUNK = 1 << 18 };

struct source {
    const char *path;
    int fd;
    struct stat seen; /* when it was opened */
    char sha256[DIGEST_HEX];
    enum legacy_encoding enc;
    struct buf why; /* what the encoding was decided from, for the run log */
    bool bom;
    bool empty; /* no byte, or a BOM alone */
    /* Of a UTF-8 file: it holds a quote; a CR.  Of any other: not known, so the careful answer. */
    bool has_quote, has_cr;
    struct buf
        dirty;   /* one byte a SOURCE_CHUNK of the file: not 0 where one does not decode or is a
                       * control character */
    uint64_t at; /* bytes of the file read since source_rewind */
    struct legacy_decoder decoder;
    struct buf text; /* decoded, not yet handed on */
    size_t text_at;
    bool ended;
};

/* forced: the profile's encoding, or NULL: by evidence.  On failure nothing is held. */
bool source_open(struct source *s, const char *path, const enum legacy_encoding *forced,
                 struct err *e);
/* The same of a file that is no text: whole, settled, its SHA-256, nothing else. */
bool source_open_bytes(struct source *s, const char *path, struct err *e);
bool source_rewind(struct source *s, struct err *e);
/* Up to n bytes of text; 0 at the end, -1 and *e on a read error. */
ssize_t source_read(struct source *s, char *to, size_t n, struct err *e);
/* The text from byte to byte (as read) needs no look: all of it decodes and nothing is a control
 * character.  false says nothing. */
bool source_is_clean(const struct source *s, uint64_t from, uint64_t to);
bool source_settled(const struct source *s, struct err *e);
void source_close(struct source *s);

#endif /* INGEST_SOURCE_H */
