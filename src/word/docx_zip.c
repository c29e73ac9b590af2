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

/* The packed bytes; they stand in room, or are kept. */
static str
pack(const struct docx_zip *z, str bytes, bool own, struct buf *room) {
    uLongf n = compressBound(bytes.n);
    str answer;
    int done;

    if (!own && once_find(z->once, ONCE_PACKED, bytes, &answer)) {
        return answer;
    }
    done = compress2((Bytef *)(void *)buf_take(room, n), &n, (const Bytef *)(const void *)bytes.p,
                     bytes.n, LEVEL);
    assert(done == Z_OK); /* there is room for any bytes */
    (void)done;
    answer = (str){room->p + HEAD, n - HEAD - TAIL};
    if (!own) {
        once_add(z->once, ONCE_PACKED, bytes, answer);
    }
    return answer;
}

static void
put_part(struct docx_zip *z, const char *name, str bytes, bool own) {
    const size_t at = z->out.n;
    const size_t name_n = strlen(name);
    const unsigned long crc = crc32(0, (const Bytef *)(const void *)bytes.p, (uInt)bytes.n);
    struct buf room = {NULL, 0, 0};
    const str packed = pack(z, bytes, own, &room);

    buf_add(&z->out, "PK\3\4", 4);
    put_facts(&z->out, crc, packed.n, bytes.n, name_n);
    buf_add(&z->out, name, name_n);
    buf_str(&z->out, packed);

    buf_add(&z->central, "PK\1\2", 4);
    put(&z->central, 2, VERSION);
    put_facts(&z->central, crc, packed.n, bytes.n, name_n);
    put(&z->central, 6, 0); /* comment, disk, kind of attributes */
    put(&z->central, 4, 0); /* attributes */
    put(&z->central, 4, at);
    buf_add(&z->central, name, name_n);
    z->n++;
    buf_free(&room);
}

static void
add_type(struct docx_zip *z, const char *name, const char *type) {
    if (type != NULL) {
        buf_fmt(&z->types,
                "<Override PartName=\"/%s\" ContentType=\"application/vnd.openxmlformats-%s\"/>",
                name, type);
    }
}

void
docx_zip_add(struct docx_zip *z, const char *name, const char *type, str bytes) {
    add_type(z, name, type);
    put_part(z, name, bytes, false);
}

void
docx_zip_add_own(struct docx_zip *z, const char *name, const char *type, str bytes) {
    add_type(z, name, type);
    put_part(z, name, bytes, true);
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
    put_part(z, "[Content_Types].xml", buf_view(&b), false);
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
