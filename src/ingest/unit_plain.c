/* unit_plain - what stands in the brackets of a header and is plainly no unit.  See unit_plain.h. */

#include "ingest/unit_plain.h"

#include <string.h>

static bool
is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Words that say of which people, time or account the figures are, and in no unit.  Words that change the
 * amount, as an average does, are not among them. */
static bool
is_plain_word(str piece) {
    static const char words[] =
        "_neu_co_va_hoac_cua_theo_tai_ve_cho_tu_den_trong_ngoai_cuoi_dau_giua_ky_nay_truoc_sau_"
        "hien_"
        "tinh_ngay_thang_quy_nam_thoi_diem_hien_tai_luy_ke_phat_sinh_tong_cong_so_lieu_cot_gom_bao_"
        "ca_khong_chua_da_phai_con_nop_dong_thu_thue_thua_thieu_no_cham_tra_lai_phat_goc_chot_bhxh_"
        "bhyt_bhtn_bao_hiem_xa_hoi_y_te_that_nghiep_bat_buoc_tu_nguyen_tham_gia_co_quan_don_vi_"
        "dang_ky_ke_khai_to_toan_bo_tinh_thanh_pho_phuong_thuc_te_moi_cu_ghi_chu_nhu_tren_ma_lay_"
        "tren_duoi_muc_chi_tieu_giao_hien_danh_sach_lam_tron_tien_luong_quy_lao_can_xem_nguon_"
        "chinh_thuc_uoc_rieng_khac_nguoi_dan_hop_";
    char one[16] = "_";

    if (piece.n + 3 > sizeof one) {
        return false;
    }
    memcpy(one + 1, piece.p, piece.n);
    one[piece.n + 1] = '_';
    return strstr(words, one) != NULL;
}

static bool
is_roman(str piece) {
    bool is = true;

    for (size_t i = 0; i < piece.n; i++) {
        is = is && memchr("ivx", piece.p[i], 3) != NULL;
    }
    return is;
}

bool
unit_plain(str key) {
    enum { YEAR_DIGITS = 4 };
    bool plain = true;

    while (plain && key.n > 0) {
        str piece;

        while (key.n > 0 && key.p[0] == '_') {
            key = (str){key.p + 1, key.n - 1};
        }
        piece = (str){key.p, 0};
        while (piece.n < key.n && key.p[piece.n] != '_' &&
               is_digit(key.p[piece.n]) == is_digit(key.p[0])) {
            piece.n++;
        }
        key = (str){key.p + piece.n, key.n - piece.n};
        plain = piece.n <= 1 || is_roman(piece) || is_plain_word(piece) ||
                (is_digit(piece.p[0]) && piece.n <= YEAR_DIGITS);
    }
    return plain;
}
