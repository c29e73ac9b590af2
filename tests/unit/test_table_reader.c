/* test_intake - what offices really export: the same rows out of every writing of them, and a corpus of files that
 * are broken in every way known.  Expected counts by hand. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "extracts.h"
#include "ingest/extract.h"
#include "thorough.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

TestSuite(table_reader, .init = extracts_set_up, .fini = extracts_tear_down);

/* --- the same rows in every writing ------------------------------------------------ */

enum form { PLAIN, DOTS, COMMAS, BLANKS, DONG, FORMS };
enum head { CANONICAL, SPOKEN, CAPITALS, LEVELS, HEADS };
enum writing {
    W_UTF8,
    W_BOM,
    W_NFD,
    W_TO_HOP,
    W_UTF16LE,
    W_UTF16BE,
    W_CP1258,
    W_TCVN3,
    W_VNI,
    WRITINGS
};
static const char separators[] = {',', ';', '\t', '|'};
static const char *const line_ends[] = {"\n", "\r\n", "\r"};

static const char *const heads[HEADS][12] = {
    [CANONICAL] = {"ma_don_vi", "ma_so_thue", "ten_don_vi", "ma_xa", "ma_co_quan", "loai_hinh",
                   "so_lao_dong", "quy_luong", "phai_dong", "da_dong", "cham_dong",
                   "so_thang_cham"},
    [SPOKEN] = {"Mã đơn vị", "Mã số thuế", "Tên đơn vị", "Mã xã", "Mã cơ quan", "Loại hình",
                "Số lao động", "Quỹ lương (đồng)", "Phải đóng", "Đã đóng", "Chậm đóng",
                "Số tháng chậm"},
    [CAPITALS] = {"MA DON VI", "MST", "TEN DON VI", "MA XA", "MA CO QUAN", "LOAI HINH",
                  "SO LAO DONG", "QUY LUONG", "PHAI DONG", "DA DONG", "CHAM DONG", "SO THANG CHAM"},
    [LEVELS] = {"Mã đơn vị", "Mã số thuế", "Tên đơn vị", "Mã xã", "Mã cơ quan", "Loại hình",
                "Số lao động", "Quỹ lương", "Phải đóng", "Đã đóng", "Số tiền chậm đóng",
                "Số tháng chậm"},
};

static const struct {
    const char *cell[6];
    long number[6]; /* -1: missing */
} employers[] = {
    {{"TZ0001A", "0100109106", "Công ty cổ phần Sông Hương", "19753", "SYT", "DNNN"},
     {12, 1234567, 1000000, 999999, 1, 2}},
    {{"TZ0002B", "0100047516-001", "Hợp tác xã nông nghiệp Thủy Thanh", "19774", "", "HTX"},
     {1234, 98765432100, 5000, 0, 5000, 1}},
    {{"TZ0003C", "", "Trường mầm non Hoa Mai \"cơ sở 2\"", "00123", "SGD", ""},
     {7, -1, -1, -1, 0, -1}},
    {{"TZ0004D", "046060999320", "Hộ kinh doanh Nguyễn Văn Tèo; thợ may, sửa chữa", "19753", "",
      "HTX"},
     {3, 45000000, 9675000, 9675000, 0, 0}},
    {{"TZ0005E", "3300000006", "Xí nghiệp gạch ngói | lò số 3", "19774", "SYT", "DNNN"},
     {250, 7654321000, 1645679015, 1000000000, 645679015, 14}},
};

static void
put_number(struct buf *b, long v, enum form f) {
    static const char *const between[FORMS] = {"", ".", ",", "\u00a0", "."};
    char digit[32];
    const size_t n = (size_t)snprintf(digit, sizeof digit, "%ld", v);

    if (v < 0) {
        buf_text(b, f == DOTS ? "-" : f == COMMAS ? "đang cập nhật" : "");
        return;
    }
    for (size_t i = 0; i < n; i++) {
        buf_text(b, i > 0 && (n - i) % 3 == 0 ? between[f] : "");
        buf_char(b, digit[i]);
    }
    buf_text(b, f == DONG ? " đ" : "");
}

/* A cell, quoted where it must be. */
static void
put_cell(struct buf *b, str s, char separator) {
    const bool quoted =
        s.n > 0 && (memchr(s.p, separator, s.n) != NULL || memchr(s.p, '"', s.n) != NULL);

    if (!quoted) {
        buf_str(b, s);
        return;
    }
    buf_char(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        buf_text(b, s.p[i] == '"' ? "\"" : "");
        buf_char(b, s.p[i]);
    }
    buf_char(b, '"');
}

static void
put_line(struct buf *b, const char *const *cell, size_t n, char separator, const char *end) {
    for (size_t i = 0; i < n; i++) {
        if (i > 0) {
            buf_char(b, separator);
        }
        put_cell(b, str_from(cell[i]), separator);
    }
    buf_text(b, end);
}

/* The table as text, in one of the forms. */
static void
put_table(struct buf *b, enum form f, enum head h, char separator, const char *end) {
    static const char *const none[12] = {"", "", "", "", "", "", "", "", "", "", "", ""};
    static const char *const top[12] = {"", "", "", "", "", "", "", "", "", "", "Tình hình nợ", ""};
    static const char *const low[12] = {
        "", "", "", "", "", "", "", "", "", "", "Số tiền chậm đóng", "Số tháng chậm"};
    static const char *const number[12] = {"(1)", "(2)", "(3)", "(4)",  "(5)",           "(6)",
                                           "(7)", "(8)", "(9)", "(10)", "(11)=(9)-(10)", "(12)"};
    static const char *const title[12] = {
        "Bảo hiểm xã hội thành phố Huế", "", "", "", "", "", "", "", "", "", "", ""};
    static const char *const unit[12] = {"", "", "", "", "", "",
                                         "", "", "", "", "", "Đơn vị tính: đồng"};
    static const char *const group[12] = {"I", "", "Phường", "", "", "", "", "", "", "", "", ""};
    static const char *const sign[12] = {"", "", "Người lập biểu", "", "", "",
                                         "", "", "Giám đốc",       "", "", ""};
    static const char *const name[12] = {"", "", "Lê Văn Ký",      "", "", "",
                                         "", "", "Trần Thị Duyệt", "", "", ""};
    long sum[6] = {0};

    if (h == LEVELS) {
        const char *first[12];

        put_line(b, title, 12, separator, end);
        put_line(b, unit, 12, separator, end);
        buf_text(b, end);
        for (size_t i = 0; i < 12; i++) {
            first[i] = i < 10 ? heads[h][i] : top[i];
        }
        put_line(b, first, 12, separator, end);
        put_line(b, low, 12, separator, end);
        put_line(b, number, 12, separator, end);
        put_line(b, group, 12, separator, end);
    } else {
        put_line(b, heads[h], 12, separator, end);
    }
    for (size_t i = 0; i < COUNT(employers); i++) {
        struct buf cell = {0};

        for (size_t k = 0; k < 12; k++) {
            if (k > 0) {
                buf_char(b, separator);
            }
            if (k < 6) {
                put_cell(b, str_from(employers[i].cell[k]), separator);
                continue;
            }
            buf_clear(&cell);
            put_number(&cell, employers[i].number[k - 6], f);
            put_cell(b, buf_view(&cell), separator);
            sum[k - 6] += employers[i].number[k - 6] > 0 ? employers[i].number[k - 6] : 0;
        }
        buf_text(b, end);
        buf_free(&cell);
    }
    if (h == LEVELS) {
        buf_fmt(b, "%c%cTổng cộng%c%c%c", separator, separator, separator, separator, separator);
        for (size_t k = 0; k < 5; k++) {
            struct buf cell = {0};

            buf_char(b, separator);
            put_number(&cell, sum[k], f);
            put_cell(b, buf_view(&cell), separator);
            buf_free(&cell);
        }
        buf_char(b, separator);
        buf_text(b, end);
        put_line(b, none, 12, separator, end);
        put_line(b, sign, 12, separator, end);
        put_line(b, name, 12, separator, end);
    }
}

/* Letters in every encoding, from the list that the program's own tables are held against. */
struct official {
    str nfc, bytes[WRITINGS]; /* empty: the encoding has no such letter */
};
static struct official letters[160];
static size_t letters_n;

static str
bytes_of(str hex, bool points) {
    struct buf b = {0};
    str kept;

    while (hex.n > 0) {
        unsigned long v;
        str one;

        hex = str_cut(hex, ' ', &one);
        v = strtoul(one.p + (points ? 2 : 0), NULL, 16);
        if (!points || v < 0x80) {
            buf_char(&b, (char)v);
        } else if (v < 0x800) {
            buf_char(&b, (char)(0xc0 | v >> 6));
            buf_char(&b, (char)(0x80 | (v & 0x3f)));
        } else {
            buf_char(&b, (char)(0xe0 | v >> 12));
            buf_char(&b, (char)(0x80 | (v >> 6 & 0x3f)));
            buf_char(&b, (char)(0x80 | (v & 0x3f)));
        }
    }
    kept = str_keep(&extracts_arena, buf_view(&b));
    buf_free(&b);
    return kept;
}

static void
load_letters(void) {
    struct buf b = {0};
    struct err e;
    str rest;
    str line;

    cr_assert(fs_slurp("templates/tham-chieu/bang_ma_cu.csv", 1 << 20, &b, &e), "%s", e.what);
    rest = str_cut(buf_view(&b), '\n', &line);
    letters_n = 0;
    while (rest.n > 0) {
        struct official *l = &letters[letters_n++];
        str cell[10];

        rest = str_cut(rest, '\n', &line);
        for (size_t i = 0; i < 10; i++) {
            line = str_cut(line, ',', &cell[i]);
        }
        l->nfc = bytes_of(cell[2], false);
        l->bytes[W_NFD] = bytes_of(cell[4], false);
        l->bytes[W_TO_HOP] = bytes_of(cell[5], true);
        l->bytes[W_TCVN3] = bytes_of(cell[6], false);
        l->bytes[W_VNI] = bytes_of(cell[7], false);
        l->bytes[W_CP1258] = bytes_of(cell[8], false);
    }
    cr_assert_eq(letters_n, 134);
    buf_free(&b);
}

static void
put_wide(struct buf *b, uint32_t cp, bool big) {
    const char hi = (char)(cp >> 8);
    const char lo = (char)cp;

    buf_char(b, big ? hi : lo);
    buf_char(b, big ? lo : hi);
}

/* text (NFC UTF-8) in one of the writings. */
static void
encode(str text, enum writing w, struct buf *out) {
    const bool wide = w == W_UTF16LE || w == W_UTF16BE;

    if (w == W_BOM) {
        buf_text(out, "\xef\xbb\xbf");
    }
    if (wide) {
        put_wide(out, 0xfeff, w == W_UTF16BE);
    }
    for (size_t at = 0; at < text.n;) {
        const unsigned char c = (unsigned char)text.p[at];
        const size_t n = c < 0x80 ? 1 : c < 0xe0 ? 2 : 3;
        const str one = {text.p + at, n};

        at += n;
        if (wide) {
            uint32_t cp = n == 1 ? c : n == 2 ? c & 0x1fu : c & 0xfu;

            for (size_t i = 1; i < n; i++) {
                cp = cp << 6 | ((unsigned char)one.p[i] & 0x3fu);
            }
            put_wide(out, cp, w == W_UTF16BE);
            continue;
        }
        if (n == 1 || w == W_UTF8 || w == W_BOM) {
            buf_str(out, one);
            continue;
        }
        if (str_eq(one, STR("\u00a0"))) {
            if (w == W_NFD || w == W_TO_HOP) {
                buf_str(out, one);
            } else {
                buf_char(out, w == W_TCVN3 || w == W_VNI ? ' ' : '\xa0');
            }
            continue;
        }
        for (size_t i = 0; i <= letters_n; i++) {
            cr_assert_lt(i, letters_n, "no letter " STR_FMT, STR_ARG(one));
            if (str_eq(letters[i].nfc, one)) {
                cr_assert_gt(letters[i].bytes[w].n, 0, "no code for " STR_FMT, STR_ARG(one));
                buf_str(out, letters[i].bytes[w]);
                break;
            }
        }
    }
}

/* The typed rows, written down by hand from the table above. */
static const char want_rows[] =
    "dv TZ0001A|Công ty cổ phần Sông Hương|0100109106|1|1|1|0|12|1234567|1000000|999999|1|200\n"
    "dv TZ0002B|Hợp tác xã nông nghiệp Thủy Thanh|0100047516001|1|2|-1|1|1234|98765432100|5000|0|"
    "5000|100\n"
    "dv TZ0003C|Trường mầm non Hoa Mai \"cơ sở 2\"||0|0|0|2|7|NONE|NONE|NONE|0|NONE\n"
    "dv TZ0004D|Hộ kinh doanh Nguyễn Văn Tèo; thợ may, sửa chữa|046060999320|1|1|-1|1|3|45000000|"
    "9675000|9675000|0|0\n"
    "dv TZ0005E|Xí nghiệp gạch ngói | lò số 3|3300000006|1|2|1|0|250|7654321000|1645679015|"
    "1000000000|645679015|1400\n"
    "ng 4600000001|NODATE|0|1|-1|2||0|0|0|NONE|NODATE|NODATE\n";

static void
expect_rows(const struct extracts_run *r, const char *what) {
    char none[32];
    struct buf want = {0};
    const char *p = want_rows;

    (void)snprintf(none, sizeof none, "%ld", (long)EXTRACT_NO_NUMBER);
    while (*p != '\0') {
        if (strncmp(p, "NONE", 4) == 0) {
            buf_text(&want, none);
            p += 4;
        } else if (strncmp(p, "NODATE", 6) == 0) {
            buf_fmt(&want, "%d", PERIOD_NO_DATE);
            p += 6;
        } else {
            buf_char(&want, *p++);
        }
    }
    cr_assert(r->ok, "%s: %s %s", what, r->e.what, r->e.where);
    cr_assert(str_eq(buf_view(&r->rows), buf_view(&want)), "%s:\n%s instead of\n%s", what,
              buf_z(&r->rows), buf_z(&want));
    buf_free(&want);
}

static void
one_writing(enum writing w) {
    static const char *const writing[] = {"UTF-8",    "BOM",    "NFD",   "tổ hợp", "UTF-16LE",
                                          "UTF-16BE", "CP1258", "TCVN3", "VNI"};
    int files = 0;

    load_letters();
    extracts_put("nguoi_tham_gia.csv", str_from(extracts_people));
    for (int f = 0; f < FORMS; f++) {
        for (int h = 0; h < HEADS; h++) {
            for (size_t s = 0; s < COUNT(separators); s++) {
                for (size_t l = 0; l < COUNT(line_ends); l++) {
                    if (((size_t)(f + h) + s + l) % EACH != 0) {
                        continue;
                    }
                    struct buf text = {0};
                    struct buf bytes = {0};
                    struct buf found = {0};
                    char what[128];
                    const struct ledger_file *a;
                    struct extracts_run r;

                    (void)snprintf(what, sizeof what, "%s, form %d, head %d, separator %c, end %zu",
                                   writing[w], f, h, separators[s], l);
                    put_table(&text, (enum form)f, (enum head)h, separators[s], line_ends[l]);
                    encode(buf_view(&text), w, &bytes);
                    extracts_put("don_vi.csv", buf_view(&bytes));
                    extracts_read(&r, NULL);
                    expect_rows(&r, what);
                    a = extracts_file(&r, "ky/don_vi.csv");
                    cr_assert_eq(a->read, COUNT(employers), "%s", what);
                    cr_assert_eq(a->accepted, COUNT(employers), "%s", what);
                    cr_assert_eq(a->skipped, h == LEVELS ? 9u : 0u, "%s: %lu skipped", what,
                                 (unsigned long)a->skipped);
                    extracts_findings(&r, &found);
                    cr_assert_str_eq(buf_z(&found), "", "%s: %s", what, buf_z(&found));
                    buf_free(&found);
                    extracts_free(&r);
                    buf_free(&text);
                    buf_free(&bytes);
                    files++;
                }
            }
        }
    }
    cr_assert_eq(files * EACH, 5 * 4 * 4 * 3);
}

Test(table_reader, reads_the_same_rows_from_utf8) {
    one_writing(W_UTF8);
}
Test(table_reader, reads_the_same_rows_from_utf8_with_bom) {
    one_writing(W_BOM);
}
Test(table_reader, reads_the_same_rows_from_decomposed_utf8) {
    one_writing(W_NFD);
}
Test(table_reader, reads_the_same_rows_from_unicode_to_hop) {
    one_writing(W_TO_HOP);
}
Test(table_reader, reads_the_same_rows_from_utf16le) {
    one_writing(W_UTF16LE);
}
Test(table_reader, reads_the_same_rows_from_utf16be) {
    one_writing(W_UTF16BE);
}
Test(table_reader, reads_the_same_rows_from_cp1258) {
    one_writing(W_CP1258);
}
Test(table_reader, reads_the_same_rows_from_tcvn3) {
    one_writing(W_TCVN3);
}
Test(table_reader, reads_the_same_rows_from_vni) {
    one_writing(W_VNI);
}

/* --- what the profile says ------------------------------------------------------------- */

Test(table_reader, obeys_the_profile_where_evidence_is_not_enough) {
    static const struct {
        const char *ini, *text;
        const char *refused; /* part of the message; NULL: read */
        long muc_dong;       /* of the first row */
    } row[] = {
        {NULL, "ma_so_bhxh,ma_xa,muc_dong\n4600000001,19753,5.000\n", NULL, 5000},
        {"[doc]\ndang_so = thap_phan\n", "ma_so_bhxh,ma_xa,muc_dong\n4600000001,19753,5000.000\n",
         NULL, 5000},
        {"[doc]\ndang_so = thap_phan\n", "ma_so_bhxh;ma_xa;muc_dong\n4600000001;19753;5,000\n",
         NULL, 5},
        {NULL,
         "ma_so_bhxh;ma_xa;muc_dong\n4600000001;19753;1.000.000\n4600000002;19753;1,000,000\n",
         "dang_so trong mục [tep.nguoi_tham_gia]", 0},
        {"[tep.nguoi_tham_gia]\ndang_so = \"1.234,5\"\n",
         "ma_so_bhxh;ma_xa;muc_dong\n4600000001;19753;1.000.000\n4600000002;19753;1,000,000\n",
         NULL, 1000000},
        {"[cot.nguoi_tham_gia]\nmuc_dong = \"Tiền | Lương nộp\"\nma_so_bhxh = Sổ\n",
         "Sổ,Mã xã,LƯƠNG NỘP\n4600000001,19753,7000\n", NULL, 7000},
        {"[cot.nguoi_tham_gia]\nmuc_dng = Tiền\n", "ma_so_bhxh,ma_xa\n", "có phải \"muc_dong\"?",
         0},
        {"[cot.nguoi_tham_gia]\nmuc_dong = Tiền\nbhyt = tien\n", "ma_so_bhxh,ma_xa\n",
         "đã dùng cho cột muc_dong", 0},
        {"[tep.nguoi_tham_gia]\ndau = cham\n", "ma_so_bhxh,ma_xa\n", "cham_phay", 0},
        {"[tep.nguoi_tham_gia]\nbang_m = tcvn3\n", "ma_so_bhxh,ma_xa\n", "có phải \"bang_ma\"?", 0},
        {"[tep.nguoi_tham_gia]\nbang_ma = utf16\n", "ma_so_bhxh,ma_xa\n", "utf-16le", 0},
        {"[tep.nguoi_tham_gia]\ntieu_de = 2\n",
         "ma_so_bhxh,ma_xa,x\nma_so_bhxh,ma_xa,muc_dong\n4600000001,19753,9000\n", NULL, 9000},
        {"[tep.nguoi_tham_gia]\ndau = cham_phay\n", "ma_so_bhxh,ma_xa\n4600000001,19753\n",
         "tiêu đề", 0},
        {"[tep.nguoi_tham_gia]\ndang_ngay = ngay\n", "ma_so_bhxh,ma_xa\n", "ngay_thang", 0},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        struct extracts_run r;
        char want[32];

        extracts_put("nguoi_tham_gia.csv", str_from(row[i].text));
        extracts_read(&r, row[i].ini);
        cr_assert_eq(r.ok, row[i].refused == NULL, "case %zu: %s", i, r.e.what);
        if (!r.ok) {
            cr_assert_not_null(strstr(r.e.what, row[i].refused), "case %zu: %s", i, r.e.what);
        } else {
            (void)snprintf(want, sizeof want, "|%ld|", row[i].muc_dong);
            cr_assert_not_null(strstr(buf_z(&r.rows), want), "case %zu: %s", i, buf_z(&r.rows));
        }
        extracts_free(&r);
    }
}

Test(table_reader, a_severity_of_the_profile_decides_what_becomes_of_a_row) {
    static const char text[] = "ma_so_bhxh,ma_xa,tu_ngay\n4600000001,99999,\n4600000002,19753,31/"
                               "02/2026\n4600000003,19753,\n";
    static const struct {
        const char *ini;
        bool ok;
        unsigned accepted, rejected;
    } row[] = {{NULL, true, 2, 1},
               {"[quy_tac]\nd08 = loai\n", true, 1, 2},
               {"[quy_tac]\nd05 = canh_bao\n", true, 3, 0},
               {"[quy_tac]\nd05 = chan\n", false, 1, 1}};

    for (size_t i = 0; i < COUNT(row); i++) {
        const struct ledger_file *a;
        struct extracts_run r;

        extracts_put("nguoi_tham_gia.csv", str_from(text));
        extracts_read(&r, row[i].ini);
        a = extracts_file(&r, "ky/nguoi_tham_gia.csv");
        cr_assert_eq(r.ok, row[i].ok, "case %zu", i);
        cr_assert_eq(a->accepted, row[i].accepted, "case %zu", i);
        cr_assert_eq(a->rejected, row[i].rejected, "case %zu", i);
        if (!r.ok) {
            cr_assert_not_null(strstr(r.e.what, "D05"));
            cr_assert_not_null(strstr(r.e.where, "dòng 3"), "%s", r.e.where);
        }
        extracts_free(&r);
    }
}

/* --- what is told, and what is never told ------------------------------------------------- */

Test(table_reader, tells_what_it_decided_and_from_what) {
    struct extracts_run r;
    str how;

    extracts_put("nguoi_tham_gia.csv",
                 STR("BẢO HIỂM XÃ HỘI\nMã số BHXH;Mã xã;Ghi chú riêng;Mức đóng;Từ ngày\n"
                     "4600000001;19753;x;1.234.567;1/2/2026\n"));
    extracts_read(&r, NULL);
    cr_assert(r.ok, "%s", r.e.what);
    how = extracts_file(&r, "ky/nguoi_tham_gia.csv")->how;
    cr_assert_str_eq(
        how.p,
        "UTF-8 (15 chữ ngoài ASCII đều đúng UTF-8), dấu ';', tiêu đề ở dòng 2, số dạng 1.234,5 "
        "(muc_dong 1 ô), tu_ngay dạng ngày/tháng/năm, không dùng cột \"Ghi chú riêng\"");
    extracts_free(&r);
}

Test(table_reader, refuses_a_file_of_another_list_of_communes) {
    static const struct {
        const char *head, *known, *unknown;
        int known_rows, unknown_rows;
        const char *part;
    } row[] = {
        {"ma_so_bhxh,ma_xa\n", "46000000%02d,19753\n", "46000000%02d,19750\n", 14, 16,
         "16 trong 30 dòng có mã xã không có trong danh mục hiệu lực ngày 31/3/2026 (ví dụ 19750)"},
        {"ma_so_bhxh,ma_xa\n", "46000000%02d,19753\n", "46000000%02d,19750\n", 15, 15, NULL},
        {"ma_so_bhxh,ma_xa\n", "46000000%02d,19753\n", "46000000%02d,19750\n", 0, 19, NULL},
        {"ma_so_bhxh,ma_xa,Tên xã\n", "46000000%02d,19753,phú xuân\n",
         "46000000%02d,19753,Phường Thuận Lộc\n", 14, 16,
         "mã 19753 trong tệp là \"Phường Thuận Lộc\", trong danh mục là \"Phường Phú Xuân\""},
        {"ma_so_bhxh,ma_xa,Tên xã\n", "46000000%02d,19753,Phường Phú Xuân\n",
         "46000000%02d,00123,BÌNH LỢI\n", 14, 16, NULL},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        struct extracts_run r;
        struct buf b = {0};

        buf_text(&b, row[i].head);
        for (int k = 0; k < row[i].known_rows + row[i].unknown_rows; k++) {
            const char *form = k < row[i].known_rows ? row[i].known : row[i].unknown;
            const char *at = strstr(form, "%02d");

            buf_add(&b, form, (size_t)(at - form));
            buf_fmt(&b, "%02d%s", k, at + 4);
        }
        extracts_put("nguoi_tham_gia.csv", buf_view(&b));
        extracts_read(&r, NULL);
        cr_assert_eq(r.ok, row[i].part == NULL, "case %zu: %s", i, r.e.what);
        if (!r.ok) {
            cr_assert_not_null(strstr(r.e.what, row[i].part), "case %zu: %s", i, r.e.what);
        }
        extracts_free(&r);
        buf_free(&b);
    }
}

/* A name that is no UTF-8 can stand in no manifest: the file would be counted and nobody could tell it. */
Test(table_reader, refuses_a_file_whose_name_cannot_be_told) {
    struct extracts_run r;

    extracts_put("nguoi_tham_gia.csv", str_from(extracts_people));
    extracts_put("nguoi_tham_gia_\xff.csv", str_from(extracts_people));
    extracts_read(&r, NULL);
    cr_assert_not(r.ok);
    cr_expect_eq(r.e.kind, ERR_NOINPUT);
    cr_expect_not_null(strstr(r.e.what, "không phải UTF-8"), "%s", r.e.what);
    extracts_free(&r);
}

/* Names, numbers and a phone, each in every column of a wrong row: none may be read in a finding, a message or the
 * account of the file. */
Test(table_reader, no_person_is_told_of_in_findings_or_messages) {
    static const char *const canary[] = {"Huỳnh Thị Kim Ngân", "4698765432",  "046187654321",
                                         "0987654321",         "46987654321", "Nguyễn"};
    static const char *const column[] = {
        "ma_so_bhxh", "ho_ten", "ngay_sinh", "gioi_tinh", "ma_xa",    "ma_don_vi", "ma_co_quan",
        "loai_bhxh",  "bhtn",   "bhyt",      "nhom_bhyt", "muc_dong", "tu_ngay",   "den_ngay"};
    struct buf b = {0};
    struct buf told = {0};
    struct extracts_run r;

    for (size_t i = 0; i < COUNT(column); i++) {
        buf_fmt(&b, "%s%s", i > 0 ? "," : "", column[i]);
    }
    buf_text(&b, "\n");
    for (size_t c = 0; c < COUNT(canary); c++) {
        for (size_t k = 0; k < COUNT(column); k++) {
            for (size_t i = 0; i < COUNT(column); i++) {
                buf_fmt(&b, "%s%s", i > 0 ? "," : "",
                        i == k   ? canary[c]
                        : i == 0 ? "4600000001"
                        : i == 4 ? "19753"
                                 : "");
            }
            buf_text(&b, k % 3 == 0 ? ",\n" : "\n");
        }
        buf_fmt(&b, "4600000001,\"%s,19753\n%s\n", canary[c], canary[c]);
    }
    extracts_put("nguoi_tham_gia.csv", buf_view(&b));
    extracts_read(&r, NULL);
    buf_fmt(&told, "%s %s", r.e.what, r.e.where);
    extracts_findings(&r, &told);
    buf_str(&told, extracts_file(&r, "ky/nguoi_tham_gia.csv")->how);
    cr_assert_gt(ledger_count(r.ledger, LEDGER_THONG_TIN), 60);
    for (size_t c = 0; c < COUNT(canary); c++) {
        cr_assert_null(strstr(buf_z(&told), canary[c]), "%s in %s", canary[c], buf_z(&told));
    }
    extracts_free(&r);
    buf_free(&b);
    buf_free(&told);
}

Test(table_reader, a_tax_status_is_its_code_and_words_of_unknown_meaning_are_told) {
    static const struct {
        const char *status;
        bool active, told;
    } row[] = {
        {"00", true, false},
        {"'00", true, false},
        {"0", true, false},
        {"04", true, false},
        {"4.0", true, false},
        {"00 - NNT đang hoạt động", true, false},
        {"00: đang hoạt động", true, false},
        {"03", false, false},
        {"03 - Ngừng hoạt động nhưng chưa hoàn thành thủ tục", false, false},
        {"NNT đang hoạt động (đã được cấp GCN ĐKT)", true, false},
        {"NNT đang hoạt động (áp dụng cho hộ kinh doanh chưa đủ thông tin đăng ký thuế)", true,
         false},
        {"ĐANG HOẠT ĐỘNG", true, false},
        {"\"NNT tạm ngừng hoạt động, kinh doanh\"", false, false},
        {"NNT không hoạt động tại địa chỉ đã đăng ký", false, false},
        {"NNT ngừng hoạt động nhưng chưa hoàn thành thủ tục chấm dứt hiệu lực MST", false, false},
        {"NNT đã chuyển cơ quan thuế quản lý", false, false},
        {"Hoạt động bình thường", false, true},
        {"000", false, true},
        {"00x", false, true},
        {"Mở", true, false}, /* the profile says so */
    };
    struct buf text = {0};
    struct buf want = {0};
    struct extracts_run r;
    uint64_t told = 0;

    buf_text(&text, "ma_so_thue,ten,trang_thai\n");
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        buf_fmt(&text, "0100109106,A,%s\n", row[i].status);
        buf_fmt(&want, "thue 0100109106|A|1|3|2|%d|", row[i].active); /* place and kind unknown */
        buf_fmt(&want, "%d|%ld|%ld\n", PERIOD_NO_DATE, (long)EXTRACT_NO_NUMBER,
                (long)EXTRACT_NO_NUMBER);
        told += row[i].told;
    }
    extracts_put("nguoi_tham_gia.csv", str_from(extracts_people));
    extracts_put("thue.csv", buf_view(&text));
    extracts_read(&r, "[thue]\nhoat_dong = 00 | 04 | Mở\n");
    cr_assert(r.ok, "%s", r.e.what);
    cr_assert(str_starts(buf_view(&r.rows), buf_view(&want)), "%s", buf_z(&r.rows));
    /* one of each row, and one of the file with the words */
    cr_assert_eq(extracts_file(&r, "ky/thue.csv")->findings[LEDGER_D09], told + 1);
    buf_free(&want);
    buf_free(&text);
    extracts_free(&r);
}
