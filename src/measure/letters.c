/* letters - which letters documents are set in.  See letters.h. */

#include "measure/letters.h"

#include "text/utf8.h"

enum { LAST = 0xffff };

struct letters {
    uint8_t has[(LAST + 1) / 8]; /* a bit a letter */
};

const struct letters *
letters_new(struct arena *a, const struct ruler_source *fonts) {
    struct letters *l = arena_new(a, struct letters);

    for (uint32_t cp = 0; cp <= LAST; cp++) {
        bool all = true;

        for (unsigned style = 0; all && style < RULER_STYLES; style++) {
            all = fonts->advance(fonts->font, style, cp) >= 0;
        }
        if (all) {
            const unsigned bit = 1U << cp % 8U;

            l->has[cp / 8U] = (uint8_t)(l->has[cp / 8U] | bit);
        }
    }
    return l;
}

bool
letters_has(const struct letters *l, uint32_t cp) {
    return cp <= LAST && ((unsigned)l->has[cp / 8] >> cp % 8 & 1U) != 0;
}

uint32_t
letters_strange(const struct letters *l, str text, unsigned *line_no) {
    size_t at = 0;

    *line_no = 1;
    while (at < text.n) {
        const int32_t cp = utf8_next(text, &at);

        *line_no += cp == '\n' ? 1 : 0;
        if (cp >= ' ' && !utf8_is_break((uint32_t)cp) && !utf8_is_hidden((uint32_t)cp) &&
            !letters_has(l, (uint32_t)cp)) {
            return (uint32_t)cp;
        }
    }
    return 0;
}
