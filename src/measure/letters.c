/* letters - which letters documents are set in.  See letters.h. */

#include "measure/letters.h"

#include "measure/truetype.h"

enum { LAST = 0xffff };

struct letters {
    uint8_t has[(LAST + 1) / 8]; /* a bit a letter */
};

bool
letters_load(struct arena *a, const struct fonts *fonts, const struct letters **out,
             struct err *e) {
    struct letters *l = arena_new(a, struct letters);
    struct ruler_source s;

    if (!truetype_source(a, fonts, &s, e)) {
        return false;
    }
    for (uint32_t cp = 0; cp <= LAST; cp++) {
        bool all = true;

        for (unsigned style = 0; all && style < RULER_STYLES; style++) {
            all = s.advance(s.font, style, cp) >= 0;
        }
        if (all) {
            const unsigned bit = 1U << cp % 8U;

            l->has[cp / 8U] = (uint8_t)(l->has[cp / 8U] | bit);
        }
    }
    *out = l;
    return true;
}

bool
letters_has(const struct letters *l, uint32_t cp) {
    return cp <= LAST && ((unsigned)l->has[cp / 8] >> cp % 8 & 1U) != 0;
}
