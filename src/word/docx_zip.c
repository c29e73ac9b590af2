/* docx_zip - an office file made in memory.  See docx_zip.h. */

#include "word/docx_zip.h"

#include <assert.h>
#include <string.h>

#include <zlib.h>

enum {
    VERSION = 20,
    DEFLATED = 8,
    FIRST_DAY = 0x21, /* 1 January 1980 */
    LEVEL = 6,
    HEAD = 2, /* what zlib puts before and behind the packed bytes, which a zip has elsewhere */
    TAIL = 4
};

/* The number as n bytes, the lowest first. */
static void
put(struct buf *b, int n, unsigned long v) {
    for (int i = 0; i < n; i++) {
        buf_char(b, (char)(v >> (8 * i) & 0xff));
    }
}

/* What the local header and the directory say alike. */
static void
put_facts(struct buf *b, unsigned long crc, size_t packed, size_t whole, size_t name) {
    put(b, 2, VERSION);
    put(b, 2, 0); /* flags */
    put(b, 2, DEFLATED);
    put(b, 2, 0); /* midnight */
    put(b, 2, FIRST_DAY);
    put(b, 4, crc);
    put(b, 4, packed);
    put(b, 4, whole);
    put(b, 2, name);
    put(b, 2, 0); /* nothing more */
}

static void
put_part(struct docx_zip *z, const char *name, str bytes) {
    const Bytef *whole = (const Bytef *)(const void *)bytes.p;
    const size_t at = z->out.n;
    const size_t name_n = strlen(name);
    const unsigned long crc = crc32(0, whole, (uInt)bytes.n);
    uLongf n = compressBound(bytes.n);
    struct buf packed = {NULL, 0, 0};
    Bytef *room = (Bytef *)(void *)buf_take(&packed, n);
    const int done = compress2(room, &n, whole, bytes.n, LEVEL);

    assert(done == Z_OK); /* there is room for any bytes */
    (void)done;
    n -= HEAD + TAIL;
    buf_add(&z->out, "PK\3\4", 4);
    put_facts(&z->out, crc, n, bytes.n, name_n);
    buf_add(&z->out, name, name_n);
    buf_add(&z->out, room + HEAD, n);
    buf_free(&packed);

    buf_add(&z->central, "PK\1\2", 4);
    put(&z->central, 2, VERSION);
    put_facts(&z->central, crc, n, bytes.n, name_n);
    put(&z->central, 6, 0); /* comment, disk, kind of attributes */
    put(&z->central, 4, 0); /* attributes */
    put(&z->central, 4, at);
    buf_add(&z->central, name, name_n);
    z->n++;
}

void
docx_zip_add(struct docx_zip *z, const char *name, const char *type, str bytes) {
    if (type != NULL) {
        buf_fmt(&z->types,
                "<Override PartName=\"/%s\" ContentType=\"application/vnd.openxmlformats-%s\"/>",
                name, type);
    }
    put_part(z, name, bytes);
}

void
docx_zip_end(struct docx_zip *z) {
    struct buf b = {NULL, 0, 0};
    size_t at;

    buf_fmt(&b,
            DOCX_XML
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-"
            "package.relationships+xml\"/><Default Extension=\"xlsx\" ContentType=\""
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/>%s</Types>",
            buf_z(&z->types));
    put_part(z, "[Content_Types].xml", buf_view(&b));
    buf_free(&b);
    at = z->out.n;
    buf_str(&z->out, buf_view(&z->central));
    buf_add(&z->out, "PK\5\6\0\0\0\0", 8);
    put(&z->out, 2, z->n);
    put(&z->out, 2, z->n);
    put(&z->out, 4, z->central.n);
    put(&z->out, 4, at);
    put(&z->out, 2, 0); /* no comment */
}

void
docx_zip_free(struct docx_zip *z) {
    buf_free(&z->out);
    buf_free(&z->central);
    buf_free(&z->types);
    *z = (struct docx_zip){.n = 0};
}
