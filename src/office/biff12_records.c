/* biff12_records - the records of a binary part of an .xlsb.  See biff12_records.h. */

#include "office/biff12_records.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "office/utf16.h"

enum { WINDOW = 1 << 18, RECORD_MOST = 1 << 24, NULL_TEXT = -1 };

bool
biff12_records_start(struct biff12_records *r, struct package *p, const char *part, struct err *e) {
    r->package = p;
    r->beg = r->end = 0;
    r->ended = false;
    return package_part(p, part, e);
}

void
biff12_records_free(struct biff12_records *r) {
    free(r->w);
    *r = (struct biff12_records){.w = NULL};
}

/* n bytes lie in the window, unless the part ends before. */
static bool
hold(struct biff12_records *r, size_t n, struct err *e) {
    while (r->end - r->beg < n && !r->ended) {
        ssize_t got;

        if (r->beg > 0) {
            memmove(r->w, r->w + r->beg, r->end - r->beg);
            r->end -= r->beg;
            r->beg = 0;
        }
        if (r->cap < n) {
            r->cap = n > WINDOW ? n : WINDOW;
            r->w = heap_resize(r->w, r->cap, 1);
        }
        got = package_read(r->package, r->w + r->end, r->cap - r->end, e);
        if (got < 0) {
            return false;
        }
        r->end += (size_t)got;
        r->ended = got == 0;
    }
    return true;
}

/* A number in bytes of 7 bits, from a place behind beg; 0 bytes: it does not end. */
static size_t
seven_bits(const struct biff12_records *r, size_t at, size_t most, uint32_t *out) {
    *out = 0;
    for (size_t i = 0; i < most && r->beg + at + i < r->end; i++) {
        const uint32_t b = r->w[r->beg + at + i];

        *out |= (b & 0x7f) << (7 * i);
        if ((b & 0x80) == 0) {
            return i + 1;
        }
    }
    return 0;
}

static enum biff12_step
damaged(struct err *e) {
    (void)err_set(e, ERR_DATA, "tệp .xlsb bị hỏng (bản ghi bị cắt); hãy mở bằng Excel và lưu lại");
    return BIFF12_FAILED;
}

enum biff12_step
biff12_records_next(struct biff12_records *r, struct err *e) {
    enum { HEAD_MOST = 6, ID_MOST = 2, LENGTH_MOST = 4 };
    size_t head;
    size_t more;

    if (!hold(r, HEAD_MOST, e)) {
        return BIFF12_FAILED;
    }
    if (r->beg == r->end) {
        return BIFF12_END;
    }
    head = seven_bits(r, 0, ID_MOST, &r->id);
    more = seven_bits(r, head, LENGTH_MOST, &r->n);
    if (head == 0 || more == 0 || r->n > RECORD_MOST) {
        return damaged(e);
    }
    if (!hold(r, head + more + r->n, e)) {
        return BIFF12_FAILED;
    }
    if (r->end - r->beg < head + more + r->n) {
        return damaged(e);
    }
    r->data = r->w + r->beg + head + more;
    r->beg += head + more + r->n;
    return BIFF12_RECORD;
}

uint32_t
biff12_u16(const struct biff12_records *r, uint32_t at) {
    return at + 2 > r->n ? 0 : r->data[at] | (uint32_t)r->data[at + 1] << 8;
}

uint32_t
biff12_u32(const struct biff12_records *r, uint32_t at) {
    return at + 4 > r->n ? 0 : biff12_u16(r, at) | biff12_u16(r, at + 2) << 16;
}

bool
biff12_text(const struct biff12_records *r, uint32_t *at, struct buf *out) {
    const uint32_t n = biff12_u32(r, *at);

    if (*at + 4 > r->n) {
        return false;
    }
    *at += 4;
    if (n == (uint32_t)NULL_TEXT) {
        return true;
    }
    if (n > (r->n - *at) / 2) {
        return false;
    }
    utf16_add(out, r->data + *at, n);
    *at += 2 * n;
    return true;
}
