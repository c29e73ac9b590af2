/*
 * indicator - the catalogue of chỉ tiêu (spec 1.3): the name, the unit and the parts of each.  This
 * one table prints `baophu indicators`, names the columns of templates and the lines of
 * so-lieu.csv, and tells figures/ how to carry a figure over time.
 *
 *     index   0 .. INDICATOR_FIXED-1   the fixed ones, INDICATOR_BHXH_BB ...
 *             INDICATOR_FIXED ...      families with one member a BHYT group: bhyt_hs, tiem_nang_tn_hs
 *
 * A stock is a state on the closing day; a flow is what happened in the period; a ratio is
 * numerator / denominator and is never added up.  A ratio may also stand as a *stated* figure, in
 * hundredths of a percent, when a target or an old report gives only the rate.
 */
#ifndef DIM_INDICATOR_H
#define DIM_INDICATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dim/member.h"

#define INDICATOR_TARGET_HEAD "ct_" /* begins the id of the target of an indicator: ct_bhxh */

enum indicator_kind { INDICATOR_STOCK, INDICATOR_FLOW, INDICATOR_RATIO };
enum indicator_unit {
    INDICATOR_NGUOI,   /* người */
    INDICATOR_DON_VI,  /* đơn vị */
    INDICATOR_DONG,    /* đồng */
    INDICATOR_PERCENT, /* % */
    INDICATOR_UNITS
};

/* NAME, id, kind, unit, numerator, denominator (ratios; else NONE), name for people.
 * The order is the order of `baophu indicators`; so-lieu.csv orders by id. */
#define INDICATOR_TABLE(X)                                                                         \
    X(BHXH_BB, "bhxh_bb", STOCK, NGUOI, NONE, NONE, "Người tham gia BHXH bắt buộc")                \
    X(BHXH_TN, "bhxh_tn", STOCK, NGUOI, NONE, NONE, "Người tham gia BHXH tự nguyện")               \
    X(BHXH, "bhxh", STOCK, NGUOI, NONE, NONE, "Người tham gia BHXH")                               \
    X(BHTN, "bhtn", STOCK, NGUOI, NONE, NONE, "Người tham gia BHTN")                               \
    X(BHYT, "bhyt", STOCK, NGUOI, NONE, NONE, "Người tham gia BHYT")                               \
    X(BHXH_BP, "bhxh_bp", STOCK, NGUOI, NONE, NONE,                                                \
      "Người tham gia BHXH tính bao phủ (không gồm lực lượng vũ trang)")                           \
    X(BHTN_BP, "bhtn_bp", STOCK, NGUOI, NONE, NONE,                                                \
      "Người tham gia BHTN tính bao phủ (không gồm lực lượng vũ trang)")                           \
    X(BHXH_MOI, "bhxh_moi", FLOW, NGUOI, NONE, NONE, "Người tham gia BHXH mới trong kỳ")           \
    X(BHXH_TN_MOI, "bhxh_tn_moi", FLOW, NGUOI, NONE, NONE,                                         \
      "Người tham gia BHXH tự nguyện mới trong kỳ")                                                \
    X(BHXH_BB_TANG, "bhxh_bb_tang", FLOW, NGUOI, NONE, NONE,                                       \
      "Người tham gia BHXH bắt buộc tăng trong kỳ, không kể chuyển đến")                           \
    X(BHXH_BB_GIAM, "bhxh_bb_giam", FLOW, NGUOI, NONE, NONE,                                       \
      "Người tham gia BHXH bắt buộc giảm trong kỳ, không kể chuyển đi")                            \
    X(BHXH_BB_DEN, "bhxh_bb_den", FLOW, NGUOI, NONE, NONE,                                         \
      "Người tham gia BHXH bắt buộc từ xã khác chuyển đến trong kỳ")                               \
    X(BHXH_BB_DI, "bhxh_bb_di", FLOW, NGUOI, NONE, NONE,                                           \
      "Người tham gia BHXH bắt buộc chuyển đi xã khác trong kỳ")                                   \
    X(BHXH_TN_TANG, "bhxh_tn_tang", FLOW, NGUOI, NONE, NONE,                                       \
      "Người tham gia BHXH tự nguyện tăng trong kỳ, không kể chuyển đến")                          \
    X(BHXH_TN_GIAM, "bhxh_tn_giam", FLOW, NGUOI, NONE, NONE,                                       \
      "Người tham gia BHXH tự nguyện giảm trong kỳ, không kể chuyển đi")                           \
    X(BHXH_TN_DEN, "bhxh_tn_den", FLOW, NGUOI, NONE, NONE,                                         \
      "Người tham gia BHXH tự nguyện từ xã khác chuyển đến trong kỳ")                              \
    X(BHXH_TN_DI, "bhxh_tn_di", FLOW, NGUOI, NONE, NONE,                                           \
      "Người tham gia BHXH tự nguyện chuyển đi xã khác trong kỳ")                                  \
    X(BHTN_TANG, "bhtn_tang", FLOW, NGUOI, NONE, NONE,                                             \
      "Người tham gia BHTN tăng trong kỳ, không kể chuyển đến")                                    \
    X(BHTN_GIAM, "bhtn_giam", FLOW, NGUOI, NONE, NONE,                                             \
      "Người tham gia BHTN giảm trong kỳ, không kể chuyển đi")                                     \
    X(BHTN_DEN, "bhtn_den", FLOW, NGUOI, NONE, NONE,                                               \
      "Người tham gia BHTN từ xã khác chuyển đến trong kỳ")                                        \
    X(BHTN_DI, "bhtn_di", FLOW, NGUOI, NONE, NONE,                                                 \
      "Người tham gia BHTN chuyển đi xã khác trong kỳ")                                            \
    X(BHYT_TANG, "bhyt_tang", FLOW, NGUOI, NONE, NONE,                                             \
      "Người tham gia BHYT tăng trong kỳ, không kể chuyển đến")                                    \
    X(BHYT_GIAM, "bhyt_giam", FLOW, NGUOI, NONE, NONE,                                             \
      "Người tham gia BHYT giảm trong kỳ, không kể chuyển đi")                                     \
    X(BHYT_DEN, "bhyt_den", FLOW, NGUOI, NONE, NONE,                                               \
      "Người tham gia BHYT từ xã khác chuyển đến trong kỳ")                                        \
    X(BHYT_DI, "bhyt_di", FLOW, NGUOI, NONE, NONE,                                                 \
      "Người tham gia BHYT chuyển đi xã khác trong kỳ")                                            \
    X(BB_TN, "bb_tn", FLOW, NGUOI, NONE, NONE,                                                     \
      "Người chuyển từ BHXH bắt buộc sang tự nguyện trong kỳ")                                     \
    X(TN_BB, "tn_bb", FLOW, NGUOI, NONE, NONE,                                                     \
      "Người chuyển từ BHXH tự nguyện sang bắt buộc trong kỳ")                                     \
    X(BHXH_TN_DEN_HAN, "bhxh_tn_den_han", STOCK, NGUOI, NONE, NONE,                                \
      "Người tham gia BHXH tự nguyện hết hạn đóng trong 90 ngày tới")                              \
    X(TIEM_NANG_TN, "tiem_nang_tn", STOCK, NGUOI, NONE, NONE,                                      \
      "Người trong độ tuổi lao động có BHYT, chưa tham gia BHXH, được tham gia BHXH tự nguyện")    \
    X(TIEM_NANG_HSSV, "tiem_nang_hssv", STOCK, NGUOI, NONE, NONE,                                  \
      "Học sinh, sinh viên từ đủ 15 tuổi có BHYT, chưa tham gia BHXH")                             \
    X(DAN_SO, "dan_so", STOCK, NGUOI, NONE, NONE, "Dân số")                                        \
    X(LLLD, "llld", STOCK, NGUOI, NONE, NONE, "Lực lượng lao động trong độ tuổi")                  \
    X(BP_BHXH, "bp_bhxh", RATIO, PERCENT, BHXH_BP, LLLD, "Tỷ lệ bao phủ BHXH")                     \
    X(BP_BHTN, "bp_bhtn", RATIO, PERCENT, BHTN_BP, LLLD, "Tỷ lệ bao phủ BHTN")                     \
    X(BP_BHYT, "bp_bhyt", RATIO, PERCENT, BHYT, DAN_SO, "Tỷ lệ bao phủ BHYT")                      \
    X(CT_BHXH_BB, "ct_bhxh_bb", STOCK, NGUOI, NONE, NONE, "Chỉ tiêu năm về BHXH bắt buộc")         \
    X(CT_BHXH_TN, "ct_bhxh_tn", STOCK, NGUOI, NONE, NONE, "Chỉ tiêu năm về BHXH tự nguyện")        \
    X(CT_BHXH, "ct_bhxh", STOCK, NGUOI, NONE, NONE, "Chỉ tiêu năm về BHXH")                        \
    X(CT_BHTN, "ct_bhtn", STOCK, NGUOI, NONE, NONE, "Chỉ tiêu năm về BHTN")                        \
    X(CT_BHYT, "ct_bhyt", STOCK, NGUOI, NONE, NONE, "Chỉ tiêu năm về BHYT")                        \
    X(CT_BP_BHXH, "ct_bp_bhxh", RATIO, PERCENT, NONE, NONE, "Chỉ tiêu năm về bao phủ BHXH")        \
    X(CT_BP_BHTN, "ct_bp_bhtn", RATIO, PERCENT, NONE, NONE, "Chỉ tiêu năm về bao phủ BHTN")        \
    X(CT_BP_BHYT, "ct_bp_bhyt", RATIO, PERCENT, NONE, NONE, "Chỉ tiêu năm về bao phủ BHYT")        \
    X(CT_PHAI_THU, "ct_phai_thu", STOCK, DONG, NONE, NONE, "Chỉ tiêu năm về số phải thu")          \
    X(CT_CHAM_DONG, "ct_cham_dong", STOCK, DONG, NONE, NONE,                                       \
      "Chỉ tiêu năm: số tiền chậm đóng không quá")                                                 \
    X(CT_TL_CHAM, "ct_tl_cham", RATIO, PERCENT, NONE, NONE,                                        \
      "Chỉ tiêu năm: tỷ lệ chậm đóng không quá")                                                   \
    X(LT_BHXH_BB, "lt_bhxh_bb", STOCK, NGUOI, NONE, NONE,                                          \
      "Chỉ tiêu năm cuối của lộ trình về BHXH bắt buộc")                                           \
    X(LT_BHXH_TN, "lt_bhxh_tn", STOCK, NGUOI, NONE, NONE,                                          \
      "Chỉ tiêu năm cuối của lộ trình về BHXH tự nguyện")                                          \
    X(LT_BHXH, "lt_bhxh", STOCK, NGUOI, NONE, NONE, "Chỉ tiêu năm cuối của lộ trình về BHXH")      \
    X(LT_BHTN, "lt_bhtn", STOCK, NGUOI, NONE, NONE, "Chỉ tiêu năm cuối của lộ trình về BHTN")      \
    X(LT_BHYT, "lt_bhyt", STOCK, NGUOI, NONE, NONE, "Chỉ tiêu năm cuối của lộ trình về BHYT")      \
    X(HT_LT_BHXH_BB, "ht_lt_bhxh_bb", RATIO, PERCENT, BHXH_BB, LT_BHXH_BB,                         \
      "BHXH bắt buộc so với chỉ tiêu năm cuối của lộ trình")                                       \
    X(HT_LT_BHXH_TN, "ht_lt_bhxh_tn", RATIO, PERCENT, BHXH_TN, LT_BHXH_TN,                         \
      "BHXH tự nguyện so với chỉ tiêu năm cuối của lộ trình")                                      \
    X(HT_LT_BHXH, "ht_lt_bhxh", RATIO, PERCENT, BHXH, LT_BHXH,                                     \
      "BHXH so với chỉ tiêu năm cuối của lộ trình")                                                \
    X(HT_LT_BHTN, "ht_lt_bhtn", RATIO, PERCENT, BHTN, LT_BHTN,                                     \
      "BHTN so với chỉ tiêu năm cuối của lộ trình")                                                \
    X(HT_LT_BHYT, "ht_lt_bhyt", RATIO, PERCENT, BHYT, LT_BHYT,                                     \
      "BHYT so với chỉ tiêu năm cuối của lộ trình")                                                \
    X(HT_BHXH_BB, "ht_bhxh_bb", RATIO, PERCENT, BHXH_BB, CT_BHXH_BB,                               \
      "Tỷ lệ hoàn thành BHXH bắt buộc")                                                            \
    X(HT_BHXH_TN, "ht_bhxh_tn", RATIO, PERCENT, BHXH_TN, CT_BHXH_TN,                               \
      "Tỷ lệ hoàn thành BHXH tự nguyện")                                                           \
    X(HT_BHXH, "ht_bhxh", RATIO, PERCENT, BHXH, CT_BHXH, "Tỷ lệ hoàn thành BHXH")                  \
    X(HT_BHTN, "ht_bhtn", RATIO, PERCENT, BHTN, CT_BHTN, "Tỷ lệ hoàn thành BHTN")                  \
    X(HT_BHYT, "ht_bhyt", RATIO, PERCENT, BHYT, CT_BHYT, "Tỷ lệ hoàn thành BHYT")                  \
    X(HT_BP_BHXH, "ht_bp_bhxh", RATIO, PERCENT, BP_BHXH, CT_BP_BHXH,                               \
      "Tỷ lệ hoàn thành bao phủ BHXH")                                                             \
    X(HT_BP_BHTN, "ht_bp_bhtn", RATIO, PERCENT, BP_BHTN, CT_BP_BHTN,                               \
      "Tỷ lệ hoàn thành bao phủ BHTN")                                                             \
    X(HT_BP_BHYT, "ht_bp_bhyt", RATIO, PERCENT, BP_BHYT, CT_BP_BHYT,                               \
      "Tỷ lệ hoàn thành bao phủ BHYT")                                                             \
    X(DV, "dv", STOCK, DON_VI, NONE, NONE, "Đơn vị sử dụng lao động tham gia BHXH")                \
    X(DV_LD, "dv_ld", STOCK, NGUOI, NONE, NONE, "Lao động tham gia BHXH tại các đơn vị")           \
    X(QUY_LUONG, "quy_luong", FLOW, DONG, NONE, NONE, "Quỹ lương đóng BHXH")                       \
    X(PHAI_THU, "phai_thu", FLOW, DONG, NONE, NONE, "Số phải thu")                                 \
    X(PHAI_THU_NAM, "phai_thu_nam", STOCK, DONG, NONE, NONE,                                       \
      "Số phải thu cả năm, làm mẫu số của tỷ lệ chậm đóng")                                        \
    X(DA_THU, "da_thu", FLOW, DONG, NONE, NONE, "Số đã thu")                                       \
    X(CHAM_DONG, "cham_dong", STOCK, DONG, NONE, NONE, "Số tiền chậm đóng")                        \
    X(DONG_THUA, "dong_thua", STOCK, DONG, NONE, NONE, "Số tiền đóng thừa")                        \
    X(TL_CHAM, "tl_cham", RATIO, PERCENT, CHAM_DONG, PHAI_THU_NAM, "Tỷ lệ chậm đóng")              \
    X(CHAM_D1, "cham_d1", STOCK, DONG, NONE, NONE, "Chậm đóng dưới 1 tháng")                       \
    X(CHAM_1_3, "cham_1_3", STOCK, DONG, NONE, NONE, "Chậm đóng từ 1 đến dưới 3 tháng")            \
    X(CHAM_3_6, "cham_3_6", STOCK, DONG, NONE, NONE, "Chậm đóng từ 3 đến dưới 6 tháng")            \
    X(CHAM_6_12, "cham_6_12", STOCK, DONG, NONE, NONE, "Chậm đóng từ 6 đến dưới 12 tháng")         \
    X(CHAM_12, "cham_12", STOCK, DONG, NONE, NONE, "Chậm đóng từ 12 tháng trở lên")                \
    X(DV_CHAM, "dv_cham", STOCK, DON_VI, NONE, NONE, "Đơn vị chậm đóng")                           \
    X(DV_CHAM_3T, "dv_cham_3t", STOCK, DON_VI, NONE, NONE, "Đơn vị chậm đóng từ 3 tháng trở lên")  \
    X(DV_CHAM_MOI, "dv_cham_moi", FLOW, DON_VI, NONE, NONE,                                        \
      "Đơn vị chậm đóng mới phát sinh trong kỳ")                                                   \
    X(DV_HET_CHAM, "dv_het_cham", FLOW, DON_VI, NONE, NONE,                                        \
      "Đơn vị đã đóng hết số tiền chậm đóng trong kỳ")                                             \
    X(DV_CHAM_TANG, "dv_cham_tang", FLOW, DON_VI, NONE, NONE,                                      \
      "Đơn vị tiếp tục chậm đóng, số tiền tăng trong kỳ")                                          \
    X(DV_CHAM_GIAM, "dv_cham_giam", FLOW, DON_VI, NONE, NONE,                                      \
      "Đơn vị tiếp tục chậm đóng, số tiền giảm trong kỳ")                                          \
    X(THUE_DV, "thue_dv", STOCK, DON_VI, NONE, NONE, "Người nộp thuế đang hoạt động")              \
    X(THUE_LD, "thue_ld", STOCK, NGUOI, NONE, NONE, "Lao động được trả lương theo dữ liệu thuế")   \
    X(THUE_QUY_LUONG, "thue_quy_luong", FLOW, DONG, NONE, NONE, "Quỹ lương theo dữ liệu thuế")     \
    X(DC_SAI_MST, "dc_sai_mst", STOCK, DON_VI, NONE, NONE, "Đơn vị có mã số thuế không hợp lệ")    \
    X(DC_NGUNG_THUE, "dc_ngung_thue", STOCK, DON_VI, NONE, NONE,                                   \
      "Đơn vị đã ngừng hoạt động về thuế nhưng còn tham gia BHXH")                                 \
    X(DC_THIEU_LD, "dc_thieu_ld", STOCK, DON_VI, NONE, NONE,                                       \
      "Đơn vị tham gia chưa đủ số lao động")                                                       \
    X(DC_THIEU_LUONG, "dc_thieu_luong", STOCK, DON_VI, NONE, NONE,                                 \
      "Đơn vị đóng trên quỹ lương thấp hơn dữ liệu thuế")                                          \
    X(DC_THUA_LD, "dc_thua_ld", STOCK, DON_VI, NONE, NONE,                                         \
      "Đơn vị có lao động BHXH nhiều hơn dữ liệu thuế")                                            \
    X(DC_KHOP, "dc_khop", STOCK, DON_VI, NONE, NONE, "Đơn vị khớp dữ liệu thuế")                   \
    X(DC_CHUA_TG, "dc_chua_tg", STOCK, DON_VI, NONE, NONE, "Đơn vị chưa tham gia BHXH")            \
    X(DC_THUE_KHONG_LD, "dc_thue_khong_ld", STOCK, DON_VI, NONE, NONE,                             \
      "Người nộp thuế đang hoạt động, không có lao động")                                          \
    X(DC_THUE_NGUNG, "dc_thue_ngung", STOCK, DON_VI, NONE, NONE,                                   \
      "Người nộp thuế đã ngừng hoạt động, không tham gia BHXH")                                    \
    X(DC_KHONG_THUE, "dc_khong_thue", STOCK, DON_VI, NONE, NONE,                                   \
      "Đơn vị tham gia BHXH không có trong dữ liệu thuế")                                          \
    X(DC_SAI_MST_LD, "dc_sai_mst_ld", STOCK, NGUOI, NONE, NONE,                                    \
      "Chênh lệch lao động của nhóm mã số thuế không hợp lệ")                                      \
    X(DC_NGUNG_THUE_LD, "dc_ngung_thue_ld", STOCK, NGUOI, NONE, NONE,                              \
      "Chênh lệch lao động của nhóm đã ngừng hoạt động về thuế")                                   \
    X(DC_THIEU_LD_LD, "dc_thieu_ld_ld", STOCK, NGUOI, NONE, NONE,                                  \
      "Lao động chưa tham gia tại các đơn vị tham gia chưa đủ")                                    \
    X(DC_THIEU_LUONG_LD, "dc_thieu_luong_ld", STOCK, NGUOI, NONE, NONE,                            \
      "Chênh lệch lao động của nhóm đóng trên quỹ lương thấp")                                     \
    X(DC_THUA_LD_LD, "dc_thua_ld_ld", STOCK, NGUOI, NONE, NONE,                                    \
      "Lao động BHXH nhiều hơn dữ liệu thuế")                                                      \
    X(DC_KHOP_LD, "dc_khop_ld", STOCK, NGUOI, NONE, NONE, "Chênh lệch lao động của nhóm khớp")     \
    X(DC_CHUA_TG_LD, "dc_chua_tg_ld", STOCK, NGUOI, NONE, NONE,                                    \
      "Lao động tại các đơn vị chưa tham gia BHXH")                                                \
    X(DC_THUE_KHONG_LD_LD, "dc_thue_khong_ld_ld", STOCK, NGUOI, NONE, NONE,                        \
      "Lao động của nhóm người nộp thuế không có lao động")                                        \
    X(DC_THUE_NGUNG_LD, "dc_thue_ngung_ld", STOCK, NGUOI, NONE, NONE,                              \
      "Lao động của nhóm người nộp thuế đã ngừng hoạt động")                                       \
    X(DC_KHONG_THUE_LD, "dc_khong_thue_ld", STOCK, NGUOI, NONE, NONE,                              \
      "Lao động của các đơn vị không có trong dữ liệu thuế")                                       \
    X(THUE_MOI, "thue_moi", FLOW, DON_VI, NONE, NONE, "Người nộp thuế đăng ký mới trong kỳ")       \
    X(THUE_MOI_CTG, "thue_moi_ctg", FLOW, DON_VI, NONE, NONE,                                      \
      "Người nộp thuế đăng ký mới chưa tham gia BHXH")

enum indicator_id {
#define INDICATOR_ENUM(NAME, id, kind, unit, num, den, name) INDICATOR_##NAME,
    INDICATOR_TABLE(INDICATOR_ENUM)
#undef INDICATOR_ENUM
        INDICATOR_FIXED
};
#define INDICATOR_NONE UINT32_MAX

/* A family has one indicator for each BHYT group, in the order of the groups; the unknown group
 * has none. */
enum indicator_family { INDICATOR_BHYT_NHOM, INDICATOR_TIEM_NANG_NHOM, INDICATOR_FAMILIES };

struct indicator {
    str id, name;
    enum indicator_kind kind;
    enum indicator_unit unit;
    uint32_t num, den; /* of a ratio; INDICATOR_NONE: no ratio, or one that is always stated */
    /* It is the target of another indicator: ct_<x> for the year, lt_<x> for the last year. */
    bool target;
};

struct indicator_set {
    struct indicator *v;
    uint32_t n;
    uint32_t family[INDICATOR_FAMILIES]; /* index of the family's first */
    uint32_t groups;
    uint32_t *by_id; /* the n indexes in byte order of id: the order of so-lieu.csv */
    struct map ids;
};

/* Fill s with the fixed indicators and, for each group of the list, those of the families. */
void indicator_build(struct indicator_set *s, const struct member_list *groups, struct arena *a);
void indicator_free(struct indicator_set *s);
uint32_t indicator_find(const struct indicator_set *s, str id); /* INDICATOR_NONE when unknown */
/* The indicator of family f for the group with this index, for example bhyt_<nhom>. */
uint32_t indicator_of_group(const struct indicator_set *s, enum indicator_family f, uint32_t group);
const char *indicator_unit_text(enum indicator_unit u); /* "người", "%" */
/* The target (ct_<x>) and the completion (ht_<x>) of the indicator x, or INDICATOR_NONE. */
uint32_t indicator_target(const struct indicator_set *s, uint32_t ix);
uint32_t indicator_completion(const struct indicator_set *s, uint32_t ix);
/* Whether its target is a ceiling: at most so much may be overdue. */
bool indicator_has_ceiling(uint32_t ix);

#endif /* DIM_INDICATOR_H */
