/* ruler - how wide a text is in a style and size.  See ruler.h. */

#include "measure/ruler.h"

#include <assert.h>

#include "text/utf8.h"

struct ruler *
ruler_new(struct arena *a, const struct ruler_source *source) {
    struct ruler *r = arena_new(a, struct ruler);

    r->source = *source;
    for (size_t i = 0; i < RULER_STYLES; i++) {
        assert(source->em[i] > 0);
        r->width[i] = arena_array(a, int16_t, RULER_LETTERS);
    }
    return r;
}

/* The advance of one letter in units of the em. */
static int
advance(struct ruler *r, unsigned style, int32_t cp) {
    int w = -1;

    if (cp >= 0 && cp < RULER_LETTERS) {
        int16_t *kept = &r->width[style][cp];

        if (*kept == 0) {
            const int asked = r->source.advance(r->source.font, style, (uint32_t)cp);

            *kept = (int16_t)(asked < 0 || asked >= INT16_MAX ? -1 : asked + 1);
        }
        w = *kept < 0 ? -1 : *kept - 1;
    }
    if (w < 0) {
        if (r->missing == 0) {
            r->missing = cp < 0 ? 0xfffd : (uint32_t)cp;
            r->missing_style = style;
        }
        w = r->source.em[style] / 2;
    }
    return w;
}

double
ruler_width(struct ruler *r, str s, unsigned style, double size_pt) {
    int64_t sum = 0;
    size_t at = 0;

    assert(style < RULER_STYLES);
    while (at < s.n) {
        sum += advance(r, style, utf8_next(s, &at));
    }
    return (double)sum * size_pt / r->source.em[style];
}

size_t
ruler_fit(struct ruler *r, str s, unsigned style, double size_pt, double width_pt) {
    const double room = width_pt * r->source.em[style] / size_pt;
    int64_t sum = 0;
    size_t at = 0;
    size_t fits = 0;

    assert(style < RULER_STYLES);
    while (at < s.n) {
        sum += advance(r, style, utf8_next(s, &at));
        if (fits > 0 && (double)sum > room) {
            break;
        }
        fits = at;
    }
    return fits;
}
