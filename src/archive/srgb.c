/* srgb - the profile of the colours of a document.  See srgb.h. */

#include "archive/srgb.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

enum {
    HEADER = 128,
    ENTRY = 12,    /* bytes of a line of the table of tags */
    POINTS = 1024, /* of the curve */
    MOST = 0xffff, /* of a point */
    SCRIPT = 67,   /* bytes that a description keeps for a Macintosh name */
    VERSION = 0x02100000
};

/* X, Y and Z in parts of 65,536, adapted to the white of D50 as ICC.1 wants them. */
static const uint32_t white[] = {0xF6D6, 0x10000, 0xD32D};
static const uint32_t red[] = {0x6FA2, 0x38F5, 0x0390};
static const uint32_t green[] = {0x6299, 0xB785, 0x18DA};
static const uint32_t blue[] = {0x24A0, 0x0F84, 0xB6CF};

static void
put16(struct buf *b, unsigned v) {
    buf_char(b, (char)(v >> 8));
    buf_char(b, (char)v);
}

static void
put32(struct buf *b, uint32_t v) {
    put16(b, v >> 16);
    put16(b, v & MOST);
}

/* Zeroes until the buffer is n bytes long. */
static void
fill(struct buf *b, size_t n) {
    while (b->n < n) {
        buf_char(b, '\0');
    }
}

static void
put_type(struct buf *b, const char *type) {
    buf_add(b, type, 4);
    put32(b, 0);
}

static void
put_colour(struct buf *b, const uint32_t *xyz) {
    put_type(b, "XYZ ");
    for (size_t i = 0; i < 3; i++) {
        put32(b, xyz[i]);
    }
}

static void
put_description(struct buf *b) {
    put_type(b, "desc");
    put32(b, sizeof SRGB_NAME);
    buf_add(b, SRGB_NAME, sizeof SRGB_NAME);
    fill(b, b->n + 4 + 4 + 2 + 1 + SCRIPT); /* no name in Unicode, none for a Macintosh */
}

static void
put_copyright(struct buf *b) {
    static const char text[] = "No copyright";

    put_type(b, "text");
    buf_add(b, text, sizeof text);
}

/* From what is written to light: IEC 61966-2-1, 5.2. */
static void
put_curve(struct buf *b) {
    put_type(b, "curv");
    put32(b, POINTS);
    for (size_t i = 0; i < POINTS; i++) {
        const double v = (double)i / (POINTS - 1);
        const double light = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);

        put16(b, (unsigned)lround(light * MOST));
    }
}

static void
put_header(struct buf *b) {
    fill(b, 8); /* the length, known at the end; no preferred engine */
    put32(b, VERSION);
    buf_add(b, "mntrRGB XYZ ", 12);
    put16(b, 1999); /* the day of the standard: the clock is never asked */
    put16(b, 10);
    put16(b, 18);
    fill(b, 36);
    buf_add(b, "acsp", 4);
    fill(b, 68);
    for (size_t i = 0; i < 3; i++) {
        put32(b, white[i]);
    }
    fill(b, HEADER);
}

/* A tag that shares its bytes with the one before it has no writer. */
static const struct {
    const char *name;
    void (*put)(struct buf *b);
    const uint32_t *xyz; /* or this colour */
} tag[] = {{"desc", put_description, NULL},
           {"cprt", put_copyright, NULL},
           {"wtpt", NULL, white},
           {"rXYZ", NULL, red},
           {"gXYZ", NULL, green},
           {"bXYZ", NULL, blue},
           {"rTRC", put_curve, NULL},
           {"gTRC", NULL, NULL},
           {"bTRC", NULL, NULL}};
enum { TAGS = sizeof tag / sizeof tag[0] };

void
srgb_profile(struct buf *b) {
    struct buf data = {NULL, 0, 0};
    uint32_t from = 0;
    uint32_t n = 0;

    put_header(b);
    put32(b, TAGS);
    for (size_t i = 0; i < TAGS; i++) {
        if (tag[i].put != NULL || tag[i].xyz != NULL) {
            fill(&data, (data.n + 3) / 4 * 4);
            from = (uint32_t)data.n;
            if (tag[i].put != NULL) {
                tag[i].put(&data);
            } else {
                put_colour(&data, tag[i].xyz);
            }
            n = (uint32_t)data.n - from;
        }
        buf_add(b, tag[i].name, 4);
        put32(b, HEADER + 4 + TAGS * ENTRY + from);
        put32(b, n);
    }
    fill(&data, (data.n + 3) / 4 * 4);
    buf_add(b, data.p, data.n);
    for (size_t i = 0; i < 4; i++) {
        b->p[i] = (char)(b->n >> (24 - 8 * i));
    }
    buf_free(&data);
}
