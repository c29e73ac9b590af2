/* scan_cut - lines to fields.  See scan_cut.h. */

#include "ingest/scan_cut.h"

#include <endian.h>
#include <stddef.h>
#include <string.h>

enum { WORD = SCAN_CUT_BEHIND }; /* bytes read at once */

/* Blanks that libcsv drops around unquoted fields. */
static bool
is_blank(char separator, char c) {
    return (c == ' ' || c == '\t') && c != separator;
}

static str
field_of(char separator, const char *p, const char *end) {
    while (p < end && is_blank(separator, *p)) {
        p++;
    }
    while (end > p && is_blank(separator, end[-1])) {
        end--;
    }
    return (str){p, (size_t)(end - p)};
}

/* Eight bytes at once: the top bit of every byte of the result says that this byte is the one that
 * fills `same`. */
static uint64_t
where_is(uint64_t word, uint64_t same) {
    const uint64_t low7 = UINT64_C(0x7f7f7f7f7f7f7f7f);
    const uint64_t x = word ^ same;

    return ~(((x & low7) + low7) | x | low7);
}

bool
scan_cut(char separator, const char *line, const char *end, str *field, uint32_t *n) {
    const uint64_t same = (unsigned char)separator * UINT64_C(0x0101010101010101);
    const char *from = line;
    bool fits = true;
    uint32_t k = 0;

    for (const char *p = line; p < end; p += WORD) {
        uint64_t word;
        uint64_t at;

        memcpy(&word, p, WORD);
        at = where_is(le64toh(word), same);
        if (end - p < WORD) {
            at &= (UINT64_C(1) << (8 * (unsigned)(end - p))) - 1;
        }
        for (; at != 0 && k < SCAN_FIELDS_MAX; at &= at - 1) {
            const char *here = p + ((unsigned)__builtin_ctzll(at) >> 3);

            field[k++] = field_of(separator, from, here);
            from = here + 1;
        }
        if (k == SCAN_FIELDS_MAX) { /* and the field behind the last separator is one too many */
            *n = k;
            return false;
        }
    }
    field[k++] = field_of(separator, from, end);
    for (uint32_t i = 0; end - line > SCAN_FIELD_MAX && i < k; i++) {
        fits = fits && field[i].n <= SCAN_FIELD_MAX;
    }
    *n = k == 1 && field[0].n == 0 ? 0 : k;
    return fits;
}
