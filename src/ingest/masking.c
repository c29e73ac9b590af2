/* masking - values as findings may show them.  See masking.h. */

#include "ingest/masking.h"

#include <string.h>

#include "base/arena.h"
#include "ingest/cell.h"
#include "text/fold.h"
#include "text/utf8.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum { SHOWN = 3 };

static bool
is_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* No blank and a digit: a code, of which the end may be shown. */
static bool
looks_like_code(str s) {
    bool digit = false;

    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] <= ' ' || (unsigned char)s.p[i] >= 0x80) {
            return false;
        }
        digit |= s.p[i] >= '0' && s.p[i] <= '9';
    }
    return digit && s.n > (size_t)2 * SHOWN;
}

static size_t
mask_into(char *out, str value) {
    const bool code = looks_like_code(value);
    const size_t shown = code ? value.n - SHOWN : value.n;
    static const char more[] = "…";
    size_t n = 0;
    size_t i;

    for (i = 0; i < value.n && n < MASKING_LONGEST; i++) {
        const unsigned char c = (unsigned char)value.p[i];

        if ((c & 0xc0) == 0x80) {
            continue; /* one '*' for the whole letter */
        }
        out[n++] = i >= shown                                 ? (char)c
                   : c < ' '                                  ? ' '
                   : c >= 0x80 || is_letter_or_digit((char)c) ? '*'
                                                              : (char)c;
    }
    if (i < value.n) { /* who reads it must not take a part for the whole */
        n = MASKING_LONGEST - (sizeof more - 1);
        memcpy(out + n, more, sizeof more - 1);
        n = MASKING_LONGEST;
    }
    return n;
}

/* Columns that hold nobody's own value: codes of public lists, yes and no, and words for them. */
static bool
is_public_column(str column) {
    static const char *const name[] = {"ma_xa",      "ma_co_quan", "nhom_bhyt", "loai_hinh",
                                       "trang_thai", "loai_bhxh",  "bhtn",      "bhyt",
                                       "ma",         "chi_tieu",   "quyet_dinh"};

    for (size_t i = 0; i < COUNT(name); i++) {
        if (str_eq(column, str_from(name[i]))) {
            return true;
        }
    }
    return false;
}

/* Columns that stand in lists and in figures typed of before, never in a row about a person. */
static bool
is_list_column(str column) {
    static const char *const name[] = {
        "phan",         "loai",      "tiem_nang",   "nhieu_noi", "hieu_luc_tu",
        "hieu_luc_den", "viet_tat",  "ty_le",       "gia_tri",   "loai_tru_bao_phu",
        "ky",           "nam",       "cap",         "dan_so",    "llld",
        "ma_xa_cu",     "ma_xa_moi", "don_vi_tinh", "thuc_hien"};

    for (size_t i = 0; i < COUNT(name); i++) {
        if (str_eq(column, str_from(name[i]))) {
            return true;
        }
    }
    return false;
}

/* Words that say what a person has or what a tax payer does, and are nobody's name all together: one of them at least
 * stands in no name. */
static bool
is_vocabulary(str value) {
    static const char *const certain[] = {"hoat_dong", "bhxh",      "bhyt",     "bhtn",
                                          "bat_buoc",  "tu_nguyen", "tham_gia", "nnt",
                                          "bao_hiem",  "doi_tuong", "khong"};
    static const char words[] =
        "_nnt_dang_hoat_dong_ngung_tam_khong_con_tai_dia_chi_da_duoc_cap_gcn_dkt_mst_ma_so_thue_"
        "chua_hoan_thanh_thu_tuc_cham_dut_hieu_luc_chuyen_co_quan_quan_ly_pha_san_giai_the_kinh_"
        "doanh_ho_ca_nhan_cho_lam_dang_ky_thong_tin_ap_dung_nghi_mo_bhxh_bhyt_bhtn_bao_hiem_xa_hoi_"
        "that_nghiep_y_te_bat_buoc_tu_nguyen_loai_hinh_nhom_doi_tuong_tham_gia_co_dong_yes_no_"
        "nam_nu_khac_the_het_han_";
    struct arena a = ARENA_EMPTY;
    str key = fold_key(&a, value);
    bool all = false;

    for (size_t i = 0; i < COUNT(certain); i++) {
        all = all || memmem(key.p, key.n, certain[i], strlen(certain[i])) != NULL;
    }
    while (all && key.n > 0) {
        char word[16] = "_";
        str one;

        key = str_cut(key, '_', &one);
        all = one.n > 0 && one.n + 3 < sizeof word;
        if (all) {
            memcpy(word + 1, one.p, one.n);
            word[one.n + 1] = '_';
            all = strstr(words, word) != NULL;
        }
    }
    arena_free(&a);
    return all;
}

/* A commune by its full name.  Nobody is called "Xã", though some are called Xa; a number makes it an address. */
static bool
is_place(str value) {
    static const char *const kind[] = {"Xã ",       "xã ",       "XÃ ",       "Phường ",
                                       "phường ",   "PHƯỜNG ",   "Đặc khu ",  "ĐẶC KHU ",
                                       "Thị trấn ", "thị trấn ", "THỊ TRẤN ", "đặc khu "};
    bool is = false;

    for (size_t i = 0; i < COUNT(kind); i++) {
        is = is || str_starts(value, str_from(kind[i]));
    }
    for (size_t i = 0; i < value.n; i++) {
        is = is && !(value.p[i] >= '0' && value.p[i] <= '9');
    }
    return is;
}

/* A word in it begins with a small letter, as none of a person's name does. */
static bool
is_sentence(str s) {
    bool begins = true;
    bool is = false;
    size_t at = 0;

    while (at < s.n) {
        const int32_t cp = utf8_next(s, &at);

        is = is || (begins && cp > 0 && utf8_is_letter((uint32_t)cp) &&
                    utf8_lower_cp((uint32_t)cp) == (uint32_t)cp);
        begins = cp == ' ';
    }
    return is;
}

static bool
has_long_number(str s) {
    enum { LONG = 5 };
    unsigned run = 0;
    bool has = false;

    for (size_t i = 0; i < s.n; i++) {
        run = s.p[i] >= '0' && s.p[i] <= '9' ? run + 1 : 0;
        has = has || run == LONG;
    }
    return has;
}

/* A code that was written like an amount, "19 753", "19.753": a person's number has more digits. */
static bool
is_grouped_code(str s) {
    enum { DIGITS = 6 };
    size_t digits = 0;
    bool is = true;

    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];

        digits += c >= '0' && c <= '9';
        is = is && ((c >= '0' && c <= '9') || c == ' ' || c == '.' || c == ',');
    }
    return is && digits > 0 && digits <= DIGITS;
}

/* What a sheet shows where it cannot compute: "#N/A", "#REF!", "#DIV/0!". */
static bool
is_sheet_error(str s) {
    enum { LONGEST = 8 };
    bool is = s.n > 1 && s.n <= LONGEST && s.p[0] == '#';

    for (size_t i = 1; i < s.n; i++) {
        is = is && ((s.p[i] >= 'A' && s.p[i] <= 'Z') || strchr("/!?0", s.p[i]) != NULL);
    }
    return is;
}

/* Codes of public lists tell nothing about a person, and tell the reader what to mend. */
static bool
is_public(str column, str value) {
    enum { LONGEST = 7, WORDS_LONGEST = 90 };

    if (is_sheet_error(value)) {
        return true;
    }
    if (is_list_column(column)) {
        return value.n <= MASKING_LONGEST;
    }
    if (str_eq(column, STR("ten_xa"))) {
        return value.n <= WORDS_LONGEST && is_place(value);
    }
    if (!is_public_column(column)) {
        return false;
    }
    if (str_eq(column, STR("trang_thai")) && value.n <= WORDS_LONGEST && !has_long_number(value) &&
        is_sentence(value)) {
        return true; /* what a tax office calls a status, to be copied into [thue] hoat_dong */
    }
    return (value.n <= LONGEST && cell_codelike(value)) || is_grouped_code(value) ||
           (value.n <= WORDS_LONGEST && is_vocabulary(value));
}

str
masking_of(char room[MASKING_LONGEST], str column, str value) {
    return is_public(column, value) ? value : (str){room, mask_into(room, value)};
}

bool
masking_is_listed(str table, str column, str value) {
    enum { LONGEST = 200 };
    static const char *const list[] = {"xa", "co_quan", "nhom_bhyt", "loai_hinh", "quy_doi_xa"};
    bool is = false;

    for (size_t i = 0; i < COUNT(list); i++) {
        is = is || str_eq(table, str_from(list[i]));
    }
    is = (is && str_starts(column, STR("ten"))) ||
         (str_eq(table, STR("chi_tieu")) && str_eq(column, STR("chi_tieu")));
    return is && value.n <= LONGEST;
}

void
masking_show(struct buf *out, str column, str value) {
    char room[MASKING_LONGEST];

    buf_str(out, masking_of(room, column, value));
}
