/* biff8_records - the records of a BIFF8 stream.  See biff8_records.h. */

#include "office/biff8_records.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "office/utf16.h"

enum { WINDOW = 1 << 17, HEAD = 4 };
enum { TWO_BYTES = 1, PHONETIC = 4, RICH = 8 }; /* flags of a text */

bool
biff8_records_damaged(struct err *e, const char *what) {
    return err_set(e, ERR_DATA, "tệp .xls bị hỏng (%s); hãy mở bằng Excel và lưu lại", what);
}

void
biff8_records_start(struct biff8_records *r, struct compound *c) {
    *r = (struct biff8_records){.c = c};
    r->window = heap_array(unsigned char, WINDOW);
}

void
biff8_records_free(struct biff8_records *r) {
    free(r->window);
    r->window = NULL;
}

void
biff8_records_seek(struct biff8_records *r, uint64_t at) {
    r->at = at;
}

/* Have n bytes at a place of the stream in the window, *p: where.  BIFF8_END: the stream ends before. */
static enum biff8_step
hold(struct biff8_records *r, uint64_t at, uint32_t n, const unsigned char **p, struct err *e) {
    if (at < r->from || at + n > r->from + r->held) {
        const ssize_t got = compound_read(r->c, at, r->window, WINDOW, e);

        r->from = at;
        r->held = got < 0 ? 0 : (uint32_t)got;
        if (got < 0) {
            return BIFF8_FAILED;
        }
    }
    *p = r->window + (at - r->from);
    return r->held < n ? BIFF8_END : BIFF8_RECORD;
}

enum biff8_step
biff8_records_next(struct biff8_records *r, struct err *e) {
    const unsigned char *p = NULL;
    enum biff8_step step = hold(r, r->at, HEAD, &p, e);

    if (step != BIFF8_RECORD) {
        return step;
    }
    r->id = (uint16_t)biff8_u16(p);
    r->n = biff8_u16(p + 2);
    r->pos = 0;
    if (r->n > BIFF8_DATA_MOST) {
        (void)biff8_records_damaged(e, "bản ghi quá dài");
        return BIFF8_FAILED;
    }
    step = hold(r, r->at, HEAD + r->n, &p, e);
    if (step == BIFF8_END) {
        (void)biff8_records_damaged(e, "bản ghi bị cắt");
    }
    if (step != BIFF8_RECORD) {
        return BIFF8_FAILED;
    }
    r->data = p + HEAD;
    r->at += HEAD + r->n;
    return BIFF8_RECORD;
}

/* --- numbers ---------------------------------------------------------------------------- */

uint32_t
biff8_u16(const unsigned char *p) {
    return p[0] | (uint32_t)p[1] << 8;
}

uint32_t
biff8_u32(const unsigned char *p) {
    return biff8_u16(p) | biff8_u16(p + 2) << 16;
}

double
biff8_double(const unsigned char *p) {
    const uint64_t bits = biff8_u32(p) | (uint64_t)biff8_u32(p + 4) << 32;
    double v;

    memcpy(&v, &bits, sizeof v);
    return v;
}

/* A number in 30 bits: whole, or the upper half of a double; maybe a hundred times what is meant. */
double
biff8_rk(uint32_t v) {
    enum { HUNDREDTH = 1, WHOLE = 2 };
    const uint64_t bits = (uint64_t)(v & ~3U) << 32;
    double d;

    if ((v & WHOLE) != 0) {
        d = (double)((int32_t)v >> 2);
    } else {
        memcpy(&d, &bits, sizeof d);
    }
    return (v & HUNDREDTH) != 0 ? d / 100 : d;
}

/* --- piece by piece ---------------------------------------------------------------------- */

/* On into the CONTINUE record. */
static bool
go_on(struct biff8_records *r, struct err *e) {
    const enum biff8_step step = biff8_records_next(r, e);

    return step != BIFF8_FAILED && ((step == BIFF8_RECORD && r->id == BIFF8_CONTINUE) ||
                                    biff8_records_damaged(e, "chữ bị cắt"));
}

bool
biff8_records_take(struct biff8_records *r, void *to, uint32_t n, struct err *e) {
    uint32_t done = 0;

    while (done < n) {
        uint32_t k = r->n - r->pos;

        if (k == 0) {
            if (!go_on(r, e)) {
                return false;
            }
            continue;
        }
        k = k < n - done ? k : n - done;
        memcpy((char *)to + done, r->data + r->pos, k);
        r->pos += k;
        done += k;
    }
    return true;
}

static bool
skip(struct biff8_records *r, uint64_t n, struct err *e) {
    while (n > 0) {
        const uint32_t k = r->n - r->pos;

        if (k == 0) {
            if (!go_on(r, e)) {
                return false;
            }
            continue;
        }
        if (n <= k) {
            r->pos += (uint32_t)n;
            return true;
        }
        r->pos = r->n;
        n -= k;
    }
    return true;
}

/* The letters; behind a CONTINUE stands anew how many bytes each has. */
static bool
letters(struct biff8_records *r, uint32_t count, bool two, struct buf *out, struct err *e) {
    uint32_t high = 0;

    while (count > 0) {
        const uint32_t width = two ? 2 : 1;

        if (r->n - r->pos < width) {
            unsigned char flags;

            if (r->pos != r->n) {
                return biff8_records_damaged(e, "chữ bị cắt");
            }
            if (!go_on(r, e) || !biff8_records_take(r, &flags, 1, e)) {
                return false;
            }
            two = (flags & TWO_BYTES) != 0;
            continue;
        }
        utf16_unit(out, two ? biff8_u16(r->data + r->pos) : r->data[r->pos], &high);
        r->pos += width;
        count--;
    }
    return true;
}

bool
biff8_records_text(struct biff8_records *r, bool short_count, struct buf *out, struct err *e) {
    unsigned char head[3];
    unsigned char runs[2] = {0};
    unsigned char behind[4] = {0};
    uint32_t count;
    unsigned flags;

    if (!biff8_records_take(r, head, short_count ? 2 : 3, e)) {
        return false;
    }
    count = short_count ? head[0] : biff8_u16(head);
    flags = short_count ? head[1] : head[2];
    return ((flags & RICH) == 0 || biff8_records_take(r, runs, sizeof runs, e)) &&
           ((flags & PHONETIC) == 0 || biff8_records_take(r, behind, sizeof behind, e)) &&
           letters(r, count, (flags & TWO_BYTES) != 0, out, e) &&
           skip(r, 4 * (uint64_t)biff8_u16(runs) + biff8_u32(behind), e);
}
