/* test_masking - what of a value may be shown: never a person's, always a word of the tables. */

#include <criterion/criterion.h>

#include "ingest/masking.h"

Test(masking, hides_what_is_a_persons_and_nothing_else) {
    static const struct {
        const char *column, *value, *shown;
    } row[] = {
        {"ho_ten", "Nguyễn Văn A", "****** *** *"},
        {"ma_so_bhxh", "8640327168", "*******168"},
        {"loai_bhxh", "Nguyễn Văn A", "****** *** *"}, /* a cell too far to the left */
        {"loai_bhxh", "Đang tham gia", "Đang tham gia"},
        {"trang_thai", "NNT tạm ngừng hoạt động", "NNT tạm ngừng hoạt động"},
        {"ma_xa_cu", "Lạ", "Lạ"},
        {"dan_so", "mười", "mười"},
        {"don_vi_tinh", "6", "6"},
        {"ma_xa", "19753", "19753"},
        {"ma_xa", "19 753", "19 753"},
        {"ma_xa", "19.753", "19.753"},
        {"ma_xa", "079 085 001 234", "*** *** *** ***"},
        {"trang_thai", "Đang chạy thử", "Đang chạy thử"},
        {"so_lao_dong", "#REF!", "#REF!"},
        {"ho_ten", "#N/A", "#N/A"},
        {"ho_ten", "#An", "#**"},
        {"trang_thai", "Đóng đủ", "Đóng đủ"},
        {"trang_thai", "Đỗ Ánh", "** ***"},
        {"trang_thai", "0790850012", "*******012"},
        {"ho_ten", "Nguyễn Thị Hương Giang Nguyễn Thị Hương Giang Nguyễn Thị Hương",
         "****** *** ***** ***** ****** *** ***** *****…"},
        {"ten_xa", "Phường Phú Xuân", "Phường Phú Xuân"},
        {"ten_xa", "XÃ A LƯỚI", "XÃ A LƯỚI"},
        {"ten_xa", "Xa Thị Hồng", "** *** ****"},         /* a cell too far to the right */
        {"ten_xa", "Phường 5, số 12", "****** *, ** **"}, /* where somebody lives */
    };

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        char room[MASKING_LONGEST];
        const str s = masking_of(room, str_from(row[i].column), str_from(row[i].value));

        cr_assert(str_eq(s, str_from(row[i].shown)), "%s %s: " STR_FMT, row[i].column, row[i].value,
                  STR_ARG(s));
    }
}

Test(masking, names_of_public_lists_are_shown_in_their_lists_alone) {
    cr_assert(masking_is_listed(STR("co_quan"), STR("ten"), STR("Sở Y tế （mới）")));
    cr_assert(masking_is_listed(STR("quy_doi_xa"), STR("ten_xa_cu"), STR("Phường Tây Lộc")));
    cr_assert(masking_is_listed(STR("chi_tieu"), STR("chi_tieu"), STR("bhxh_moi")));
    cr_assert_not(masking_is_listed(STR("giai_trinh"), STR("chi_tieu"), STR("Nguyễn Văn A")));
    cr_assert_not(masking_is_listed(STR("thue"), STR("ten"), STR("Nguyễn Văn A")));
    cr_assert_not(masking_is_listed(STR("co_quan"), STR("ky_hieu"), STR("Nguyễn Văn A")));
}
