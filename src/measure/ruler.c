/* ruler - how wide a text is in a style and size.  See ruler.h. */

#include "measure/ruler.h"

#include <assert.h>

#include "base/buf.h"
#include "text/utf8.h"

enum { BOX = 0x25a1, ASCII_END = 0x80 };

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

/* The advance of a letter that the font has; -1: it has not. */
static int
own_advance(struct ruler *r, unsigned style, int32_t cp) {
    int16_t *kept;

    if (cp < 0 || cp >= RULER_LETTERS) {
        return -1;
    }
    kept = &r->width[style][cp];
    if (*kept == 0) {
        const int asked = r->source.advance(r->source.font, style, (uint32_t)cp);

        *kept = (int16_t)(asked < 0 || asked >= INT16_MAX ? -1 : asked + 1);
    }
    return *kept < 0 ? -1 : *kept - 1;
}

/* What is shown for a letter that the font has not; 0: nothing. */
static int32_t
instead(struct ruler *r, unsigned style, int32_t cp) {
    const int32_t near = cp < 0 ? cp : (int32_t)utf8_nearest((uint32_t)cp);

    if (cp >= 0 && utf8_is_hidden((uint32_t)cp)) {
        return 0;
    }
    if (near != cp && own_advance(r, style, near) >= 0) {
        return near;
    }
    return own_advance(r, style, BOX) >= 0 ? BOX : '?';
}

/* The advance of one letter, as it is shown, in units of the em. */
static int
advance(struct ruler *r, unsigned style, int32_t cp) {
    int w = own_advance(r, style, cp);

    if (w < 0) {
        const int32_t shown = instead(r, style, cp);

        w = shown == 0 ? 0 : own_advance(r, style, shown);
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

str
ruler_shown(struct ruler *r, struct arena *a, str s, unsigned style) {
    struct buf out = {NULL, 0, 0};
    size_t from = 0;
    size_t at = 0;

    while (at < s.n) {
        const size_t start = at;
        const int32_t cp = utf8_next(s, &at);

        if (cp >= 0 && (cp < ASCII_END || own_advance(r, style, cp) >= 0)) {
            continue;
        }
        buf_str(&out, (str){s.p + from, start - from});
        from = at;
        if (instead(r, style, cp) != 0) {
            utf8_put(&out, (uint32_t)instead(r, style, cp));
        }
    }
    if (from > 0) {
        buf_str(&out, (str){s.p + from, s.n - from});
        s = buf_moved(a, &out);
    }
    return s;
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
