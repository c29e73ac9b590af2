/*
 * legacy - what Vietnamese offices export instead of UTF-8 (spec 2.2, FACTS 7.1):
 * UTF-16, Windows-1258, TCVN3 (ABC), VNI-Windows.  Output is always NFC UTF-8.
 *
 * The tables are those of the letter list shipped in templates/tham-chieu/bang_ma_cu.csv; a
 * test reads that list and holds every row against this room.  TCVN3 has no codes for 60 capital
 * letters with a tone: they are typed as small ones and shown by a capital font, so a word of such
 * a file may come out as "TỉNH".
 *
 * A decoder takes the bytes in chunks of any size and keeps a character that a chunk ends in the
 * middle of.
 *     legacy_start(&d, enc);  legacy_feed(&d, bytes, out)*;  legacy_finish(&d, out);
 * The output does not depend on how the bytes are cut.  It may come one letter later than its
 * bytes, because marks may follow.  A byte sequence that does not decode becomes U+FFFD and is
 * counted; it is never dropped, so a row that holds one can be rejected (D02).
 */
#ifndef TEXT_LEGACY_H
#define TEXT_LEGACY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "text/utf8.h"

/* id in the profile, name for a person */
#define LEGACY_ENCODINGS(X)                                                                        \
    X(UTF8, "utf-8", "UTF-8")                                                                      \
    X(UTF16LE, "utf-16le", "UTF-16LE")                                                             \
    X(UTF16BE, "utf-16be", "UTF-16BE")                                                             \
    X(CP1258, "cp1258", "Windows-1258")                                                            \
    X(TCVN3, "tcvn3", "TCVN3 (ABC)")                                                               \
    X(VNI, "vni", "VNI-Windows")

enum legacy_encoding {
#define LEGACY_ENUM(name, id, text) LEGACY_##name,
    LEGACY_ENCODINGS(LEGACY_ENUM)
#undef LEGACY_ENUM
        LEGACY_ENCODING_COUNT
};

const char *legacy_name(enum legacy_encoding enc);
bool legacy_from_id(str id, enum legacy_encoding *out);

struct legacy_decoder {
    enum legacy_encoding enc;
    bool started;              /* the first character is out: a BOM is one no more */
    unsigned char raw[4];      /* the first bytes of a character; the rest is to come */
    size_t raw_n;              /* at most 3 between calls */
    uint32_t held[UTF8_PIECE]; /* a letter that may still take a mark, and the marks it has */
    size_t held_n;
    uint64_t bad; /* sequences that did not decode */
};

void legacy_start(struct legacy_decoder *d, enum legacy_encoding enc);
void legacy_feed(struct legacy_decoder *d, str bytes, struct buf *out); /* a BOM is dropped */
void legacy_finish(struct legacy_decoder *d, struct buf *out);

/* The word that is being read, as one of the encodings would have it. */
struct legacy_word {
    uint32_t cp[12];
    size_t n;    /* letters, also those for which cp has no room */
    bool marked; /* holds a letter that is not ASCII, so it says something */
};

struct legacy_words;
/* What the bytes of a file, or of its beginning, say about their encoding; a zeroed struct has
 * seen nothing. */
struct legacy_evidence {
    uint64_t bytes, high;         /* all, and those >= 0x80 */
    uint64_t bad_utf8, good_utf8; /* multi-byte sequences */
    uint64_t nul_even, nul_odd;
    uint64_t likely[LEGACY_ENCODING_COUNT]; /* accented words that are Vietnamese syllables */
    uint64_t odd[LEGACY_ENCODING_COUNT];    /* accented words and signs that can hardly be meant */
    unsigned char head[4];                  /* the first bytes, for a BOM */
    unsigned char tail[4];                  /* a UTF-8 sequence whose rest is to come */
    size_t tail_n;
    struct legacy_decoder as[LEGACY_ENCODING_COUNT];
    struct legacy_word word[LEGACY_ENCODING_COUNT];
    bool within;                /* a word that is not all ASCII may go on */
    struct legacy_words *words; /* known already, owned */
};
void legacy_evidence_add(struct legacy_evidence *v, str bytes);
/* Release what it holds beside itself. */
void legacy_evidence_free(struct legacy_evidence *v);
/* Decide the encoding; the reasons are added to why (UTF-8, for the run log).  false: undecided,
 * and why says what was seen.  Pure ASCII is UTF-8. */
bool legacy_decide(const struct legacy_evidence *v, enum legacy_encoding *out, struct buf *why);

#endif /* TEXT_LEGACY_H */
