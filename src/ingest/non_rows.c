/* non_rows - lines of an extract that are no rows.  See non_rows.h. */

#include "ingest/non_rows.h"

#include <string.h>

#include "ingest/cell.h"
#include "text/fold.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum { WORDS_LOOKED_AT = 3, ROMAN_LONGEST = 6 };

/* Folded; a word with a '_' behind may go on, any other must be the whole cell. */
static const char *const total_word[] = {
    "cong",       "tong",       "tong_cong",  "tong_so",     "tong_chung",      "cong_chung",
    "toan_tinh",  "tong_cong_", "tong_so_",   "cong_xa_",    "cong_phuong_",    "cong_dac_khu_",
    "cong_nhom_", "cong_muc_",  "cong_phan_", "cong_trang_", "cong_mang_sang_", "mang_sang_trang_"};
/* "Tổng công ty Sông Đà" is an employer. */
static const char not_total[] = "tong_cong_ty";

static const char *const signature_word[] = {"nguoi_lap_",
                                             "lap_bieu_",
                                             "ke_toan_truong_",
                                             "thu_truong_",
                                             "giam_doc_",
                                             "pho_giam_doc_",
                                             "truong_phong_",
                                             "ky_ten_",
                                             "ky_ghi_ro_",
                                             "ghi_chu_",
                                             "xac_nhan_",
                                             "nguoi_kiem_tra_",
                                             "nguoi_duyet_",
                                             "chu_tich_",
                                             "pho_chu_tich_",
                                             "kt_giam_doc_",
                                             "tm_uy_ban_",
                                             "don_vi_tinh_",
                                             "nguon_so_lieu_",
                                             "cong_hoa_xa_hoi_chu_nghia_viet_nam_",
                                             "doc_lap_tu_do_hanh_phuc_"};

/* Of what prints the table, not of the table. */
static const char *const furniture_word[] = {"ngay_in_",
                                             "ngay_gio_in_",
                                             "thoi_gian_in_",
                                             "in_ngay_",
                                             "in_luc_",
                                             "ngay_xuat_",
                                             "ngay_ket_xuat_",
                                             "thoi_gian_xuat_",
                                             "nguoi_in_",
                                             "nguoi_xuat_",
                                             "bang_chu_",
                                             "viet_bang_chu_",
                                             "so_tien_bang_chu_",
                                             "tong_tien_bang_chu_",
                                             "tong_so_tien_bang_chu_",
                                             "tiep_theo_trang_",
                                             "xem_tiep_trang_",
                                             "het_trang_"};

static bool
begins(str key, const char *word) {
    const size_t n = strlen(word);

    if (word[n - 1] != '_') {
        return str_eq(key, (str){word, n});
    }
    return str_eq(key, (str){word, n - 1}) || str_starts(key, (str){word, n});
}

static bool
any_of(str key, const char *const *word, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (begins(key, word[i])) {
            return true;
        }
    }
    return false;
}

static bool
is_total(str key) {
    return !str_starts(key, str_from(not_total)) && any_of(key, total_word, COUNT(total_word));
}

static bool
holds(str key, const char *word) {
    return memmem(key.p, key.n, word, strlen(word)) != NULL;
}

/* "Trang 2/3", "Trang số: 2", "Trang: 2 trên 3", "Page 2 of 3": no letters but of such words. */
static bool
is_page_of(str key) {
    static const char *const head[] = {"trang_so_", "so_trang_", "trang_", "page_", "tr_"};
    size_t at = 0;

    for (size_t i = 0; at == 0 && i < COUNT(head); i++) {
        at = str_starts(key, str_from(head[i])) ? strlen(head[i]) : 0;
    }
    for (size_t i = at; at > 0 && i < key.n; i++) {
        const str rest = {key.p + i, key.n - i};

        if (str_starts(rest, STR("tren_")) || str_starts(rest, STR("of_"))) {
            i += str_starts(rest, STR("of_")) ? 2 : 4;
        } else if (key.p[i] != '_' && (key.p[i] < '0' || key.p[i] > '9')) {
            return false;
        }
    }
    return at > 0 && at < key.n;
}

static bool
is_furniture(str key) {
    return is_page_of(key) || any_of(key, furniture_word, COUNT(furniture_word));
}

/* "Huế, ngày 05 tháng 4 năm 2026" */
static bool
is_signature(str key) {
    return any_of(key, signature_word, COUNT(signature_word)) ||
           (key.n > 0 && holds(key, "ngay") && holds(key, "_thang") && holds(key, "_nam"));
}

static bool
is_roman(char c) {
    return c == 'I' || c == 'V' || c == 'X';
}

/* "II", "II.", "II. Xã", "B)" */
static bool
is_group(str s) {
    size_t n = 0;

    while (n < s.n && is_roman(s.p[n])) {
        n++;
    }
    if (n == 0 && s.n > 1 && s.p[0] >= 'A' && s.p[0] <= 'E' && (s.p[1] == '.' || s.p[1] == ')')) {
        return true;
    }
    return n > 0 && n <= ROMAN_LONGEST &&
           (n == s.n || s.p[n] == '.' || s.p[n] == ')' || s.p[n] == ' ' || s.p[n] == '-');
}

enum non_rows_kind
non_rows_kind(struct arena *scratch, const str *cell, uint32_t n) {
    const struct arena_mark mark = arena_mark(scratch);
    enum non_rows_kind kind = NON_ROWS_BLANK;
    uint32_t looked = 0;
    uint32_t words = 0;
    bool group = false;

    for (uint32_t i = 0; i < n && kind <= NON_ROWS_GROUP; i++) {
        str key;

        if (cell[i].n == 0) {
            continue;
        }
        kind = NON_ROWS_NO;
        group |= looked == 0 && is_group(cell[i]);
        words += !cell_has_digit(cell[i]);
        if (cell_has_digit(cell[i]) && cell[i].n < 8 && memchr("TtPp", cell[i].p[0], 4) == NULL) {
            looked++;
            continue; /* a number, a short code: no word to look at */
        }
        key = fold_key(scratch, cell[i]);
        if (is_furniture(key)) {
            kind = NON_ROWS_FURNITURE;
        } else if (looked++ < WORDS_LOOKED_AT && is_total(key)) {
            kind = NON_ROWS_TOTAL;
        } else if (is_signature(key)) {
            kind = NON_ROWS_SIGNATURE;
        }
    }
    arena_rewind(scratch, mark);
    return kind == NON_ROWS_NO && group && words <= 2 ? NON_ROWS_GROUP : kind;
}

/* The number or letter of a numbering cell: "(3)=(2)/(1)" is 3, "A" is 0; -1: none. */
static int
number_of(str s) {
    size_t at = s.n > 0 && (s.p[0] == '(' || s.p[0] == '[') ? 1 : 0;
    const bool open = at > 0;
    int v = 0;
    size_t digits = 0;

    if (s.n - at > 0 && s.p[at] >= 'A' && s.p[at] <= 'E') {
        at++;
        return (open ? at + 1 == s.n : at == s.n) ? 0 : -1;
    }
    for (; at < s.n && s.p[at] >= '0' && s.p[at] <= '9' && digits < 3; at++, digits++) {
        v = v * 10 + (s.p[at] - '0');
    }
    if (digits == 0 || digits > 2) {
        return -1;
    }
    if (open) {
        if (at == s.n || (s.p[at] != ')' && s.p[at] != ']')) {
            return -1;
        }
        at++;
    }
    return at == s.n || s.p[at] == '=' || s.p[at] == ' ' ? v : -1;
}

/* "A", "B", "C", ... and nothing else: columns called by letters, of the Latin or of the Vietnamese alphabet, which has
 * no F, J, W and Z. */
static bool
is_lettering(const str *cell, uint32_t n) {
    char before = 'A' - 1;
    uint32_t seen = 0;

    for (uint32_t i = 0; i < n; i++) {
        const str s = cell[i];
        const bool held = s.n == 3 && s.p[0] == '(' && s.p[2] == ')';
        const char c = s.n == 0 ? 0 : s.p[held ? 1 : 0];

        if (s.n == 0) {
            continue;
        }
        if ((s.n != 1 && !held) || c <= before || c > before + (seen < 2 ? 1 : 2) || c > 'Z') {
            return false;
        }
        before = c;
        seen++;
    }
    return seen > 2 || (seen == 2 && n == 2);
}

bool
non_rows_is_numbering(const str *cell, uint32_t n) {
    uint32_t seen = 0;
    int before = 0;

    if (is_lettering(cell, n)) {
        return true;
    }

    for (uint32_t i = 0; i < n; i++) {
        int v;

        if (cell[i].n == 0) {
            continue;
        }
        v = number_of(cell[i]);
        if (v < 0 || (v > 0 && v <= before)) {
            return false;
        }
        before = v > 0 ? v : before;
        seen++;
    }
    return seen >= 2 && before >= 1;
}

/* "2/3", "- 2 -" */
static bool
is_page(str s) {
    const bool dashed = s.n > 2 && s.p[0] == '-' && s.p[s.n - 1] == '-';
    unsigned slashes = 0;
    unsigned digits = 0;

    for (size_t i = 0; i < s.n; i++) {
        const bool mark = s.p[i] == ' ' || (dashed && s.p[i] == '-');

        slashes += s.p[i] == '/';
        digits += s.p[i] >= '0' && s.p[i] <= '9';
        if (!mark && s.p[i] != '/' && (s.p[i] < '0' || s.p[i] > '9')) {
            return false;
        }
    }
    return digits > 0 && digits <= 6 && (dashed ? slashes <= 1 : slashes == 1);
}

bool
non_rows_is_page(const str *cell, uint32_t n) {
    uint32_t pages = 0;

    for (uint32_t i = 0; i < n; i++) {
        if (cell[i].n > 0 && !is_page(cell[i])) {
            return false;
        }
        pages += cell[i].n > 0;
    }
    return pages == 1;
}

bool
non_rows_is_words(const str *cell, uint32_t n) {
    uint32_t words = 0;

    for (uint32_t i = 0; i < n; i++) {
        if (cell_has_digit(cell[i])) {
            return false;
        }
        words += cell[i].n > 0;
    }
    return words > 0;
}
