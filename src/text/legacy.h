/*
 * legacy - what Vietnamese offices export instead of UTF-8 (spec 2.2, FACTS 7.1):
 * UTF-16, Windows-1258, TCVN3 (ABC), VNI-Windows.  Output is always NFC UTF-8.
 *
 * The tables are those of the letter list shipped in templates/tham-chieu/bang_ma_cu.csv; a
 * test reads that list and holds every row against this room.
 *
 * Decoding is streaming: a decoder keeps what a chunk ended in the middle of.
 *     legacy_start(&d, enc);  legacy_feed(&d, bytes, out)*;  legacy_finish(&d, out);
 * A byte sequence that does not decode becomes U+FFFD and is counted; it is
 * never dropped, so a row that holds one can be rejected (D02).
 */
#ifndef TEXT_LEGACY_H
#define TEXT_LEGACY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

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

const char *legacy_id(enum legacy_encoding enc);
const char *legacy_name(enum legacy_encoding enc);
bool legacy_from_id(str id, enum legacy_encoding *out);

struct legacy_decoder {
    enum legacy_encoding enc;
    bool started;           /* a BOM was looked for */
    unsigned char held[16]; /* an incomplete sequence, or a letter that may still take a mark */
    size_t held_n;
    uint64_t bad; /* sequences that did not decode */
};

void legacy_start(struct legacy_decoder *d, enum legacy_encoding enc);
void legacy_feed(struct legacy_decoder *d, str bytes, struct buf *out); /* a BOM is dropped */
void legacy_finish(struct legacy_decoder *d, struct buf *out);

/* Evidence over a file: fed with its bytes, asked at the end. */
struct legacy_evidence {
    uint64_t bytes, high;         /* all, and those >= 0x80 */
    uint64_t bad_utf8, good_utf8; /* multi-byte sequences */
    uint64_t nul_even, nul_odd;
    uint64_t letter[LEGACY_ENCODING_COUNT]; /* plausible Vietnamese syllable pieces under each */
    uint64_t odd[LEGACY_ENCODING_COUNT];    /* what could hardly stand in such a text */
    enum legacy_encoding bom;               /* LEGACY_ENCODING_COUNT: none */
    unsigned char tail[8];
    size_t tail_n;
};
void legacy_evidence_add(struct legacy_evidence *v, str bytes);
/* The verdict and, in why (UTF-8, for the run log), what it rests on.  false:
 * undecided; why then says what was seen.  Pure ASCII is UTF-8. */
bool legacy_decide(const struct legacy_evidence *v, enum legacy_encoding *out, struct buf *why);

#endif /* TEXT_LEGACY_H */
