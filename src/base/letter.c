/* letter - one letter of UTF-8.  See letter.h. */

#include "base/letter.h"

/* The second byte's range shuts out overlong forms, surrogates and what is above U+10FFFF. */
int32_t
letter_decode(const unsigned char *p, size_t left, size_t *used) {
    const unsigned lead = p[0];
    size_t need = 2;
    unsigned low = 0x80;
    unsigned high = 0xbf;
    uint32_t cp = lead & 0x1fU;

    *used = 1;
    if (lead < 0x80) {
        return (int32_t)lead;
    }
    if (lead < 0xc2 || lead > 0xf4) {
        return -1;
    }
    if (lead >= 0xf0) {
        need = 4;
        cp = lead & 0x07U;
        low = lead == 0xf0 ? 0x90 : low;
        high = lead == 0xf4 ? 0x8f : high;
    } else if (lead >= 0xe0) {
        need = 3;
        cp = lead & 0x0fU;
        low = lead == 0xe0 ? 0xa0 : low;
        high = lead == 0xed ? 0x9f : high;
    }
    if (left < need || p[1] < low || p[1] > high) {
        return -1;
    }
    for (size_t i = 1; i < need; i++) {
        if ((p[i] & 0xc0U) != 0x80U) {
            return -1;
        }
        cp = cp << 6 | (p[i] & 0x3fU);
    }
    *used = need;
    return (int32_t)cp;
}
