/* utf16 - UTF-16 of binary workbooks to UTF-8.  See utf16.h. */

#include "office/utf16.h"

#include "text/utf8.h"

enum { HIGH = 0xd800, LOW = 0xdc00, BEHIND = 0xe000, ASTRAL = 0x10000, LOST = 0xfffd };

void
utf16_unit(struct buf *out, uint32_t unit, uint32_t *high) {
    const bool second = unit >= LOW && unit < BEHIND;

    if (*high != 0 && !second) {
        utf8_put(out, LOST);
    }
    if (unit >= HIGH && unit < LOW) {
        *high = unit;
        return;
    }
    if (second) {
        unit = *high == 0 ? LOST : ASTRAL + ((*high - HIGH) << 10) + (unit - LOW);
    }
    *high = 0;
    utf8_put(out, unit);
}

void
utf16_add(struct buf *out, const unsigned char *p, size_t n) {
    uint32_t high = 0;

    for (size_t i = 0; i < n; i++) {
        utf16_unit(out, p[2 * i] | (uint32_t)p[2 * i + 1] << 8, &high);
    }
    if (high != 0) {
        utf8_put(out, LOST);
    }
}
