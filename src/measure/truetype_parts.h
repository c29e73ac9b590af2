/* truetype_parts - reading the bytes of a font file, for the files of truetype.  What lies outside of them reads as 0. */
#ifndef MEASURE_TRUETYPE_PARTS_H
#define MEASURE_TRUETYPE_PARTS_H

#include <string.h>

#include "base/str.h"

enum { TRUETYPE_ENTRY = 16 /* bytes of a table in the directory of a file */ };

/* Two bytes and four, the high one first. */
static inline unsigned
truetype_u16(str s, size_t at) {
    const unsigned char *p = (const unsigned char *)s.p;

    return at + 2 > s.n ? 0 : (unsigned)p[at] << 8 | p[at + 1];
}

static inline size_t
truetype_u32(str s, size_t at) {
    return (size_t)truetype_u16(s, at) << 16 | truetype_u16(s, at + 2);
}

static inline str
truetype_part_of(str s, size_t from, size_t n) {
    return from > s.n || n > s.n - from ? (str){NULL, 0} : (str){s.p + from, n};
}

/* A table by its four letters; empty: the file has none. */
static inline str
truetype_table(str file, const char *tag) {
    const unsigned n = truetype_u16(file, 4);

    for (unsigned i = 0; i < n; i++) {
        const str entry = truetype_part_of(file, 12 + (size_t)i * TRUETYPE_ENTRY, TRUETYPE_ENTRY);

        if (entry.n > 0 && memcmp(entry.p, tag, 4) == 0) {
            return truetype_part_of(file, truetype_u32(entry, 8), truetype_u32(entry, 12));
        }
    }
    return (str){NULL, 0};
}

/* The table of letters of Windows (3, 1) or of Unicode (0, *), of the table "cmap"; empty: it has none. */
str truetype_letters(str cmap);
/* The glyph of a code point in what truetype_letters() gives, 0: none.  Segments lie in order of their last letter. */
unsigned truetype_glyph_of(str cmap, unsigned cp);

#endif /* MEASURE_TRUETYPE_PARTS_H */
