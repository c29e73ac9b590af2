/* zipped - a zip made part by part.  See zipped.h. */

#include "zipped.h"

#include <criterion/criterion.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

static void
put(struct buf *b, uint64_t v, int bytes) {
    for (int i = 0; i < bytes; i++) {
        buf_char(b, (char)(v & 0xff));
        v >>= 8;
    }
}

/* What the part's head and its line in the directory share. */
static void
put_facts(struct buf *b, const struct zipped *z, const char *name, str packed, str bytes) {
    put(b, 20, 2); /* version needed */
    put(b, z->flags, 2);
    put(b, packed.p == bytes.p ? 0 : 8, 2);
    put(b, 0, 4); /* time and day */
    put(b, (uint32_t)crc32(0, (const Bytef *)bytes.p, (uInt)bytes.n), 4);
    put(b, (uint32_t)packed.n, 4);
    put(b, (uint32_t)bytes.n, 4);
    put(b, (uint32_t)strlen(name), 2);
    put(b, 0, 2);
}

static void
add(struct zipped *z, const char *name, str packed, str bytes) {
    const uint32_t at = (uint32_t)z->out.n;

    buf_text(&z->out, "PK\x03\x04");
    put_facts(&z->out, z, name, packed, bytes);
    buf_text(&z->out, name);
    buf_str(&z->out, packed);
    buf_text(&z->directory, "PK\x01\x02");
    put(&z->directory, 20, 2);
    put_facts(&z->directory, z, name, packed, bytes);
    put(&z->directory, 0, 6);
    put(&z->directory, 0, 4);
    put(&z->directory, at, 4);
    buf_text(&z->directory, name);
    z->parts++;
}

void
zipped_part(struct zipped *z, const char *name, str bytes) {
    add(z, name, bytes, bytes);
}

void
zipped_deflated(struct zipped *z, const char *name, str bytes) {
    struct buf packed = {0};
    z_stream s = {0};

    cr_assert_eq(deflateInit2(&s, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY), Z_OK);
    s.avail_out = (uInt)deflateBound(&s, bytes.n);
    s.next_out = (Bytef *)buf_take(&packed, s.avail_out);
    memcpy(&s.next_in, &bytes.p, sizeof s.next_in); /* zlib reads it only, and does not say so */
    s.avail_in = (uInt)bytes.n;
    cr_assert_eq(deflate(&s, Z_FINISH), Z_STREAM_END);
    add(z, name, (str){packed.p, s.total_out}, bytes);
    (void)deflateEnd(&s);
    buf_free(&packed);
}

str
zipped_end(struct zipped *z) {
    const uint32_t at = (uint32_t)z->out.n;

    buf_str(&z->out, buf_view(&z->directory));
    buf_text(&z->out, "PK\x05\x06");
    put(&z->out, 0, 4);
    put(&z->out, z->parts, 2);
    put(&z->out, z->parts, 2);
    put(&z->out, (uint32_t)z->directory.n, 4);
    put(&z->out, at, 4);
    put(&z->out, 0, 2);
    return buf_view(&z->out);
}

void
zipped_free(struct zipped *z) {
    buf_free(&z->out);
    buf_free(&z->directory);
    *z = (struct zipped){.parts = 0};
}

int
zipped_fd(str bytes) {
    const int fd = memfd_create("zipped", 0);

    cr_assert(fd >= 0);
    cr_assert_eq(write(fd, bytes.p, bytes.n), (ssize_t)bytes.n);
    return fd;
}

/* --- a workbook ------------------------------------------------------------------ */

static void
part(struct zipped *z, const char *name, const char *root, const char *inside) {
    struct buf b = {0};

    if (inside != NULL) {
        buf_fmt(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<%s>%s</%s>",
                root, inside, root);
        zipped_part(z, name, buf_view(&b));
        buf_free(&b);
    }
}

void
zipped_book(const struct zipped_book *b, struct buf *out) {
    struct zipped z = {.parts = 0};
    struct buf book = {0};

    part(&z, "[Content_Types].xml", "Types", "");
    part(&z, "_rels/.rels", "Relationships",
         "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
         "relationships/officeDocument\" Target=\"xl/workbook.xml\"/>");
    part(&z, "xl/_rels/workbook.xml.rels", "Relationships",
         "<Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
         "<Relationship Id=\"b\" Type=\"x/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
         "<Relationship Id=\"c\" Type=\"x/styles\" Target=\"styles.xml\"/>"
         "<Relationship Id=\"d\" Type=\"x/sharedStrings\" Target=\"./sharedStrings.xml\"/>"
         "<Relationship Id=\"e\" Type=\"x/worksheet\" TargetMode=\"External\" "
         "Target=\"worksheets/sheet1.xml\"/>");
    buf_fmt(&book, "%s<sheets><sheet name=\"03-2026\" sheetId=\"1\" r:id=\"a\"/>%s</sheets>",
            b->head == NULL ? "" : b->head,
            b->second == NULL ? ""
                              : "<sheet name=\"Phụ\" sheetId=\"2\" state=\"hidden\" r:id=\"b\"/>");
    part(&z, "xl/workbook.xml", "workbook", buf_z(&book));
    part(&z, "xl/styles.xml", "styleSheet", b->styles == NULL ? "" : b->styles);
    part(&z, "xl/sharedStrings.xml", "sst", b->strings == NULL ? "" : b->strings);
    part(&z, "xl/worksheets/sheet1.xml", "worksheet", b->sheet);
    part(&z, "xl/worksheets/sheet2.xml", "worksheet", b->second);
    buf_str(out, zipped_end(&z));
    buf_free(&book);
    zipped_free(&z);
}
