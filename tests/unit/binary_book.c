/* binary_book - .xls and .xlsb record by record.  See binary_book.h. */

#include "binary_book.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "zipped.h"

/* --- .xls ------------------------------------------------------------------------------------- */

void
binary_u16(struct buf *b, unsigned v) {
    buf_char(b, (char)(v & 0xff));
    buf_char(b, (char)(v >> 8 & 0xff));
}

void
binary_u32(struct buf *b, uint32_t v) {
    binary_u16(b, v & 0xffff);
    binary_u16(b, v >> 16);
}

void
binary_record(struct buf *b, unsigned id, const struct buf *data) {
    binary_u16(b, id);
    binary_u16(b, (unsigned)data->n);
    buf_str(b, buf_view(data));
}

/* Pairs of hex digits to bytes; blanks and '|' stand between them. */
static void
put_digits(struct buf *b, const char *digits) {
    static const char hex[] = "0123456789abcdef";

    for (; *digits != '\0'; digits++) {
        if (*digits != ' ' && *digits != '|') {
            const char *high = strchr(hex, digits[0]);
            const char *low = strchr(hex, digits[1]);

            cr_assert(high != NULL && low != NULL && *low != '\0', "%.20s", digits);
            buf_char(b, (char)((high - hex) * 16 + (low - hex)));
            digits++;
        }
    }
}

/* Hex digits to a record: what a reader of the format's description writes by hand. */
void
binary_hex(struct buf *b, unsigned id, const char *digits) {
    struct buf data = {0};

    put_digits(&data, digits);
    binary_record(b, id, &data);
    buf_free(&data);
}

void
binary_begin(struct buf *b, unsigned version, unsigned part) {
    struct buf data = {0};

    binary_u16(&data, version);
    binary_u16(&data, part);
    binary_u32(&data, 0);
    binary_u32(&data, 0);
    binary_u32(&data, 0);
    binary_record(b, 0x809, &data);
    buf_free(&data);
}

enum { SECTOR = 512, SHORTEST = 4096 };

/* The stream as a compound file: stream, directory, table of sectors. */
void
binary_compound(const char *name, const struct buf *stream, struct buf *out) {
    const uint32_t n = (uint32_t)((stream->n < SHORTEST ? SHORTEST : stream->n) / SECTOR + 1);
    const uint32_t tables = n / (SECTOR / 4 - 1) + 1;
    const size_t began = out->n;

    cr_assert_lt(tables, 109);
    buf_add(out, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
    memset(buf_take(out, SECTOR - 8), 0, SECTOR - 8);
    out->p[began + 30] = 9; /* sectors of 512 bytes */
    out->p[began + 32] = 6;
    memcpy(out->p + began + 44, &tables, 4);
    memcpy(out->p + began + 48, &n, 4);
    memset(out->p + began + 60, 0xff, 4);
    out->p[began + 60] = (char)0xfe; /* no small sectors */
    memset(out->p + began + 68, 0xff, SECTOR - 68);
    memset(out->p + began + 72, 0, 4);
    for (uint32_t i = 0; i < tables; i++) {
        const uint32_t at = n + 1 + i;

        memcpy(out->p + began + 76 + (size_t)4 * i, &at, 4);
    }
    buf_str(out, buf_view(stream));
    memset(buf_take(out, (size_t)n * SECTOR - stream->n), 0, (size_t)n * SECTOR - stream->n);
    for (int i = 0; i < 4; i++) {
        const char *title = i == 0 ? "Root Entry" : i == 1 ? name : "";
        char *entry = buf_take(out, SECTOR / 4);
        const uint32_t size = n * SECTOR;

        memset(entry, 0, SECTOR / 4);
        for (size_t k = 0; title[k] != '\0'; k++) {
            entry[2 * k] = title[k];
        }
        entry[66] = i == 0 ? 5 : i == 1 ? 2 : 0;
        if (i == 1) {
            memcpy(entry + 120, &size, 4);
        } else {
            memset(entry + 116, 0xff, 4);
            entry[116] = (char)0xfe;
        }
    }
    for (uint32_t i = 0; i < tables * (SECTOR / 4);
         i++) { /* the stream's chain, the directory, the tables */
        binary_u32(out, i + 1 < n         ? i + 1
                        : i <= n          ? 0xfffffffe
                        : i <= n + tables ? 0xfffffffd
                                          : 0xffffffff);
    }
}

/* "ID digits|ID digits": a record each. */
static void
put_records(struct buf *b, const char *records) {
    while (*records != '\0') {
        const size_t n = strcspn(records, "|");
        char one[4096];
        unsigned id = 0;
        int at = 0;

        cr_assert_lt(n, sizeof one);
        memcpy(one, records, n);
        one[n] = '\0';
        cr_assert_eq(sscanf(one, "%x%n", &id, &at), 1, "%s", one);
        binary_hex(b, id, one + at + strspn(one + at, " "));
        records += n + (records[n] == '|');
    }
}

void
binary_xls(const char *globals, const char *sheet, struct buf *out) {
    struct buf stream = {0};
    struct buf one = {0};
    size_t sheet_at = 0;

    for (int turn = 0; turn < 2; turn++) { /* the first one tells where the sheet begins */
        buf_clear(&stream);
        binary_begin(&stream, 0x600, 5);
        put_records(&stream, globals);
        buf_clear(&one);
        binary_u32(&one, (uint32_t)sheet_at);
        buf_add(&one, "\0\0\1\0T", 5);
        binary_record(&stream, 0x85, &one);
        binary_hex(&stream, 0x0a, "");
        sheet_at = stream.n;
    }
    put_records(&stream, sheet);
    binary_compound("Workbook", &stream, out);
    buf_free(&one);
    buf_free(&stream);
}

/* --- .xlsb ------------------------------------------------------------------------------------ */

static const char relations[] =
    "<R><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.bin\"/>"
    "<Relationship Id=\"b\" Type=\"x/styles\" Target=\"styles.bin\"/>"
    "<Relationship Id=\"c\" Type=\"x/sharedStrings\" Target=\"sharedStrings.bin\"/>"
    "<Relationship Id=\"d\" Type=\"x/chartsheet\" Target=\"c.bin\"/></R>";

void
binary_xlsb(const struct binary_xlsb *x, struct buf *out) {
    const char *const part[][2] = {
        {"xl/workbook.bin",
         x->workbook != NULL ? x->workbook
                             : "9c01 18 00000000 01000000 01000000 6100 03000000 5400 3300 0a00"},
        {"xl/styles.bin", "2c 0a a400 02000000 6400 6400|e904 04 02000000|2f 04 0000 0000|"
                          "2f 04 0000 a400|ea04 00"},
        {"xl/sharedStrings.bin", x->strings != NULL ? x->strings
                                                    : "13 0b 00 03000000 6100 d01e 3dd8|"
                                                      "13 09 00 02000000 3dd8 00de"},
        {"xl/s.bin", x->sheet}};
    struct zipped z = {.parts = 0};

    zipped_part(&z, "_rels/.rels",
                STR("<R><Relationship Id=\"x\" Type=\"x/officeDocument\" "
                    "Target=\"xl/workbook.bin\"/></R>"));
    zipped_part(&z, "xl/_rels/workbook.bin.rels",
                str_from(x->relations != NULL ? x->relations : relations));
    for (size_t i = 0; i < 4; i++) {
        struct buf b = {0};

        put_digits(&b, part[i][1]);
        zipped_part(&z, part[i][0],
                    i < 3 ? buf_view(&b) : (str){b.p, b.n - (x->cut < b.n ? x->cut : b.n)});
        buf_free(&b);
    }
    buf_str(out, zipped_end(&z));
    zipped_free(&z);
}
