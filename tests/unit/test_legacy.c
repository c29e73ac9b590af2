/* test_legacy - decoders, held against the shipped letter list in every encoding. */

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "text/legacy.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* The whole text decoded in pieces of `piece` bytes (0: two pieces, cut at `cut`). */
static uint64_t
decode(enum legacy_encoding enc, str s, size_t piece, size_t cut, struct buf *out) {
    struct legacy_decoder d;

    buf_clear(out);
    legacy_start(&d, enc);
    if (piece == 0) {
        legacy_feed(&d, (str){s.p, cut}, out);
        legacy_feed(&d, (str){s.p + cut, s.n - cut}, out);
    } else {
        for (size_t at = 0; at < s.n; at += piece) {
            legacy_feed(&d, (str){s.p + at, s.n - at < piece ? s.n - at : piece}, out);
        }
    }
    legacy_finish(&d, out);
    return d.bad;
}

/* Every way to cut the text into two, and byte by byte, gives the same. */
static void
expect(enum legacy_encoding enc, str s, str want, uint64_t bad) {
    struct buf out = {0};

    for (size_t cut = 0; cut <= s.n + 1; cut++) {
        const bool pieces = cut > s.n;
        const uint64_t got = decode(enc, s, pieces ? 1 : 0, cut, &out);

        cr_assert(str_eq(buf_view(&out), want), "%s cut at %zu: %.*s, not %.*s", legacy_name(enc),
                  cut, (int)out.n, buf_z(&out), (int)want.n, want.p);
        cr_assert_eq(got, bad, "%s cut at %zu: %lu bad", legacy_name(enc), cut, (unsigned long)got);
    }
    buf_free(&out);
}

/* "61 CC 80" as bytes, "U+00E2 U+0300" as code points. */
static size_t
hex_list(str s, uint32_t *out) {
    size_t n = 0;

    while (s.n > 0) {
        str one;

        s = str_cut(s, ' ', &one);
        if (one.n > 2 && one.p[0] == 'U') {
            one = (str){one.p + 2, one.n - 2};
        }
        out[n++] = (uint32_t)strtoul(one.p, NULL, 16);
    }
    return n;
}

enum { COLUMNS = 10 };
/* What the columns of the list are written in, and whether as bytes or as code points. */
static const struct {
    size_t column;
    enum legacy_encoding enc;
    bool points;
} written[] = {
    {2, LEGACY_UTF8, false},   {3, LEGACY_UTF8, true},    {4, LEGACY_UTF8, false},
    {5, LEGACY_UTF8, true},    {1, LEGACY_UTF16LE, true}, {3, LEGACY_UTF16LE, true},
    {5, LEGACY_UTF16LE, true}, {1, LEGACY_UTF16BE, true}, {3, LEGACY_UTF16BE, true},
    {5, LEGACY_UTF16BE, true}, {6, LEGACY_TCVN3, false},  {7, LEGACY_VNI, false},
    {8, LEGACY_CP1258, false},
};

static void
encode(struct buf *b, enum legacy_encoding enc, uint32_t v, bool points) {
    if (enc == LEGACY_UTF16LE) {
        buf_char(b, (char)(v & 0xff));
        buf_char(b, (char)(v >> 8));
    } else if (enc == LEGACY_UTF16BE) {
        buf_char(b, (char)(v >> 8));
        buf_char(b, (char)(v & 0xff));
    } else if (points) {
        utf8_put(b, v);
    } else {
        buf_char(b, (char)v);
    }
}

/* The letter between others, twice, in one way of writing. */
static void
check_cell(size_t w, str letter, str cell) {
    const enum legacy_encoding enc = written[w].enc;
    struct buf in = {0};
    struct buf want = {0};
    uint32_t v[8];
    const size_t n = hex_list(cell, v);

    for (const char *p = "xN,*9*t\n"; *p != '\0'; p++) {
        if (*p == '*') {
            for (size_t i = 0; i < n; i++) {
                encode(&in, enc, v[i], written[w].points);
            }
            buf_str(&want, letter);
        } else {
            encode(&in, enc, (unsigned char)*p, written[w].points);
            buf_char(&want, *p);
        }
    }
    expect(enc, buf_view(&in), buf_view(&want), 0);
    buf_free(&in);
    buf_free(&want);
}

Test(legacy, every_letter_of_the_list_is_decoded_from_every_encoding_wherever_it_is_cut) {
    struct buf list = {0};
    struct err e;
    size_t rows = 0;
    size_t cells[COUNT(written)] = {0};
    str rest;
    str line;

    cr_assert(fs_slurp("templates/tham-chieu/bang_ma_cu.csv", 1 << 20, &list, &e), "%s", e.what);
    rest = str_cut(buf_view(&list), '\n', &line);
    cr_assert(str_starts(line, STR("ky_tu_nfc,ma_diem,utf8_nfc,ma_diem_nfd,utf8_nfd,"
                                   "ma_diem_to_hop,tcvn3,vni_windows,cp1258")));
    while (rest.n > 0) {
        str cell[COLUMNS] = {{0}};

        rest = str_cut(rest, '\n', &line);
        for (size_t c = 0; c < COLUMNS; c++) {
            line = str_cut(line, ',', &cell[c]);
        }
        for (size_t w = 0; w < COUNT(written); w++) {
            if (cell[written[w].column].n > 0) {
                check_cell(w, cell[0], cell[written[w].column]);
                cells[w]++;
            }
        }
        rows++;
    }
    cr_assert_eq(rows, 134);
    for (size_t w = 0; w < COUNT(written); w++) {
        cr_assert_eq(cells[w], written[w].enc == LEGACY_TCVN3 ? 74 : 134, "way %zu", w);
    }
    buf_free(&list);
}

Test(legacy, what_does_not_decode_is_kept_as_a_replacement_and_counted) {
    static const struct {
        enum legacy_encoding enc;
        str in, want;
        uint64_t bad;
    } row[] = {
        {LEGACY_UTF8,
         {"a\xff"
          "b",
          3},
         {"a\ufffd"
          "b",
          5},
         1},
        {LEGACY_UTF8, {"\xe1\xbb", 2}, {"\ufffd\ufffd", 6}, 2},
        {LEGACY_UTF8,
         {"\xe1\xbb"
          "a",
          3},
         {"\ufffd\ufffd"
          "a",
          7},
         2},
        {LEGACY_UTF8, {"\xed\xa0\x80", 3}, {"\ufffd\ufffd\ufffd", 9}, 3},
        {LEGACY_UTF8, {"e\xff\xcc\x81", 4}, {"e\ufffd\u0301", 6}, 1},
        {LEGACY_UTF8, {"a\0b", 3}, {"a\0b", 3}, 0},
        {LEGACY_UTF8, {"\xef\xbb\xbf\xef\xbb\xbfx", 7}, {"\ufeffx", 4}, 0},
        {LEGACY_UTF8, {"\xef\xbb\xbfx", 4}, {"x", 1}, 0},
        {LEGACY_UTF8, {"\xef\xbb\xbf", 3}, {"", 0}, 0},
        {LEGACY_UTF8, {"\xef\xbb", 2}, {"\ufffd\ufffd", 6}, 2},
        {LEGACY_UTF8, {"", 0}, {"", 0}, 0},
        {LEGACY_UTF8, {"\xf0\x9f\x98\x80o\xcc\x82\xcc\xa3", 9}, {"😀ộ", 7}, 0},
        {LEGACY_UTF16LE,
         {"\xff\xfe"
          "a\0",
          4},
         {"a", 1},
         0},
        {LEGACY_UTF16BE, {"\xfe\xff\0a", 4}, {"a", 1}, 0},
        {LEGACY_UTF16LE, {"a\0b", 3}, {"a\ufffd", 4}, 1},
        {LEGACY_UTF16LE, {"\x3d\xd8\x00\xde", 4}, {"😀", 4}, 0},
        {LEGACY_UTF16BE, {"\xd8\x3d\xde\x00", 4}, {"😀", 4}, 0},
        {LEGACY_UTF16LE,
         {"\x3d\xd8"
          "a\0",
          4},
         {"\ufffd"
          "a",
          4},
         1},
        {LEGACY_UTF16LE,
         {"\x00\xde"
          "a\0",
          4},
         {"\ufffd"
          "a",
          4},
         1},
        {LEGACY_UTF16LE, {"\x3d\xd8\x3d\xd8\x00\xde", 6}, {"\ufffd😀", 7}, 1},
        {LEGACY_UTF16LE, {"\x3d\xd8", 2}, {"\ufffd", 3}, 1},
        {LEGACY_TCVN3, {"a\x80", 2}, {"a\ufffd", 4}, 1},
        {LEGACY_TCVN3, {"\x93Th\xb5nh\x94", 7}, {"“Thành”", 12}, 0},
        {LEGACY_VNI, {"b\xf9", 2}, {"b\ufffd", 4}, 1},
        {LEGACY_VNI, {"\xf9", 1}, {"\ufffd", 3}, 1},
        {LEGACY_VNI, {"a\xf9\xf9", 3}, {"á\ufffd", 5}, 1},
        {LEGACY_VNI, {"e\xea", 2}, {"e\ufffd", 4}, 1},
        {LEGACY_VNI, {"a\xff", 2}, {"a\ufffd", 4}, 1},
        {LEGACY_VNI, {"Ng\xf6\xf4\xf8i Vie\xe4t", 11}, {"Người Việt", 14}, 0},
        {LEGACY_CP1258, {"a\x90", 2}, {"a\ufffd", 4}, 1},
        {LEGACY_CP1258, {"Vi\xea\xf2t Nam \x96 5\xfe", 14}, {"Việt Nam – 5₫", 19}, 0},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        expect(row[i].enc, row[i].in, row[i].want, row[i].bad);
    }
}

Test(legacy, a_letter_with_more_marks_than_any_writing_has_is_bad) {
    struct buf in = {0};
    struct buf out = {0};

    buf_char(&in, 'a');
    for (int i = 0; i < 60; i++) {
        utf8_put(&in, 0x301);
    }
    cr_assert_gt(decode(LEGACY_UTF8, buf_view(&in), 7, 0, &out), 0);
    cr_assert(utf8_is_nfc(buf_view(&out)));
    buf_free(&in);
    buf_free(&out);
}

Test(legacy, any_bytes_give_clean_utf8_in_nfc_however_they_are_cut) {
    static const unsigned char pool[] = {'a',  'o',  'U',  'e',  'i',  'y',  '1',  ',',  '\n', '<',
                                         0xcc, 0x80, 0x81, 0xa3, 0x9b, 0x86, 0x82, 0xc6, 0xb0, 0xe1,
                                         0xba, 0xbb, 0x87, 0xc3, 0xa2, 0xf0, 0x9f, 0xef, 0xbf, 0xbe,
                                         0xff, 0xfe, 0xf2, 0xd2, 0xde, 0xec, 0xf9, 0xd8, 0xdc, 0x00,
                                         0x01, 0x03, 0x1e, 0xe0, 0xa0, 0xed, 0xf4};
    struct buf whole = {0};
    struct buf parts = {0};
    unsigned seed = 2026;

    for (int round = 0; round < 20000; round++) {
        char text[32];
        const size_t n = (size_t)(round % 32);

        for (size_t i = 0; i < n; i++) {
            seed = seed * 1103515245U + 12345U;
            text[i] = (char)pool[(seed >> 16) % sizeof pool];
        }
        for (unsigned enc = 0; enc < LEGACY_ENCODING_COUNT; enc++) {
            const enum legacy_encoding as = (enum legacy_encoding)enc;
            const uint64_t bad = decode(as, (str){text, n}, 32, 0, &whole);

            seed = seed * 1103515245U + 12345U;
            cr_assert_eq(decode(as, (str){text, n}, 1 + (seed >> 16) % 5, 0, &parts), bad);
            cr_assert(str_eq(buf_view(&whole), buf_view(&parts)), "round %d %s", round,
                      legacy_name(as));
            cr_assert(utf8_valid(buf_view(&whole)));
            cr_assert(utf8_is_nfc(buf_view(&whole)), "round %d %s", round, legacy_name(as));
        }
    }
    buf_free(&whole);
    buf_free(&parts);
}

/* --- which encoding is it? ----------------------------------------------------- */

/* The codes of a letter by one column of the list, 0 when it has none there. */
static size_t
codes_of(str letter, size_t column, str list, uint32_t *out) {
    while (list.n > 0) {
        str line;
        str cell[COLUMNS] = {{0}};

        list = str_cut(list, '\n', &line);
        for (size_t c = 0; c < COLUMNS; c++) {
            line = str_cut(line, ',', &cell[c]);
        }
        if (str_eq(cell[0], letter)) {
            return hex_list(cell[column], out);
        }
    }
    return 0;
}

/* Text written in an old encoding by the columns of the list (a tool of the test only: the
 * program never writes one).  A capital that TCVN3 lacks is typed as the small letter. */
static void
write_as(struct buf *b, enum legacy_encoding enc, str text, str list) {
    const size_t column = enc == LEGACY_TCVN3 ? 6 : enc == LEGACY_VNI ? 7 : 8;
    const bool unicode = enc == LEGACY_UTF16LE || enc == LEGACY_UTF16BE || enc == LEGACY_UTF8;
    struct arena a = ARENA_EMPTY;

    for (size_t at = 0; at < text.n;) {
        const size_t from = at;
        const uint32_t cp = (uint32_t)utf8_next(text, &at);
        const str letter = {text.p + from, at - from};
        uint32_t v[8];
        size_t n;

        if (cp < 0x80 || unicode) {
            encode(b, enc, cp, true);
            continue;
        }
        n = codes_of(letter, column, list, v);
        if (n == 0) {
            n = codes_of(utf8_lower(&a, letter), column, list, v);
        }
        cr_assert_gt(n, 0);
        for (size_t i = 0; i < n; i++) {
            buf_char(b, (char)v[i]);
        }
    }
    arena_free(&a);
}

static bool
decide(str bytes, size_t piece, enum legacy_encoding *enc, struct buf *why) {
    struct legacy_evidence v;
    bool decided;

    memset(&v, 0, sizeof v);
    for (size_t at = 0; at < bytes.n; at += piece) {
        legacy_evidence_add(&v, (str){bytes.p + at, bytes.n - at < piece ? bytes.n - at : piece});
    }
    buf_clear(why);
    decided = legacy_decide(&v, enc, why);
    legacy_evidence_free(&v);
    return decided;
}

Test(legacy, the_encoding_of_a_header_and_three_rows_is_found_however_they_are_cut) {
    static const char *const file[] = {
        "Mã xã,Tên xã,Tỉnh\n05986,Phường Tam Thanh,Lạng Sơn\n06040,Xã Thất Khê,Lạng Sơn\n"
        "06613,Xã Đình Lập,Lạng Sơn\n",
        "mã số bhxh;họ tên;đơn vị\n0123456789;Nguyễn Văn An;Công ty TNHH Hoàng Long\n"
        "0123456790;Lê Thị Ngọc Hường;Trường mầm non Hoa Sữa\n0123456791;Phạm Quốc Đạt;UBND xã\n",
        "BẢO HIỂM XÃ HỘI TỈNH LẠNG SƠN\nDANH SÁCH ĐƠN VỊ CHẬM ĐÓNG\nSTT,TÊN ĐƠN VỊ\n1,HTX RƯỢU MẪU "
        "SƠN\n",
        "Số tiền (đồng)\tKỳ <Đường>đƯỜNG_Ứng~Ệ'Hệthốngnghiêncứuthịtrườngvàdịchvụ;\n1.234.567\tquý "
        "I năm 2026\n2.000\tnăm trước\n3\tphường Thuỷ Xuân\n",
    };
    struct buf list = {0};
    struct buf text = {0};
    struct buf why = {0};
    struct buf whole = {0};
    struct err e;

    cr_assert(fs_slurp("templates/tham-chieu/bang_ma_cu.csv", 1 << 20, &list, &e), "%s", e.what);
    for (size_t i = 0; i < COUNT(file); i++) {
        for (unsigned as = 0; as < LEGACY_ENCODING_COUNT; as++) {
            buf_clear(&text);
            write_as(&text, (enum legacy_encoding)as, str_from(file[i]), buf_view(&list));
            cr_assert(decide(buf_view(&text), text.n, &(enum legacy_encoding){0}, &whole));
            for (size_t piece = 1; piece <= text.n; piece = piece * 3 + 1) {
                enum legacy_encoding enc = LEGACY_ENCODING_COUNT;

                cr_assert(decide(buf_view(&text), piece, &enc, &why), "file %zu: %s", i,
                          buf_z(&why));
                /* whole words are weighed once, those that a piece ends in byte by byte: the counts are the same */
                cr_assert(str_eq(buf_view(&why), buf_view(&whole)), "%s, whole: %s", buf_z(&why),
                          buf_z(&whole));
                cr_assert_eq(enc, as, "file %zu by %zu: %s", i, piece, buf_z(&why));
                cr_assert(utf8_clean(buf_view(&why)));
            }
        }
    }
    buf_free(&list);
    buf_free(&text);
    buf_free(&why);
    buf_free(&whole);
}

Test(legacy, the_verdict_follows_the_evidence_or_is_withheld) {
    static const struct {
        str bytes;
        bool decided;
        enum legacy_encoding enc;
        const char *why; /* what must be said */
    } row[] = {
        {{"ma_xa,ten\n1,2\n", 14}, true, LEGACY_UTF8, "ASCII"},
        {{"", 0}, true, LEGACY_UTF8, "ASCII"},
        {{"\xef\xbb\xbf"
          "a\n",
          5},
         true,
         LEGACY_UTF8,
         "BOM"},
        {{"\xff\xfe"
          "a\0\n\0",
          6},
         true,
         LEGACY_UTF16LE,
         "BOM"},
        {{"\xfe\xff\0a\0\n", 6}, true, LEGACY_UTF16BE, "BOM"},
        {{"a\0,\0b\0\n\0", 8}, true, LEGACY_UTF16LE, "4 "},
        {{"\0a\0,\0b\0\n", 8}, true, LEGACY_UTF16BE, "4 "},
        /* one broken row in a UTF-8 file is a matter of that row */
        {{"x\xc3\xa0 x\xc3\xa0 x\xc3\xa0 x\xc3\xa0 \xe9", 17},
         true,
         LEGACY_UTF8,
         "1 chu\xe1\xbb\x97i"},
        /* French: no Vietnamese syllables in it */
        {{"Caf\xe9 soci\xe9t\xe9 na\xefve \xe9l\xe8ve M\xfcller", 32},
         false,
         LEGACY_VNI,
         "không rõ"},
        /* one word alone: Tân in Windows-1258 and Tõn in TCVN3 are both syllables */
        {{"T\xe2n", 3}, false, LEGACY_VNI, "không rõ"},
        /* half UTF-8, half TCVN3 */
        {{"x\xc3\xa0 H\xe1\xbb\x87 X\xb7 T\xa9n L\xb9ng", 19}, false, LEGACY_VNI, "không rõ"},
        {{"\x81\x8d\x8f\x90\xff", 5}, false, LEGACY_VNI, "không rõ"},
    };
    struct buf why = {0};

    for (size_t i = 0; i < COUNT(row); i++) {
        for (size_t piece = 1; piece < 5; piece++) {
            enum legacy_encoding enc = LEGACY_VNI;

            cr_assert_eq(decide(row[i].bytes, piece, &enc, &why), row[i].decided, "row %zu: %s", i,
                         buf_z(&why));
            cr_assert_eq(enc, row[i].enc, "row %zu: %s", i, buf_z(&why));
            cr_assert_not_null(strstr(buf_z(&why), row[i].why), "row %zu: %s", i, buf_z(&why));
        }
    }
    buf_free(&why);
}

Test(legacy, long_plain_stretches_do_not_hide_the_words_around_them) {
    static char text[3000];
    enum legacy_encoding enc = LEGACY_ENCODING_COUNT;
    struct buf why = {0};

    memset(text, '7', sizeof text);
    memcpy(text + 900, " H\xb5 N\xe9i, Tam K\xfa, Qu\xb6ng", 22);
    memcpy(text + 1100, "g Ninh ", 7);
    for (size_t piece = 1; piece <= sizeof text; piece = piece * 2 + 1) {
        cr_assert(decide((str){text, sizeof text}, piece, &enc, &why), "%s", buf_z(&why));
        cr_assert_eq(enc, LEGACY_TCVN3, "by %zu: %s", piece, buf_z(&why));
        cr_assert_not_null(strstr(buf_z(&why), "TCVN3 (ABC): 4 "), "by %zu: %s", piece,
                           buf_z(&why));
    }
    buf_free(&why);
}

Test(legacy, encodings_are_known_by_their_ids) {
    static const struct {
        const char *id;
        enum legacy_encoding want;
    } row[] = {{"utf-8", LEGACY_UTF8},       {"utf-16le", LEGACY_UTF16LE},
               {"utf-16be", LEGACY_UTF16BE}, {"cp1258", LEGACY_CP1258},
               {"tcvn3", LEGACY_TCVN3},      {"vni", LEGACY_VNI}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        enum legacy_encoding enc = LEGACY_ENCODING_COUNT;

        cr_assert(legacy_from_id(str_from(row[i].id), &enc), "%s", row[i].id);
        cr_assert_eq(enc, row[i].want);
    }
    {
        enum legacy_encoding enc = LEGACY_VNI;

        cr_assert_not(legacy_from_id(STR("utf8"), &enc));
        cr_assert_eq(enc, LEGACY_VNI);
    }
}

/* Runs of ASCII are read at once; fed unit by unit, as a whole, and with a run that ends within a letter's marks. */
Test(legacy, letters_of_ascii_in_two_bytes_are_read_in_runs) {
    static const size_t lengths[] = {1, 2, 127, 128, 129, 300};

    for (int big = 0; big < 2; big++) {
        for (size_t k = 0; k < COUNT(lengths); k++) {
            struct buf in = {0};
            struct buf out = {0};
            struct buf want = {0};

            for (size_t i = 0; i < lengths[k]; i++) {
                buf_add(&in, big ? "\0e" : "e\0", 2);
                buf_add(&want, "e", i + 1 < lengths[k]);
            }
            buf_add(&in, big ? "\3\1\0,\0\0\0b\1\x7f" : "\1\3,\0\0\0b\0\x7f\1", 10);
            buf_add(&want, "é,\0bſ", 7);
            for (size_t chunk = 1; chunk <= in.n; chunk += chunk == 1 ? 2 : in.n) {
                buf_clear(&out);
                cr_expect_eq(
                    decode(big ? LEGACY_UTF16BE : LEGACY_UTF16LE, buf_view(&in), chunk, 0, &out),
                    0);
                cr_expect(str_eq(buf_view(&out), buf_view(&want)), "%zu letters: %.*s", lengths[k],
                          (int)out.n, out.p);
            }
            buf_free(&in);
            buf_free(&out);
            buf_free(&want);
        }
    }
}
