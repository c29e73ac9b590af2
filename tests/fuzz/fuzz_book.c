/* fuzz_book - any bytes as a workbook, or as one part of a workbook that is whole: read or refused with a reason, rows
 * rising, letters UTF-8; and the scanner of sheets never reads what its judge would not.
 *
 *     first byte   the rest is
 *     'F'          the whole file
 *     'X'          what stands in <worksheet> of an .xlsx: by the scanner and by expat, the same
 *     'S' 'T'      its shared strings, its styles
 *     'W' 'R'      its workbook, and what that is related to
 *     'O'          content.xml of an .ods
 *     'B' 'N' 'K'  the sheet, the shared strings, the workbook of an .xlsb
 *     'L'          the Workbook stream of an .xls
 *     'C'          changed bytes of the head, the directory and the table of sectors of a whole .xls: place, place, byte
 *     'Z'          changed bytes of a whole .xlsx
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

#include "base/buf.h"
#include "first_byte.h"
#include "office/book.h"
#include "office/ooxml_book.h"
#include "office/ooxml_sheet.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool holds, const char *what) {
    if (!holds) {
        (void)fprintf(stderr, "fuzz_book: %s\n", what);
        abort();
    }
}

/* --- containers around one part ------------------------------------------------------------- */

static void
put(struct buf *b, uint64_t v, int bytes) {
    for (int i = 0; i < bytes; i++) {
        buf_char(b, i < 8 ? (char)(v >> (8 * i) & 0xff) : 0);
    }
}

struct zip {
    struct buf out, list;
    uint32_t parts;
};

static void
facts(struct buf *b, const char *name, str bytes) {
    put(b, 20, 2);
    put(b, 0, 8); /* not packed, no day */
    put(b, (uint32_t)crc32(0, (const Bytef *)bytes.p, (uInt)bytes.n), 4);
    put(b, (uint32_t)bytes.n, 4);
    put(b, (uint32_t)bytes.n, 4);
    put(b, (uint32_t)strlen(name), 2);
    put(b, 0, 2);
}

static void
part(struct zip *z, const char *name, str bytes) {
    const uint32_t at = (uint32_t)z->out.n;

    buf_text(&z->out, "PK\x03\x04");
    facts(&z->out, name, bytes);
    buf_text(&z->out, name);
    buf_str(&z->out, bytes);
    buf_text(&z->list, "PK\x01\x02");
    put(&z->list, 20, 2);
    facts(&z->list, name, bytes);
    put(&z->list, 0, 10);
    put(&z->list, at, 4);
    buf_text(&z->list, name);
    z->parts++;
}

static void
end(struct zip *z, struct buf *out) {
    buf_str(out, buf_view(&z->out));
    buf_str(out, buf_view(&z->list));
    buf_text(out, "PK\x05\x06");
    put(out, 0, 4);
    put(out, z->parts, 2);
    put(out, z->parts, 2);
    put(out, (uint32_t)z->list.n, 4);
    put(out, (uint32_t)z->out.n, 4);
    put(out, 0, 2);
    buf_free(&z->out);
    buf_free(&z->list);
}

static void
put_xlsx(char which, str given, struct buf *out) {
    struct zip z = {.parts = 0};
    struct buf sheet = {0};

    part(&z, "_rels/.rels",
         STR("<R><Relationship Id=\"x\" Type=\"x/officeDocument\" Target=\"xl/w.xml\"/></R>"));
    part(&z, "xl/_rels/w.xml.rels",
         which == 'R'
             ? given
             : STR("<R><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/>"
                   "<Relationship Id=\"b\" Type=\"x/styles\" Target=\"y.xml\"/>"
                   "<Relationship Id=\"c\" Type=\"x/sharedStrings\" Target=\"t.xml\"/></R>"));
    part(&z, "xl/w.xml",
         which == 'W' ? given : STR("<w><sheets><sheet name=\"A\" id=\"a\"/></sheets></w>"));
    part(&z, "xl/y.xml",
         which == 'T' ? given
                      : STR("<s><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></s>"));
    part(&z, "xl/t.xml", which == 'S' ? given : STR("<sst><si><t>a</t></si><si/></sst>"));
    if (which == 'X') {
        buf_text(&sheet, "<worksheet>");
        buf_str(&sheet, given);
        buf_text(&sheet, "</worksheet>");
    } else {
        buf_text(&sheet, "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>46112</v>"
                         "</c></row></sheetData></worksheet>");
    }
    part(&z, "xl/s.xml", buf_view(&sheet));
    end(&z, out);
    buf_free(&sheet);
}

static void
put_xlsb(char which, str given, struct buf *out) {
    static const char book[] = "\x9c\x01\x14\0\0\0\0\1\0\0\0\1\0\0\0a\0\1\0\0\0A\0";
    static const char sheet[] =
        "\x91\1\0\0\x0c\0\0\0\0\0\0\0\0\0\0\0\0\7\x0c\0\0\0\0\0\0\0\0\0\0\0\0";
    struct zip z = {.parts = 0};

    part(&z, "_rels/.rels",
         STR("<R><Relationship Id=\"x\" Type=\"x/officeDocument\" Target=\"xl/w.bin\"/></R>"));
    part(&z, "xl/_rels/w.bin.rels",
         STR("<R><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.bin\"/>"
             "<Relationship Id=\"c\" Type=\"x/sharedStrings\" Target=\"t.bin\"/></R>"));
    part(&z, "xl/w.bin", which == 'K' ? given : STR(book));
    part(&z, "xl/t.bin", which == 'N' ? given : STR("\x13\7\0\1\0\0\0a\0"));
    part(&z, "xl/s.bin", which == 'B' ? given : STR(sheet));
    end(&z, out);
}

static void
put_ods(str given, struct buf *out) {
    struct zip z = {.parts = 0};

    part(&z, "mimetype", STR("application/vnd.oasis.opendocument.spreadsheet"));
    part(&z, "content.xml", given);
    end(&z, out);
}

/* The stream from sector 0 on, then the directory, then the table of sectors. */
static void
put_xls(str given, struct buf *out) {
    enum { SECTOR = 512, SHORTEST = 4096, MOST = 120 };
    const uint32_t n = (uint32_t)((given.n < SHORTEST ? SHORTEST : given.n) / SECTOR) + 1;

    if (n > MOST) {
        return;
    }
    buf_add(out, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
    put(out, 0, 22);
    put(out, 9, 2);
    put(out, 6, 2);
    put(out, 0, 10);
    put(out, 1, 4);
    put(out, n, 4);
    put(out, 0, 8);
    put(out, 0xfffffffe, 4);
    put(out, 0, 4);
    put(out, 0xfffffffe, 4);
    put(out, 0, 4);
    put(out, n + 1, 4);
    while (out->n < SECTOR) {
        buf_char(out, '\xff');
    }
    buf_str(out, given);
    while (out->n < (size_t)SECTOR * (n + 1)) {
        buf_char(out, '\0');
    }
    for (int i = 0; i < 4; i++) {
        const char *name = i == 0 ? "Root Entry" : i == 1 ? "Workbook" : "";

        for (size_t k = 0; k < 33; k++) {
            put(out, k < strlen(name) ? (uint32_t)name[k] : 0, 2);
        }
        put(out, i == 0 ? 5 : i == 1 ? 2 : 0, 2);
        put(out, 0, 48);
        put(out, i == 1 ? 0 : 0xfffffffe, 4);
        put(out, i == 1 ? n * SECTOR : 0, 4);
        put(out, 0, 4);
    }
    for (uint32_t i = 0; i < SECTOR / 4; i++) {
        put(out, i + 1 < n ? i + 1 : i <= n ? 0xfffffffe : 0xffffffff, 4);
    }
}

/* --- changed bytes -------------------------------------------------------------------------- */

/* given: places from 0 on, two bytes each, and what stands there. */
static void
change(str given, size_t from, size_t n, struct buf *file) {
    const size_t places = n < file->n - from ? n : file->n - from;

    for (size_t i = 0; i + 3 <= given.n; i += 3) {
        const size_t at = (unsigned char)given.p[i] | (size_t)(unsigned char)given.p[i + 1] << 8;

        file->p[from + at % places] = given.p[i + 2];
    }
}

/* Of a compound file all but its stream: the head before it, the rest behind. */
static void
put_changed_xls(str given, struct buf *out) {
    enum { HEAD = 512, BEHIND = 1024 };
    static const char stream[] = "\x09\x08\x10\0\0\6\5\0\0\0\0\0\0\0\0\0\0\0\0\0"
                                 "\x85\0\x09\0\x25\0\0\0\0\0\1\0A\x0a\0\0\0"
                                 "\x09\x08\x10\0\0\6\x10\0\0\0\0\0\0\0\0\0\0\0\0\0"
                                 "\3\2\x0e\0\0\0\0\0\0\0\0\0\0\0\0\0\x38\x40\x0a\0\0";
    struct buf head = {0};
    struct buf behind = {0};

    put_xls(STR(stream), out);
    for (size_t i = 0; i + 3 <= given.n; i += 3) {
        buf_add((unsigned char)given.p[i + 1] < 2 ? &head : &behind, given.p + i, 3);
    }
    change(buf_view(&head), 0, HEAD, out);
    change(buf_view(&behind), out->n - BEHIND, BEHIND, out);
    buf_free(&head);
    buf_free(&behind);
}

static void
put_changed_xlsx(str given, struct buf *out) {
    put_xlsx('F', (str){NULL, 0}, out);
    change(given, 0, out->n, out);
}

/* --- promises ----------------------------------------------------------------------------- */

static void
check_row(const struct row *r, uint32_t last) {
    must(r->number > last && r->number <= ROW_NUMBER_MOST, "rows that do not rise");
    must(r->n <= ROW_CELLS_MOST, "more cells than a sheet has");
    must(r->n == 0 || r->kind[r->n - 1] != ROW_EMPTY, "a row that ends in nothing");
    for (uint32_t i = 0; i < r->n; i++) {
        must(utf8_valid(r->text[i]), "a text that is no UTF-8");
        must(r->text[i].n == 0 || (r->kind[i] != ROW_EMPTY && r->kind[i] != ROW_UNCOUNTED),
             "a text in an empty cell");
    }
}

static int
file_of(str bytes) {
    const int fd = memfd_create("fuzz", MFD_CLOEXEC);

    must(fd >= 0 && write(fd, bytes.p, bytes.n) == (ssize_t)bytes.n, "no file");
    return fd;
}

static bool
read_all(str bytes) {
    const enum kind k = kind_of((str){bytes.p, bytes.n < KIND_HEAD ? bytes.n : KIND_HEAD});
    const int fd = file_of(bytes);
    struct err e = {.kind = ERR_NONE};
    struct book *b = NULL;
    struct row row;
    bool ok = true;

    row_start(&row);
    if (k == KIND_ZIP || k == KIND_COMPOUND) {
        ok = book_open(fd, k, &b, &e);
    }
    for (uint32_t i = 0; ok && b != NULL && i < book_sheets(b); i++) {
        enum row_step step = ROW_FAILED;
        uint32_t last = 0;

        must(utf8_valid(book_sheet(b, i)->name), "a sheet's name that is no UTF-8");
        if (book_start(b, i, &e)) {
            while ((step = book_next(b, &row, &e)) == ROW_READ) {
                check_row(&row, last);
                last = row.number;
            }
        }
        ok = step == ROW_END;
    }
    must(ok || (e.kind != ERR_NONE && e.what[0] != '\0'), "refused without a reason");
    row_free(&row);
    book_close(b);
    (void)close(fd);
    return ok && b != NULL;
}

/* What the sheet holds, or why it does not. */
static void
read_sheet(str bytes, bool judged, struct buf *out) {
    const int fd = file_of(bytes);
    struct package *p;
    struct ooxml_book *b = NULL;
    struct ooxml_sheet *s;
    struct row row;
    struct err e = {.kind = ERR_NONE};
    enum row_step step = ROW_FAILED;

    row_start(&row);
    must(package_open(fd, &p, &e), "the container");
    must(ooxml_book_open(p, "xl/w.xml", &b, &e), "the container");
    if (ooxml_sheet_new(b, &b->sheet[0], judged, &s, &e)) {
        while ((step = ooxml_sheet_next(s, &row, &e)) == ROW_READ) {
            buf_fmt(out, "R%u %d %d", row.number, row.hidden, row.bad);
            for (uint32_t i = 0; i < row.n; i++) {
                buf_fmt(out, "|%u:%u:", i, row.kind[i]);
                buf_str(out, row.text[i]);
            }
        }
        ooxml_sheet_free(s);
    }
    buf_text(out, step == ROW_END ? "end" : e.what);
    row_free(&row);
    ooxml_book_close(b);
    package_close(p);
    (void)close(fd);
}

static void
against_its_judge(str bytes) {
    struct buf scanned = {0};
    struct buf judged = {0};

    read_sheet(bytes, false, &scanned);
    read_sheet(bytes, true, &judged);
    must(str_eq(buf_view(&scanned), buf_view(&judged)),
         "the scanner reads what its judge does not");
    buf_free(&scanned);
    buf_free(&judged);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    const char which = n > 0 ? (char)data[0] : 'F';
    const str given = {(const char *)data + (n > 0), n > 0 ? n - 1 : 0};
    struct buf file = {0};

    switch (which) {
    case 'X':
    case 'S':
    case 'T':
    case 'W':
    case 'R':
        put_xlsx(which, given, &file);
        break;
    case 'B':
    case 'N':
    case 'K':
        put_xlsb(which, given, &file);
        break;
    case 'O':
        put_ods(given, &file);
        break;
    case 'L':
        put_xls(given, &file);
        break;
    case 'C':
        put_changed_xls(given, &file);
        break;
    case 'Z':
        put_changed_xlsx(given, &file);
        break;
    default:
        buf_str(&file, given);
        break;
    }
    must(read_all(buf_view(&file)) || (which != 'C' && which != 'Z') || given.n > 2,
         "a container in which nothing was changed is refused");
    if (which == 'X') {
        against_its_judge(buf_view(&file));
    }
    buf_free(&file);
    return 0;
}
