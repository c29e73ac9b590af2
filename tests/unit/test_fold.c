/* test_fold - spellings that mean the same.  Traps from the official lists (FACTS 1.3). */

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "text/fold.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static struct arena arena;
static void
drop(void) {
    arena_free(&arena);
}
TestSuite(fold, .fini = drop);

Test(fold, keys_drop_case_marks_and_punctuation) {
    static const struct {
        const char *in, *key, *slug;
    } row[] = {
        {"Mã số BHXH", "ma_so_bhxh", "ma-so-bhxh"},
        {"MA-SO BHXH", "ma_so_bhxh", "ma-so-bhxh"},
        {"  Mã\u00a0 số: (BHXH) ", "ma_so_bhxh", "ma-so-bhxh"},
        {"Ma\u0303 so\u0302\u0301", "ma_so", "ma-so"},
        {"phường Thuận Hóa", "phuong_thuan_hoa", "phuong-thuan-hoa"},
        {"ĐẶNG ỷ ữ Ợ", "dang_y_u_o", "dang-y-u-o"},
        {"Số tiền (đồng)", "so_tien_dong", "so-tien-dong"},
        {"loai_bhxh", "loai_bhxh", "loai-bhxh"},
        {"Cư M'gar", "cu_m_gar", "cu-m-gar"},
        {"---", "", ""},
        {"", "", ""},
        {"a\xff"
         "b",
         "a_b", "a-b"},
        {"2026", "2026", "2026"},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        cr_assert_str_eq(fold_key(&arena, str_from(row[i].in)).p, row[i].key);
        cr_assert_str_eq(fold_slug(&arena, str_from(row[i].in)).p, row[i].slug);
    }
}

Test(fold, names_that_mean_the_same_become_equal) {
    static const struct {
        const char *in, *want;
    } row[] = {
        {"HOÀ  BÌNH", "hòa bình"},
        {"Hòa Bình", "hòa bình"},
        {"Hoa\u0300 Bi\u0300nh", "hòa bình"},
        {"Thuỷ", "thủy"},
        {"Thủy", "thủy"},
        {"Hoè", "hòe"},
        {"Hoàn", "hoàn"},
        {"Hòan", "hoàn"},
        {"Thuyền", "thuyền"},
        {"Quý", "quí"},
        {"Quí", "quí"},
        {"QUỲNH", "quình"},
        {"Kỳ Lừa", "kì lừa"},
        {"Kì Lừa", "kì lừa"},
        {"Mỹ Lý", "mĩ lí"},
        {"Thúy", "thúy"},
        {"Thúi", "thúi"},
        {"Thy", "thy"},
        {"Thi", "thi"},
        {"Ý Yên", "ý yên"},
        {"Già", "già"},
        {"Gìa", "già"},
        {"Giếng", "giếng"},
        {"Ea H’Leo", "ea h'leo"},
        {"Ea H'Leo", "ea h'leo"},
        {"Văn Miếu – Quốc Tử Giám", "văn miếu - quốc tử giám"},
        {"\u00a0Vũng \u200bLiêm ", "vũng liêm"},
        {"A Lưới 2", "a lưới 2"},
        {"Ngượiu", "ngượiu"},
        {"Nghiêngngã", "nghiêngngã"},
        {"Nghiêngngãhoà", "nghiêngngãhoà"},
        {"Đường", "đường"},
        {"Quốc", "quốc"},
        {"", ""},
        {"Krông Búk", "krông búk"},
        {"中文 Hoà", "中文 hòa"},
    };
    for (size_t i = 0; i < COUNT(row); i++) {
        const str got = fold_name(&arena, str_from(row[i].in));

        cr_assert_str_eq(got.p, row[i].want);
        cr_assert(str_eq(fold_name(&arena, got), got), "%s", row[i].want); /* folding twice */
    }
}

Test(fold, names_that_differ_stay_different) {
    static const char *const name[] = {"Hòa Bình", "Hóa Bình",  "Hoa Bình",  "Hỏa Bình",
                                       "Hoà Binh", "Tân Thành", "Tân Thanh", "Đắk",
                                       "Đăk",      "Thi",       "Thy"};
    for (size_t i = 0; i < COUNT(name); i++) {
        for (size_t j = 0; j < COUNT(name); j++) {
            cr_assert_eq(
                str_eq(fold_name(&arena, str_from(name[i])), fold_name(&arena, str_from(name[j]))),
                i == j, "%s %s", name[i], name[j]);
        }
    }
}

Test(fold, the_distance_counts_slips_of_the_hand) {
    static const struct {
        const char *a, *b;
        unsigned cap, want;
    } row[] = {{"bhxh", "bhxh", 3, 0},      {"bhxh", "bhhx", 3, 1},      {"bhxh", "bxh", 3, 1},
               {"bhxh", "bhyt", 3, 2},      {"", "abc", 5, 3},           {"abc", "", 2, 3},
               {"kitten", "sitting", 9, 3}, {"kitten", "sitting", 2, 3}, {"ca", "abc", 9, 3},
               {"hòa", "hoà", 9, 2},        {"đặng", "dang", 9, 2},      {"a", "bcdefgh", 3, 4}};
    for (size_t i = 0; i < COUNT(row); i++) {
        const str a = str_from(row[i].a);
        const str b = str_from(row[i].b);

        cr_assert_eq(fold_distance(a, b, row[i].cap), row[i].want, "%s %s", row[i].a, row[i].b);
        cr_assert_eq(fold_distance(b, a, row[i].cap), row[i].want, "%s %s", row[i].b, row[i].a);
    }
}

Test(fold, a_slip_finds_its_word_and_a_strange_word_finds_none) {
    static const char *const word[] = {"ma_so_bhxh", "ho_ten", "ngay_sinh",
                                       "ma_xa",      "bhyt",   "bhtn"};
    static const struct {
        const char *in;
        int want;
    } row[] = {{"Mã số BHXH", 0}, {"ma_so_bhhx", 0}, {"hoten", 1}, {"ngaysinh", 2}, {"Mã Xạ", 3},
               {"bhty", 4},       {"quy_luong", -1}, {"x", -1},    {"", -1}};
    for (size_t i = 0; i < COUNT(row); i++) {
        cr_assert_eq(fold_nearest(str_from(row[i].in), word, COUNT(word)), row[i].want, "%s",
                     row[i].in);
    }
    cr_assert_eq(fold_nearest(STR("bhyt"), word, 0), -1);
}

Test(fold, any_bytes_can_be_folded) {
    unsigned seed = 12345;
    char text[2][24];

    for (int round = 0; round < 20000; round++) {
        str s[2];

        for (size_t k = 0; k < 2; k++) {
            s[k] = (str){text[k], seed % 24};
            for (size_t i = 0; i < s[k].n; i++) {
                static const unsigned char pool[] = {'a',  'h',  'o',  'u',  'q',  ' ',  '1',  '0',
                                                     0xc3, 0xa0, 0xe1, 0xbb, 0x87, 0xcc, 0x80, 0xf0,
                                                     'y',  0xc6, 0xb0, '-',  'N',  'G',  0xff, 0};
                seed = seed * 1103515245U + 12345U;
                text[k][i] = (char)pool[(seed >> 16) % sizeof pool];
            }
            (void)fold_key(&arena, s[k]);
            (void)fold_name(&arena, s[k]);
        }
        (void)fold_distance(s[0], s[1], 5);
    }
}

Test(fold, written_keeps_i_and_y_and_is_as_long) {
    static const struct {
        const char *in, *want;
    } row[] = {
        {"MỸ  LÝ", "mỹ lý"}, {"Mĩ Lí", "mĩ lí"}, {"Quí Hoà", "quí hòa"}, {"QUÝ HÒA", "quý hòa"}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        const str got = fold_written(&arena, str_from(row[i].in));

        cr_expect(str_eq(got, str_from(row[i].want)), "%s: " STR_FMT, row[i].in, STR_ARG(got));
    }
}
