/* docx_zip - a zip file made in memory.  See docx_zip.h. */

#include "word/docx_zip.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#define ZLIB_CONST /* what is packed is only read */
#include <zlib.h>

enum { VERSION = 20, DEFLATED = 8, FIRST_DAY = 0x21 /* 1 January 1980 */, LEVEL = 6, MEMORY = 8 };

static void
put16(struct buf *b, unsigned v) {
    buf_char(b, (char)(v & 0xff));
    buf_char(b, (char)(v >> 8 & 0xff));
}

static void
put32(struct buf *b, unsigned long v) {
    put16(b, (unsigned)(v & 0xffff));
    put16(b, (unsigned)(v >> 16 & 0xffff));
}

/* What the local header and the directory say alike. */
static void
put_facts(struct buf *b, unsigned long crc, size_t packed, size_t whole, size_t name) {
    put16(b, VERSION);
    put16(b, 0);
    put16(b, DEFLATED);
    put16(b, 0);
    put16(b, FIRST_DAY);
    put32(b, crc);
    put32(b, packed);
    put32(b, whole);
    put16(b, (unsigned)name);
    put16(b, 0);
}

static void
deflate_into(struct buf *out, str bytes) {
    z_stream z;
    size_t bound;
    char *room;
    int done;

    memset(&z, 0, sizeof z);
    done = deflateInit2(&z, LEVEL, Z_DEFLATED, -MAX_WBITS, MEMORY, Z_DEFAULT_STRATEGY);
    assert(done == Z_OK);
    bound = deflateBound(&z, bytes.n);
    room = buf_take(out, bound);
    z.next_in = (const Bytef *)(const void *)bytes.p;
    z.avail_in = (uInt)bytes.n;
    z.next_out = (Bytef *)(void *)room;
    z.avail_out = (uInt)bound;
    done = deflate(&z, Z_FINISH);
    assert(done == Z_STREAM_END);
    (void)done;
    out->n -= z.avail_out;
    (void)deflateEnd(&z);
}

void
docx_zip_add(struct docx_zip *z, const char *name, str bytes) {
    const size_t at = z->out.n;
    const size_t name_n = strlen(name);
    const unsigned long crc = crc32(0, (const Bytef *)(const void *)bytes.p, (uInt)bytes.n);
    struct buf packed = {NULL, 0, 0};

    deflate_into(&packed, bytes);
    buf_add(&z->out, "PK\3\4", 4);
    put_facts(&z->out, crc, packed.n, bytes.n, name_n);
    buf_add(&z->out, name, name_n);
    buf_add(&z->out, packed.p, packed.n);
    buf_free(&packed);

    buf_add(&z->central, "PK\1\2", 4);
    put16(&z->central, VERSION);
    put_facts(&z->central, crc, z->out.n - at - 30 - name_n, bytes.n, name_n);
    put16(&z->central, 0); /* comment, disk, kinds of attributes */
    put16(&z->central, 0);
    put16(&z->central, 0);
    put32(&z->central, 0);
    put32(&z->central, at);
    buf_add(&z->central, name, name_n);
    z->n++;
}

void
docx_zip_end(struct docx_zip *z) {
    const size_t at = z->out.n;

    buf_add(&z->out, z->central.p, z->central.n);
    buf_add(&z->out, "PK\5\6\0\0\0\0", 8);
    put16(&z->out, z->n);
    put16(&z->out, z->n);
    put32(&z->out, z->central.n);
    put32(&z->out, at);
    put16(&z->out, 0);
}

void
docx_zip_free(struct docx_zip *z) {
    buf_free(&z->out);
    buf_free(&z->central);
    *z = (struct docx_zip){.n = 0};
}
