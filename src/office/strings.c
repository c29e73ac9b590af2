/* strings - the texts that a workbook's cells share.  See strings.h. */

#include "office/strings.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "office/row.h"

enum { BLOCK = 1 << 20, PLACES = 1 << 16, HEAD = 4, BAD = 1 };

/*
 *     text of string ix    block[place / BLOCK] + place % BLOCK: length * 2 + bad, 4 bytes; then its bytes
 */
struct strings {
    char **block;
    uint32_t blocks, used; /* used: bytes of the last block */
    uint32_t **place;      /* of PLACES strings each */
    uint32_t n;
};

struct strings *
strings_new(void) {
    return heap_new(struct strings);
}

void
strings_free(struct strings *s) {
    if (s == NULL) {
        return;
    }
    for (uint32_t i = 0; i < s->blocks; i++) {
        free(s->block[i]);
    }
    for (uint32_t i = 0; i * PLACES < s->n; i++) {
        free(s->place[i]);
    }
    free(s->block);
    free(s->place);
    free(s);
}

/* Room for n bytes that lie in one block. */
static bool
room(struct strings *s, size_t n) {
    if (s->blocks > 0 && BLOCK - s->used >= n) {
        return true;
    }
    if ((uint64_t)(s->blocks + 1) * BLOCK > STRINGS_MOST) {
        return false;
    }
    s->block = heap_resize(s->block, s->blocks + 1, sizeof *s->block);
    s->block[s->blocks++] = heap_resize(NULL, BLOCK, 1);
    s->used = 0;
    return true;
}

bool
strings_add(struct strings *s, str text) {
    const bool bad = !row_text_is_good(text);
    const size_t n = text.n > BLOCK / 2 ? 0 : text.n;
    const uint32_t head = (uint32_t)n * 2 + (bad ? BAD : 0);
    char *to;

    if (!room(s, HEAD + n) || s->n == UINT32_MAX - PLACES) {
        return false;
    }
    if (s->n % PLACES == 0) {
        s->place = heap_resize(s->place, s->n / PLACES + 1, sizeof *s->place);
        s->place[s->n / PLACES] = heap_array(uint32_t, PLACES);
    }
    s->place[s->n / PLACES][s->n % PLACES] = (s->blocks - 1) * BLOCK + s->used;
    s->n++;
    to = s->block[s->blocks - 1] + s->used;
    memcpy(to, &head, HEAD);
    if (n > 0) {
        memcpy(to + HEAD, text.p, n);
    }
    s->used += (uint32_t)(HEAD + n);
    return true;
}

uint32_t
strings_count(const struct strings *s) {
    return s->n;
}

str
strings_get(const struct strings *s, uint32_t ix, bool *bad) {
    const uint32_t at = s->place[ix / PLACES][ix % PLACES];
    const char *from = s->block[at / BLOCK] + at % BLOCK;
    uint32_t head;

    memcpy(&head, from, HEAD);
    *bad = (head & BAD) != 0;
    return (str){from + HEAD, head / 2};
}
