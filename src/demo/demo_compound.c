/* demo_compound - a compound file of one stream.  See demo_compound.h. */

#include "demo/demo_compound.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

enum {
    SECTOR = 512,
    LINKS = SECTOR / 4, /* of a FAT sector */
    MORE = LINKS - 1,   /* of a DIFAT sector; the last link is to the next one */
    HEADER_LINKS = 109,
    SHORT_BELOW = 4096,
    ENTRY = 128,
    NAME_MOST = 31,
    ENTRY_STREAM = 2,
    ENTRY_ROOT = 5
};
static const uint32_t chain_end = 0xfffffffe;
static const uint32_t unused = 0xffffffff;
static const uint32_t is_fat = 0xfffffffd;
static const uint32_t is_difat = 0xfffffffc;

struct layout { /* in sectors: DIFAT, FAT, directory (one), stream */
    uint32_t difat, fat, stream;
};

/* At most 8 bytes, low ones first. */
static void
put(struct buf *b, uint64_t v, unsigned bytes) {
    for (unsigned i = 0; i < bytes; i++) {
        buf_char(b, (char)(v >> (8 * i) & 0xff));
    }
}

static void
fill(struct buf *b, size_t from, char with) {
    const size_t over = (b->n - from) % SECTOR;

    if (over > 0) {
        memset(buf_take(b, SECTOR - over), with, SECTOR - over);
    }
}

static struct layout
lay_out(size_t bytes) {
    struct layout l = {0, 1, (uint32_t)((bytes + SECTOR - 1) / SECTOR)};
    uint32_t before;

    do { /* the tables have entries for themselves too */
        before = l.fat;
        l.difat = l.fat > HEADER_LINKS ? (l.fat - HEADER_LINKS + MORE - 1) / MORE : 0;
        l.fat = (l.difat + l.fat + 1 + l.stream + LINKS - 1) / LINKS;
    } while (l.fat != before);
    return l;
}

static void
add_header(struct buf *b, const struct layout *l) {
    static const unsigned char magic[] = {0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1};

    buf_add(b, magic, sizeof magic);
    memset(buf_take(b, 16), 0, 16);
    put(b, 0x3e, 2); /* version 3, bytes low first, sectors of 2^9 and 2^6 */
    put(b, 3, 2);
    put(b, 0xfffe, 2);
    put(b, 9, 2);
    put(b, 6, 2);
    put(b, 0, 2);
    put(b, 0, 8);
    put(b, l->fat, 4);
    put(b, (uint64_t)l->difat + l->fat, 4); /* the directory */
    put(b, 0, 4);
    put(b, SHORT_BELOW, 4);
    put(b, chain_end, 4); /* no small sectors */
    put(b, 0, 4);
    put(b, l->difat > 0 ? 0 : chain_end, 4);
    put(b, l->difat, 4);
    for (uint32_t i = 0; i < HEADER_LINKS; i++) {
        put(b, i < l->fat ? l->difat + i : unused, 4);
    }
}

static void
add_tables(struct buf *b, const struct layout *l) {
    const uint32_t directory = l->difat + l->fat;
    const uint32_t last = directory + l->stream;

    for (uint32_t d = 0, i = HEADER_LINKS; d < l->difat; d++) {
        for (uint32_t k = 0; k < MORE; k++, i++) {
            put(b, i < l->fat ? l->difat + i : unused, 4);
        }
        put(b, d + 1 < l->difat ? d + 1 : chain_end, 4);
    }
    for (uint32_t i = 0; i < l->fat * LINKS; i++) {
        put(b,
            i < l->difat                  ? is_difat
            : i < directory               ? is_fat
            : i == directory || i == last ? chain_end
            : i < last                    ? i + 1
                                          : unused,
            4);
    }
}

/* child: the entry that it holds; first: its first sector. */
static void
add_entry(struct buf *b, const char *name, unsigned kind, uint32_t child, uint32_t first,
          size_t bytes) {
    const size_t n = strlen(name);

    assert(n <= NAME_MOST);
    for (size_t i = 0; i <= NAME_MOST; i++) {
        put(b, i < n ? (unsigned char)name[i] : 0, 2);
    }
    put(b, kind == 0 ? 0 : 2 * (n + 1), 2);
    put(b, kind, 1);
    put(b, 1, 1); /* black */
    put(b, unused, 4);
    put(b, unused, 4);
    put(b, child, 4);
    memset(buf_take(b, 36), 0, 36); /* no class, no times */
    put(b, first, 4);
    put(b, bytes, 8);
}

void
demo_compound_add(struct buf *out, const char *name, str stream) {
    const size_t bytes = stream.n < SHORT_BELOW ? SHORT_BELOW : stream.n;
    const struct layout l = lay_out(bytes);
    const size_t start = out->n;

    add_header(out, &l);
    add_tables(out, &l);
    add_entry(out, "Root Entry", ENTRY_ROOT, 1, chain_end, 0);
    add_entry(out, name, ENTRY_STREAM, unused, l.difat + l.fat + 1, bytes);
    add_entry(out, "", 0, unused, 0, 0);
    add_entry(out, "", 0, unused, 0, 0);
    buf_str(out, stream);
    if (stream.n < bytes) {
        memset(buf_take(out, bytes - stream.n), 0, bytes - stream.n);
    }
    fill(out, start, 0);
}
