/*
 * book_bytes - records of .xls and .xlsb where they end with the file, with what is held of it at a time, or too early.
 */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "binary_book.h"
#include "dumped.h"
#include "office/biff12_records.h"
#include "zipped.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* --- .xlsb ---------------------------------------------------------------------------------------------------- */

/* The part's records as "id:length ..." and how it ends. */
static void
seen_records(str bytes, bool deflated, struct buf *seen) {
    struct zipped z = {.parts = 0};
    struct biff12_records r = {.w = NULL};
    struct package *p;
    struct err e = {.kind = ERR_NONE};
    enum biff12_step step;
    int fd;

    if (deflated) {
        zipped_deflated(&z, "a", bytes);
    } else {
        zipped_part(&z, "a", bytes);
    }
    fd = zipped_fd(zipped_end(&z));
    cr_assert(package_open(fd, &p, &e), "%s", e.what);
    cr_assert(biff12_records_start(&r, p, "a", &e), "%s", e.what);
    while ((step = biff12_records_next(&r, &e)) == BIFF12_RECORD) {
        buf_fmt(seen, "%x:%u ", r.id, r.n);
    }
    buf_text(seen, step == BIFF12_END ? "end" : strstr(e.what, "bị cắt") != NULL ? "cut" : "?");
    cr_expect_eq(step == BIFF12_FAILED, e.kind != ERR_NONE);
    biff12_records_free(&r);
    package_close(p);
    (void)close(fd);
    zipped_free(&z);
}

/* An id has two bytes of seven bits at the most, a length four; each byte but the last has its highest bit set. */
Test(book_bytes, the_head_of_an_xlsb_record_is_as_long_as_its_bytes_say) {
    static const struct {
        const char *bytes;
        size_t n, zeros; /* behind the bytes */
        const char *seen;
    } row[] = {
        {"", 0, 0, "end"},
        {"\x05\x00", 2, 0, "5:0 end"},
        {"\x7f\x00\x05\x00", 4, 0, "7f:0 5:0 end"},
        {"\x9c\x01\x00\x05\x00", 5, 0, "9c:0 5:0 end"},
        {"\xff\x7f\x00", 3, 0, "3fff:0 end"},
        {"\x05\x80\x00", 3, 0, "5:0 end"},
        {"\x05\x82\x00\x61\x61\x05\x00", 7, 0, "5:2 5:0 end"},
        {"\x05\x80\x80\x80\x00\x05\x00", 7, 0, "5:0 5:0 end"},
        {"\x05\x81\x01", 3, 129, "5:129 end"},
        {"\x05\x80\x80\x01", 4, 16384, "5:16384 end"},
        {"\x05\x81\x01", 3, 128, "cut"},
        {"\x81\x81\x01\x00", 4, 300, "cut"}, /* an id of three bytes */
        {"\x81\x81\x00\x00", 4, 300, "cut"},
        {"\x05\x80\x80\x80\x80\x00", 6, 300, "cut"}, /* a length of five */
        {"\x05\x80\x80\x80\x80\x80", 6, 300, "cut"},
        {"\x05\x00\x81", 3, 0, "5:0 cut"},
        {"\x05\x00\x05", 3, 0, "5:0 cut"},
        {"\x05\x00\x05\x80", 4, 0, "5:0 cut"},
    };

    for (size_t i = 0; i < COUNT(row); i++) {
        struct buf bytes = {0};
        struct buf seen = {0};

        buf_add(&bytes, row[i].bytes, row[i].n);
        memset(buf_take(&bytes, row[i].zeros), 0, row[i].zeros);
        seen_records(buf_view(&bytes), false, &seen);
        cr_expect_str_eq(buf_z(&seen), row[i].seen, "%zu", i);
        buf_free(&bytes);
        buf_free(&seen);
    }
}

/* Three records of 11, 3 and 6 bytes: whole ones are read, and the next is told as cut. */
Test(book_bytes, an_xlsb_part_cut_at_any_byte_is_cut_unless_a_record_ends_there) {
    static const char bytes[] = "\x05\x09"
                                "aaaaaaaaa"
                                "\x92\x01\x00"
                                "\x06\x04"
                                "bbbb";

    for (size_t n = 0; n < sizeof bytes; n++) {
        struct buf seen = {0};
        struct buf want = {0};

        buf_fmt(&want, "%s%s%s%s", n >= 11 ? "5:9 " : "", n >= 14 ? "92:0 " : "",
                n >= 20 ? "6:4 " : "", n == 0 || n == 11 || n == 14 || n == 20 ? "end" : "cut");
        seen_records((str){bytes, n}, false, &seen);
        cr_expect_str_eq(buf_z(&seen), buf_z(&want), "%zu", n);
        buf_free(&seen);
        buf_free(&want);
    }
}

/* 2^18 bytes are held at a time.  A record that ends before, with and behind them; one that is longer than they are. */
Test(book_bytes, an_xlsb_record_may_lie_anywhere_about_the_end_of_what_is_held) {
    enum { HELD = 1 << 18, TAIL = 21 };

    for (size_t first = HELD - TAIL - 8; first <= HELD + 8; first++) {
        struct buf bytes = {0};
        struct buf seen = {0};
        struct buf want = {0};
        const uint32_t n = (uint32_t)first - 4; /* a head of one byte and three */

        buf_char(&bytes, 5);
        buf_char(&bytes, (char)((n & 0x7f) | 0x80));
        buf_char(&bytes, (char)((n >> 7 & 0x7f) | 0x80));
        buf_char(&bytes, (char)(n >> 14));
        memset(buf_take(&bytes, n), 7, n);
        buf_add(&bytes, "\x06\x13", 2);
        memset(buf_take(&bytes, 19), 8, 19);
        buf_add(&bytes, "\x07\x00", 2);
        seen_records(buf_view(&bytes), false, &seen);
        buf_fmt(&want, "5:%u 6:19 7:0 end", n);
        cr_expect_str_eq(buf_z(&seen), buf_z(&want));
        buf_free(&bytes);
        buf_free(&seen);
        buf_free(&want);
    }
}

Test(book_bytes, an_xlsb_record_of_16_mib_is_the_longest) {
    static const char head[][5] = {"\x05\x80\x80\x80\x08", "\x05\x81\x80\x80\x08"};

    for (size_t i = 0; i < 2; i++) {
        struct buf bytes = {0};
        struct buf seen = {0};

        buf_add(&bytes, head[i], 5);
        memset(buf_take(&bytes, ((size_t)16 << 20) + i), 0, ((size_t)16 << 20) + i);
        seen_records(buf_view(&bytes), true, &seen);
        cr_expect_str_eq(buf_z(&seen), i == 0 ? "5:16777216 end" : "cut");
        buf_free(&bytes);
        buf_free(&seen);
    }
}

Test(book_bytes, the_texts_of_an_xlsb_record_stand_behind_each_other) {
    static const unsigned char data[] = {3, 0, 0, 0,   'a', 0,   'b', 0,   'c', 0,   2,
                                         0, 0, 0, 'd', 0,   'e', 0,   255, 255, 255, 255,
                                         1, 0, 0, 0,   'f', 0,   1,   0,   0,   0};
    const struct biff12_records r = {.data = data, .n = sizeof data};
    static const uint32_t ends[] = {10, 18, 22, 28};
    struct buf out = {0};
    uint32_t at = 0;

    for (size_t i = 0; i < COUNT(ends); i++) {
        cr_expect(biff12_text(&r, &at, &out));
        cr_expect_eq(at, ends[i]);
        buf_char(&out, '|');
    }
    cr_expect_str_eq(buf_z(&out), "abc|de||f|");
    cr_expect_not(biff12_text(&r, &at, &out), "its letter is not there");
    buf_free(&out);
}

/* What stands in a part that is not as it was when its checksum was made. */
Test(book_bytes, an_xlsb_with_a_changed_byte_is_refused) {
    static const struct binary_xlsb book = {
        .sheet = "9101 00|00 0c 00000000 00000000 0000 00 00|02 0c 00000000 00000000 06000000|"
                 "9201 00"};
    static const char cell[] = "\x02\x0c\0\0\0\0\0\0\0\0\x06";
    struct buf file = {0};
    struct buf seen = {0};
    char *at;

    binary_xlsb(&book, &file);
    dumped_book(buf_view(&file), &seen);
    cr_expect_str_eq(buf_z(&seen), "[T3\n]\nR1 0#1\n");
    at = memmem(file.p, file.n, cell, sizeof cell - 1);
    cr_assert_not_null(at);
    at[10] = 10; /* 2, and not 1 */
    buf_clear(&seen);
    dumped_book(buf_view(&file), &seen);
    cr_expect_not_null(strstr(buf_z(&seen), "refused: "));
    cr_expect_not_null(strstr(buf_z(&seen), "sai số kiểm tra"), "%s", buf_z(&seen));
    buf_free(&file);
    buf_free(&seen);
}

/* Styles and texts may be missing; a part that is named must be there. */
Test(book_bytes, an_xlsb_has_the_parts_that_it_names) {
#define SHEET_ALONE "<R><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.bin\"/>"
#define ONE_CELL                                                                                   \
    "9101 00|00 0c 00000000 00000000 0000 00 00|02 0c 00000000 00000000 06000000|9201 00"
    static const struct {
        struct binary_xlsb book;
        const char *seen;
    } row[] = {
        {{.relations = SHEET_ALONE "</R>", .sheet = ONE_CELL}, "[T3\n]\nR1 0#1\n"},
        {{.relations =
              SHEET_ALONE "<Relationship Id=\"b\" Type=\"x/styles\" Target=\"no.bin\"/></R>",
          .sheet = ONE_CELL},
         "refused: "},
        {{.relations =
              SHEET_ALONE "<Relationship Id=\"b\" Type=\"x/sharedStrings\" Target=\"no.bin\"/></R>",
          .sheet = ONE_CELL},
         "refused: "},
        {{.workbook =
              "8301 00|9c01 18 00000000 01000000 01000000 6100 03000000 5400 3300 0a00|8401 00",
          .sheet = ONE_CELL},
         "[T3\n]\nR1 0#1\n"}, /* records that are not read */
    };

    for (size_t i = 0; i < COUNT(row); i++) {
        struct buf file = {0};
        struct buf seen = {0};

        binary_xlsb(&row[i].book, &file);
        dumped_book(buf_view(&file), &seen);
        cr_expect(strncmp(buf_z(&seen), row[i].seen, strlen(row[i].seen)) == 0, "%zu: %s", i,
                  buf_z(&seen));
        buf_free(&file);
        buf_free(&seen);
    }
}

/* --- .xls ----------------------------------------------------------------------------------------------------- */

/* A stream written whole: what is seen of it, or why it is refused. */
static void
expect_stream(const struct buf *stream, const char *want) {
    struct buf file = {0};
    struct buf seen = {0};

    binary_compound("Workbook", stream, &file);
    dumped_book(buf_view(&file), &seen);
    cr_expect_not_null(strstr(buf_z(&seen), want), "not \"%s\" but %.300s", want, buf_z(&seen));
    buf_free(&file);
    buf_free(&seen);
}

/* One sheet, which begins behind a head of `head` bytes and has the number 7 in its first cell. */
static void
put_sevens(struct buf *stream, unsigned id, const char *head) {
    binary_hex(stream, id, head);
    binary_hex(stream, 0x85, "21000000 0000 01 00 54");
    cr_assert_leq(stream->n, 0x1d);
    while (stream->n < 0x1d) { /* shorter heads: blank bytes of a record behind the name */
        binary_hex(stream, 0x99, "");
    }
    binary_hex(stream, 0x0a, "");
    binary_hex(stream, 0x809, "00061000");
    binary_hex(stream, 0x203, "0000 0000 0000 0000000000001c40");
    binary_hex(stream, 0x0a, "");
}

Test(book_bytes, an_xls_begins_with_the_version_of_a_workbook) {
    static const struct {
        unsigned id;
        const char *head, *seen;
    } row[] = {{0x809, "00060500", "[T]\nR1 0#7\n"},
               {0x809, "00060500 00000000", "[T]\nR1 0#7\n"},
               {0x808, "00060500", "không bắt đầu bằng bảng tính"},
               {0x809, "00050500", "Excel 5.0/95"}};
    struct buf stream = {0};

    for (size_t i = 0; i < COUNT(row); i++) {
        buf_clear(&stream);
        put_sevens(&stream, row[i].id, row[i].head);
        expect_stream(&stream, row[i].seen);
    }
    buf_clear(&stream);
    binary_hex(&stream, 0x809, "000605");
    binary_hex(&stream, 0x0a, "");
    expect_stream(&stream, "không bắt đầu bằng bảng tính");
    buf_free(&stream);
}

/* Wherever the file's last sector ends: within a record's head, or with a whole record. */
Test(book_bytes, an_xls_whose_sheet_has_no_end_is_refused) {
    for (unsigned more = 0; more < 8; more++) {
        char sheet[100];
        struct buf file = {0};
        struct buf seen = {0};

        (void)snprintf(sheet, sizeof sheet, "809 00061000|99 %.*s", (int)(2 * more),
                       "0000000000000000");
        binary_xls("", sheet, &file);
        dumped_book(buf_view(&file), &seen);
        cr_expect_not_null(strstr(buf_z(&seen), "thiếu phần cuối"), "%u: %s", more, buf_z(&seen));
        buf_free(&file);
        buf_free(&seen);
    }
}

/* 2^17 bytes are held at a time.  The sheet's end, a record of four bytes, is the first that is read anew, and the file's last. */
Test(book_bytes, an_xls_may_end_with_the_first_record_that_is_read_anew) {
    enum { HELD = 1 << 17, ALL = 2 * HELD };
    struct buf stream = {0};
    struct buf file = {0};
    struct buf seen = {0};

    put_sevens(&stream, 0x809, "00060500");
    stream.n -= 4; /* its end */
    while (stream.n + 4 < ALL - 4) {
        struct buf one = {0};
        const size_t to = stream.n < HELD - 2 ? HELD - 2 : ALL - 4;
        const size_t left = to - stream.n - 4;
        const size_t n = left > 8000 ? left < 8010 ? 7000 : 8000 : left;

        memset(buf_take(&one, n), 0, n);
        binary_record(&stream, 0x99, &one);
        buf_free(&one);
    }
    cr_assert_eq(stream.n, ALL - 4);
    buf_add(&stream, "\x0a\0\0", 3); /* its fourth byte is the last of the sector */
    binary_compound("Workbook", &stream, &file);
    dumped_book(buf_view(&file), &seen);
    cr_expect_str_eq(buf_z(&seen), "[T]\nR1 0#7\n");
    buf_free(&stream);
    buf_free(&file);
    buf_free(&seen);
}
