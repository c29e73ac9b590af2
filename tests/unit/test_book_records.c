/*
 * book_records - .xls and .xlsb record by record, by [MS-XLS] and [MS-XLSB]: what each says, where it is too short, and
 * texts that go on in the next record from any place on.
 */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "binary_book.h"
#include "dumped.h"
#include "thorough.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define BEGIN    "809 00061000|"
#define END      "|0a"
#define FORMULA  "06 0000 0000 0000 "
#define BEHIND   " 0000 00000000 0000|"

/* Globals, a sheet and what is seen; "refused: " with a word of the reason. */
struct records {
    const char *globals, *sheet, *seen;
};

static void
expect_seen(const struct buf *seen, const char *want, size_t i) {
    static const char refused[] = "refused: ";
    const char *at = strstr(buf_z(seen), refused);

    if (strncmp(want, refused, sizeof refused - 1) == 0) {
        cr_expect(at != NULL && strstr(at, want + sizeof refused - 1) != NULL, "%zu: %s", i,
                  buf_z(seen));
    } else {
        cr_expect_str_eq(buf_z(seen), want, "%zu", i);
    }
}

static void
expect_xls(const struct records *row, size_t rows) {
    for (size_t i = 0; i < rows; i++) {
        struct buf file = {0};
        struct buf seen = {0};

        binary_xls(row[i].globals, row[i].sheet, &file);
        dumped_book(buf_view(&file), &seen);
        expect_seen(&seen, row[i].seen, i);
        buf_free(&file);
        buf_free(&seen);
    }
}

Test(book_records, what_an_xls_says_of_the_whole_workbook) {
#define DAY(digits) BEGIN "203 0000 0000 0000 " digits END
    static const struct records row[] = {
        {"e0 0000 0e00|22 0100", DAY("0000000040cde540"), "[T]\nR1 0=2026-03-31\n"},
        {"e0 0000 0e00|22 0200", DAY("0000000040cde540"), "[T]\nR1 0=2026-03-31\n"},
        {"e0 0000 0e00|22 0000", DAY("000000000084e640"), "[T]\nR1 0=2026-03-31\n"},
        {"e0 0000 0e00|22 01", DAY("000000000084e640"), "[T]\nR1 0=2026-03-31\n"},
        {"e0 0000 0e", DAY("000000000084e640"), "refused: định dạng ô"},
        {"41e a400 0100 00 64|e0 0000 a400", DAY("000000000084e640"), "[T]\nR1 0=2026-03-31\n"},
        {"41e a400|3c 0100 00 64|e0 0000 a400", DAY("000000000084e640"),
         "[T]\nR1 0=2026-03-31\n"}, /* the code stands in the next record */
        {"41e a4", DAY("000000000084e640"), "refused: định dạng số"},
        {"41e a400 0200 00 64", DAY("000000000084e640"), "refused: chữ bị cắt"},
        {"85 00000000 00", DAY(""), "refused: danh sách trang tính"},
        {"85 00000000 0002 01 00 43", DAY("0000000000001c40"), "[T]\nR1 0#7\n"}, /* a chart */
        {"85 00000000 0000|3c 01 00 43", DAY("0000000000001c40"), "[C]\n[T]\nR1 0#7\n"},
        {"85 00000000 0000 01 01 d01e", DAY("0000000000001c40"), "[Ố]\n[T]\nR1 0#7\n"},
        {"85 00000000 0000 02 00 43", DAY("0000000000001c40"), "refused: chữ bị cắt"},
        {"85 00120000 0000 01 00 43", DAY("0000000000001c40"), "refused: trang tính ra ngoài tệp"},
        {"85 ffffff00 0000 01 00 43", DAY("0000000000001c40"), "refused: trang tính ra ngoài tệp"},
        {"fc 01000000 010000", DAY(""), "refused: chữ bị cắt"},
        {"fc 01000000 01000000 0200 00 61", DAY(""), "refused: chữ bị cắt"},
        {"fc 01000000 02000000 0100 00 61|e0 0000 0000", DAY(""), "refused: chữ bị cắt"},
        {"41e a400|e0 0000 a400", DAY(""), "refused: chữ bị cắt"},
        {"1b1 00|3c 00|99 0000", DAY("0000000000001c40"), "[T]\nR1 0#7\n"}, /* not read */
    };

    expect_xls(row, COUNT(row));
}

Test(book_records, the_cells_of_an_xls_and_the_shortest_records_of_each) {
    static const char strings[] = "fc 01000000 01000000 0100 00 61";
    static const struct records row[] = {
        {strings, BEGIN "fd 0000 0200 0000 00000000" END, "[T]\nR1 2:a\n"},
        {strings, BEGIN "fd 0000 0200 0000 01000000" END, "refused: "},
        {strings, BEGIN "fd 0000 0200 0000 000000" END, "refused: một ô bị cắt"},
        {"", BEGIN "27e 0000 0200 0000 32000000" END, "[T]\nR1 2#12\n"},
        {"", BEGIN "27e 0000 0200 0000 33000000" END, "[T]\nR1 2#0.12\n"},
        {"", BEGIN "27e 0000 0200 0000 f2ffffff" END, "[T]\nR1 2#-4\n"},
        {"", BEGIN "27e 0000 0200 0000 0000f03f" END, "[T]\nR1 2#1\n"},
        {"", BEGIN "27e 0000 0200 0000 0100f03f" END, "[T]\nR1 2#0.01\n"},
        {"", BEGIN "27e 0000 0200 0000 320000" END, "refused: một ô bị cắt"},
        {"", BEGIN "203 0000 0200 0000 0000000000001c40" END, "[T]\nR1 2#7\n"},
        {"", BEGIN "203 0000 0200 0000 00000000001c40" END, "refused: một ô bị cắt"},
        {"", BEGIN "205 0000 0200 0000 01 00" END, "[T]\nR1 2?1\n"},
        {"", BEGIN "205 0000 0200 0000 00 00" END, "[T]\nR1 2?0\n"},
        {"", BEGIN "205 0000 0200 0000 07 01" END, "[T]\nR1 2!#DIV/0!\n"},
        {"", BEGIN "205 0000 0200 0000 01" END, "refused: một ô bị cắt"},
        {"", BEGIN "204 0000 0200 0000 0200 00 61 62" END, "[T]\nR1 2:ab\n"},
        {"", BEGIN "d6 0000 0200 0000 0100 01 d01e 00" END, "[T]\nR1 2:Ố\n"},
        {"", BEGIN "204 0000 0200 0000 0000 00" END, "[T]\nR1\n"},
        {"", BEGIN "204 0000 0200 0000 0000|3c 00" END, "refused: một ô bị cắt"},
        {"", BEGIN "204 0000 0200 0000 0200 00 61" END, "refused: chữ bị cắt"},
        {"", BEGIN "bd 0000 0100 0000 32000000 0000 36000000 0200" END, "[T]\nR1 1#12 2#13\n"},
        {"", BEGIN "bd 0000 0100 0000 32000000 0000 3600" END, "[T]\nR1 1#12\n"}, /* half a cell */
        {"", BEGIN "bd 0000 0100 0100" END, "[T]\nR1\n"},
        {"", BEGIN "bd 0000 0100 01" END, "refused: một ô bị cắt"},
        {"", BEGIN "bd 0000 ff3f 0000 32000000 0040" END, "[T]\nR1 16383#12\n"},
        {"", BEGIN "bd 0000 ff3f 0000 32000000 0000 36000000 0040" END, "refused: hơn 16.384 ô"},
        {"e0 0000 0000|e0 0000 0a00",
         BEGIN "27e 0000 0000 0100 02000000|27e 0000 0100 0000 06000000" END,
         "[T]\nR1 0#0% 1#1\n"}, /* the second format, then the first */
        {"", BEGIN "201 0000 0200 0000|be 0000 0000 0000 0000 0100" END, "[T]\n"}, /* blank */
        {"",
         BEGIN "27e 0000 0000 0000 06000000|27e 0100 0000 0000 06000000|27e 0000 0100 0000 "
               "06000000" END,
         "refused: các dòng không theo thứ tự"},
        {"", "27e 0000 0000 0000 06000000" END, "refused: trang tính không có phần đầu"},
        {"", "0a ", "refused: trang tính không có phần đầu"},
        {"", BEGIN "27e 0000 0000 0000 06000000|", "refused: thiếu phần cuối"},
        {"", BEGIN "27e 0000 0000 0000 06000000" END "|27e 0100 0000 0000 06000000",
         "[T]\nR1 0#1\n"}, /* behind the sheet's end */
    };

    expect_xls(row, COUNT(row));
}

/* Eight bytes: a double, or its last two ff and the first one says what it is instead. */
Test(book_records, the_value_of_a_formula_is_what_it_was_when_it_was_saved) {
    static const struct records row[] = {
        {"", BEGIN FORMULA "0000000000001c40" BEHIND "0a", "[T]\nR1 0#7\n"},
        {"", BEGIN FORMULA "000000000000ff40" BEHIND "0a", "[T]\nR1 0#126976\n"},
        {"", BEGIN FORMULA "00000000000000ff" BEHIND "0a", "[T]\nR1 0#-5.48612406879369E+303\n"},
        {"", BEGIN FORMULA "0100010000 00ffff" BEHIND "0a", "[T]\nR1 0?1\n"},
        {"", BEGIN FORMULA "0101000100 00ffff" BEHIND "0a", "[T]\nR1 0?0\n"},
        {"", BEGIN FORMULA "0202070000 00ffff" BEHIND "0a", "[T]\nR1 0!#DIV/0!\n"},
        {"", BEGIN FORMULA "0200072a00 00ffff" BEHIND "0a", "[T]\nR1 0!#DIV/0!\n"},
        {"", BEGIN FORMULA "0300010000 00ffff" BEHIND "207 0100 00 61" END, "[T]\nR1\n"},
        {"", BEGIN FORMULA "0301010000 00ffff" BEHIND "0a", "[T]\nR1\n"},
        {"", BEGIN FORMULA "0302010000 00ffff" BEHIND "0a", "[T]\nR1\n"},
        {"", BEGIN FORMULA "0001000000 00ffff" BEHIND "207 0100 00 61" END, "[T]\nR1 0:a\n"},
        {"", BEGIN FORMULA "0000000000 00ffff" BEHIND "207 0100 00 61|207 0100 00 62" END,
         "[T]\nR1 0:a\n"}, /* one text for one formula */
        {"",
         BEGIN FORMULA "0000000000 00ffff" BEHIND "27e 0000 0100 0000 06000000|207 0100 00 61" END,
         "[T]\nR1 1#1\n"}, /* it came too late */
        {"", BEGIN "27e 0000 0100 0000 06000000|207 0100 00 61" END, "[T]\nR1 1#1\n"},
        {"", BEGIN "207 0200 00 61|27e 0000 0100 0000 06000000" END, "[T]\nR1 1#1\n"},
        {"", BEGIN FORMULA "0000000000 00ffff" BEHIND "207 0200 00 61" END, "refused: chữ bị cắt"},
        {"", BEGIN FORMULA "00000000001c40", "refused: một ô bị cắt"},
    };

    expect_xls(row, COUNT(row));
}

Test(book_records, columns_that_an_xls_hides) {
    static const struct records row[] = {
        {"", BEGIN "7d 0200 0200 0000 0000 01" END, "[T]\n(1 cột ẩn)\n"},
        {"", BEGIN "7d 0200 0400 0000 0000 0100 0000" END, "[T]\n(3 cột ẩn)\n"},
        {"", BEGIN "7d 0200 0400 0000 0000 0100|7d 0600 0700 0000 0000 0100" END,
         "[T]\n(5 cột ẩn)\n"},
        {"", BEGIN "7d 0200 0400 0000 0000 0200" END, "[T]\n"},
        {"", BEGIN "7d 0200 0100 0000 0000 0100" END, "[T]\n"},
        {"", BEGIN "7d 0200 0400 0000 0000" END, "[T]\n"},
        {"", BEGIN "7d 0200 0400 0000 0000|203 0000 0000 0000 0000000000001c40" END,
         "[T]\nR1 0#7\n"}, /* flags would be the next record's */
        {"", BEGIN "7d 0500 0200 0000 0000 0100" END, "[T]\n"},
        {"", BEGIN "208 0000 0100 0000 0000 0100 0000 0000" END, "[T]\n"}, /* of a row */
    };

    expect_xls(row, COUNT(row));
}

Test(book_records, rows_that_an_xls_hides) {
    static const unsigned hidden[] = {0, 7, 9, 17, 64, 71, 72, 80};
    enum { ROWS = 90 };
    struct buf sheet = {0};
    struct buf want = {0};

    buf_text(&sheet, BEGIN);
    buf_text(&want, "[T]\n");
    for (unsigned r = 0, k = 0; r < ROWS; r++) {
        const bool is = k < COUNT(hidden) && hidden[k] == r;

        k += is;
        buf_fmt(&sheet, "208 %02x00 0000 0100 0000 0000 0000 %s|", r,
                is           ? "2000 0000"
                : r % 2 == 0 ? "0001 0000"
                             : "");
        buf_fmt(&want, "R%u%s 0#1\n", r + 1, is ? "h" : "");
    }
    for (unsigned r = 0; r < ROWS; r++) {
        buf_fmt(&sheet, "27e %02x00 0000 0000 06000000|", r);
    }
    buf_text(&sheet, "0a");
    expect_xls(&(struct records){"", buf_z(&sheet), buf_z(&want)}, 1);
    buf_free(&sheet);
    buf_free(&want);
}

/* A text of the shared ones, rich and phonetic, and one behind it, cut in two at every place; also byte by byte.  A record that
 * goes on among letters says anew how wide they are. */
Test(book_records, a_text_goes_on_in_the_next_record_from_any_place_on) {
    static const unsigned char text[] = {
        2,   0,   0,    0,   2,  0, 0, 0, /* two texts */
        3,   0,   0x0c, 1,   0,  2, 0, 0, 0,
        'a', 'b', 'c',  9,   9,  9, 9, 8, 8, /* one run, two bytes behind */
        2,   0,   0,    'x', 'y'};
    const struct { size_t from, to; } letters[] = {{17, 20}, {29, 31}};

    for (size_t cut = 0; cut <= sizeof text; cut++) {
        struct buf globals = {0};
        struct buf file = {0};
        struct buf seen = {0};

        buf_text(&globals, "fc ");
        for (size_t i = 0; i < sizeof text; i++) {
            if (i > 0 && (i == cut || cut == sizeof text)) {
                buf_text(&globals, cut % 2 == 0 ? "|3c " : "|3c |3c ");
                for (size_t k = 0; k < COUNT(letters); k++) {
                    if (i >= letters[k].from && i < letters[k].to) {
                        buf_text(&globals, cut % 2 == 0 ? "00" : "");
                    }
                }
            }
            buf_fmt(&globals, "%02x", text[i]);
        }
        if (cut % 2 != 0) { /* an empty record in between, where no letters are */
            const bool among = (cut >= 17 && cut < 20) || (cut >= 29 && cut < 31);

            buf_clear(&globals);
            buf_text(&globals, "fc ");
            for (size_t i = 0; i < sizeof text; i++) {
                buf_fmt(&globals, "%s%02x", i == cut ? among ? "|3c 00" : "|3c |3c " : "", text[i]);
            }
        }
        binary_xls(buf_z(&globals),
                   BEGIN "fd 0000 0000 0000 00000000|fd 0000 0100 0000 01000000" END, &file);
        dumped_book(buf_view(&file), &seen);
        cr_expect_str_eq(buf_z(&seen), "[T]\nR1 0:abc 1:xy\n", "cut at %zu", cut);
        buf_free(&globals);
        buf_free(&file);
        buf_free(&seen);
    }
}

/* Half a letter at a record's end; letters that become wide. */
Test(book_records, letters_that_go_on_may_be_of_another_width) {
    static const struct records row[] = {
        {"fc 01000000 01000000 0300 00 61|3c 01 d01e 4301", BEGIN "fd 0000 0000 0000 00000000" END,
         "[T]\nR1 0:aỐŃ\n"},
        {"fc 01000000 01000000 0300 01 d01e|3c 00 61 62", BEGIN "fd 0000 0000 0000 00000000" END,
         "[T]\nR1 0:Ốab\n"},
        {"fc 01000000 01000000 0300 01 d01e d0|3c 00 61", BEGIN "fd 0000 0000 0000 00000000" END,
         "refused: chữ bị cắt"},
        {"fc 01000000 01000000 0100 00|e0 0000 0000", BEGIN "0a", "refused: chữ bị cắt"},
        {"fc 01000000 01000000 0100 00|3c |e0 0000 0000", BEGIN "0a", "refused: chữ bị cắt"},
        {"fc 01000000 01000000 0100 04 05000000 61 0000|e0 0000 0000", BEGIN "0a",
         "refused: chữ bị cắt"},
    };

    expect_xls(row, COUNT(row));
}

/* 12,000 rows are more than is held at a time: each number is that of its row. */
Test(book_records, an_xls_of_300_kb_is_read_row_by_row) {
    enum { ROWS = 12000 };
    struct buf stream = {0};
    struct buf file = {0};
    struct buf seen = {0};
    struct buf want = {0};
    struct buf one = {0};

    binary_begin(&stream, 0x600, 5);
    binary_u32(&one, 20 + 4 + 9 + 4);
    buf_add(&one, "\0\0\1\0T", 5);
    cr_assert_eq(stream.n, 20);
    one.p[0] = (char)(stream.n + 4 + one.n + 4);
    binary_record(&stream, 0x85, &one);
    binary_hex(&stream, 0x0a, "");
    binary_begin(&stream, 0x600, 0x10);
    buf_text(&want, "[T]\n");
    for (unsigned r = 0; r < ROWS; r++) {
        buf_clear(&one);
        binary_u16(&one, r);
        binary_u16(&one, r % 7);
        binary_u16(&one, 0);
        binary_u32(&one, r * 3 << 2 | 2);
        while (r % 11 == 0 && one.n < 23) {
            buf_char(&one, '\0'); /* of another length now and then */
        }
        binary_record(&stream, 0x27e, &one);
        buf_fmt(&want, "R%u %u#%u\n", r + 1, r % 7, r * 3);
    }
    binary_hex(&stream, 0x0a, "");
    binary_compound("Workbook", &stream, &file);
    dumped_book(buf_view(&file), &seen);
    cr_expect(str_eq(buf_view(&seen), buf_view(&want)), "%.200s", buf_z(&seen));
    buf_free(&one);
    buf_free(&want);
    buf_free(&seen);
    buf_free(&file);
    buf_free(&stream);
}

Test(book_records, a_record_longer_than_any_is_refused) {
    for (unsigned n = 8228; n <= 8229; n++) {
        struct buf stream = {0};
        struct buf file = {0};
        struct buf seen = {0};
        struct buf one = {0};

        binary_begin(&stream, 0x600, 5);
        memset(buf_take(&one, n), 0, n);
        binary_record(&stream, 0x99, &one);
        binary_hex(&stream, 0x0a, "");
        binary_compound("Workbook", &stream, &file);
        dumped_book(buf_view(&file), &seen);
        cr_expect_eq(strstr(buf_z(&seen), "bản ghi quá dài") == NULL, n == 8228, "%s",
                     buf_z(&seen));
        buf_free(&one);
        buf_free(&seen);
        buf_free(&file);
        buf_free(&stream);
    }
}

/* --- .xlsb ---------------------------------------------------------------------------------------------------- */

#define SHEET "9c01 18 00000000 01000000 01000000 6100 03000000 5400 3300 0a00"
#define ROWS  "9101 00|00 0c 00000000 00000000 0000 00 00|"
#define ENDS  "|9201 00"

Test(book_records, what_the_records_of_an_xlsb_say) {
    static const struct {
        struct binary_xlsb book;
        const char *seen;
    } row[] = {
        {{"9901 04 01000000|" SHEET, NULL, ROWS "05 10 02000000 01000000 0000000040cde540" ENDS, 0,
          NULL},
         "[T3\n]\nR1 2=2026-03-31\n"},
        {{"9901 04 02000000|" SHEET, NULL, ROWS "05 10 02000000 01000000 000000000084e640" ENDS, 0,
          NULL},
         "[T3\n]\nR1 2=2026-03-31\n"},
        {{"9901 03 010000|" SHEET, NULL, ROWS "05 10 02000000 01000000 000000000084e640" ENDS, 0,
          NULL},
         "[T3\n]\nR1 2=2026-03-31\n"},
        {{"9c01 14 01000000 01000000 01000000 6400 01000000 4300|" SHEET, NULL,
          ROWS "05 10 02000000 00000000 0000000000001c40" ENDS, 0, NULL},
         "[T3\n]\nR1 2#7\n"}, /* a chart */
        {{"9c01 14 01000000 01000000 01000000 7a00 01000000 4300|" SHEET, NULL,
          ROWS "05 10 02000000 00000000 0000000000001c40" ENDS, 0, NULL},
         "[T3\n]\nR1 2#7\n"}, /* a sheet that has no part */
        {{"9c01 14 01000000 01000000 01000000 6100 01000000 4300", NULL,
          ROWS "05 10 02000000 00000000 0000000000001c40" ENDS, 0, NULL},
         "[C ẩn]\nR1 2#7\n"},
        {{"9c01 0c 01000000 01000000 02000000", NULL, ROWS "9201 00", 0, NULL},
         "refused: danh sách trang tính"},
        {{"9c01 12 01000000 01000000 01000000 6100 01000000", NULL, ROWS "9201 00", 0, NULL},
         "refused: danh sách trang tính"},
        {{NULL, "13 04 00 020000", ROWS "9201 00", 0, NULL}, "refused: chữ dùng chung"},
        {{NULL, "13 07 00 02000000 6100", ROWS "9201 00", 0, NULL}, "refused: chữ dùng chung"},
        {{NULL, "13 07 00 01000000 6100", ROWS "07 0c 00000000 00000000 00000000" ENDS, 0, NULL},
         "[T3\n]\nR1 0:a\n"},
        {{NULL, "13 05 00 ffffffff", ROWS "07 0c 00000000 00000000 00000000" ENDS, 0, NULL},
         "[T3\n]\nR1\n"},
        {{NULL, NULL, ROWS "07 0c 00000000 00000000 02000000" ENDS, 0, NULL}, "refused: "},
        {{NULL, NULL, ROWS "05 0f 02000000 00000000 00000000001c40" ENDS, 0, NULL},
         "refused: một ô bị cắt"},
        {{NULL, NULL, ROWS "06 0c 02000000 00000000 01000000" ENDS, 0, NULL},
         "refused: một ô bị cắt"},
        {{NULL, NULL, ROWS "06 0e 02000000 00000000 01000000 6100" ENDS, 0, NULL},
         "[T3\n]\nR1 2:a\n"},
        {{NULL, NULL, ROWS "08 0e 02000000 00000000 01000000 6100" ENDS, 0, NULL},
         "[T3\n]\nR1 2:a\n"},
        {{NULL, NULL, ROWS "09 10 02000000 00000000 0000000000001c40" ENDS, 0, NULL},
         "[T3\n]\nR1 2#7\n"},
        {{NULL, NULL, ROWS "0a 09 02000000 00000000 01" ENDS, 0, NULL}, "[T3\n]\nR1 2?1\n"},
        {{NULL, NULL, ROWS "0a 09 02000000 00000000 00" ENDS, 0, NULL}, "[T3\n]\nR1 2?0\n"},
        {{NULL, NULL, ROWS "0a 08 02000000 00000000" ENDS, 0, NULL}, "[T3\n]\nR1 2?0\n"},
        {{NULL, NULL, ROWS "0b 09 02000000 00000000 07" ENDS, 0, NULL}, "[T3\n]\nR1 2!#DIV/0!\n"},
        {{NULL, NULL, ROWS "03 08 02000000 00000000" ENDS, 0, NULL}, "[T3\n]\nR1 2!#NULL!\n"},
        {{NULL, NULL, ROWS "01 08 02000000 00000000|0c 08 03000000 00000000" ENDS, 0, NULL},
         "[T3\n]\nR1\n"}, /* blank, and no cell */
        {{NULL, NULL, ROWS "02 0c 02000000 010000ff 82d00200" ENDS, 0, NULL},
         "[T3\n]\nR1 2=2026-03-31\n"}, /* flags stand above the format */
        {{NULL, NULL, "9101 00|02 0c 02000000 00000000 06000000" ENDS, 0, NULL}, "[T3\n]\n"},
        {{NULL, NULL, ROWS "9201 00|02 0c 02000000 00000000 06000000", 0, NULL}, "[T3\n]\nR1\n"},
        {{NULL, NULL, "00 0c 00000000 00000000 0000 00 00|9101 00" ENDS, 0, NULL}, "[T3\n]\n"},
        {{NULL, NULL, "9101 00|00 0c ffff0f00 00000000 0000 00 00" ENDS, 0, NULL},
         "[T3\n]\nR1048576\n"},
        {{NULL, NULL, "9101 00|00 0c 00001000 00000000 0000 00 00" ENDS, 0, NULL},
         "refused: các dòng không theo thứ tự"},
        {{NULL, NULL, "9101 00|00 0b 00000000 00000000 0000 00" ENDS, 0, NULL},
         "refused: các dòng không theo thứ tự"},
        {{NULL, NULL, ROWS "00 0c 00000000 00000000 0000 00 00" ENDS, 0, NULL},
         "refused: các dòng không theo thứ tự"},
        {{NULL, NULL, ROWS "00 0c 01000000 00000000 0000 00 10" ENDS, 0, NULL},
         "[T3\n]\nR1\nR2h\n"},
        {{NULL, NULL, ROWS "02 0c 00400000 00000000 06000000" ENDS, 0, NULL},
         "refused: hơn 16.384 ô"},
        {{NULL, NULL, ROWS "02 0c ff3f0000 00000000 06000000" ENDS, 0, NULL},
         "[T3\n]\nR1 16383#1\n"},
    };

    for (size_t i = 0; i < COUNT(row); i++) {
        struct buf file = {0};
        struct buf seen = {0};

        binary_xlsb(&row[i].book, &file);
        dumped_book(buf_view(&file), &seen);
        expect_seen(&seen, row[i].seen, i);
        buf_free(&file);
        buf_free(&seen);
    }
}

Test(book_records, columns_that_an_xlsb_hides) {
#define COLUMNS(from, to, flags) "3c 12 " from to "00000000 00000000 " flags
    static const struct {
        const char *columns, *seen;
    } row[] = {
        {COLUMNS("02000000", "02000000", "0100"), "[T3\n]\n(1 cột ẩn)\n"},
        {COLUMNS("02000000", "04000000", "0100"), "[T3\n]\n(3 cột ẩn)\n"},
        {COLUMNS("02000000", "04000000", "0200"), "[T3\n]\n"},
        {COLUMNS("04000000", "02000000", "0100"), "[T3\n]\n"},
        {COLUMNS("00000000", "ff3f0000", "0100"), "[T3\n]\n(16384 cột ẩn)\n"},
        {COLUMNS("00000000", "00400000", "0100"), "[T3\n]\n"},
        {"3c 11 02000000 04000000 00000000 00000000 01", "[T3\n]\n"},
        {"3d 12 02000000 04000000 00000000 00000000 0100", "[T3\n]\n"},
    };

    for (size_t i = 0; i < COUNT(row); i++) {
        struct buf file = {0};
        struct buf seen = {0};
        struct buf sheet = {0};

        buf_fmt(&sheet, "%s|9101 00|9201 00", row[i].columns);
        binary_xlsb(&(struct binary_xlsb){.sheet = buf_z(&sheet)}, &file);
        dumped_book(buf_view(&file), &seen);
        cr_expect_str_eq(buf_z(&seen), row[i].seen, "%zu", i);
        buf_free(&sheet);
        buf_free(&file);
        buf_free(&seen);
    }
}

/* 400 KB: more than is held at a time, with records of 127 and 128 bytes, whose lengths have one byte and two. */
Test(book_records, an_xlsb_of_400_kb_is_read_row_by_row) {
    enum { ROWS_MANY = 6000 };
    struct buf file = {0};
    struct buf seen = {0};
    struct buf want = {0};
    struct buf sheet = {0};

    buf_text(&sheet, "9101 00|");
    buf_text(&want, "[T3\n]\n");
    for (unsigned r = 0; r < ROWS_MANY; r++) {
        buf_fmt(&sheet,
                "00 0c %02x%02x0000 00000000 0000 00 00|02 0c 01000000 00000000 "
                "%02x%02x%02x00|",
                r & 0xff, r >> 8, (r * 12 + 2) & 0xff, (r * 12 + 2) >> 8 & 0xff,
                (r * 12 + 2) >> 16);
        buf_fmt(&sheet, r % 2 == 0 ? "63 7f" : "63 8001");
        for (unsigned i = 0; i < 127 + r % 2; i++) {
            buf_text(&sheet, "00");
        }
        buf_fmt(&want, "R%u 1#%u\n", r + 1, r * 3);
    }
    buf_text(&sheet, "9201 00");
    binary_xlsb(&(struct binary_xlsb){.sheet = buf_z(&sheet)}, &file);
    dumped_book(buf_view(&file), &seen);
    cr_expect(str_eq(buf_view(&seen), buf_view(&want)), "%.200s", buf_z(&seen));
    buf_free(&sheet);
    buf_free(&want);
    buf_free(&seen);
    buf_free(&file);
}
