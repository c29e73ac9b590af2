/*
 * words_names - the names of the plain words that a template may put in braces: {ky.ten}, {nam} ...
 *
 * WORDS lists each word once: the name of the function that gives its text (template/words.c) and
 * the name as a template writes it.  Every key of the profile is a word too, as {section.key}.
 */
#ifndef LANGUAGE_WORDS_NAMES_H
#define LANGUAGE_WORDS_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "conf/profile.h"

/* clang-format off */
#define WORDS(X) \
    X(ky_ten, "ky.ten") /* tên kỳ báo cáo: quý I năm 2026 */ \
    X(ky_ngay_chot, "ky.ngay_chot") /* ngày chốt số liệu: 31/3/2026 */ \
    X(ky_ngay_chot_chu, "ky.ngay_chot_chu") /* ngày chốt viết đủ: 31 tháng 3 năm 2026 */ \
    X(ky_sau_ten, "ky_sau.ten") /* tên kỳ tiếp theo: quý II năm 2026 */ \
    X(ky_ten_hoa, "ky.ten_hoa") /* tên kỳ báo cáo viết hoa: QUÝ I NĂM 2026 */ \
    X(ky_sau_ten_hoa, "ky_sau.ten_hoa") /* tên kỳ tiếp theo viết hoa: QUÝ II NĂM 2026 */ \
    X(ky_truoc_ten, "ky_truoc.ten") /* tên kỳ trước: quý IV năm 2025 */ \
    X(ky_truoc_ngay, "ky_truoc.ngay") /* ngày chốt kỳ trước: 31/12/2025 */ \
    X(cung_ky_ten, "cung_ky.ten") /* cùng kỳ năm trước: quý I năm 2025 */ \
    X(cung_ky_ngay, "cung_ky.ngay") /* ngày chốt cùng kỳ năm trước: 31/3/2025 */ \
    X(dau_nam_ten, "dau_nam.ten") /* mốc đầu năm: cuối năm 2025 */ \
    X(dau_nam_ngay, "dau_nam.ngay") /* ngày chốt mốc đầu năm: 31/12/2025 */ \
    X(nam, "nam") /* năm báo cáo: 2026 */ \
    X(nam_truoc, "nam_truoc") /* năm trước: 2025 */ \
    X(nam_sau, "nam_sau") /* năm sau: 2027 */ \
    X(noi_ten, "noi.ten") /* tên nơi mà văn bản nói về: Phường Thuận Hóa */ \
    X(noi_goi, "noi.goi") /* cách gọi nơi đó trong câu: phường Thuận Hóa, thành phố Huế */ \
    X(bhxh_ten_tat, "bhxh.ten_tat") /* tên BHXH viết tắt: BHXH TP. Huế */ \
    X(so_xa, "so_xa") /* số xã, phường, đặc khu: 40 */ \
    X(phan_nam, "ky.phan_nam") /* phần thời gian của năm đã qua đến hết kỳ: 25% */ \
    X(checks_rows, "kiem_tra.dong") /* kết quả kiểm tra dữ liệu đầu vào, cho phiếu trình */ \
    X(checks_open, "kiem_tra.con_lai") /* điều kiểm tra dữ liệu còn để lại, cho phiếu trình */ \
    X(checks_asked, "giai_trinh.so") /* có bao nhiêu số liệu cần giải trình; trống khi không có: 3 */ \
    X(checks_unanswered, "giai_trinh.chua") /* trong đó bao nhiêu chưa có giải trình; trống khi không còn: 2 */ \
    X(cac_xa, "cac_xa") /* gọi chung các nơi cấp xã: xã, phường */ \
    X(giao_theo, "giao_theo") /* chỉ tiêu năm sau chia theo gì: số lao động chưa tham gia */ \
    X(nam_lo_trinh, "nam_lo_trinh") /* năm cuối của lộ trình chỉ tiêu số người: 2030 */ \
    X(lateness_often, "cham_nhieu_ky.so") /* có bao nhiêu đơn vị của nơi được báo cáo chậm đóng từ 3 tháng trong mọi kỳ có số liệu; trống khi không có: 12 */ \
    X(lateness_periods, "cham_nhieu_ky.ky") /* những kỳ ấy: cả 4 quý gần nhất; trống khi chỉ có số liệu một kỳ */ \
    X(co_so_tl_cham, "co_so_tl_cham") /* tỷ lệ chậm đóng tính trên gì: số phải thu theo kế hoạch cả năm */
/* clang-format on */

/* Return the k-th name of the list, for the nearest word; NULL past its end. */
const char *words_name(size_t k);
/* Set *id to the key of the profile that the word names.  Return false when it names none. */
bool words_profile_key(str word, enum profile_id *id);
/* Whether the word (without its braces) exists. */
bool words_known(str word);
/* Cut text at its next {word}: *before is what stands in front of it, *text what follows.  *closed is
 * false when the closing brace is missing.  Return false at the end; *before is then the rest. */
bool words_next(str *text, str *before, str *word, bool *closed);
/* Return false when a word in braces does not exist; *bad is then that word, or "" for a brace that
 * never closes. */
bool words_check(str text, str *bad);

#endif /* LANGUAGE_WORDS_NAMES_H */
